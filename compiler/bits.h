/* Sets of small numbers, of one fixed room each, in an arena. */
#ifndef BITS_H
#define BITS_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

struct bits {
    int count; /* it may hold 0 … count - 1 */
    uint64_t words[];
};

/* An empty set. */
struct bits *bits_new(struct arena *arena, int count);

void bits_add(struct bits *bits, int number);
void bits_remove(struct bits *bits, int number);
bool bits_has(const struct bits *bits, int number);
void bits_clear(struct bits *bits);

/* These take sets of the same room. */
void bits_copy(struct bits *to, const struct bits *from);
void bits_unite(struct bits *to, const struct bits *from);
void bits_intersect(struct bits *to, const struct bits *from);
void bits_subtract(struct bits *from, const struct bits *what);
/* Gives what is in one of two sets. */
void bits_differ(struct bits *to, const struct bits *left, const struct bits *right);

/* The least member that is `from` or more, or -1: the way to visit them all. */
int bits_next(const struct bits *bits, int from);

#endif
