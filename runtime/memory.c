/* Memory for objects: blocks of a few sizes cut from large chunks, without a header each.
 *
 * A released block goes to the list of its size, from which the next of that size comes.
 * Chunks are kept until the program ends. What is large comes from malloc; under a
 * sanitizer or with CORO_PLAIN_MALLOC all does, so that leaks and misuse are seen. */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CORO_PLAIN_MALLOC
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) && !defined(CORO_PLAIN_MALLOC)
#define CORO_PLAIN_MALLOC
#endif

static void *
move(void *memory, size_t used, size_t size, size_t larger)
{
    void *moved = coro_allocate(larger);
    if (moved && memory) {
        memcpy(moved, memory, used);
        coro_release_memory(memory, size);
    }
    return moved;
}

#ifdef CORO_PLAIN_MALLOC

void *
coro_allocate(size_t size)
{
    return malloc(size ? size : 1);
}

void
coro_release_memory(void *memory, size_t size)
{
    (void)size;
    free(memory);
}

void *
coro_enlarge(void *memory, size_t used, size_t size, size_t larger)
{
    return move(memory, used, size, larger);
}

#else

enum {
    GRAIN = 16, /* blocks are multiples of it, and so aligned for any value */
    LARGEST = 512,
    FIRST_CHUNK = 4096,
    LAST_CHUNK = 65536, /* chunks double up to this */
};

struct block {
    struct block *next;
};

static CORO_THREAD struct {
    struct block *released[LARGEST / GRAIN + 1]; /* by size in grains */
    char *rest;                                  /* of the newest chunk */
    size_t rest_size;
    size_t chunk_size;
} pool;

/* In grains. What has no size takes one, too. */
static inline size_t
grains(size_t size)
{
    return (size + GRAIN - 1) / GRAIN;
}

static inline void
keep(void *memory, size_t count)
{
    struct block *block = memory;
    block->next = pool.released[count];
    pool.released[count] = block;
}

/* What is left of the chunk before is smaller than the block asked for, and so of a
 * listed size. */
static bool
new_chunk(void)
{
    size_t size = pool.chunk_size ? pool.chunk_size : FIRST_CHUNK;
    char *chunk = malloc(size);
    if (!chunk)
        return false;
    if (pool.rest_size)
        keep(pool.rest, pool.rest_size / GRAIN);
    pool.rest = chunk;
    pool.rest_size = size;
    pool.chunk_size = size < LAST_CHUNK ? size * 2 : size;
    return true;
}

CORO_RARE static void *
cut(size_t count)
{
    size_t size = count > 0 ? count * GRAIN : GRAIN;
    if (pool.rest_size < size && !new_chunk())
        return NULL;
    void *memory = pool.rest;
    pool.rest += size;
    pool.rest_size -= size;
    return memory;
}

void *
coro_allocate(size_t size)
{
    if (size > LARGEST)
        return malloc(size);
    size_t count = grains(size);
    struct block *block = pool.released[count];
    if (!block)
        return cut(count);
    pool.released[count] = block->next;
    return block;
}

void
coro_release_memory(void *memory, size_t size)
{
    if (size > LARGEST)
        free(memory);
    else if (memory)
        keep(memory, grains(size));
}

void *
coro_enlarge(void *memory, size_t used, size_t size, size_t larger)
{
    return size > LARGEST ? realloc(memory, larger) : move(memory, used, size, larger);
}

#endif
