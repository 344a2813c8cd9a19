/* Growing an array in the arena: to twice its capacity, by copying. */
#include "vec.h"

#include <limits.h>
#include <string.h>

/* Most arrays hold an element or two: the first room is what the arena gives at least. */
#define FIRST_SIZE ((size_t)16)

static int
larger_capacity(int capacity, size_t size)
{
    if (capacity == 0)
        return size < FIRST_SIZE ? (int)(FIRST_SIZE / size) : 1;
    return capacity <= INT_MAX / 2 ? capacity * 2
                                   : INT_MAX; /* the arena gives up before */
}

void *
vec_grow(struct arena *arena, const void *at, int count, int *capacity, size_t size)
{
    void *larger;

    *capacity = larger_capacity(*capacity, size);
    larger = arena_alloc(arena, (size_t)*capacity * size);
    if (count)
        memcpy(larger, at, (size_t)count * size);
    return larger;
}
