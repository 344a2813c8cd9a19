/* Generated from callbacks.coro by coroc. */
#include "coro.h"

typedef bool (*coro_fn_i64_to_bool)(int64_t);
typedef void (*coro_fn_string_i64)(coro_string, int64_t);

struct Rule {
    coro_string name;
    coro_fn_i64_to_bool test;
};

static const struct coro_field Rule_fields[] = {
    {"name", &coro_type_string, offsetof(struct Rule, name)},
    {"test", &coro_type_fn, offsetof(struct Rule, test)},
};
static const struct coro_type Rule_type =
    CORO_STRUCT_OWNED("Rule", struct Rule, Rule_fields);

static struct Rule
Rule_retain(struct Rule value)
{
    coro_retain(&Rule_type, &value);
    return value;
}

static coro_fn_string_i64 report = NULL;

/* fn is_even(n: int) -> bool */
static bool
is_even(int64_t n)
{
    return n % 2 == 0;
}

/* fn is_large(n: int) -> bool */
static bool
is_large(int64_t n)
{
    return n > 3;
}

/* fn tell(name: string, n: int) */
static void
tell(coro_string name, int64_t n)
{
    coro_print("{s} {i}\n", name, n);
}

static const struct coro_code count_code = {"count", "callbacks.coro", 12};

/* fn count(numbers: list[int], test: fn(int) -> bool) -> int */
static int64_t
count(struct coro_list *numbers, coro_fn_i64_to_bool test)
{
    int64_t count_ = 0;

    for (int64_t at = 0; at < coro_list_len(numbers); at++) {
        int64_t n = *(int64_t *)coro_list_at(numbers, at, &count_code, 2);

        if (test(n)) {
            count_ = coro_add(count_, 1);
        }
    }
    return count_;
}

static const struct coro_code check_code = {"check", "callbacks.coro", 20};

/* fn check(rules: list[Rule], n: int) */
static void
check(struct coro_list *rules, int64_t n)
{
    for (int64_t at = 0; at < coro_list_len(rules); at++) {
        struct Rule rule =
            Rule_retain(*(struct Rule *)coro_list_at(rules, at, &check_code, 1));

        if (!rule.test(n)) {
            goto leave_rule;
        }
        if (report != NULL) {
            coro_fn_string_i64 report_ = report;

            report_(rule.name, n);
        }
leave_rule:
        coro_release(&Rule_type, &rule);
    }
}

static const struct coro_code main__code = {"main", "callbacks.coro", 27};

/* fn main() */
static void
main_(void)
{
    struct coro_list *list =
        coro_list_of(&coro_type_i64, 4, (int64_t[]){1, 2, 3, 4}, &main__code, 1);
    int64_t value = count(list, is_even);
    struct coro_list *list_2 =
        coro_list_of(&coro_type_i64, 3, (int64_t[]){3, 4, 5}, &main__code, 1);
    int64_t value_2 = count(list_2, is_large);

    coro_print("{i} {i} {b}\n", value, value_2, is_even(7));
    coro_list_release(list_2);
    coro_list_release(list);
    report = tell;
    struct coro_list *list_3 = coro_list_of(&Rule_type, 2, (struct Rule[]){
        {.name = CORO_TEXT("even"), .test = is_even},
        {.name = CORO_TEXT("large"), .test = is_large},
    }, &main__code, 3);
    check(list_3, 6);
    coro_list_release(list_3);
    coro_fn_i64_to_bool function = is_large;
    coro_print("{v} {v}\n", &coro_type_fn, &function, &coro_type_maybe_fn, &report);
}

int
main(void)
{
    static struct coro_named_function coro_named[] = {
        {.name = "is_even", .function = (coro_function *)is_even},
        {.name = "is_large", .function = (coro_function *)is_large},
        {.name = "tell", .function = (coro_function *)tell},
    };

    coro_name_functions(coro_named, 3);

    main_();
    return coro_finish(0);
}
