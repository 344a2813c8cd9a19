/* Messages of tasks, inline where a request and its answer must cost little. */
#ifndef CORO_MESSAGE_H
#define CORO_MESSAGE_H

#include "drive.h"
#include "stream.h"

static inline bool
coro_is_parked(const struct coro_task *task)
{
    return task->object.answer == CORO_LATER;
}

/* A value that is yielded is a message too, to whoever asked for it. */
static inline const struct coro_message *
coro_message_of(const struct coro_frame *leaf)
{
    const struct coro_message *message = coro_state_of(leaf)->message;

    return message ? message : &coro_message_yield;
}

/* What the state of the innermost frame says is sent. */
static inline void *
coro_sent(const struct coro_frame *leaf)
{
    return (char *)leaf + coro_state_of(leaf)->offset;
}

/* An arm of a select needs no queue. */
static inline void
coro_park_sender(struct coro_sender *sender)
{
    struct coro_task *task = coro_task_queued(&sender->node);

    if (!sender->loop || coro_is_parked(task))
        return;
    coro_ring_remove(&sender->loop->ready, &sender->node);
    task->object.answer = CORO_LATER;
}

/* A stream has turns only while somebody asks it. */
static inline bool
coro_has_turns(const struct coro_task *task)
{
    return !task->object.stream || task->asking;
}

/* Queues a task again that was parked. */
static inline void
coro_wake(struct coro_task *task, enum coro_answer answer)
{
    task->object.answer = (unsigned)answer & 3U;
    if (!coro_has_turns(task))
        return;
    coro_ring_push(&task->sender.loop->ready, &task->sender.node);
}

static inline void
coro_answer_sender(struct coro_sender *sender, enum coro_answer answer)
{
    struct coro_arm *arm = (struct coro_arm *)sender;

    if (sender->loop)
        coro_wake(coro_task_queued(&sender->node), answer);
    else
        arm->answer(arm, answer);
}

/* Sends what the task suspends with. A marked task never stays parked. */
static inline void
coro_task_send(struct coro_task *task)
{
    const struct coro_frame *leaf = task->object.leaf;
    const struct coro_message *message = coro_message_of(leaf);
    enum coro_answer answer = message->handle(message, &task->sender, coro_sent(leaf));

    if (answer != CORO_LATER) {
        task->object.answer = (unsigned)answer & 3U;
        return;
    }
    coro_park_sender(&task->sender);
    if (task->object.marked)
        coro_message_unpark(task);
}

#endif
