/* yield from a coroutine object: its frames are put under the caller's and driven with
 * them. */
#include "drive.h"

/* Goes on with the caller itself, at its resume label. */
static enum coro_step
refuse(struct coro_driver *d, struct coro_frame *caller, struct coro_error *error)
{
    d->leaf = caller;
    d->way = error ? CORO_ERROR : CORO_ON;
    d->error = error;
    return CORO_CALLED;
}

enum coro_step
coro_delegate(struct coro_driver *d, struct coro_frame *caller,
              struct coro_object *object, const struct coro_code *code, int line)
{
    if (coro_done(object))
        return refuse(d, caller, NULL);
    if (object->driven)
        return refuse(d, caller, coro_fault_driven(object, code, line));

    object->driven = CORO_BY_CALLER;
    coro_root(object)->parent = caller;
    d->leaf = object->leaf;
    d->way = CORO_ON;
    d->in = NULL;
    if (object->status == CORO_RUNNING)
        coro_resume_by_next(d);
    object->status = CORO_RUNNING;
    return CORO_CALLED;
}

/* Not so if it had ended before, or another coroutine drives it. */
static bool
was_delegated_by(const struct coro_frame *caller, const struct coro_object *object)
{
    return object->driven == CORO_BY_CALLER && coro_root(object)->parent == caller;
}

enum coro_way
coro_delegate_end(struct coro_driver *d, struct coro_object *object, enum coro_way way,
                  void *result, const struct coro_code *code, int line)
{
    if (was_delegated_by(d->leaf, object)) {
        object->driven = CORO_BY_NOBODY;
        object->leaf = coro_root(object);
        object->leaf->parent = NULL;
        object->status = coro_status_of(way) & 7U;
    }
    if (way != CORO_ON)
        return way;
    if (coro_result(object, result))
        return CORO_ON;
    d->error = coro_fault(CORO_FAULT_NO_RESULT, code, line);
    return CORO_ERROR;
}
