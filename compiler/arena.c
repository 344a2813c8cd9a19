/* The arena: blocks that double in size, cut from the front. A large request gets a block
 * of its own, so that the room left in the current one is not lost. */
#include "arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_BLOCK ((size_t)64 * 1024)
#define LAST_BLOCK ((size_t)4 * 1024 * 1024)
#define STATUS_INTERNAL 3

struct block {
    struct block *next;
    alignas(max_align_t) char bytes[];
};

struct arena {
    struct block *blocks; /* all of them; the first is the current one */
    char *free, *end;     /* room left in the current block */
    size_t block_size;    /* of the next block */
    size_t total;
};

static _Noreturn void
out_of_memory(void)
{
    fputs("coroc: out of memory\n", stderr);
    exit(STATUS_INTERNAL);
}

struct arena *
arena_new(void)
{
    struct arena *arena = calloc(1, sizeof *arena);

    if (!arena)
        out_of_memory();
    arena->block_size = FIRST_BLOCK;
    return arena;
}

void
arena_free(struct arena *arena)
{
    struct block *next;

    for (struct block *block = arena->blocks; block; block = next) {
        next = block->next;
        free(block);
    }
    free(arena);
}

static struct block *
new_block(struct arena *arena, size_t size)
{
    struct block *block = NULL;

    if (size <= SIZE_MAX - sizeof *block)
        block = calloc(1, sizeof *block + size);
    if (!block)
        out_of_memory();
    arena->total += sizeof *block + size;
    return block;
}

/* A block for one large piece, put behind the current one. */
static void *
alloc_alone(struct arena *arena, size_t size)
{
    struct block *block = new_block(arena, size);

    if (arena->blocks) {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
    } else {
        arena->blocks = block;
    }
    return block->bytes;
}

static void
start_block(struct arena *arena)
{
    struct block *block = new_block(arena, arena->block_size);

    block->next = arena->blocks;
    arena->blocks = block;
    arena->free = block->bytes;
    arena->end = block->bytes + arena->block_size;
    if (arena->block_size < LAST_BLOCK)
        arena->block_size *= 2;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
    size_t padding = -size % alignof(max_align_t);
    char *piece;

    if (size > arena->block_size / 4)
        return alloc_alone(arena, size);
    size += padding;
    if (!arena->free || size > (size_t)(arena->end - arena->free))
        start_block(arena);
    piece = arena->free;
    arena->free += size;
    return piece;
}

char *
arena_copy(struct arena *arena, const char *bytes, size_t size)
{
    char *copy = arena_alloc(arena, size + 1);

    if (size)
        memcpy(copy, bytes, size);
    return copy;
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    char *text;

    va_start(arguments, format);
    text = arena_vprintf(arena, format, arguments);
    va_end(arguments);
    return text;
}

char *
arena_vprintf(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    int size;
    char *text;

    va_copy(again, arguments);
    size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (size < 0)
        out_of_memory();
    text = arena_alloc(arena, (size_t)size + 1);
    vsnprintf(text, (size_t)size + 1, format, arguments);
    return text;
}

size_t
arena_size(const struct arena *arena)
{
    return arena->total;
}
