/* A coroutine like a generated one, but wrong wherever it is left otherwise than by its
 * end: the tests pass only if the sanitizers tell of it.
 *
 *     coro wrong(n: int) yields int { let text = f"{n}"; yield n; print(text); }
 */
#include <stdlib.h>
#include <string.h>

#include "coro.h"

struct wrong {
    struct coro_frame frame;
    int64_t n;
    coro_string text;
};

enum wrong_at { WRONG_START, WRONG_YIELD_1 };

static const struct coro_code code = {"wrong", "wrong.coro", 1};
static const struct coro_state states[] = {{0, "start", NULL, 0}, {0, "yield", NULL, 0}};

static enum coro_step
wrong_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct wrong *f = (struct wrong *)frame;
    enum coro_way way = d->way;

    if (frame->at == WRONG_YIELD_1)
        goto yield_1;
    if (way != CORO_ON)
        goto leave;
    f->text = coro_format("{i}", f->n);
    *(int64_t *)d->out = f->n;
    frame->at = WRONG_YIELD_1;
    return CORO_YIELDED;
yield_1:
    if (way == CORO_DROP)
        goto leave; /* text is lost */
    if (way == CORO_ERROR)
        coro_string_release(f->text); /* and used below */
    coro_print("{s}\n", f->text);
    coro_string_release(f->text);
leave:
    return coro_end(d, frame, way);
}

static const struct coro_kind kind = {
    .code = &code, .step = wrong_step, .states = states, .size = sizeof(struct wrong)};

static int
overflow(int number)
{
    return number + 1;
}

/* Right, unless CORO_WRONG asks for a fault. */
int
main(void)
{
    const char *fault = getenv("CORO_WRONG");
    struct coro_object *object = coro_object_new(&kind);
    struct coro_error *error = NULL;
    int64_t value = 0;

    ((struct wrong *)coro_root(object))->n = 7; /* there may be no memory for it */
    coro_next(object, &value, &error, &code, 0);
    if (!fault)
        coro_next(object, &value, &error, &code, 0);
    else if (strcmp(fault, "use") == 0)
        coro_throw_into(object, coro_error_new(coro_text("thrown"), 0), &value, &error,
                        &code, 0);
    else if (strcmp(fault, "undefined") == 0)
        value = overflow(INT32_MAX);
    coro_object_release(object);
    coro_error_release(error);
    return coro_finish(value == 0);
}
