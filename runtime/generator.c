/* What a consumer does with a coroutine: next, send, throw, close. */
#include "drive.h"
#include "stack.h"
#include "stream.h"

/* Nobody listens to messages here: they come back as errors. */
static void
refuse_message(struct coro_driver *d)
{
    const struct coro_state *state = coro_state_of(d->leaf);

    d->error = coro_fault_of(CORO_FAULT_NO_LOOP, state->message->name,
                             d->leaf->kind->code, state->line);
    d->way = CORO_ERROR;
}

/* What is rarer than a value: a message, the end, the loss of the last reference
 * meanwhile. */
CORO_RARE static bool
settle(struct coro_driver *d, struct coro_object *object, enum coro_step step,
       struct coro_error **error)
{
    while (step == CORO_SENT) {
        refuse_message(d);
        step = coro_drive_object(d, object);
    }
    if (object->refs == 0)
        coro_object_free(object);
    if (step <= CORO_YIELDED)
        return true;
    if (d->way == CORO_ERROR) {
        coro_error_pass(d->error, d->code, d->line);
        coro_deliver(d->error, error, d->code, d->line);
    }
    return false;
}

/* Runs what nobody else drives up to its next yield: true if it got there. */
static inline bool
resume(struct coro_driver *d, struct coro_object *object, struct coro_error **error)
{
    enum coro_step step;

    if (coro_stack_is_low())
        coro_panic(coro_panic_TOO_DEEP, d->code, d->line);
    step = coro_drive_object(d, object);
    if (step == CORO_YIELDED && object->refs > 0)
        return true;
    return settle(d, object, step, error);
}

static void
refuse_second_driver(const struct coro_object *object, struct coro_error **error,
                     const struct coro_code *code, int line)
{
    coro_deliver(coro_fault_driven(object, code, line), error, code, line);
}

/* Of what has ended, nothing comes; what runs has its driver. */
CORO_RARE static bool
refuse_next(const struct coro_object *object, struct coro_error **error,
            const struct coro_code *code, int line)
{
    if (!coro_done(object))
        refuse_second_driver(object, error, code, line);
    return false;
}

bool
coro_next(struct coro_object *object, void *out, struct coro_error **error,
          const struct coro_code *code, int line)
{
    if (coro_done(object) || object->driven)
        return refuse_next(object, error, code, line);
    struct coro_driver d = coro_driver_of(object, CORO_ON, code, line);
    d.out = out;
    if (object->status == CORO_RUNNING)
        coro_resume_by_next(&d);
    return resume(&d, object, error);
}

/* A value was sent to where nobody takes it. */
static void
drop_sent(const struct coro_object *object, const void *in)
{
    coro_release(coro_kind_of(object)->receives, (void *)in);
}

bool
coro_send(struct coro_object *object, const void *in, void *out,
          struct coro_error **error, const struct coro_code *code, int line)
{
    if (object->status == CORO_RUNNING && !object->driven) {
        struct coro_driver d = coro_driver_of(object, CORO_ON, code, line);
        d.in = in;
        d.out = out;
        return resume(&d, object, error);
    }
    drop_sent(object, in);
    if (coro_done(object))
        return false;
    if (object->driven)
        refuse_second_driver(object, error, code, line);
    else
        coro_deliver(coro_fault(CORO_FAULT_SEND_FIRST, code, line), error, code, line);
    return false;
}

bool
coro_throw_into(struct coro_object *object, struct coro_error *thrown, void *out,
                struct coro_error **error, const struct coro_code *code, int line)
{
    if (!coro_done(object) && object->driven) {
        coro_error_release(thrown);
        refuse_second_driver(object, error, code, line);
        return false;
    }
    thrown = coro_throw(thrown, code, line);
    if (object->status == CORO_RUNNING) {
        struct coro_driver d = coro_driver_of(object, CORO_ERROR, code, line);
        d.error = thrown;
        d.out = out;
        return resume(&d, object, error);
    }
    coro_close(object, NULL, code, line);
    coro_deliver(thrown, error, code, line);
    return false;
}

void
coro_close(struct coro_object *object, struct coro_error **error,
           const struct coro_code *code, int line)
{
    if (coro_done(object))
        return;
    if (object->driven) {
        if (coro_is_running(object))
            coro_panic(coro_panic_CLOSE_RUNNING, code, line);
        if (!object->stream || object->driven != CORO_BY_LOOP) {
            refuse_second_driver(object, error, code, line);
            return;
        }
        coro_stream_stop((struct coro_task *)object);
    }
    struct coro_driver d = coro_driver_of(object, CORO_DROP, code, line);
    resume(&d, object, error);
}
