/* A number for each of many pointers, 0 at first: interned names, nodes of a tree. */
#ifndef TALLY_H
#define TALLY_H

#include "arena.h"

struct tally;

struct tally *tally_new(struct arena *arena);

int tally_get(const struct tally *tally, const void *key);

/* Where the number of `key` stands, until the next call. */
int *tally_of(struct tally *tally, const void *key);

#endif
