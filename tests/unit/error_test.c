/* Errors: what they hold, where they were thrown, whom they have left. Panics. */
#include "outcome.h"

#include "internal.h"

static const struct coro_code parse_code = {"parse", "a.coro", 9};
static const struct coro_code read_code = {"read", "b.coro", 100};

static struct coro_error *
boom(void)
{
    return coro_error_new(coro_string_new("boom", 4), 0);
}

START_TEST(message_and_code)
{
    struct coro_error *error = coro_error_new(coro_string_new("boom", 4), 7);
    CHECK_TEXT(coro_error_message(error), "boom");
    ck_assert_int_eq(coro_error_code(error), 7);
    CHECK_TEXT(coro_format("{e} {e!r}", error, error), "boom error('boom', 7)");
    ck_assert_ptr_eq(coro_error_retain(error), error);
    coro_error_release(error);
    CHECK_TEXT(coro_error_message(error), "boom");
    coro_error_release(error);
    error = coro_error_new(coro_text("it's"), 0);
    CHECK_TEXT(coro_format("{e!r}", error), "error(\"it's\")");
    coro_error_release(error);
    coro_error_release(coro_error_retain(NULL));
}
END_TEST

START_TEST(equal_by_message_and_code)
{
    struct coro_error *a = boom(), *b = boom(), *c = coro_error_new(coro_text("boom"), 1);
    ck_assert(coro_error_equal(a, b));
    ck_assert(!coro_error_equal(a, c));
    ck_assert(!coro_error_equal(a, NULL));
    ck_assert(coro_error_equal(NULL, NULL));
    coro_error_release(a);
    coro_error_release(b);
    coro_error_release(c);
}
END_TEST

START_TEST(the_first_throw_is_told)
{
    struct coro_error *error = boom();
    CHECK_OUTPUT(stderr, coro_error_print(error, stderr), "error: boom\n");
    ck_assert_ptr_eq(coro_throw(error, &parse_code, 3), error);
    coro_throw(error, &read_code, 0);
    CHECK_OUTPUT(stderr, coro_error_print(error, stderr), "a.coro:12: error: boom\n");
    coro_error_release(error);
}
END_TEST

START_TEST(callers_are_told)
{
    struct coro_error *error = coro_throw(boom(), &parse_code, 0);
    coro_error_pass(error, &parse_code, 8);
    coro_error_pass(error, &read_code, 1);
    CHECK_OUTPUT(stderr, coro_error_print(error, stderr),
                 "a.coro:9: error: boom\n"
                 "    in parse at a.coro:17\n"
                 "    in read at b.coro:101\n");
    coro_error_release(error);
}
END_TEST

/* What is told of an error that has left so many callers, each at a line of its own. */
static const char *
told_after(int callers)
{
    struct coro_error *error = boom();
    for (int i = 1; i <= callers; i++)
        coro_error_pass(error, &read_code, i - 100);
    capture_begin(stderr);
    coro_error_print(error, stderr);
    coro_error_release(error);
    return capture_end();
}

static void
check_told(const char *told, int first, int last)
{
    char line[64];
    for (int i = first; i <= last; i++) {
        snprintf(line, sizeof line, "    in read at b.coro:%d\n", i);
        ck_assert_ptr_nonnull(strstr(told, line));
    }
}

static int
lines_of(const char *text)
{
    int lines = 0;
    for (; *text; text++)
        lines += *text == '\n';
    return lines;
}

START_TEST(a_long_chain_is_cut_in_the_middle)
{
    const char *told = told_after(64);
    ck_assert_int_eq(lines_of(told), 1 + 64);
    check_told(told, 1, 64);
    told = told_after(65);
    ck_assert_int_eq(lines_of(told), 1 + 32 + 1 + 32);
    check_told(told, 1, 32);
    check_told(told, 34, 65);
    ck_assert_ptr_nonnull(
        strstr(told, "b.coro:32\n    … 1 more …\n    in read at b.coro:34\n"));
    told = told_after(1000000);
    ck_assert_int_eq(lines_of(told), 1 + 32 + 1 + 32);
    check_told(told, 1, 32);
    check_told(told, 999969, 1000000);
    ck_assert_ptr_nonnull(strstr(told, "    … 999936 more …\n"));
}
END_TEST

START_TEST(out_of_memory_is_a_constant)
{
    struct coro_error *error = coro_out_of_memory();
    ck_assert_ptr_eq(coro_throw(error, &parse_code, 1), error);
    coro_error_pass(error, &parse_code, 1);
    for (int i = 0; i < 3; i++)
        coro_error_release(error);
    CHECK_OUTPUT(stderr, coro_error_print(error, stderr), "error: out of memory\n");
    CHECK_TEXT(coro_error_message(error), "out of memory");
}
END_TEST

START_TEST(a_panic_flushes_what_was_printed)
{
    FILE *file = tmpfile();
    char text[16] = "";
    CHECK_PANIC((dup2(fileno(file), STDOUT_FILENO), coro_print("before\n"),
                 coro_panic("boom", &test_code, 3)),
                "test.coro:12: panic: boom\n");
    rewind(file);
    ck_assert_ptr_nonnull(fgets(text, sizeof text, file));
    ck_assert_str_eq(text, "before\n");
    fclose(file);
}
END_TEST

START_TEST(panics_of_generated_code)
{
    CHECK_PANIC(coro_panic_none(&test_code, 3),
                "test.coro:12: panic: none unwrapped by !\n");
    CHECK_PANIC(coro_panic_division(&test_code, 0),
                "test.coro:9: panic: division by zero\n");
    CHECK_PANIC(coro_panic("boom", NULL, 0), "panic: boom\n");
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        message_and_code,
        equal_by_message_and_code,
        the_first_throw_is_told,
        callers_are_told,
        a_long_chain_is_cut_in_the_middle,
        out_of_memory_is_a_constant,
        a_panic_flushes_what_was_printed,
        panics_of_generated_code,
    };
    return SUITE_RUN("error", tests);
}
