/* Which variables are live at each statement of a function: read later on, in one way or
 * another, before they get another value. */
#ifndef LIVENESS_H
#define LIVENESS_H

#include "bits.h"
#include "core.h"

struct liveness {
    struct arena *arena;
    /* Is told of every statement that is no block, branch or loop, the last one first,
     * with the variables (by number) that are live behind it; at a suspension also those
     * that whoever resumes or drops it needs. */
    void (*at)(void *data, const struct core_stmt *stmt, const struct bits *live);
    /* Of loops of which this tells nothing, the client is told nothing. */
    bool (*wants)(const struct core_stmt *loop);
    void *data;
    /* what a HOLD only releases, or an ASSIGN as it replaces it, counts as read by it */
    bool counts_releases;
};

/* The function's variables must be numbered. */
void liveness(const struct liveness *client, struct core_function *function);

#endif
