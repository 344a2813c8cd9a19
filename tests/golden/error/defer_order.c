/* Generated from defer_order.coro by coroc. */
#include "coro.h"

/* fn leave(how: string) -> string */
static coro_string
leave(coro_string how)
{
    enum coro_way way = CORO_ON;
    coro_string result = {0};

    for (int64_t i = 0; i < 3; i++) {
        coro_string text = coro_format("{s} {i}", how, i);

        if (coro_string_equal(how, coro_text("return"))) {
            result = coro_string_add(text, coro_text("!"));
            way = CORO_RETURN;
            goto defer_3;
        }
        if (coro_string_equal(how, coro_text("break")) && i == 1) {
            way = CORO_BREAK;
            goto defer_3;
        }
        if (coro_string_equal(how, coro_text("continue"))) {
            way = CORO_CONTINUE;
        }
defer_3:
        coro_print("block of {s}\n", text);
        if (way != CORO_ON)
            goto defer_2;
        coro_print("end of {s}\n", text);
defer_2:
        coro_print("turn of {s}\n", text);
        coro_string_release(text);
        if (way == CORO_BREAK) {
            way = CORO_ON;
            break;
        }
        if (way == CORO_RETURN)
            goto defer_1;
        way = CORO_ON;
    }
    result = coro_string_add(how, coro_text(" ended"));
defer_1:
    coro_print("last of {s}\n", how);
    return result;
}

/* fn main() */
static void
main_(void)
{
    coro_string text = leave(coro_text("return"));

    coro_print("{s}\n", text);
    coro_string_release(text);
    coro_string text_2 = leave(coro_text("break"));
    coro_print("{s}\n", text_2);
    coro_string_release(text_2);
    coro_string text_3 = leave(coro_text("continue"));
    coro_print("{s}\n", text_3);
    coro_string_release(text_3);
    coro_string text_4 = leave(coro_text("end"));
    coro_print("{s}\n", text_4);
    coro_string_release(text_4);
}

int
main(void)
{
    main_();
    return coro_finish(0);
}
