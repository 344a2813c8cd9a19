/* Driving: what is too rare to be inline. */
#include "drive.h"
#include "stream.h"

CORO_THREAD struct coro_driver *coro_running;

enum coro_step
coro_drive(struct coro_driver *d)
{
    return coro_drive_leaf(d);
}

void
coro_pass_frame(struct coro_error *error, const struct coro_frame *frame)
{
    coro_error_pass(error, frame->kind->code, coro_state_of(frame)->line);
}

void
coro_refuse_next(struct coro_driver *d)
{
    const struct coro_frame *leaf = d->leaf;

    d->way = CORO_ERROR;
    d->error =
        coro_fault(CORO_FAULT_NEXT_RECEIVES, leaf->kind->code, coro_state_of(leaf)->line);
}

void
coro_drop(struct coro_object *object)
{
    struct coro_driver d = coro_driver_of(object, CORO_DROP, NULL, 0);

    if (object->stream)
        coro_stream_stop((struct coro_task *)object);
    coro_drive_object(&d, object);
}

static bool
is_above(const struct coro_frame *root, const struct coro_frame *leaf)
{
    while (leaf && leaf != root)
        leaf = leaf->parent;
    return leaf != NULL;
}

bool
coro_is_running(const struct coro_object *object)
{
    const struct coro_driver *d;

    for (d = coro_running; d; d = d->outer) {
        if (is_above(coro_root(object), d->leaf))
            return true;
    }
    return false;
}

struct coro_error *
coro_fault_driven(const struct coro_object *object, const struct coro_code *code,
                  int line)
{
    return coro_fault(coro_is_running(object) ? CORO_FAULT_RUNNING : CORO_FAULT_DRIVEN,
                      code, line);
}
