/* Groups and their children, from within. */
#ifndef CORO_GROUP_H
#define CORO_GROUP_H

#include "task.h"

/* A task that was spawned in a group's text. It waits, for the group, for the task's end.
 */
struct coro_child {
    struct coro_arm arm;
    struct coro_node sibling; /* in the group's ring */
    struct coro_group *group;
    struct coro_task *task;
    struct coro_child *next; /* while it is being marked */
};

static inline struct coro_child *
coro_child_of(struct coro_node *sibling)
{
    return (struct coro_child *)((char *)sibling - offsetof(struct coro_child, sibling));
}

/* Some have not ended. The last ones may not have been spawned yet, and then belong to
 * whoever is about to do so. */
static inline bool
coro_group_has_children(const struct coro_group *group)
{
    return group->children && coro_child_of(group->children)->task->sender.loop;
}

/* Cancels the children of a group: none of them runs again but to be dropped. */
void coro_mark_children(struct coro_group *group);
/* The same of all groups in which the task stands, which do not wait for them. */
void coro_abandon_children(const struct coro_task *task);
/* A marked task stays out of the queue until the children of its groups have ended: true
 * if some have not. */
bool coro_waits_for_children(struct coro_task *task);

#endif
