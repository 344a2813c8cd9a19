/* Messages of tasks: what becomes of the answer. */
#include "message.h"

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

    coro_state_of(leaf)->message->withdraw(&task->sender, coro_sent(leaf));
    coro_wake(task, CORO_WITHDRAWN);
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

void
coro_message_settle(struct coro_task *task, struct coro_driver *d)
{
    const struct coro_state *state = coro_state_of(d->leaf);

    if (task->object.marked) {
        coro_message_forget(task, d->leaf);
        d->way = CORO_DROP;
    } else {
        d->error = coro_error_reach(state->message->error(coro_sent(d->leaf)),
                                    d->leaf->kind->code, state->line);
        d->way = CORO_ERROR;
    }
    task->object.answer = CORO_WITHDRAWN;
}
