/* What a runtime built with CORO_SWEEP calls before each resumption: at the one chosen,
 * the coroutine is dropped or thrown into instead of going on, or its task cancels
 * another. */
#include "sweep.h"

#include "drive.h"
#include "task.h"

static bool
is_turn(const struct coro_object *object)
{
    return object && object->task && ((const struct coro_task *)object)->sender.loop;
}

/* Nobody takes what was sent, nor a reply. */
static void
leave(struct coro_driver *d, enum coro_way way)
{
    if (is_turn(d->object))
        coro_message_forget((struct coro_task *)d->object, d->leaf);
    if (d->in)
        coro_release(d->leaf->kind->receives, (void *)d->in);
    d->in = NULL;
    d->way = way;
    d->until = NULL;
}

/* Of the tasks that have not ended, the next one, whatever it waits for; alone, itself.
 */
static void
cancel_next(struct coro_task *task)
{
    coro_task_cancel(coro_task_listed(task->all.next));
}

void
coro_sweep(struct coro_driver *d)
{
    sweep_resumes();
    if (d->way != CORO_ON)
        return;
    if (sweep_strikes(HARM_DROP)) {
        leave(d, CORO_DROP);
    } else if (sweep_strikes(HARM_THROW)) {
        leave(d, CORO_ERROR);
        d->error =
            coro_throw(coro_error_new(coro_text("swept"), 0), d->leaf->kind->code, 0);
    } else if (is_turn(d->object) && sweep_strikes(HARM_CANCEL)) {
        cancel_next((struct coro_task *)d->object);
    }
}
