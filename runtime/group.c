/* group: no child outlives it. The first one that fails ends what runs in the group and
 * cancels its siblings; its error is thrown when all have ended. */
#include "group.h"

#include "message.h"
#include "scope.h"

void
coro_group_begin(struct coro_driver *d, struct coro_group *group,
                 const struct coro_code *code, int line)
{
    struct coro_task *task = coro_scope_task(d, "group", code, line);

    if (!task)
        return;
    *group = (struct coro_group){.owner = task};
    coro_scope_begin(d, &group->scope, true);
}

/* ---- children ---- */

/* A failure that comes later is the child's own affair, and is told when its last handle
 * goes. */
static void
fail(struct coro_group *group, struct coro_task *child)
{
    struct coro_task *owner = group->owner;

    if (group->failed || group->way == CORO_ERROR || group->way == CORO_DROP)
        return;
    group->failed = coro_task_retain(child);
    group->scope.end = CORO_SCOPE_ENDING;
    owner->object.late = true;
    coro_mark_children(group);
    if (coro_is_parked(owner) && !group->waits)
        coro_message_withdraw(owner);
}

/* The last child has ended: whoever waits for that goes on. */
static void
tell_owner(struct coro_group *group)
{
    struct coro_task *owner = group->owner;

    if (group->waits) {
        group->waits = false;
        coro_wake(owner, CORO_REPLIED);
    } else if (owner->object.held && !coro_waits_for_children(owner)) {
        owner->object.held = false;
        coro_ring_push(&owner->sender.loop->ready, &owner->sender.node);
    }
}

static void
end_child(struct coro_arm *arm, enum coro_answer answer)
{
    struct coro_child *child = (struct coro_child *)arm;
    struct coro_group *group = child->group;
    struct coro_task *task = child->task;

    (void)answer;
    if (group)
        coro_ring_remove(&group->children, &child->sibling);
    coro_release_memory(child, sizeof *child);
    if (!group)
        return; /* which was dropped meanwhile */
    if (coro_task_failure(task))
        fail(group, task);
    if (!coro_group_has_children(group))
        tell_owner(group);
}

static void
add_child(struct coro_group *group, struct coro_child *child, struct coro_task *task)
{
    *child = (struct coro_child){
        .arm = {.answer = end_child, .task = group->owner}, .group = group, .task = task};
    coro_ring_push(&task->waiters, &child->arm.sender.node);
    coro_ring_push(&group->children, &child->sibling);
}

struct coro_task *
coro_group_give(struct coro_group *group, struct coro_object *object,
                struct coro_error **error, const struct coro_code *code, int line)
{
    struct coro_task *task = coro_task_give(object, error, code, line);
    struct coro_child *child = task ? coro_allocate(sizeof *child) : NULL;

    if (child) {
        add_child(group, child, task);
    } else if (task) {
        coro_task_release(task);
        coro_deliver(coro_fault(CORO_FAULT_OUT_OF_MEMORY, code, line), error, code, line);
        task = NULL;
    }
    return task;
}

/* ---- leaving ---- */

/* What its text was left with before counts no more. */
static void
forget_way(struct coro_group *group, struct coro_frame *frame)
{
    const struct coro_kind *kind = frame->kind;

    if (group->way == CORO_ERROR)
        coro_error_release(group->error);
    else if (group->way == CORO_RETURN && kind->result)
        coro_release(kind->result, (char *)frame + kind->result_offset);
}

static void
keep_way(struct coro_driver *d, struct coro_group *group, enum coro_way way)
{
    if (group->is_left && way == CORO_ON)
        return;
    forget_way(group, d->leaf);
    group->is_left = true;
    group->way = way;
    if (way == CORO_DROP)
        group->until = d->until;
    if (way == CORO_ERROR)
        group->error = coro_error_take(&d->error);
}

/* Its own error, if that is where a drop ends. */
static enum coro_way
way_on(struct coro_driver *d, struct coro_group *group, const struct coro_code *code,
       int line)
{
    if (group->way == CORO_DROP && group->until == &group->scope) {
        d->error = coro_task_error_copy(group->failed, code, line);
        return CORO_ERROR;
    }
    if (group->way == CORO_ERROR)
        d->error = group->error;
    if (group->way == CORO_DROP)
        d->until = group->until;
    return group->way;
}

bool
coro_group_leave(struct coro_driver *d, struct coro_group *group, enum coro_way *way,
                 const struct coro_code *code, int line)
{
    keep_way(d, group, *way);
    if (coro_group_has_children(group)) {
        if (group->way == CORO_ERROR || group->way == CORO_DROP)
            coro_mark_children(group);
        return true;
    }
    coro_scope_end(d, &group->scope);
    *way = way_on(d, group, code, line);
    coro_task_release(group->failed);
    return false;
}

/* ---- waiting for the children ---- */

static enum coro_answer
handle_group(const struct coro_message *message, struct coro_sender *sender, void *sent)
{
    struct coro_group *group = sent;

    (void)message;
    coro_park_sender(sender);
    group->waits = true;
    return CORO_LATER;
}

static void
withdraw_group(struct coro_sender *sender, void *sent)
{
    (void)sender;
    ((struct coro_group *)sent)->waits = false;
}

static const struct coro_task *
first_child(const void *sent)
{
    return coro_child_of(((const struct coro_group *)sent)->children)->task;
}

const struct coro_message coro_message_group = {.name = "group",
                                                .handle = handle_group,
                                                .withdraw = withdraw_group,
                                                .awaits = first_child};
