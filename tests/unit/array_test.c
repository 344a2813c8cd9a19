/* Arrays: indexes, items in place, copies and releases. */
#include "outcome.h"

#define CODE &test_code, 3

struct ints {
    int64_t at[4];
};

struct strings {
    coro_string at[2];
};

struct rows {
    struct ints at[2];
};

static const struct coro_type ints_type = CORO_ARRAY(struct ints, &coro_type_i64);
static const struct coro_type strings_type =
    CORO_ARRAY_OWNED(struct strings, &coro_type_string);
static const struct coro_type rows_type = CORO_ARRAY(struct rows, &ints_type);
static const struct coro_type list_type = CORO_LIST(&coro_type_i64);

#define CHECK_ARRAY(type, array, expected)                                               \
    CHECK_TEXT(coro_format("{v}", &(type), (void *)&(array)), expected)

START_TEST(an_index_is_in_range_or_a_panic)
{
    ck_assert_int_eq(coro_index(0, 4, CODE), 0);
    ck_assert_int_eq(coro_index(3, 4, CODE), 3);
    CHECK_PANIC(coro_index(4, 4, CODE),
                "test.coro:12: panic: index 4 is out of range: the length is 4\n");
    CHECK_PANIC(coro_index(-1, 4, CODE),
                "test.coro:12: panic: index -1 is out of range: the length is 4\n");
    CHECK_PANIC(coro_index(INT64_MIN, INT64_MAX, CODE),
                "test.coro:12: panic: index -9223372036854775808 is out of range: the "
                "length is 9223372036854775807\n");
}
END_TEST

START_TEST(items_in_place)
{
    struct ints ints = {{3, 1, 2, 1}};
    int64_t item = 2;
    coro_array_sort(&ints_type, &ints);
    CHECK_ARRAY(ints_type, ints, "[1, 1, 2, 3]");
    coro_array_reverse(&ints_type, &ints);
    CHECK_ARRAY(ints_type, ints, "[3, 2, 1, 1]");
    ck_assert(coro_array_contains(&ints_type, &ints, &item));
    item = 4;
    ck_assert(!coro_array_contains(&ints_type, &ints, &item));
    struct rows rows = {{ints, {{4, 5, 6, 7}}}};
    coro_array_reverse(&rows_type, &rows);
    CHECK_ARRAY(rows_type, rows, "[[4, 5, 6, 7], [3, 2, 1, 1]]");
    ck_assert(coro_array_contains(&rows_type, &rows, &ints));
}
END_TEST

START_TEST(a_slice_is_a_list)
{
    struct ints ints = {{1, 2, 3, 4}};
    struct coro_list *list = coro_array_slice(&ints_type, &ints, 1, 3, CODE);
    CHECK_ARRAY(list_type, list, "[2, 3]");
    coro_list_release(list);
    list = coro_array_slice(&ints_type, &ints, 4, 4, CODE);
    ck_assert_int_eq(list->len, 0);
    coro_list_release(list);
    CHECK_PANIC(coro_array_slice(&ints_type, &ints, 1, 5, CODE),
                "test.coro:12: panic: slice 1..5 is out of range: the length is 4\n");
}
END_TEST

START_TEST(equal_item_by_item)
{
    struct ints a = {{1, 2, 3, 4}}, b = a;
    ck_assert(coro_equal(&ints_type, &a, &b));
    b.at[3] = 0;
    ck_assert(!coro_equal(&ints_type, &a, &b));
    struct rows rows = {{a, b}}, others = {{a, a}};
    ck_assert(!coro_equal(&rows_type, &rows, &others));
    others.at[1] = b;
    ck_assert(coro_equal(&rows_type, &rows, &others));
}
END_TEST

/* What is held is counted: sanitizers see what is not released, or twice. */
START_TEST(owned_items)
{
    struct strings strings, copy;
    coro_string text = coro_format("{i}", INT64_C(7));
    coro_array_fill(&strings_type, &strings, &text);
    coro_string_release(text);
    CHECK_ARRAY(strings_type, strings, "['7', '7']");
    copy = strings;
    coro_retain(&strings_type, &copy);
    coro_string_assign(&strings.at[0], coro_format("{i}", INT64_C(8)));
    CHECK_ARRAY(strings_type, strings, "['8', '7']");
    CHECK_ARRAY(strings_type, copy, "['7', '7']");
    struct coro_list *list = coro_array_slice(&strings_type, &strings, 0, 2, CODE);
    coro_release(&strings_type, &strings);
    coro_release(&strings_type, &copy);
    CHECK_ARRAY(coro_type_list_string, list, "['8', '7']");
    coro_list_release(list);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        an_index_is_in_range_or_a_panic,
        items_in_place,
        a_slice_is_a_list,
        equal_item_by_item,
        owned_items,
    };
    return SUITE_RUN("array", tests);
}
