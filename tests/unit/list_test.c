/* Lists: growing, items moved in and out, copies, what they hold. */
#include "outcome.h"

#define CODE &test_code, 3

static struct coro_list *
ints(int64_t count, const int64_t *items)
{
    return coro_list_of(&coro_type_i64, count, items, NULL, 0);
}

#define INTS(...)                                                                        \
    ints((int64_t)(sizeof((int64_t[]){__VA_ARGS__}) / sizeof(int64_t)),                  \
         (int64_t[]){__VA_ARGS__})

static const struct coro_type ints_type = CORO_LIST(&coro_type_i64);

/* Checks the items, and releases the list. */
#define CHECK_LIST(list, type, expected)                                                 \
    do {                                                                                 \
        struct coro_list *list_ = (list);                                                \
        CHECK_TEXT(coro_format("{v}", &(type), (void *)&list_), expected);               \
        coro_list_release(list_);                                                        \
    } while (0)

static int64_t
at(const struct coro_list *list, int64_t index)
{
    return *(int64_t *)coro_list_at(list, index, CODE);
}

START_TEST(a_list_grows)
{
    struct coro_list *list = coro_list_new(&coro_type_i64, NULL, 0);
    ck_assert_int_eq(list->len, 0);
    for (int64_t i = 0; i < 1000; i++)
        coro_list_push(list, &i);
    ck_assert_int_eq(list->len, 1000);
    for (int64_t i = 0; i < 1000; i++)
        ck_assert_int_eq(at(list, i), i);
    for (int64_t i = 999, item; i >= 0; i--) {
        coro_list_pop(list, &item, CODE);
        ck_assert_int_eq(item, i);
    }
    ck_assert_int_eq(list->len, 0);
    coro_list_release(list);
}
END_TEST

START_TEST(inserting_and_removing)
{
    struct coro_list *list = INTS(1, 2, 3);
    int64_t item = 0;
    coro_list_insert(list, 0, &item, CODE);
    item = 9;
    coro_list_insert(list, 4, &item, CODE);
    coro_list_insert(list, 2, &item, CODE);
    CHECK_TEXT(coro_format("{v}", &ints_type, (void *)&list), "[0, 1, 9, 2, 3, 9]");
    coro_list_remove(list, 2, &item, CODE);
    ck_assert_int_eq(item, 9);
    coro_list_remove(list, 0, &item, CODE);
    ck_assert_int_eq(item, 0);
    coro_list_remove(list, 3, &item, CODE);
    CHECK_LIST(list, ints_type, "[1, 2, 3]");
}
END_TEST

START_TEST(out_of_range_is_a_panic)
{
    struct coro_list *list = INTS(1, 2), *empty = coro_list_new(&coro_type_i64, NULL, 0);
    int64_t item = 0;
    CHECK_PANIC(at(list, 2),
                "test.coro:12: panic: index 2 is out of range: the length is 2\n");
    CHECK_PANIC(at(list, -1),
                "test.coro:12: panic: index -1 is out of range: the length is 2\n");
    CHECK_PANIC(coro_list_remove(list, 2, &item, CODE),
                "test.coro:12: panic: index 2 is out of range: the length is 2\n");
    CHECK_PANIC(coro_list_insert(list, 3, &item, CODE),
                "test.coro:12: panic: cannot insert at 3: the length is 2\n");
    CHECK_PANIC(coro_list_slice(list, 1, 3, CODE),
                "test.coro:12: panic: slice 1..3 is out of range: the length is 2\n");
    CHECK_PANIC(coro_list_pop(empty, &item, CODE),
                "test.coro:12: panic: pop from an empty list\n");
    coro_list_release(list);
    coro_list_release(empty);
}
END_TEST

START_TEST(items_are_owned)
{
    struct coro_list *list = coro_list_new(&coro_type_string, NULL, 0);
    coro_string spam = coro_string_new("spam", 4), item;
    for (int i = 0; i < 3; i++) {
        item = coro_string_retain(spam);
        coro_list_push(list, &item);
    }
    struct coro_list *slice = coro_list_slice(list, 1, 3, CODE);
    coro_list_pop(list, &item, CODE);
    coro_string_release(item);
    coro_list_clear(list);
    ck_assert_int_eq(list->len, 0);
    coro_list_push(list, &spam);
    CHECK_LIST(list, coro_type_list_string, "['spam']");
    CHECK_LIST(slice, coro_type_list_string, "['spam', 'spam']");
}
END_TEST

START_TEST(references_are_counted)
{
    struct coro_list *list = INTS(1);
    ck_assert_ptr_eq(coro_list_retain(list), list);
    coro_list_release(list);
    ck_assert_int_eq(at(list, 0), 1);
    coro_list_release(list);
    coro_list_release(coro_list_retain(NULL));
}
END_TEST

START_TEST(contains_and_reverse)
{
    struct coro_list *list = INTS(1, 2, 3);
    ck_assert(coro_list_contains(list, &(int64_t){2}));
    ck_assert(!coro_list_contains(list, &(int64_t){4}));
    coro_list_reverse(list);
    CHECK_LIST(list, ints_type, "[3, 2, 1]");
    list = coro_list_new(&coro_type_i64, NULL, 0);
    coro_list_reverse(list);
    CHECK_LIST(list, ints_type, "[]");
}
END_TEST

