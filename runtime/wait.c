/* wait: the end of another task of the same loop. */
#include "drive.h"
#include "task.h"

static void
handle_wait(struct coro_task *sender, void *message)
{
    struct coro_task *waited = *(struct coro_task **)message;

    if (waited == sender || waited->loop != sender->loop || coro_task_done(waited))
        return; /* coro_wait_end tells */
    if (coro_park(sender))
        coro_ring_push(&waited->waiters, &sender->queue);
}

static void
withdraw_wait(struct coro_task *sender, void *message)
{
    struct coro_task *waited = *(struct coro_task **)message;

    coro_ring_remove(&waited->waiters, &sender->queue);
}

static const struct coro_task *
awaited(const void *message)
{
    return *(struct coro_task *const *)message;
}

const struct coro_message coro_message_wait = {
    .name = "wait", .handle = handle_wait, .withdraw = withdraw_wait, .awaits = awaited};

/* NULL if it has returned. Each who waits gets an error of its own, since the ways that
 * they take from here differ. */
static struct coro_error *
error_of_wait(const struct coro_task *sender, struct coro_task *waited,
              const struct coro_code *code, int line)
{
    struct coro_error *shared, *error;

    if (waited == sender)
        return coro_fault(CORO_FAULT_WAIT_SELF, code, line);
    if (waited->loop != sender->loop)
        return coro_fault(CORO_FAULT_WAIT_ELSEWHERE, code, line);
    if (coro_task_cancelled(waited))
        return coro_fault(CORO_FAULT_CANCELLED, code, line);
    shared = coro_task_error(waited);
    if (!shared)
        return NULL;
    error = coro_error_copy(shared);
    coro_error_release(shared);
    coro_error_pass(error, code, line);
    return error;
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
