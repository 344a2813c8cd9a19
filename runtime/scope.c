/* Scopes that may end what runs in them: which there are, and which of them ends it.
 *
 * A scope that is due ends what waits in it when its turn comes; what has been woken
 * before goes on, and ends at its next suspension. Of several the outermost ends it. */
#include "scope.h"

#include "stream.h"

void
coro_scope_begin(struct coro_driver *d, struct coro_scope *scope, bool is_group)
{
    struct coro_frame *frame = d->leaf;

    *scope = (struct coro_scope){.outer = frame->scope, .is_group = is_group};
    frame->scope = (uint32_t)((char *)scope - (char *)frame);
    d->object->scoped = true;
}

void
coro_scope_end(struct coro_driver *d, const struct coro_scope *scope)
{
    d->leaf->scope = scope->outer;
}

struct coro_task *
coro_scope_task(struct coro_driver *d, const char *word, const struct coro_code *code,
                int line)
{
    if (d->object && d->object->driven == CORO_BY_LOOP)
        return (struct coro_task *)d->object;
    d->error = coro_fault_of(CORO_FAULT_NO_LOOP, word, code, line);
    return NULL;
}

struct coro_scope_walk
coro_scopes_of(const struct coro_task *task)
{
    const struct coro_frame *leaf = task->object.leaf;

    return (struct coro_scope_walk){leaf, leaf->scope};
}

struct coro_scope *
coro_scope_next(struct coro_scope_walk *walk)
{
    struct coro_scope *scope;

    while (walk->next == 0) {
        walk->frame = walk->frame->parent;
        if (!walk->frame)
            return NULL;
        walk->next = walk->frame->scope;
    }
    scope = (struct coro_scope *)((char *)walk->frame + walk->next);
    walk->next = scope->outer;
    return scope;
}

/* The outermost that is not open any more; `is_ending`: the end of one is under way. */
static struct coro_scope *
outermost(const struct coro_task *task, bool *is_ending)
{
    struct coro_scope_walk walk = coro_scopes_of(task);
    struct coro_scope *scope, *found = NULL;

    *is_ending = false;
    while ((scope = coro_scope_next(&walk))) {
        if (scope->end != CORO_SCOPE_OPEN)
            found = scope;
        *is_ending |= scope->end == CORO_SCOPE_ENDING;
    }
    return found;
}

bool
coro_scope_cut(struct coro_task *task)
{
    bool is_ending;
    struct coro_scope *scope = outermost(task, &is_ending);

    task->object.late = scope != NULL;
    if (!scope || is_ending)
        return false;
    scope->end = CORO_SCOPE_ENDING;
    return true;
}

struct coro_scope *
coro_scope_ending(const struct coro_task *task)
{
    bool is_ending;
    struct coro_scope *scope = outermost(task, &is_ending);

    if (!is_ending)
        return NULL;
    scope->end = CORO_SCOPE_ENDING;
    return scope;
}

/* A value that a stream has yielded is delivered. */
bool
coro_scope_overtakes(struct coro_task *task)
{
    if (task->object.stream && !coro_stream_is_inside(task))
        return false;
    if (!coro_scope_cut(task))
        return false;
    task->object.answer = CORO_WITHDRAWN;
    return true;
}
