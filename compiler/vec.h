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
    ((vec)->at = (vec)->count < (vec)->capacity                                          \
                     ? (vec)->at                                                         \
                     : vec_grow((arena), (vec)->at, (vec)->count, &(vec)->capacity,      \
                                sizeof *(vec)->at),                                      \
     (vec)->at[(vec)->count++] = (item))

/* Texts: paths, arguments. */
VEC(words, const char *);

/* A larger copy of `count` elements, which fill their capacity. */
void *vec_grow(struct arena *arena, const void *at, int count, int *capacity,
               size_t size);

#endif