START_TEST(index_of_gives_the_first)
{
    struct coro_list *list = INTS(4, 5, 4);
    struct coro_maybe_i64 found = coro_list_index_of(list, &(int64_t){4});
    ck_assert(found.some && found.value == 0);
    found = coro_list_index_of(list, &(int64_t){5});
    ck_assert(found.some && found.value == 1);
    ck_assert(!coro_list_index_of(list, &(int64_t){6}).some);
    coro_list_release(list);
}
END_TEST

START_TEST(a_list_is_extended_by_another_and_by_itself)
{
    struct coro_list *list = INTS(1, 2, 3), *empty = coro_list_new(&coro_type_i64, CODE);
    coro_list_extend(list, empty);
    coro_list_extend(empty, empty);
    for (int i = 0; i < 3; i++)
        coro_list_extend(list, list);
    ck_assert_int_eq(list->len, 24);
    for (int64_t i = 0; i < list->len; i++)
        ck_assert_int_eq(at(list, i), i % 3 + 1);
    coro_list_extend(empty, list);
    ck_assert_int_eq(empty->len, 24);
    coro_list_release(list);
    coro_list_release(empty);
}
END_TEST

START_TEST(copies_own_what_they_hold)
{
    struct coro_list *list = coro_list_new(&coro_type_string, CODE), *copy, *repeated;
    coro_list_push(list, &(coro_string){0});
    coro_list_pop(list, &(coro_string){0}, CODE);
    for (int64_t i = 0; i < 2; i++) {
        coro_string text = coro_format("{i}", i);
        coro_list_push(list, &text);
    }
    copy = coro_list_copy(list, CODE);
    repeated = coro_list_repeat(list, 2, CODE);
    coro_list_extend(copy, repeated);
    coro_list_release(list);
    CHECK_LIST(repeated, coro_type_list_string, "['0', '1', '0', '1']");
    CHECK_LIST(coro_list_repeat(copy, 0, CODE), coro_type_list_string, "[]");
    CHECK_LIST(copy, coro_type_list_string, "['0', '1', '0', '1', '0', '1']");
}
END_TEST

START_TEST(too_long_a_list_is_a_panic)
{
    struct coro_list *list = INTS(1, 2);
    CHECK_PANIC(coro_list_repeat(list, INT64_MAX, CODE),
                "test.coro:12: panic: out of memory\n");
    CHECK_PANIC(coro_list_repeat(list, INT64_MAX / 2, CODE), "panic: out of memory\n");
    coro_list_release(list);
}
END_TEST

START_TEST(nan_sorts_last)
{
    const double items[] = {(double)NAN, 2.0, -(double)INFINITY, (double)NAN, 1.0};
    const struct coro_type type = CORO_LIST(&coro_type_f64);
    struct coro_list *list = coro_list_of(&coro_type_f64, 5, items, NULL, 0);
    coro_list_sort(list);
    CHECK_LIST(list, type, "[-inf, 1.0, 2.0, nan, nan]");
}
END_TEST

START_TEST(equal_lists_have_equal_items)
{
    struct coro_list *a = INTS(1, 2), *b = INTS(1, 2), *c = INTS(1, 3), *d = INTS(1);
    struct coro_list *none = NULL;
    ck_assert(coro_equal(&ints_type, (void *)&a, (void *)&b));
    ck_assert(!coro_equal(&ints_type, (void *)&a, (void *)&c));
    ck_assert(!coro_equal(&ints_type, (void *)&a, (void *)&d));
    ck_assert(!coro_equal(&ints_type, (void *)&a, (void *)&none));
    ck_assert(coro_equal(&ints_type, (void *)&none, (void *)&none));
    coro_list_release(a);
    coro_list_release(b);
    coro_list_release(c);
    coro_list_release(d);
}
END_TEST

/* struct node { kids: list[node] } */
struct node {
    struct coro_list *kids;
};

static const struct coro_type node_type, kids_type;
static const struct coro_field node_fields[] = {{"kids", &kids_type, 0}};
static const struct coro_type node_type =
    CORO_STRUCT_OWNED("node", struct node, node_fields);
static const struct coro_type kids_type = CORO_LIST(&node_type);

START_TEST(a_chain_of_a_million_lists_is_released)
{
    struct node node = {coro_list_new(&node_type, NULL, 0)};
    for (int i = 0; i < 1000000; i++) {
        struct coro_list *outer = coro_list_new(&node_type, NULL, 0);
        coro_list_push(outer, &node);
        node.kids = outer;
    }
    coro_list_release(node.kids);
}
END_TEST

START_TEST(a_list_that_contains_itself_is_too_deep_to_show)
{
    struct node node = {coro_list_new(&node_type, NULL, 0)};
    coro_list_push(node.kids, &(struct node){coro_list_retain(node.kids)});
    CHECK_PANIC(coro_format("{v}", &node_type, (void *)&node), "panic: too deep\n");
    CHECK_PANIC(coro_equal(&node_type, &node, &node), "panic: too deep\n");
    coro_list_clear(node.kids);
    coro_list_release(node.kids);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        a_list_grows,
        inserting_and_removing,
        out_of_range_is_a_panic,
        items_are_owned,
        references_are_counted,
        contains_and_reverse,
        index_of_gives_the_first,
        a_list_is_extended_by_another_and_by_itself,
        copies_own_what_they_hold,
        too_long_a_list_is_a_panic,
        nan_sorts_last,
        equal_lists_have_equal_items,
        a_chain_of_a_million_lists_is_released,
        a_list_that_contains_itself_is_too_deep_to_show,
    };
    return SUITE_RUN("list", tests);
}
