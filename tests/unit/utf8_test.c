/* Unit tests of decoding UTF-8 and of the width of characters. */
#include <string.h>

#include "suite.h"
#include "utf8.h"

static void
check_char(const char *text, uint32_t code, uint32_t size, int width)
{
    struct utf8_char c = utf8_next(text, strlen(text));

    ck_assert_uint_eq(c.code, code);
    ck_assert_uint_eq(c.size, size);
    ck_assert_int_eq(c.width, width);
}

START_TEST(characters_have_sizes_and_widths)
{
    check_char("a", 'a', 1, 1);
    check_char("\xc3\xa9", 0xe9, 2, 1);
    check_char("\xe6\xbc\xa2", 0x6f22, 3, 2);
    check_char("\xf0\x9f\x98\x80", 0x1f600, 4, 2);
    check_char("\xcc\x81", 0x301, 2, 0);
}
END_TEST

START_TEST(what_is_no_utf8_is_one_byte)
{
    check_char("\x80", 0x80, 1, -1);
    check_char("\xc3", 0xc3, 1, -1);
    check_char("\xc3z", 0xc3, 1, -1);
    check_char("\xc0\x80", 0xc0, 1, -1);
    check_char("\xe0\x80\x80", 0xe0, 1, -1);
    check_char("\xed\xa0\x80", 0xed, 1, -1);
    check_char("\xf4\x90\x80\x80", 0xf4, 1, -1);
    check_char("\xff", 0xff, 1, -1);
}
END_TEST

START_TEST(what_would_confuse_a_terminal_is_not_shown)
{
    check_char("\x1b", 0x1b, 1, -1);
    check_char("\xc2\x9b", 0x9b, 2, -1);
    check_char("\xe2\x80\xae", 0x202e, 3, -1);
    check_char("\x7f", 0x7f, 1, -1);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        characters_have_sizes_and_widths,
        what_is_no_utf8_is_one_byte,
        what_would_confuse_a_terminal_is_not_shown,
    };

    return SUITE_RUN("utf8", tests);
}
