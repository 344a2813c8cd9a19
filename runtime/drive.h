/* Driving, inline where a turn of the loop or a value of a generator must cost little. */
#ifndef CORO_DRIVE_H
#define CORO_DRIVE_H

#include "internal.h"

/* What the suspended frame waits at. */
static inline const struct coro_state *
coro_state_of(const struct coro_frame *frame)
{
    return &frame->kind->states[frame->at];
}

/* Notes the place of `frame` in the error that its callee has ended with. */
void coro_pass_frame(struct coro_error *error, const struct coro_frame *frame);

/* The driving loop. It goes from caller to callee and back and never calls itself, so
 * that no depth of delegation needs C stack. */
static inline enum coro_step
coro_drive_leaf(struct coro_driver *d)
{
    coro_sweep(d);
    for (;;) {
        enum coro_step step = d->leaf->kind->step(d, d->leaf);

        if (step <= CORO_SENT)
            return step;
        if (step == CORO_CALLED)
            continue;
        if (!d->leaf->parent)
            return step;
        d->leaf = d->leaf->parent;
        if (d->way == CORO_ERROR)
            coro_pass_frame(d->error, d->leaf);
    }
}

/* For a resumption of the object from where it stands. */
static inline struct coro_driver
coro_driver_of(struct coro_object *object, enum coro_way way,
               const struct coro_code *code, int line)
{
    return (struct coro_driver){
        .leaf = object->leaf, .way = way, .object = object, .code = code, .line = line};
}

/* What has ended in this way. */
static inline uint8_t
coro_status_of(enum coro_way way)
{
    return way == CORO_ON      ? CORO_FINISHED
           : way == CORO_ERROR ? CORO_FAILED
                               : CORO_CANCELLED;
}

/* Puts d on the chain of what runs, drives its object, and takes d off. What stays as it
 * was is not written: the next resumption would wait for it. */
static inline enum coro_step
coro_drive_object(struct coro_driver *d, struct coro_object *object)
{
    enum coro_step step;

    d->outer = coro_running;
    coro_running = d;
    object->driven = CORO_BY_CONSUMER;
    object->status = CORO_RUNNING;
    step = coro_drive_leaf(d);
    object->driven = CORO_BY_NOBODY;
    if (object->leaf != d->leaf)
        object->leaf = d->leaf;
    if (step == CORO_ENDED)
        object->status = coro_status_of(d->way) & 7U;
    coro_running = d->outer;
    return step;
}

void coro_refuse_next(struct coro_driver *d);

/* d goes on from a yield without a value: where one must be sent, that throws. */
static inline void
coro_resume_by_next(struct coro_driver *d)
{
    const struct coro_kind *kind = d->leaf->kind;

    if (kind->receives && !kind->receives_optional)
        coro_refuse_next(d);
}

/* Ends what has not ended where it stands, its code not running. */
void coro_drop(struct coro_object *object);

/* Whether its code runs now, under whatever driver; it takes the depth of all that runs.
 */
bool coro_is_running(const struct coro_object *object);
/* What a second driver is told. */
struct coro_error *coro_fault_driven(const struct coro_object *object,
                                     const struct coro_code *code, int line);

/* Who drives it at this moment; NULL: its code does not run. */
static inline const struct coro_driver *
coro_running_in(const struct coro_object *object)
{
    const struct coro_driver *d = coro_running;

    while (d && d->object != object)
        d = d->outer;
    return d;
}

#endif
