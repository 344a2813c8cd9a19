/* Messages of tasks: sending them, and what becomes of the answer. Which message it is
 * stands in the state of the innermost frame. */
#include "drive.h"
#include "select.h"

static void *
sent(const struct coro_frame *leaf)
{
    return (char *)leaf + coro_state_of(leaf)->offset;
}

static void
note(struct coro_task *task, enum coro_answer answer)
{
    task->object.replied = answer == CORO_REPLIED;
    task->object.refused = answer == CORO_REFUSED;
}

static void
wake(struct coro_task *task)
{
    task->object.parked = false;
    coro_ring_push(&task->sender.loop->ready, &task->sender.node);
}

void
coro_park(struct coro_sender *sender)
{
    struct coro_task *task = coro_sender_task(sender);

    if (sender != &task->sender || task->object.parked)
        return;
    coro_ring_remove(&sender->loop->ready, &sender->node);
    task->object.parked = true;
}

/* A marked task never stays parked. */
void
coro_message_send(struct coro_task *task)
{
    const struct coro_frame *leaf = task->object.leaf;
    const struct coro_message *message = coro_state_of(leaf)->message;
    enum coro_answer answer = message->handle(message, &task->sender, sent(leaf));

    note(task, answer);
    if (answer != CORO_LATER)
        return;
    coro_park(&task->sender);
    if (task->object.marked)
        coro_message_withdraw(task);
}

void
coro_answer(struct coro_sender *sender, enum coro_answer answer)
{
    struct coro_task *task = coro_sender_task(sender);

    if (sender != &task->sender && !coro_select_answer((struct coro_arm *)sender, answer))
        return;
    note(task, answer);
    wake(task);
}

void
coro_message_withdraw(struct coro_task *task)
{
    const struct coro_frame *leaf = task->object.leaf;

    coro_state_of(leaf)->message->withdraw(&task->sender, sent(leaf));
    wake(task);
}

void
coro_message_forget(struct coro_task *task, const struct coro_frame *leaf)
{
    const struct coro_message *message = coro_state_of(leaf)->message;

    if (message && task->object.refused)
        coro_error_release(message->error(sent(leaf)));
    else if (message && task->object.replied && message->undo)
        message->undo(message, &task->sender, sent(leaf));
}

void
coro_message_settle(struct coro_task *task, struct coro_driver *d)
{
    const struct coro_state *state = coro_state_of(d->leaf);

    if (task->object.marked) {
        coro_message_forget(task, d->leaf);
        d->way = CORO_DROP;
    } else {
        d->error = coro_error_reach(state->message->error(sent(d->leaf)),
                                    d->leaf->kind->code, state->line);
        d->way = CORO_ERROR;
    }
    task->object.refused = false;
}
