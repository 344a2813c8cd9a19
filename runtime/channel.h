/* Channels, from within. */
#ifndef CORO_CHANNEL_H
#define CORO_CHANNEL_H

#include "internal.h"

struct coro_chan {
    uint32_t refs;
    bool closed;
    bool is_word, is_owned; /* the values: of a word's size, with something to release */
    const struct coro_type *element;
    size_t inside; /* where a value lies in an optional of it: behind a flag, if not 0 */
    int64_t capacity;
    /* Values that nobody has got yet, in a ring; more than the capacity when some came
     * back. */
    int64_t len, first, room;
    void *items;
    struct coro_node *getters,
        *putters;                 /* their transfers' nodes, who came first first */
    const struct coro_code *code; /* where it was made */
    int line;
    int number; /* in a report of a deadlock, once it has been told; else 0 */
};

static inline struct coro_transfer *
coro_transfer_of(struct coro_node *node)
{
    return (struct coro_transfer *)((char *)node - offsetof(struct coro_transfer, node));
}

#endif
