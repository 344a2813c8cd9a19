/* Releasing objects that hold others.
 *
 * They may hold each other in chains of any length. Up to a depth they are released
 * within each other, in exact order; those below wait for the release at that depth. */
#include "internal.h"

enum { NESTED_RELEASES = 64 };

/* A waiting object: where its count was is now a link. */
struct waiting {
    struct waiting *next;
};

static CORO_THREAD struct {
    int depth;
    struct waiting *waiting[CORO_HOLDERS]; /* by kind */
} releases;

static void
dispose(enum coro_holders kind, void *object)
{
    switch (kind) {
    case CORO_LISTS:
        coro_list_dispose(object);
        break;
    case CORO_HOLDERS:
        break;
    }
}

static void
wait_for_release(enum coro_holders kind, void *object)
{
    struct waiting *waiting = object;
    waiting->next = releases.waiting[kind];
    releases.waiting[kind] = waiting;
}

/* Whether there was one. */
static bool
dispose_waiting(enum coro_holders kind)
{
    struct waiting *waiting = releases.waiting[kind];
    if (!waiting)
        return false;
    releases.waiting[kind] = waiting->next;
    dispose(kind, waiting);
    return true;
}

static void
dispose_all_waiting(void)
{
    for (int kind = 0; kind < CORO_HOLDERS;)
        kind = dispose_waiting((enum coro_holders)kind) ? 0 : kind + 1;
}

void
coro_dispose(enum coro_holders kind, void *object)
{
    if (releases.depth == NESTED_RELEASES) {
        wait_for_release(kind, object);
        return;
    }
    releases.depth++;
    dispose(kind, object);
    if (releases.depth == NESTED_RELEASES)
        dispose_all_waiting();
    releases.depth--;
}
