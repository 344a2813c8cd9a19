/* Enums by their types: the case decides what is held, compared and shown. */
#include "outcome.h"

#include "internal.h"

/* enum Shape { circle(r: float), named(name: string, twice: int?), point } */
struct shape {
    enum { CIRCLE, NAMED, POINT } tag;
    union {
        struct {
            double r;
        } circle;
        struct {
            coro_string name;
            struct coro_maybe_i64 twice;
        } named;
    };
};

static const struct coro_field shape_fields[] = {
    {"r", &coro_type_f64, offsetof(struct shape, circle.r)},
    {"name", &coro_type_string, offsetof(struct shape, named.name)},
    {"twice", &coro_type_maybe_i64, offsetof(struct shape, named.twice)},
};
static const struct coro_case shape_cases[] = {
    {"circle", shape_fields, 1},
    {"named", shape_fields + 1, 2},
    {"point", NULL, 0},
};
static const struct coro_type shape_type =
    CORO_TAGGED_OWNED("Shape", struct shape, shape_cases);

static struct shape
named(const char *name)
{
    return (struct shape){
        .tag = NAMED,
        .named = {.name = coro_string_new(name, strlen(name)), .twice = {true, 2}}};
}

START_TEST(cases_are_shown_with_what_they_hold)
{
    struct shape circle = {.tag = CIRCLE, .circle = {.r = 2.0}};
    struct shape name = named("n"), point = {.tag = POINT};

    CHECK_TEXT(coro_format("{v}", &shape_type, (void *)&circle), "Shape.circle(r=2.0)");
    CHECK_TEXT(coro_format("{v!r}", &shape_type, (void *)&name),
               "Shape.named(name='n', twice=2)");
    CHECK_TEXT(coro_format("{v}", &shape_type, (void *)&point), "Shape.point");
    coro_release(&shape_type, &name);
}
END_TEST

START_TEST(only_the_live_case_is_held)
{
    struct shape name = named("held"), copy = name;
    struct shape circle = {.tag = CIRCLE, .circle = {.r = 1.0}};
    struct shape empty = {0};

    coro_retain(&shape_type, &copy);
    coro_release(&shape_type, &name);
    CHECK_TEXT(coro_format("{v}", &shape_type, (void *)&copy),
               "Shape.named(name='held', twice=2)");
    coro_release(&shape_type, &copy);
    coro_retain(&shape_type, &circle); /* the bits of a number are no reference */
    coro_release(&shape_type, &circle);
    coro_release(&shape_type, &empty); /* what was moved out of */
}
END_TEST

START_TEST(equal_in_case_and_in_what_is_held)
{
    struct shape a = named("x"), b = named("x"), point = {.tag = POINT};

    ck_assert(coro_equal(&shape_type, &a, &b));
    ck_assert(!coro_equal(&shape_type, &a, &point));
    ck_assert(coro_equal(&shape_type, &point, &point));
    b.named.twice.value = 3;
    ck_assert(!coro_equal(&shape_type, &a, &b));
    coro_release(&shape_type, &a);
    coro_release(&shape_type, &b);
}
END_TEST

static const struct coro_case colour_cases[] = {
    {"RED", NULL, 0},
    {"GREEN", NULL, 0},
};

/* C compilers may make an enum as small as its values allow. */
START_TEST(numbers_of_any_size)
{
    static const struct coro_type one = CORO_ENUM("Colour", uint8_t, colour_cases),
                                  two = CORO_ENUM("Colour", uint16_t, colour_cases),
                                  four = CORO_ENUM("Colour", uint32_t, colour_cases);
    uint8_t byte = 1, red = 0;
    uint16_t wide = 1;
    uint32_t wider = 0;

    CHECK_TEXT(coro_format("{v}", &one, (void *)&byte), "Colour.GREEN");
    CHECK_TEXT(coro_format("{v}", &two, (void *)&wide), "Colour.GREEN");
    CHECK_TEXT(coro_format("{v:>12}", &four, (void *)&wider), "  Colour.RED");
    ck_assert(!coro_equal(&one, &byte, &red));
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        cases_are_shown_with_what_they_hold,
        only_the_live_case_is_held,
        equal_in_case_and_in_what_is_held,
        numbers_of_any_size,
    };

    return SUITE_RUN("enum", tests);
}
