/* Cancelling a task, and with it the children of its groups: all are marked at once, and
 * queued so that children are dropped before their parents. */
#include "group.h"
#include "message.h"
#include "scope.h"

/* Children that are marked, but not looked at: the last one first. No tree of tasks needs
 * C stack. */
struct marking {
    struct coro_child *next;
};

static void
mark_child(struct marking *marking, struct coro_child *child)
{
    struct coro_object *object = &child->task->object;

    if (object->marked || !child->task->sender.loop)
        return;
    object->marked = true;
    child->next = marking->next;
    marking->next = child;
}

static void
mark_children_of(struct marking *marking, struct coro_group *group)
{
    struct coro_node *node = group->children;

    if (!node)
        return;
    do {
        mark_child(marking, coro_child_of(node));
        node = node->next;
    } while (node != group->children);
}

static struct coro_group *
next_group(struct coro_scope_walk *walk)
{
    struct coro_scope *scope = coro_scope_next(walk);

    while (scope && !scope->is_group)
        scope = coro_scope_next(walk);
    return (struct coro_group *)scope;
}

/* While its code runs nobody can say in what it stands: its children are marked when it
 * comes to be dropped. */
static void
mark_below(struct marking *marking, const struct coro_task *task)
{
    struct coro_scope_walk walk;
    struct coro_group *group;

    if (!task->object.scoped || coro_running_in(&task->object))
        return;
    walk = coro_scopes_of(task);
    while ((group = next_group(&walk)))
        mark_children_of(marking, group);
}

/* A child comes to lie on `marked` below its own children. */
static struct coro_child *
mark_all_below(struct marking *marking)
{
    struct coro_child *marked = NULL;

    while (marking->next) {
        struct coro_child *child = marking->next;

        marking->next = child->next;
        mark_below(marking, child->task);
        child->next = marked;
        marked = child;
    }
    return marked;
}

static void
queue(struct coro_task *task)
{
    if (coro_is_parked(task))
        coro_message_withdraw(task);
}

static void
finish(struct marking *marking)
{
    struct coro_child *child;

    for (child = mark_all_below(marking); child; child = child->next)
        queue(child->task);
}

void
coro_mark_children(struct coro_group *group)
{
    struct marking marking = {NULL};

    mark_children_of(&marking, group);
    finish(&marking);
}

static void
abandon(struct coro_group *group)
{
    struct coro_node *node;

    coro_mark_children(group);
    while ((node = group->children)) {
        coro_ring_remove(&group->children, node);
        coro_child_of(node)->group = NULL;
    }
}

void
coro_abandon_children(const struct coro_task *task)
{
    struct coro_scope_walk walk = coro_scopes_of(task);
    struct coro_group *group;

    while ((group = next_group(&walk)))
        abandon(group);
}

bool
coro_task_cancel(struct coro_task *task)
{
    struct marking marking = {NULL};

    if (coro_done(&task->object) || task->object.marked)
        return false;
    task->object.marked = true;
    mark_below(&marking, task);
    finish(&marking);
    queue(task);
    return true;
}

bool
coro_waits_for_children(struct coro_task *task)
{
    struct coro_scope_walk walk = coro_scopes_of(task);
    struct coro_group *group;
    bool waits = false;

    while ((group = next_group(&walk))) {
        coro_mark_children(group);
        waits |= coro_group_has_children(group);
    }
    return waits;
}
