/* Tasks and their loop, from within. */
#ifndef CORO_TASK_H
#define CORO_TASK_H

#include "internal.h"
#include "ring.h"

/* A coroutine object that may come under a loop's care. Ready, it is in the loop's queue
 * by `queue`; parked, that node is for whoever will wake it. The root frame follows. */
struct coro_task {
    struct coro_object object;
    struct coro_loop
        *loop; /* NULL until it is scheduled; perhaps gone when it has ended */
    struct coro_node queue;
    struct coro_node all; /* in the loop's ring of what has not ended */
    union {
        struct coro_node *waiters; /* until it ends */
        struct coro_error *error;  /* then; NULL unless it failed */
    };
};

struct coro_loop {
    uint32_t refs;
    bool running;
    bool trace;
    struct coro_node *ready; /* the queue; the running task is still its first */
    struct coro_node *all;   /* oldest first; the loop holds a reference to each */
    struct coro_timer *timers;
    uint64_t timers_set; /* since the loop began */
    int64_t began;       /* on the thread's clock */
};

static inline struct coro_task *
coro_task_queued(struct coro_node *queue)
{
    return (struct coro_task *)((char *)queue - offsetof(struct coro_task, queue));
}

static inline struct coro_task *
coro_task_listed(struct coro_node *all)
{
    return (struct coro_task *)((char *)all - offsetof(struct coro_task, all));
}

/* Takes a given task into the loop's care: at the tail of the queue, with a reference of
 * the loop's. */
void coro_task_enter(struct coro_task *task, struct coro_loop *loop);
/* The loop's care ends with the task, whose code has ended in this way. Moves `error`. */
void coro_task_leave(struct coro_task *task, enum coro_way way, struct coro_error *error);
/* The last reference has gone: tells an error that nobody asked for. */
void coro_task_dispose(struct coro_task *task);

/* ns since the loop began. */
int64_t coro_loop_now(const struct coro_loop *loop);
/* Reports what is parked, and ends the program with status 3. */
#ifdef __GNUC__
__attribute__((noreturn))
#endif
void
coro_deadlock(const struct coro_loop *loop);

/* Timers of a loop (timer.c): the earliest deadline comes first, of equals the one set
 * first. */
void coro_timer_set(struct coro_loop *loop, struct coro_timer *timer, int64_t deadline);
void coro_timer_withdraw(struct coro_loop *loop, struct coro_timer *timer);
/* Wakes every task whose timer's deadline has come. */
void coro_timers_fire(struct coro_loop *loop, int64_t now);

#endif
