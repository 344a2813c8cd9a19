/* within: what runs in it ends when its time is over.
 *
 * When that comes, something stands in the queue for the task, which waits on: what wakes
 * it until its turn comes is still in time. */
#include "clock.h"
#include "message.h"
#include "scope.h"

static struct coro_within *
within_of(struct coro_arm *arm)
{
    return (struct coro_within *)((char *)arm - offsetof(struct coro_within, arm));
}

static void
expire(struct coro_within *within)
{
    struct coro_task *task = within->arm.task;

    within->scope.end = CORO_SCOPE_DUE;
    within->stands = true;
    task->object.late = true;
    coro_ring_push(&task->sender.loop->ready, &within->arm.sender.node);
}

/* The task takes the turn that was kept for it. */
static void
take_turn(struct coro_within *within)
{
    struct coro_task *task = within->arm.task;

    within->stands = false;
    if (within->scope.end != CORO_SCOPE_DUE || !coro_is_parked(task))
        return;
    coro_scope_cut(task);
    coro_message_withdraw(task);
    if (coro_has_turns(task))
        task->sender.loop->ready = &task->sender.node;
}

static void
answer_within(struct coro_arm *arm, enum coro_answer answer)
{
    struct coro_within *within = within_of(arm);

    (void)answer;
    if (within->stands)
        take_turn(within);
    else
        expire(within);
}

void
coro_within_begin(struct coro_driver *d, struct coro_within *within, int64_t limit,
                  const struct coro_code *code, int line)
{
    struct coro_task *task = coro_scope_task(d, "within", code, line);
    struct coro_loop *loop;

    if (!task)
        return;
    loop = task->sender.loop;
    *within = (struct coro_within){.arm = {.answer = answer_within, .task = task}};
    coro_scope_begin(d, &within->scope, false);
    within->timer.sender = &within->arm.sender;
    coro_timer_set(loop, &within->timer,
                   coro_clock_after(coro_loop_now(loop), limit > 0 ? limit : 0));
}

enum coro_way
coro_within_end(struct coro_driver *d, struct coro_within *within, enum coro_way way)
{
    struct coro_loop *loop = within->arm.task->sender.loop;

    if (within->stands)
        coro_ring_remove(&loop->ready, &within->arm.sender.node);
    else if (within->scope.end == CORO_SCOPE_OPEN)
        coro_timer_withdraw(loop, &within->timer);
    coro_scope_end(d, &within->scope);
    within->ran_out = way == CORO_DROP && d->until == &within->scope;
    return within->ran_out ? CORO_ON : way;
}
