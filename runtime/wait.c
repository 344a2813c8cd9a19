/* wait: the end of another task of the same loop. */
#include "drive.h"
#include "task.h"

static enum coro_answer
handle_wait(const struct coro_message *message, struct coro_sender *sender, void *sent)
{
    struct coro_task *waited = *(struct coro_task **)sent;
    const struct coro_task *task = coro_sender_task(sender);

    (void)message;
    if (waited == task || waited->sender.loop != task->sender.loop ||
        coro_task_done(waited))
        return CORO_REPLIED; /* coro_wait_end tells */
    coro_park(sender);
    coro_ring_push(&waited->waiters, &sender->node);
    return CORO_LATER;
}

static void
withdraw_wait(struct coro_sender *sender, void *sent)
{
    struct coro_task *waited = *(struct coro_task **)sent;

    if (coro_task_done(waited))
        coro_ring_unlink(&sender->node); /* of a ring that is being woken */
    else
        coro_ring_remove(&waited->waiters, &sender->node);
}

static const struct coro_task *
awaited(const void *sent)
{
    return *(struct coro_task *const *)sent;
}

const struct coro_message coro_message_wait = {
    .name = "wait", .handle = handle_wait, .withdraw = withdraw_wait, .awaits = awaited};

/* NULL if it has returned. */
static struct coro_error *
error_of_wait(const struct coro_task *sender, struct coro_task *waited,
              const struct coro_code *code, int line)
{
    if (waited == sender)
        return coro_fault(CORO_FAULT_WAIT_SELF, code, line);
    if (waited->sender.loop != sender->sender.loop)
        return coro_fault(CORO_FAULT_WAIT_ELSEWHERE, code, line);
    if (coro_task_cancelled(waited))
        return coro_fault(CORO_FAULT_CANCELLED, code, line);
    return coro_task_error_copy(waited, code, line);
}

enum coro_way
coro_wait_end(struct coro_driver *d, struct coro_task *waited, void *result,
              const struct coro_code *code, int line)
{
    d->error = error_of_wait((const struct coro_task *)d->object, waited, code, line);
    if (d->error)
        return CORO_ERROR;
    coro_task_result(waited, result);
    return CORO_ON;
}
