/* Growable arrays in an arena. VEC(exprs, struct expr *) declares struct exprs;
 * a zeroed one is empty. Elements are read as v.at[i], i < v.count. */
#ifndef VEC_H
#define VEC_H

#include "arena.h"

#define VEC(tag, type)                                                                   \
    struct tag {                                                                         \
        type *at;                                                                        \
        int count, capacity;                                                             \
    }

/* Appends `item` to *vec; old storage stays in the arena. */
#define vec_push(arena, vec, item)                                                       \
    ((vec)->at = vec_room((arena), (vec)->at, (vec)->count, &(vec)->capacity,            \
                          sizeof *(vec)->at),                                            \
     (vec)->at[(vec)->count++] = (item))

/* Room for one more element: `at` itself, or a larger copy. */
void *vec_room(struct arena *arena, void *at, int count, int *capacity, size_t size);

#endif
