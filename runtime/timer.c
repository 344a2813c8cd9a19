/* Timers: a pairing heap whose nodes lie in the messages of those who sleep. A node's
 * `previous` is its elder sibling, or its parent if it is the first child. */
#include "task.h"

static bool
is_before(const struct coro_timer *a, const struct coro_timer *b)
{
    return a->deadline != b->deadline ? a->deadline < b->deadline : a->order < b->order;
}

/* Of two heaps; either may be empty. */
static struct coro_timer *
meld(struct coro_timer *a, struct coro_timer *b)
{
    struct coro_timer *first, *second;

    if (!a || !b)
        return a ? a : b;
    first = is_before(a, b) ? a : b;
    second = first == a ? b : a;
    second->previous = first;
    second->sibling = first->child;
    if (first->child)
        first->child->previous = second;
    first->child = second;
    return first;
}

/* Takes the first heap off a list of siblings. */
static struct coro_timer *
take_first(struct coro_timer **siblings)
{
    struct coro_timer *heap = *siblings;

    if (heap) {
        *siblings = heap->sibling;
        heap->sibling = heap->previous = NULL;
    }
    return heap;
}

/* One heap of a list of siblings: melds them in pairs, then the pairs from the last to
 * the first. */
static struct coro_timer *
meld_siblings(struct coro_timer *siblings)
{
    struct coro_timer *pairs = NULL, *heap = NULL;

    while (siblings) {
        struct coro_timer *one = take_first(&siblings);
        struct coro_timer *pair = meld(one, take_first(&siblings));
        pair->sibling = pairs;
        pairs = pair;
    }
    while (pairs)
        heap = meld(heap, take_first(&pairs));
    return heap;
}

void
coro_timer_set(struct coro_loop *loop, struct coro_timer *timer, int64_t deadline)
{
    timer->deadline = deadline;
    timer->order = loop->timers_set++;
    timer->child = timer->sibling = timer->previous = NULL;
    loop->timers = meld(loop->timers, timer);
}

static void
unlink_from_siblings(struct coro_timer *timer)
{
    if (timer->previous->child == timer)
        timer->previous->child = timer->sibling;
    else
        timer->previous->sibling = timer->sibling;
    if (timer->sibling)
        timer->sibling->previous = timer->previous;
}

void
coro_timer_withdraw(struct coro_loop *loop, struct coro_timer *timer)
{
    struct coro_timer *children = meld_siblings(timer->child);

    if (timer == loop->timers) {
        loop->timers = children;
        return;
    }
    unlink_from_siblings(timer);
    loop->timers = meld(loop->timers, children);
}

void
coro_timers_fire(struct coro_loop *loop, int64_t now)
{
    while (loop->timers && loop->timers->deadline <= now) {
        struct coro_timer *due = loop->timers;
        coro_timer_withdraw(loop, due);
        coro_answer(due->sender, CORO_REPLIED);
    }
}
