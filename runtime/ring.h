/* Rings: circular lists of nodes (coro.h) that lie in what they list. A ring is a pointer
 * to its first node, NULL when empty; the node before the first is the last, so both ends
 * are at hand. */
#ifndef CORO_RING_H
#define CORO_RING_H

#include "coro.h"

static inline void
coro_ring_push(struct coro_node **ring, struct coro_node *node)
{
    struct coro_node *first = *ring;

    if (!first) {
        node->next = node->previous = node;
        *ring = node;
        return;
    }
    node->next = first;
    node->previous = first->previous;
    first->previous->next = node;
    first->previous = node;
}

/* Out of a ring whose first node is another one. */
static inline void
coro_ring_unlink(struct coro_node *node)
{
    node->next->previous = node->previous;
    node->previous->next = node->next;
}

static inline void
coro_ring_remove(struct coro_node **ring, struct coro_node *node)
{
    if (node->next == node) {
        *ring = NULL;
        return;
    }
    coro_ring_unlink(node);
    if (*ring == node)
        *ring = node->next;
}

#endif
