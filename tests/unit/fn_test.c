/* Fns as values: told apart by their addresses, shown by the names that were told. */
#include "outcome.h"

typedef int64_t (*change)(int64_t);

static int64_t
half(int64_t n)
{
    return n / 2;
}

static int64_t
twice(int64_t n)
{
    return n * 2;
}

/* Nobody tells its name. */
static int64_t
strange(int64_t n)
{
    return n;
}

static const struct coro_type list_type = CORO_LIST(&coro_type_fn);

static void
tell_names(void)
{
    static struct coro_named_function first[] = {
        {.name = "half", .function = (coro_function *)half},
    };
    static struct coro_named_function second[] = {
        {.name = "twice", .function = (coro_function *)twice},
    };
    coro_name_functions(first, 1);
    coro_name_functions(second, 1);
    coro_name_functions(first, 1); /* which are known already */
}

START_TEST(values_go_by_identity)
{
    change a = half, b = twice, none = NULL;
    ck_assert(coro_equal(&coro_type_fn, &a, &a));
    ck_assert(!coro_equal(&coro_type_fn, &a, &b));
    ck_assert(coro_equal(&coro_type_maybe_fn, &none, &none));
    ck_assert(!coro_equal(&coro_type_maybe_fn, &a, &none));
    ck_assert(coro_same_function((coro_function *)half, (coro_function *)half));
    ck_assert(!coro_same_function((coro_function *)half, (coro_function *)twice));
    ck_assert(!coro_same_function((coro_function *)half, NULL));
}
END_TEST

START_TEST(names_are_shown)
{
    change a = half, b = twice, c = strange, none = NULL;
    CHECK_TEXT(coro_format("{v}", &coro_type_fn, &a), "<fn ?>");
    tell_names();
    CHECK_TEXT(coro_format("{v} {v!r} {v:>10}", &coro_type_fn, &a, &coro_type_fn, &a,
                           &coro_type_fn, &b),
               "<fn half> <fn half> <fn twice>");
    CHECK_TEXT(coro_format("{v} {v} {v}", &coro_type_fn, &c, &coro_type_maybe_fn, &none,
                           &coro_type_maybe_fn, &b),
               "<fn ?> none <fn twice>");
}
END_TEST

START_TEST(lists_hold_them)
{
    struct coro_list *list =
        coro_list_of(&coro_type_fn, 2, (change[]){half, twice}, &test_code, 3);
    change found = *(change *)coro_list_at(list, 1, &test_code, 3);
    tell_names();
    ck_assert_int_eq(found(4), 8);
    CHECK_TEXT(coro_format("{v}", &list_type, &list), "[<fn half>, <fn twice>]");
    coro_list_release(list);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        values_go_by_identity,
        names_are_shown,
        lists_hold_them,
    };
    return SUITE_RUN("fn", tests);
}
