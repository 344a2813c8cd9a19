/* The arena: ever larger blocks, cut from the front. A large request gets a block
 * of its own, so that the room left in the current one is not lost. Large blocks come
 * fresh from the system, zeroed as they are, in its large pages where it has them. */
#define _DEFAULT_SOURCE
#include "arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "sanitized.h"

#define FIRST_BLOCK ((size_t)64 * 1024)
#define LARGE_PAGE ((size_t)2 * 1024 * 1024)
#define LAST_BLOCK (4 * LARGE_PAGE)
#define STATUS_INTERNAL 3

/* What the compiler keeps here needs no more. */
union any {
    void *pointer;
    uint64_t integer;
    double floating;
};

struct block {
    struct block *next;
    size_t size; /* all of it */
    alignas(union any) char bytes[];
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

/* ---- blocks ---- */

/* Leak checking does not look into what is mapped. */
static bool
is_large(size_t size)
{
    return size >= LARGE_PAGE && !IS_SANITIZED;
}

/* `size` bytes at a multiple of LARGE_PAGE: more is mapped, and what is too much given
 * back. */
static void *
map_large(size_t size)
{
    char *map = mmap(NULL, size + LARGE_PAGE, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    size_t before;

    if (map == MAP_FAILED)
        return NULL;
    before = -(uintptr_t)map % LARGE_PAGE;
    if (before > 0)
        munmap(map, before);
    munmap(map + before + size, LARGE_PAGE - before);
#ifdef MADV_HUGEPAGE
    madvise(map + before, size, MADV_HUGEPAGE);
#endif
    return map + before;
}

static struct block *
new_block(struct arena *arena, size_t size)
{
    struct block *block = NULL;

    if (is_large(size))
        size += -size % LARGE_PAGE;
    block = is_large(size) ? map_large(size) : calloc(1, size);
    if (!block)
        out_of_memory();
    block->size = size;
    arena->total += size;
    return block;
}

static void
free_block(struct block *block)
{
    if (is_large(block->size))
        munmap(block, block->size);
    else
        free(block);
}

/* A block for one large piece, put behind the current one. */
static void *
alloc_alone(struct arena *arena, size_t size)
{
    struct block *block;

    if (size > SIZE_MAX / 2)
        out_of_memory();
    block = new_block(arena, sizeof *block + size);
    if (arena->blocks) {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
    } else {
        arena->blocks = block;
    }
    return block->bytes;
}

static void
free_blocks(struct block *block)
{
    struct block *next;

    for (; block; block = next) {
        next = block->next;
        free_block(block);
    }
}

void
arena_free(struct arena *arena)
{
    free_blocks(arena->blocks);
    free(arena);
}

/* The current block stays. */
void
arena_clear(struct arena *arena)
{
    struct block *current = arena->blocks;

    if (!arena->free)
        return;
    free_blocks(current->next);
    current->next = NULL;
    memset(current->bytes, 0, (size_t)(arena->free - current->bytes));
    arena->free = current->bytes;
    arena->total = current->size;
}

/* ---- pieces ---- */

static void
start_block(struct arena *arena)
{
    struct block *block = new_block(arena, arena->block_size);

    block->next = arena->blocks;
    arena->blocks = block;
    arena->free = block->bytes;
    arena->end = (char *)block + block->size;
    if (arena->block_size < LAST_BLOCK)
        arena->block_size = block->size < LARGE_PAGE ? LARGE_PAGE : arena->block_size * 2;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
    size_t padding = -size % alignof(union any);
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
    char most[256], *text;
    va_list again;
    int size;

    va_copy(again, arguments);
    size = vsnprintf(most, sizeof most, format, arguments);
    if (size < 0)
        out_of_memory();
    text = arena_alloc(arena, (size_t)size + 1);
    if ((size_t)size < sizeof most)
        memcpy(text, most, (size_t)size);
    else
        vsnprintf(text, (size_t)size + 1, format, again);
    va_end(again);
    return text;
}

size_t
arena_size(const struct arena *arena)
{
    return arena->total;
}
