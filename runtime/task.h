/* Tasks and their loop, from within. */
#ifndef CORO_TASK_H
#define CORO_TASK_H

#include "internal.h"
#include <stdatomic.h>

#include "place.h"
#include "ring.h"

/* A coroutine object that may come under a loop's care: a task, or a stream, which is
 * nobody's task. The root frame follows. */
struct coro_task {
    struct coro_object object;
    /* Its loop is NULL until it is scheduled, and perhaps gone when it has ended. */
    struct coro_sender sender;
    struct coro_node
        all; /* in the loop's ring of what has not ended; a stream's: guests */
    union {
        struct coro_node *waiters;  /* until it ends */
        struct coro_asking *asking; /* a stream's, until then: the message that asks it */
        struct coro_error *error;   /* then; NULL unless it failed */
    };
};

enum { CORO_HANDLER_LISTS = 16 };

struct coro_loop {
    uint32_t refs;
    bool running;
    bool trace;
    bool shuffled;            /* by CORO_SHUFFLE */
    bool of_program;          /* made by a program in Coro, not by a host */
    struct coro_node *ready;  /* the queue; the running task is still its first */
    struct coro_node *all;    /* oldest first; the loop holds a reference to each */
    struct coro_node *guests; /* what it runs for its tasks; each leaves before it ends */
    struct coro_timer *timers;
    uint64_t timers_set;                               /* since the loop began */
    struct coro_handler *handlers[CORO_HANDLER_LISTS]; /* by message */
    CORO_ATOMIC(struct coro_post *) posts;             /* the last one first */
    CORO_ATOMIC(bool) asleep;                          /* posts are to ring */
    bool has_bell;
    int bell[2];   /* a pipe */
    int listeners; /* for whom it waits instead of telling a deadlock */
    int64_t began; /* on the thread's clock */
    struct coro_places places;
    struct coro_loop *older, *newer; /* of this thread's loops */
};

/* The newest of this thread. */
extern CORO_THREAD struct coro_loop *coro_loops;

static inline struct coro_task *
coro_task_queued(struct coro_node *queue)
{
    return (struct coro_task *)((char *)queue - offsetof(struct coro_task, sender.node));
}

static inline struct coro_sender *
coro_sender_of(struct coro_node *node)
{
    return (struct coro_sender *)((char *)node - offsetof(struct coro_sender, node));
}

/* Whose message it is. */
static inline struct coro_task *
coro_sender_task(struct coro_sender *sender)
{
    return sender->loop ? coro_task_queued(&sender->node)
                        : ((struct coro_arm *)sender)->task;
}

static inline struct coro_task *
coro_task_listed(struct coro_node *all)
{
    return (struct coro_task *)((char *)all - offsetof(struct coro_task, all));
}

/* Takes a given task into the loop's care: at the tail of the queue, with a reference of
 * the loop's. It was made there; `code` may be NULL. */
void coro_task_enter(struct coro_task *task, struct coro_loop *loop,
                     const struct coro_code *code, int line);
/* The loop's care ends with the task, whose code has ended in this way. Moves `error`. */
void coro_task_leave(struct coro_task *task, enum coro_way way, struct coro_error *error);
/* An error like the task's, thrown on at this place; NULL if it has not failed. Whoever
 * throws it on has one of his own, since the ways that they take differ. */
struct coro_error *coro_task_error_copy(struct coro_task *task,
                                        const struct coro_code *code, int line);
/* The last reference has gone: tells an error that nobody asked for. */
void coro_task_dispose(struct coro_task *task);

/* Takes back what the parked task waits for, and queues the task. */
void coro_message_withdraw(struct coro_task *task);
/* The marked task would stay parked, which it does not. */
void coro_message_unpark(struct coro_task *task);
/* How the task goes on that is marked, late, a stream, or has sent a message that was
 * refused. False: it has no turn, and is in no queue. */
bool coro_message_settle(struct coro_task *task, struct coro_driver *d);
/* The loop ends: its guests are nobody's any more (stream.c). */
void coro_guests_leave(struct coro_loop *loop);
/* Nobody will see the answer to what the task stands at. */
void coro_message_forget(struct coro_task *task, const struct coro_frame *leaf);

/* ns since the loop began. */
int64_t coro_loop_now(const struct coro_loop *loop);
/* Shows each of its tasks, and the channels that they wait for. */
void coro_dump_loop(const struct coro_loop *loop);
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
