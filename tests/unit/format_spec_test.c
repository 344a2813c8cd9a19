/* Unit tests of the formats of f-strings. */
#include "format_spec.h"

#include <string.h>

#include "suite.h"

static const struct type integer = {.kind = TYPE_I64}, floating = {.kind = TYPE_F64};
static const struct type string = {.kind = TYPE_STRING};

/* Is the format right for a value of the type? */
static bool
fits(const char *format, const struct type *type)
{
    struct arena *arena = arena_new();
    bool result = !format_misfit(arena, format, (uint32_t)strlen(format), type);
    arena_free(arena);
    return result;
}

START_TEST(all_parts_are_read)
{
    struct arena *arena = arena_new();
    struct format_spec spec;
    const char *format = "\xc2\xb7^+012.3e";
    ck_assert_ptr_null(format_spec_parse(arena, format, (uint32_t)strlen(format), &spec));
    ck_assert_int_eq(spec.fill_size, 2);
    ck_assert(memcmp(spec.fill, "\xc2\xb7", 2) == 0);
    ck_assert_int_eq(spec.align, '^');
    ck_assert_int_eq(spec.sign, '+');
    ck_assert(spec.zero);
    ck_assert_int_eq(spec.width, 12);
    ck_assert_int_eq(spec.precision, 3);
    ck_assert_int_eq(spec.type, 'e');
    arena_free(arena);
}
END_TEST

START_TEST(an_empty_format_is_right_for_all)
{
    ck_assert(fits("", &integer) && fits("", &floating) && fits("", &string));
}
END_TEST

START_TEST(letters_belong_to_types)
{
    ck_assert(fits("04x", &integer) && fits("c", &integer) && fits(".2f", &integer));
    ck_assert(!fits("s", &integer) && !fits(".2", &integer) && !fits("+c", &integer));
    ck_assert(fits(" .3g", &floating) && !fits("d", &floating) && !fits("s", &floating));
    ck_assert(fits("*<9.2s", &string) && fits(">9", &string));
    ck_assert(!fits("d", &string) && !fits("+", &string) && !fits("09", &string));
}
END_TEST

START_TEST(nonsense_is_refused)
{
    const char *const wrong[] = {"k",    "5 ",     ".",   ".x", "5.d",
                                 "1000", ".1000f", "<<<", "=5", "99999999999999999999",
                                 "#x",   ",",      "\xc2"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ck_assert_msg(!fits(wrong[i], &integer), "'%s' is taken", wrong[i]);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        all_parts_are_read,
        an_empty_format_is_right_for_all,
        letters_belong_to_types,
        nonsense_is_refused,
    };
    return SUITE_RUN("format_spec", tests);
}
