/* What a module shows to those that import it: its items, by name. */
#ifndef ITEMS_H
#define ITEMS_H

#include "scope.h"
#include "tally.h"

struct items;

/* `lost`: names that may have been declared in text that the parser skipped. */
struct items *items_new(struct arena *arena, const struct tally *lost);

/* Adds an item, or puts it in the place of one of that name. */
void items_add(struct items *items, struct binding binding);

/* The item of that name, or NULL. */
const struct binding *items_find(const struct items *items, const char *name);

/* May there be one in text that was skipped? */
bool items_may_have(const struct items *items, const char *name);

const struct binding *items_all(const struct items *items, int *count);

#endif
