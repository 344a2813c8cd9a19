/* Unit tests of spelling help. */

#include "spell.h"
#include "suite.h"

static const char *const words[] = {"count", "counter", "length", "x",
                                    "bless", "status",  "print"};

static const char *
nearest(const char *wrong)
{
    return spell_nearest(wrong, words, (int)(sizeof words / sizeof *words));
}

START_TEST(slips_are_understood)
{
    ck_assert_str_eq(nearest("cuont"), "count");
    ck_assert_str_eq(nearest("conut"), "count");
    ck_assert_str_eq(nearest("lenght"), "length");
    ck_assert_str_eq(nearest("blss"), "bless");
    ck_assert_str_eq(nearest("statuss"), "status");
    ck_assert_str_eq(nearest("prin"), "print");
    ck_assert_str_eq(nearest("conter"), "counter");
}
END_TEST

START_TEST(abbreviations_are_understood)
{
    ck_assert_str_eq(nearest("cnt"), "count");
    ck_assert_str_eq(nearest("cntr"), "counter");
}
END_TEST

START_TEST(nothing_unlikely_is_guessed)
{
    ck_assert_ptr_null(nearest("y"));
    ck_assert_ptr_null(nearest("ab"));
    ck_assert_ptr_null(nearest("banana"));
    ck_assert_ptr_null(nearest(""));
    ck_assert_ptr_null(spell_nearest("count", NULL, 0));
}
END_TEST

START_TEST(very_long_words_are_left_alone)
{
    char text[1000];

    for (int i = 0; i < 999; i++)
        text[i] = 'a';
    text[999] = 0;
    ck_assert_ptr_null(nearest(text));
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        slips_are_understood,
        abbreviations_are_understood,
        nothing_unlikely_is_guessed,
        very_long_words_are_left_alone,
    };

    return SUITE_RUN("spell", tests);
}
