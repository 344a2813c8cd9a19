/* Messages of tasks: what becomes of the answer. */
#include "message.h"

#include "group.h"
#include "scope.h"

void
coro_park(struct coro_sender *sender)
{
    coro_park_sender(sender);
}

void
coro_answer(struct coro_sender *sender, enum coro_answer answer)
{
    coro_answer_sender(sender, answer);
}

void
coro_message_withdraw(struct coro_task *task)
{
    const struct coro_frame *leaf = task->object.leaf;

    coro_message_of(leaf)->withdraw(&task->sender, coro_sent(leaf));
    coro_wake(task, CORO_WITHDRAWN);
}

void
coro_message_unpark(struct coro_task *task)
{
    if (task->object.stream)
        coro_stream_pause(task);
    else
        coro_message_withdraw(task);
}

void
coro_message_forget(struct coro_task *task, const struct coro_frame *leaf)
{
    const struct coro_message *message = coro_state_of(leaf)->message;
    enum coro_answer answer = (enum coro_answer)task->object.answer;

    if (message && answer == CORO_REFUSED)
        coro_error_release(message->error(coro_sent(leaf)));
    else if (message && answer == CORO_REPLIED && message->undo)
        message->undo(message, &task->sender, coro_sent(leaf));
}

/* It is dropped, up to a scope or, with NULL, altogether. */
static void
drop(struct coro_task *task, struct coro_driver *d, const struct coro_scope *until)
{
    coro_message_forget(task, d->leaf);
    task->object.answer = CORO_WITHDRAWN;
    d->way = CORO_DROP;
    d->until = until;
}

/* Its children go first. */
static bool
drop_marked(struct coro_task *task, struct coro_driver *d)
{
    drop(task, d, NULL);
    if (!task->object.scoped || !coro_waits_for_children(task))
        return true;
    task->object.held = true;
    coro_ring_remove(&task->sender.loop->ready, &task->sender.node);
    return false;
}

static void throw(struct coro_task * task, struct coro_driver *d)
{
    const struct coro_state *state = coro_state_of(d->leaf);

    task->object.answer = CORO_WITHDRAWN;
    d->error = coro_error_reach(state->message->error(coro_sent(d->leaf)),
                                d->leaf->kind->code, state->line);
    d->way = CORO_ERROR;
}

bool
coro_message_settle(struct coro_task *task, struct coro_driver *d)
{
    const struct coro_scope *until = NULL;

    if (task->object.marked && !task->object.stream)
        return drop_marked(task, d);
    if (task->object.late)
        until = coro_scope_ending(task);
    if (task->object.stream)
        coro_stream_resume(task, d, until != NULL);
    if (until)
        drop(task, d, until);
    else if (task->object.answer == CORO_REFUSED)
        throw(task, d);
    return true;
}
