/* Generated from echo.coro by coroc. */
#include "coro.h"

struct echo {
    struct coro_frame frame;
    int64_t result;
    int64_t count;
    coro_string answer;
};

static enum coro_step echo_step(struct coro_driver *d, struct coro_frame *frame);

/* coro echo() yields string receives string? -> int */
enum echo_at {
    ECHO_START,
    ECHO_YIELD_1,
};

static const struct coro_code echo_code = {"echo", "echo.coro", 2};

static const struct coro_state echo_states[] = {
    {0, "start", NULL, 0},
    {3, "yield", NULL, 0},
};

static const struct coro_kind echo_kind = {
    .code = &echo_code,
    .step = echo_step,
    .states = echo_states,
    .size = sizeof(struct echo),
    .receives = &coro_type_maybe_string,
    .receives_optional = true,
    .result = &coro_type_i64,
    .result_offset = offsetof(struct echo, result),
};

static struct coro_object *
echo_new(void)
{
    return coro_object_new(&echo_kind);
}

static enum coro_step
echo_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct echo *f = (struct echo *)frame;
    enum coro_way way = d->way;

    switch ((enum echo_at)frame->at) {
    case ECHO_START:
        break;
    case ECHO_YIELD_1:
        goto yield_1;
    }
    if (way != CORO_ON)
        goto leave;

    f->count = 0;
    f->answer = coro_text("ready");
    while (true) {
        *(coro_string *)d->out = coro_string_take(&f->answer);
        frame->at = ECHO_YIELD_1;
        return CORO_YIELDED; /* while let text = yield answer { */
yield_1:
        if (way != CORO_ON)
            goto leave_answer;
        coro_string maybe = d->in ? *(const coro_string *)d->in : (coro_string){0};
        if (maybe.bytes == NULL) {
            break;
        }
        coro_string text = maybe;
        f->count = coro_add(f->count, 1);
        coro_string_assign(&f->answer, coro_format("{i}: {s}", f->count, text));
        coro_string_release(text);
    }
    f->result = f->count;
leave_answer:
    coro_string_release(f->answer);
leave:
    return coro_end(d, frame, way);
}

static const struct coro_code main__code = {"main", "echo.coro", 12};

/* fn main() throws */
static struct coro_error *
main_(void)
{
    struct coro_error *error = NULL;
    struct coro_object *e = coro_object_made(echo_new(), &error, &main__code, 1);

    if (error)
        return error;
    coro_string maybe = {0};
    coro_next(e, &maybe, NULL, &main__code, 2);
    coro_print("{v}\n", &coro_type_maybe_string, &maybe);
    coro_string_release(maybe);
    coro_string maybe_2 = coro_text("one");
    coro_string maybe_3 = {0};
    coro_send(e, &maybe_2, &maybe_3, &error, &main__code, 3);
    if (error)
        goto leave_e;
    coro_print("{v}\n", &coro_type_maybe_string, &maybe_3);
    coro_string_release(maybe_3);
    {
        coro_string maybe_4 = coro_text("two");
        coro_string maybe_5 = {0};

        coro_send(e, &maybe_4, &maybe_5, &error, &main__code, 4);
        if (error)
            goto leave_e;
        coro_print("{v}\n", &coro_type_maybe_string, &maybe_5);
        coro_string_release(maybe_5);
    }
    {
        coro_string maybe_6 = {0};

        coro_next(e, &maybe_6, NULL, &main__code, 5);
        struct coro_maybe_i64 maybe_7 = {0};
        maybe_7.some = coro_result(e, &maybe_7.value);
        coro_print("{v} {v} {b}\n", &coro_type_maybe_string, &maybe_6,
                   &coro_type_maybe_i64, &maybe_7, coro_done(e));
        coro_string_release(maybe_6);
    }
leave_e:
    coro_object_release(e);
    return error;
}

int
main(void)
{
    struct coro_error *error = main_();
    int status = error ? coro_main_failed(error) : 0;

    return coro_finish(status);
}
