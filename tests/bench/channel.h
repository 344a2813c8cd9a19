/* Tasks that hand numbers to each other through channels without room, of which each side
 * has one user. */
#ifndef CHANNEL_H
#define CHANNEL_H

#include "bench.h"

struct task {
    void (*step)(struct task *task); /* until it waits, or ends */
    struct task *next;               /* in the queue */
    int at;
    int64_t value; /* to be put, or got */
};

struct channel {
    struct task *getter, *putter; /* who waits */
};

static struct task *first, *last;

static inline void
push(struct task *task)
{
    task->next = NULL;
    if (first)
        last->next = task;
    else
        first = task;
    last = task;
}

static inline void
run(void)
{
    while (first) {
        struct task *task = first;

        first = task->next;
        task->step(task);
    }
}

/* False: it waits. */
static inline bool
put(struct channel *channel, struct task *task, int64_t value)
{
    struct task *getter = channel->getter;

    if (!getter) {
        task->value = value;
        channel->putter = task;
        return false;
    }
    getter->value = value;
    channel->getter = NULL;
    push(getter);
    return true;
}

static inline bool
get(struct channel *channel, struct task *task)
{
    struct task *putter = channel->putter;

    if (!putter) {
        channel->getter = task;
        return false;
    }
    task->value = putter->value;
    channel->putter = NULL;
    push(putter);
    return true;
}

#endif
