/* A tour of a core tree for passes that also act between the parts of a statement and
 * after them. Needs no C stack: see core_walk.h for what may nest without limit. */
#ifndef TOUR_H
#define TOUR_H

#include "core_walk.h"

struct tour {
    void (*enter)(void *data, struct core_stmt *stmt);
    /* Before a part of `stmt`; false: passes it over. May be NULL. */
    bool (*part)(void *data, struct core_stmt *stmt, int index, struct core_stmt *part);
    void (*leave)(void *data, struct core_stmt *stmt); /* may be NULL */
    void *data;
    struct arena *arena;
    struct core_sites path; /* kept from tree to tree for its room */
};

void tour(struct tour *tour, struct core_stmt *root);

#endif
