/* Generated from try_nested.coro by coroc. */
#include "coro.h"

static const struct coro_code may_code = {"may", "try_nested.coro", 1};

/* fn may(level: int, fails: int) -> string throws */
static struct coro_error *
may(int64_t level, int64_t fails, coro_string *result)
{
    if (level == fails) {
        return coro_throw(coro_error_new(coro_format("level {i}", level), level),
                          &may_code, 2);
    }
    *result = coro_format("ok {i}", level);
    return NULL;
}

static const struct coro_code layers_code = {"layers", "try_nested.coro", 8};

/* fn layers(fails: int) -> string throws */
static struct coro_error *
layers(int64_t fails, coro_string *result)
{
    enum coro_way way = CORO_ON;
    struct coro_error *error = NULL;

    {
        coro_string text = {0};

        error = coro_pass(may(1, fails, &text), &layers_code, 2);
        if (error)
            goto catch_1;
        coro_print("{s}\n", text);
        coro_string_release(text);
        {
            coro_string text_2 = {0};

            error = coro_pass(may(2, fails, &text_2), &layers_code, 4);
            if (error)
                goto catch_2;
            coro_print("{s}\n", text_2);
            coro_string_release(text_2);
            {
                coro_string text_3 = {0};

                error = coro_pass(may(3, fails, &text_3), &layers_code, 6);
                if (error)
                    goto catch_3;
                coro_print("{s}\n", text_3);
                coro_string_release(text_3);
            }
catch_3:
            if (error) {
                struct coro_error *e_3 = error;

                error = NULL;
                coro_print("inner {e}\n", e_3);
                error = coro_throw(coro_error_new(coro_format("from inner: {e}", e_3),
                                                  coro_add(coro_error_code(e_3), 100)),
                                   &layers_code, 9);
                coro_error_release(e_3);
                goto catch_2;
            }
            coro_string text_4 = {0};
            error = coro_pass(may(4, fails, &text_4), &layers_code, 11);
            if (error)
                goto catch_2;
            coro_print("{s}\n", text_4);
            coro_string_release(text_4);
        }
catch_2:
        if (error) {
            struct coro_error *e_2 = error;

            error = NULL;
            coro_print("middle {e} {i}\n", e_2, coro_error_code(e_2));
            if (coro_error_code(e_2) == 2) {
                *result = coro_text("returned from a handler");
                way = CORO_RETURN;
            }
            coro_error_release(e_2);
            if (way != CORO_ON)
                return NULL;
        }
        coro_string text_5 = {0};
        error = coro_pass(may(5, fails, &text_5), &layers_code, 18);
        if (error)
            goto catch_1;
        coro_print("{s}\n", text_5);
        coro_string_release(text_5);
    }
catch_1:
    if (error) {
        struct coro_error *e = error;

        error = NULL;
        coro_print("outer {e!r}\n", e);
        coro_error_release(e);
    }
    coro_string text_6 = {0};
    error = coro_pass(may(6, fails, &text_6), &layers_code, 22);
    if (error)
        return error;
    *result = text_6;
    return NULL;
}

static const struct coro_code main__code = {"main", "try_nested.coro", 33};

/* fn main() */
static void
main_(void)
{
    struct coro_error *error = NULL;

    for (int64_t fails = 0; fails < 7; fails++) {
        {
            coro_string text = {0};

            error = coro_pass(layers(fails, &text), &main__code, 3);
            if (error)
                goto catch_1;
            coro_print("{s}\n", text);
            coro_string_release(text);
        }
catch_1:
        if (error) {
            struct coro_error *e = error;

            error = NULL;
            coro_print("main {e}\n", e);
            coro_error_release(e);
        }
    }
}

int
main(void)
{
    main_();
    return coro_finish(0);
}
