/* What a runtime built with CORO_SWEEP calls before each resumption: at the one chosen,
 * the coroutine is dropped or thrown into instead of going on. */
#include "sweep.h"

#include "drive.h"

/* Nobody takes what was sent. */
static void
drop_sent(struct coro_driver *d)
{
    if (d->in)
        coro_release(d->leaf->kind->receives, (void *)d->in);
    d->in = NULL;
}

void
coro_sweep(struct coro_driver *d)
{
    const struct coro_code *code = d->leaf->kind->code;

    if (d->way != CORO_ON)
        return;
    if (sweep_strikes(HARM_DROP)) {
        drop_sent(d);
        d->way = CORO_DROP;
    } else if (sweep_strikes(HARM_THROW)) {
        drop_sent(d);
        d->way = CORO_ERROR;
        d->error = coro_throw(coro_error_new(coro_text("swept"), 0), code, 0);
    }
}
