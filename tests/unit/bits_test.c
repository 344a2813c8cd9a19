/* Unit tests of sets of small numbers. */
#include "bits.h"
#include "suite.h"

enum { ROOM = 200 };

START_TEST(holds_what_was_added)
{
    struct arena *arena = arena_new();
    struct bits *bits = bits_new(arena, ROOM);

    for (int i = 0; i < ROOM; i += 3)
        bits_add(bits, i);
    bits_remove(bits, 63);
    bits_remove(bits, 64);
    for (int i = 0; i < ROOM; i++)
        ck_assert_int_eq(bits_has(bits, i), i % 3 == 0 && i != 63);
    bits_clear(bits);
    ck_assert_int_eq(bits_next(bits, 0), -1);
    arena_free(arena);
}
END_TEST

START_TEST(visits_members_in_order)
{
    static const int members[] = {0, 1, 31, 32, 63, 64, 127, 128, 199};
    struct arena *arena = arena_new();
    struct bits *bits = bits_new(arena, ROOM);
    int number = 0;

    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        bits_add(bits, members[i]);
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        number = bits_next(bits, number);
        ck_assert_int_eq(number, members[i]);
        number++;
    }
    ck_assert_int_eq(bits_next(bits, number), -1);
    ck_assert_int_eq(bits_next(bits, ROOM + 1), -1);
    arena_free(arena);
}
END_TEST

START_TEST(combines_sets)
{
    struct arena *arena = arena_new();
    struct bits *left = bits_new(arena, ROOM), *right = bits_new(arena, ROOM);

    bits_add(left, 5);
    bits_add(right, 150);
    bits_unite(left, right);
    ck_assert(bits_has(left, 5) && bits_has(left, 150));
    ck_assert(!bits_has(right, 5));
    bits_differ(left, left, right);
    ck_assert(bits_has(left, 5) && !bits_has(left, 150));
    bits_copy(left, right);
    ck_assert(!bits_has(left, 5) && bits_has(left, 150));
    arena_free(arena);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        holds_what_was_added,
        visits_members_in_order,
        combines_sets,
    };

    return SUITE_RUN("bits", tests);
}
