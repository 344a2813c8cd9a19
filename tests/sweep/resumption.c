/* What a runtime built with CORO_SWEEP calls before each resumption: at the one chosen,
 * the coroutine is dropped or thrown into instead of going on, its time is over, or its
 * task cancels another. */
#include "sweep.h"

#include "drive.h"
#include "scope.h"
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
    if (d->in && d->leaf->kind->receives)
        coro_release(d->leaf->kind->receives, (void *)d->in);
    d->in = NULL;
    d->way = way;
    d->until = NULL;
}

/* Of the tasks that have not ended, the next one, whatever it waits for; alone, itself.
 * Where a stream runs, the oldest, which may be who asks it. */
static void
cancel_next(struct coro_task *task)
{
    struct coro_node *next =
        task->object.stream ? task->sender.loop->all : task->all.next;

    coro_task_cancel(coro_task_listed(next));
}

/* The outermost `within` in which the task stands; NULL: none. */
static struct coro_scope *
outermost_within(const struct coro_task *task)
{
    struct coro_scope_walk walk = coro_scopes_of(task);
    struct coro_scope *scope, *found = NULL;

    while ((scope = coro_scope_next(&walk)))
        if (!scope->is_group)
            found = scope;
    return found;
}

/* Also a time that is over already may be so at once. */
static bool
runs_out(struct coro_driver *d)
{
    struct coro_scope *within = NULL;

    if (is_turn(d->object))
        within = outermost_within((const struct coro_task *)d->object);
    if (!within || !sweep_strikes(HARM_TIME))
        return false;
    leave(d, CORO_DROP);
    d->until = within;
    return true;
}

void
coro_sweep(struct coro_driver *d)
{
    sweep_resumes();
    if (d->way != CORO_ON)
        return;
    if (runs_out(d))
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
