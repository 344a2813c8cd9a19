/* Which of many stretches of numbers those before them leave anything of, and which
 * numbers all of them leave. Takes n log n for n stretches. */
#ifndef COVER_H
#define COVER_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "vec.h"

/* Both ends included. */
struct stretch {
    uint64_t first, last;
};

VEC(stretches, struct stretch);
VEC(owners, int);

/* In `owners`, for each stretch: -1, or, where those before it take all of it, the one of
 * them that takes its first number. In `holes`: what none of them takes of `all`, in
 * order. The stretches lie in `all`. */
void cover(struct arena *arena, const struct stretches *stretches, struct stretch all,
           struct owners *owners, struct stretches *holes);

#endif
