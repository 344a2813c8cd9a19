/* Generated from numbers.coro by coroc. */
#include "coro.h"

/* fn kind(n: int) -> string */
static coro_string
kind(int64_t n)
{
    if (n == 0) {
        return coro_text("zero");
    } else if (n == 1 || n == 2 || n == 3) {
        return coro_text("few");
    } else if (n >= 4 && n < 10) {
        return coro_text("some");
    } else if (n >= 10 && n <= 99) {
        return coro_text("many");
    } else if (n == 100) {
        return coro_text("the limit");
    } else if ((n >= -5 && n < 0) || n == -100) {
        return coro_text("negative");
    } else {
        return coro_text("else");
    }
}

/* fn letter(c: u8) -> string */
static coro_string
letter(uint8_t c)
{
    if ((c >= 97 && c <= 122) || c == 95) {
        return coro_text("lower");
    } else if (c >= 65 && c <= 90) {
        return coro_text("upper");
    } else if (c >= 48 && c <= 57) {
        return coro_text("digit");
    } else if (c < 32) {
        return coro_text("control");
    } else {
        return coro_text("other");
    }
}

/* fn half(b: u8) -> string */
static coro_string
half(uint8_t b)
{
    if (b == 7) {
        return coro_text("seven");
    } else if (b < 128) {
        return coro_text("low");
    } else { /* 128..=255 */
        return coro_text("high");
    }
}

/* fn sign(n: i8) -> int */
static int64_t
sign(int8_t n)
{
    if (n < 0) {
        return -1;
    } else if (n == 0) {
        return 0;
    } else { /* 1..=127 */
        return 1;
    }
}

/* fn edges(n: int) -> string */
static coro_string
edges(int64_t n)
{
    if (n == INT64_MIN) {
        return coro_text("least");
    } else if (n == INT64_C(9223372036854775807)) {
        return coro_text("greatest");
    } else if (n >= INT64_C(-9223372036854775807) && n <= -1) {
        return coro_text("below");
    } else {
        return coro_text("from 0");
    }
}

/* fn wide(n: u64) -> string */
static coro_string
wide(uint64_t n)
{
    if (n == UINT64_C(18446744073709551615)) {
        return coro_text("all ones");
    } else if (n >= UINT64_C(18446462598732840960) &&
               n < UINT64_C(18446744073709551615)) {
        return coro_text("high");
    } else {
        return coro_text("low");
    }
}

/* fn answer(yes: bool) -> string */
static coro_string
answer(bool yes)
{
    if (yes) {
        return coro_text("yes");
    } else { /* false */
        return coro_text("no");
    }
}

/* fn time(d: duration) -> string */
static coro_string
time_(int64_t d_)
{
    if (d_ == 0) {
        return coro_text("none");
    } else if (d_ >= 1 && d_ < 1000000) {
        return coro_text("short");
    } else if (d_ >= 1000000 && d_ <= INT64_C(60000000000)) {
        return coro_text("long");
    } else {
        return coro_text("else");
    }
}

static const struct coro_code main__code = {"main", "numbers.coro", 74};

/* fn main() */
static void
main_(void)
{
    {
        struct coro_list *list = coro_list_of(&coro_type_i64, 11,
                                              (int64_t[]){0, 2, 9, 10, 99, 100, 101, -1,
                                                          -5, -6, -100}, &main__code, 1);

        for (int64_t at = 0; at < coro_list_len(list); at++) {
            int64_t n = *(int64_t *)coro_list_at(list, at, &main__code, 1);
            coro_string text = kind(n);

            coro_print("{s}, ", text);
            coro_string_release(text);
        }
        coro_list_release(list);
    }
    coro_print("\n");
    {
        coro_string text_2 = coro_text("aZ_5 \n~");

        for (int64_t at_2 = 0; at_2 < coro_string_len(text_2); at_2++) {
            uint8_t c = coro_string_at(text_2, at_2, &main__code, 3);
            coro_string text_3 = letter(c);

            coro_print("{s}, ", text_3);
            coro_string_release(text_3);
        }
        coro_string_release(text_2);
    }
    coro_print("\n");
    coro_string text_4 = half(7);
    coro_string text_5 = half(8);
    coro_string text_6 = half(127);
    coro_string text_7 = half(128);
    coro_string text_8 = half(255);
    coro_print("{s} {s} {s} {s} {s}\n", text_4, text_5, text_6, text_7, text_8);
    coro_string_release(text_8);
    coro_string_release(text_7);
    coro_string_release(text_6);
    coro_string_release(text_5);
    coro_string_release(text_4);
    int64_t value = sign(-128);
    int64_t value_2 = sign(-1);
    int64_t value_3 = sign(0);
    coro_print("{i} {i} {i} {i}\n", value, value_2, value_3, sign(127));
    coro_string text_9 = edges(INT64_C(9223372036854775807));
    coro_string text_10 = edges(coro_add(INT64_C(9223372036854775807), 1));
    coro_string text_11 = edges(-3);
    coro_string text_12 = edges(0);
    coro_print("{s} {s} {s} {s}\n", text_9, text_10, text_11, text_12);
    coro_string_release(text_12);
    coro_string_release(text_11);
    coro_string_release(text_10);
    coro_string_release(text_9);
    coro_string text_13 = wide(UINT64_C(18446744073709551615));
    coro_string text_14 = wide(UINT64_C(18446462598732840960));
    coro_string text_15 = wide(5);
    coro_print("{s} {s} {s}\n", text_13, text_14, text_15);
    coro_string_release(text_15);
    coro_string_release(text_14);
    coro_string_release(text_13);
    coro_string text_16 = answer(true);
    coro_string text_17 = answer(false);
    coro_print("{s} {s}\n", text_16, text_17);
    coro_string_release(text_17);
    coro_string_release(text_16);
    {
        struct coro_list *list_2 = coro_list_of(&coro_type_duration, 6,
                                                (int64_t[]){0, 999000, 1000000,
                                                            INT64_C(60000000000),
                                                            INT64_C(61000000000),
                                                            coro_neg(1000000000)},
                                                &main__code, 10);

        for (int64_t at_3 = 0; at_3 < coro_list_len(list_2); at_3++) {
            int64_t d_ = *(int64_t *)coro_list_at(list_2, at_3, &main__code, 10);
            coro_string text_18 = time_(d_);

            coro_print("{s}, ", text_18);
            coro_string_release(text_18);
        }
        coro_list_release(list_2);
    }
    coro_print("\n");
    int64_t value_4 = 7;
    if (value_4 == 7) {
        coro_print("seven\n");
    } else {
        coro_print("something else\n");
    }
}

int
main(void)
{
    main_();
    return coro_finish(0);
}
