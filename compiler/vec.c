/* Growing an array in the arena: to twice its capacity, by copying. */
#include "vec.h"

#include <limits.h>
#include <string.h>

#define FIRST_CAPACITY 4

void *
vec_room(struct arena *arena, void *at, int count, int *capacity, size_t size)
{
    void *larger;

    if (count < *capacity)
        return at;
    if (*capacity == 0)
        *capacity = FIRST_CAPACITY;
    else if (*capacity <= INT_MAX / 2)
        *capacity *= 2;
    else
        *capacity = INT_MAX; /* arena_alloc gives up long before */
    larger = arena_alloc(arena, (size_t)*capacity * size);
    if (count)
        memcpy(larger, at, (size_t)count * size);
    return larger;
}
