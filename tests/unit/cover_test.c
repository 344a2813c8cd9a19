/* Stretches of numbers: what each adds to those before it, and what all leave. */
#include "cover.h"
#include "suite.h"

static struct arena *arena;
static struct stretches stretches, holes;
static struct owners owners;

static void
begin(void)
{
    arena = arena_new();
    stretches = holes = (struct stretches){0};
    owners = (struct owners){0};
}

static void
add(uint64_t first, uint64_t last)
{
    vec_push(arena, &stretches, ((struct stretch){first, last}));
}

static void
check_hole(int index, uint64_t first, uint64_t last)
{
    ck_assert_int_lt(index, holes.count);
    ck_assert_uint_eq(holes.at[index].first, first);
    ck_assert_uint_eq(holes.at[index].last, last);
}

START_TEST(nothing_leaves_all)
{
    begin();
    cover(arena, &stretches, (struct stretch){0, UINT64_MAX}, &owners, &holes);
    ck_assert_int_eq(holes.count, 1);
    check_hole(0, 0, UINT64_MAX);
    arena_free(arena);
}
END_TEST

START_TEST(holes_lie_between)
{
    begin();
    add(5, 9);
    add(0, 2);
    add(UINT64_MAX, UINT64_MAX);
    add(11, 20);
    add(10, 10);
    cover(arena, &stretches, (struct stretch){0, UINT64_MAX}, &owners, &holes);
    ck_assert_int_eq(holes.count, 2);
    check_hole(0, 3, 4);
    check_hole(1, 21, UINT64_MAX - 1);
    for (int i = 0; i < owners.count; i++)
        ck_assert_int_eq(owners.at[i], -1);
    arena_free(arena);
}
END_TEST

START_TEST(what_adds_nothing_is_told)
{
    begin();
    add(0, 4);
    add(5, 9);
    add(3, 7);  /* by both before */
    add(9, 10); /* 10 is new */
    add(10, 10);
    add(0, 10);
    add(0, 11);
    cover(arena, &stretches, (struct stretch){0, 11}, &owners, &holes);
    ck_assert_int_eq(holes.count, 0);
    ck_assert_int_eq(owners.at[2], 0);
    ck_assert_int_eq(owners.at[3], -1);
    ck_assert_int_eq(owners.at[4], 3);
    ck_assert_int_eq(owners.at[5], 0);
    ck_assert_int_eq(owners.at[6], -1);
    arena_free(arena);
}
END_TEST

/* Against a table of all numbers. */
START_TEST(agrees_with_counting)
{
    enum { NUMBERS = 64, MOST = 24 };
    unsigned random = (unsigned)_i * 2654435761u + 1;
    bool taken[NUMBERS] = {false};

    begin();
    for (int i = 0; i < MOST; i++) {
        random = random * 1664525u + 1013904223u;
        uint64_t first = random >> 8 & (NUMBERS - 1), size = random >> 20 & 7;
        add(first, first + size < NUMBERS ? first + size : NUMBERS - 1);
    }
    cover(arena, &stretches, (struct stretch){0, NUMBERS - 1}, &owners, &holes);
    for (int i = 0; i < MOST; i++) {
        bool is_new = false;
        for (uint64_t n = stretches.at[i].first; n <= stretches.at[i].last; n++) {
            is_new |= !taken[n];
            taken[n] = true;
        }
        ck_assert_int_eq(owners.at[i] < 0, is_new);
        if (owners.at[i] >= 0) {
            struct stretch owner = stretches.at[owners.at[i]];
            ck_assert_int_lt(owners.at[i], i);
            ck_assert_uint_le(owner.first, stretches.at[i].first);
            ck_assert_uint_ge(owner.last, stretches.at[i].first);
        }
    }
    for (int i = 0; i < holes.count; i++)
        for (uint64_t n = holes.at[i].first; n <= holes.at[i].last; n++) {
            ck_assert(!taken[n]);
            taken[n] = true;
        }
    for (int n = 0; n < NUMBERS; n++)
        ck_assert(taken[n]);
    arena_free(arena);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("cover");
    TCase *together = tcase_create("cover");
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_add_test(together, nothing_leaves_all);
    tcase_add_test(together, holes_lie_between);
    tcase_add_test(together, what_adds_nothing_is_told);
    tcase_add_loop_test(together, agrees_with_counting, 0, 200);
    suite_add_tcase(suite, together);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
