/* What CORO_LEAKS=1 tells at the end of a program. */
#include "outcome.h"

#include "internal.h"
#include "leaks.h"

static const struct coro_code other_code = {"other", "a.coro", 1};

/* What is held stays within reach, so that no sanitizer tells of it too. */
static void *kept[4];

/* Checks what is told at the end of a process that has done this. */
#define CHECK_LEAKS(statement, expected)                                                 \
    do {                                                                                 \
        int status_;                                                                     \
        fflush(NULL);                                                                    \
        capture_begin(stderr);                                                           \
        if (fork() == 0) {                                                               \
            setenv("CORO_LEAKS", "1", 1);                                                \
            coro_leaks = CORO_LEAKS_UNKNOWN;                                             \
            statement;                                                                   \
            exit(0);                                                                     \
        }                                                                                \
        wait(&status_);                                                                  \
        ck_assert_str_eq(capture_end(), expected);                                       \
        ck_assert(WIFEXITED(status_) && WEXITSTATUS(status_) == 0);                      \
    } while (0)

static void
hold_lists(void)
{
    static const struct coro_type lists = CORO_LIST(&coro_type_f64);
    kept[0] = coro_list_new(&coro_type_i64, &test_code, 3);
    kept[1] = coro_list_new(&lists, &test_code, 1);
    kept[2] = coro_list_new(&coro_type_i64, &test_code, 3);
    kept[3] = coro_list_new(&coro_type_i64, &other_code, 0);
    coro_list_release(coro_list_new(&coro_type_i64, &test_code, 3));
}

START_TEST(equal_ones_are_counted_together)
{
    CHECK_LEAKS(hold_lists(), "leaks: still held at the end\n"
                              "  1 list[int], made in other at a.coro:1\n"
                              "  2 list[int], made in test at test.coro:12\n"
                              "  1 list[list[float]], made in test at test.coro:10\n");
}
END_TEST

static void
hold_leaves(void)
{
    static coro_string text;
    text = coro_string_new("text", 4);
    kept[0] = coro_error_new(coro_string_new("boom", 4), 0);
    coro_string_retain(text);
    coro_string_release(text);
    coro_string_release(coro_string_new("other", 5));
    coro_error_release(coro_error_copy(kept[0]));
}

START_TEST(leaves_are_numbers)
{
    CHECK_LEAKS(hold_leaves(), "leaks: still held at the end\n"
                               "  2 strings\n"
                               "  1 error\n");
}
END_TEST

/* Of no place, or of one that is known later, once. */
static void
hold_by_address(void)
{
    static char places[3];
    coro_was_born(CORO_LOOPS, &places[0], NULL, 0);
    coro_was_born(CORO_LOOPS, &places[1], NULL, 0);
    coro_leaks_place(&places[0], &other_code, 4);
    coro_leaks_place(&places[0], &other_code, 9);
    coro_leaks_place(&places[2], &other_code, 9);
    coro_was_released(&places[2]);
}

START_TEST(places_may_come_later)
{
    CHECK_LEAKS(hold_by_address(), "leaks: still held at the end\n"
                                   "  1 loop\n"
                                   "  1 loop, made in other at a.coro:5\n");
}
END_TEST

/* Of many, each is found again wherever others have moved. */
static void
come_and_go(void)
{
    static char places[5000][16];
    for (int i = 0; i < 5000; i++)
        coro_was_born(CORO_LOOPS, places[i], &test_code, i % 7);
    for (int i = 0; i < 5000; i += 3)
        coro_was_released(places[i]);
    for (int i = 0; i < 5000; i += 3)
        coro_was_born(CORO_LOOPS, places[i], &other_code, 0);
    for (int i = 4999; i >= 0; i--)
        if (i % 1000 != 0)
            coro_was_released(places[i]);
}

START_TEST(many_come_and_go)
{
    CHECK_LEAKS(come_and_go(), "leaks: still held at the end\n"
                               "  2 loop, made in other at a.coro:1\n"
                               "  1 loop, made in test at test.coro:12\n"
                               "  1 loop, made in test at test.coro:14\n"
                               "  1 loop, made in test at test.coro:15\n");
}
END_TEST

START_TEST(nothing_is_told_of_nothing)
{
    CHECK_LEAKS(coro_list_release(coro_list_new(&coro_type_i64, &test_code, 3)), "");
    CHECK_LEAKS(
        {
            hold_lists();
            coro_leaks_forget();
        },
        "");
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        equal_ones_are_counted_together, leaves_are_numbers,
        places_may_come_later,           many_come_and_go,
        nothing_is_told_of_nothing,
    };
    return SUITE_RUN("leaks", tests);
}
