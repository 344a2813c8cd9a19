/* Texts of values, and the formats of f-strings. */
#include "outcome.h"

#define REPR(literal) coro_format("{s!r}", coro_text(literal))

START_TEST(texts_and_places)
{
    CHECK_TEXT(coro_format(""), "");
    CHECK_TEXT(coro_format("{{}}{{{i}}}", (int64_t)1), "{}{1}");
    CHECK_TEXT(coro_format("{s}, {s}!", coro_text("spam"), coro_text("eggs")),
               "spam, eggs!");
    CHECK_BYTES(coro_format("a{0}{s}", coro_text("b\0")), "a\0b\0");
}
END_TEST

START_TEST(numbers)
{
    CHECK_TEXT(coro_format("{i} {i} {i}", INT64_MIN, INT64_C(0), INT64_MAX),
               "-9223372036854775808 0 9223372036854775807");
    CHECK_TEXT(coro_format("{u}", UINT64_MAX), "18446744073709551615");
    CHECK_TEXT(coro_format("{f} {g} {f}", 0.1, 0.1, 1.0), "0.1 0.1 1.0");
    CHECK_TEXT(coro_format("{b} {b!r}", true, false), "true false");
}
END_TEST

START_TEST(durations)
{
    CHECK_TEXT(coro_format("{t} {t} {t}", INT64_C(0), INT64_C(1), INT64_C(1500)),
               "0s 1ns 1500ns");
    CHECK_TEXT(coro_format("{t} {t}", INT64_C(2000), INT64_C(1500000000)), "2us 1500ms");
    CHECK_TEXT(coro_format("{t} {t}", INT64_C(90000000000), INT64_C(-180000000000)),
               "90s -3min");
    CHECK_TEXT(coro_format("{t}", INT64_MIN), "-9223372036854775808ns");
}
END_TEST

START_TEST(repr_quotes_as_python_does)
{
    CHECK_TEXT(REPR("spam"), "'spam'");
    CHECK_TEXT(REPR(""), "''");
    CHECK_TEXT(REPR("it's"), "\"it's\"");
    CHECK_TEXT(REPR("\"x\""), "'\"x\"'");
    CHECK_TEXT(REPR("'\""), "'\\'\"'");
    CHECK_TEXT(REPR("a\\b"), "'a\\\\b'");
}
END_TEST

START_TEST(repr_escapes_control_bytes)
{
    CHECK_TEXT(REPR("\n\r\t"), "'\\n\\r\\t'");
    CHECK_TEXT(REPR("\0\x01\x1f\x7f"), "'\\x00\\x01\\x1f\\x7f'");
}
END_TEST

START_TEST(repr_leaves_utf8)
{
    CHECK_TEXT(REPR("\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80"),
               "'\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80'");
    CHECK_TEXT(REPR("\xf4\x8f\xbf\xbf\xc2\x80"), "'\xf4\x8f\xbf\xbf\xc2\x80'");
}
END_TEST

START_TEST(repr_escapes_what_is_no_utf8)
{
    CHECK_TEXT(REPR("\xff"), "'\\xff'");
    CHECK_TEXT(REPR("\xc3"), "'\\xc3'");
    CHECK_TEXT(REPR("\xe2\x82"), "'\\xe2\\x82'");
    CHECK_TEXT(REPR("\xc3z"), "'\\xc3z'");
    CHECK_TEXT(REPR("\x80"), "'\\x80'");
    CHECK_TEXT(REPR("\xc0\xaf"), "'\\xc0\\xaf'");
    CHECK_TEXT(REPR("\xe0\x80\xaf"), "'\\xe0\\x80\\xaf'");
    CHECK_TEXT(REPR("\xed\xa0\x80"), "'\\xed\\xa0\\x80'");
    CHECK_TEXT(REPR("\xf4\x90\x80\x80"), "'\\xf4\\x90\\x80\\x80'");
    CHECK_TEXT(REPR("\xf8\x90\x80\x80"), "'\\xf8\\x90\\x80\\x80'");
}
END_TEST

START_TEST(integers_in_formats)
{
    CHECK_TEXT(coro_format("{i:x} {i:X} {i:o} {i:b}", INT64_C(255), INT64_C(255),
                           INT64_C(8), INT64_C(5)),
               "ff FF 10 101");
    CHECK_TEXT(coro_format("{i:x} {i:b}", INT64_C(-255), INT64_MIN),
               "-ff -1000000000000000000000000000000000000000000000000000000000000000");
    CHECK_TEXT(coro_format("{i:5}|{i:<5}|{i:^5}|{i:>5}|", INT64_C(42), INT64_C(42),
                           INT64_C(42), INT64_C(42)),
               "   42|42   | 42  |   42|");
    CHECK_TEXT(
        coro_format("{i:05} {i:05d} {i:<05}", INT64_C(42), INT64_C(-42), INT64_C(42)),
        "00042 -0042 42000");
    CHECK_TEXT(coro_format("{i:+} {i: } {i:-}", INT64_C(1), INT64_C(1), INT64_C(1)),
               "+1  1 1");
    CHECK_TEXT(coro_format("{i:*^+7}{u:04x}", INT64_C(5), UINT64_C(255)), "**+5***00ff");
    CHECK_TEXT(coro_format("{i:\xc3\xa9>3}", INT64_C(5)), "\xc3\xa9\xc3\xa9"
                                                          "5");
    CHECK_TEXT(coro_format("{i:.2f} {u:g}", INT64_C(-3), UINT64_C(1000000)),
               "-3.00 1e+06");
}
END_TEST

START_TEST(characters_in_formats)
{
    CHECK_TEXT(coro_format("{u:c}{i:c}{i:c}{i:c}", UINT64_C(97), INT64_C(0xe9),
                           INT64_C(0x20ac), INT64_C(0x1f600)),
               "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
    CHECK_TEXT(
        coro_format("{i:c}{i:c}{i:c}", INT64_C(-1), INT64_C(0xd800), INT64_C(0x110000)),
        "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    CHECK_TEXT(coro_format("{i:3c}{i:<3c}|", INT64_C(97), INT64_C(97)), "  aa  |");
}
END_TEST

START_TEST(floats_in_formats)
{
    CHECK_TEXT(coro_format("{f:.2f} {f:.0f} {f:f}", 3.14159, 2.5, 1.0),
               "3.14 2 1.000000");
    CHECK_TEXT(coro_format("{f:e} {f:.3e}", 12345.678, 0.0), "1.234568e+04 0.000e+00");
    CHECK_TEXT(coro_format("{f:g} {f:g} {f:.3g}", 0.1, 1e-5, 1234.0),
               "0.1 1e-05 1.23e+03");
    CHECK_TEXT(coro_format("{f:.3} {f:.2} {f:.0}", 3.0, 1234.0, 3.0),
               "3.0 1.2e+03 3e+00");
    CHECK_TEXT(coro_format("{f:.20}", 0.1), "0.10000000000000000555");
    CHECK_TEXT(coro_format("{f:8.3f}|{f:<8.3f}|{f:08.3f}|{f:+.1f}", 3.14159, 3.14159,
                           -3.14159, 1.0),
               "   3.142|3.142   |-003.142|+1.0");
    CHECK_TEXT(coro_format("{f:5}|{f:05}|{f:+f}|{f:6.1f}", HUGE_VAL, -HUGE_VAL,
                           (double)NAN, -(double)NAN),
               "  inf|-0inf|+nan|   nan");
    CHECK_TEXT(coro_format("{g:6}|{g:.3f}", (double)0.1f, (double)0.1f), "   0.1|0.100");
    CHECK_TEXT(coro_format("{f:.1f} {f}", -0.0, -0.0), "-0.0 -0.0");
}
END_TEST

START_TEST(long_floats)
{
    coro_string text = coro_format("{f:.400f}", 1e300);
    ck_assert_uint_eq(text.len, 301 + 1 + 400);
    coro_string_release(text);
    CHECK_TEXT(coro_format("{f:.1000}", 0.5), "0.5");
}
END_TEST

START_TEST(strings_in_formats)
{
    coro_string string = coro_text("\xc3\xa9t\xc3\xa9");
    CHECK_TEXT(coro_format("{s:5}|{s:>5}|{s:^6}|", string, string, string),
               "\xc3\xa9t\xc3\xa9  |  \xc3\xa9t\xc3\xa9| \xc3\xa9t\xc3\xa9  |");
    CHECK_TEXT(
        coro_format("{s:.1}|{s:.2s}|{s:5.9}|{s:.0}", string, string, string, string),
        "\xc3\xa9|\xc3\xa9t|\xc3\xa9t\xc3\xa9  |");
    CHECK_TEXT(coro_format("{s:05}|{s:*<4}", coro_text("ab"), coro_text("ab")),
               "ab000|ab**");
    CHECK_TEXT(coro_format("{s!r:>5}", coro_text("a")), "  'a'");
    CHECK_TEXT(coro_format("{s:>3}{s:<1}", coro_text(""), coro_text("long")), "   long");
}
END_TEST

START_TEST(other_values_in_formats)
{
    CHECK_TEXT(coro_format("{b:6}|{t:>6}|", true, INT64_C(1000000000)), "true  |    1s|");
    struct coro_maybe_i64 some = {true, 5}, none = {false, 0};
    CHECK_TEXT(coro_format("{v:>5}|{v:5}|", &coro_type_maybe_i64, &none,
                           &coro_type_maybe_i64, &some),
               " none|5    |");
}
END_TEST

START_TEST(long_texts)
{
    enum { PIECES = 1000 };
    struct coro_list *list = coro_list_new(&coro_type_string, NULL, 0);
    for (int i = 0; i < PIECES; i++)
        coro_list_push(list, &(coro_string)CORO_TEXT("abcdefgh"));
    coro_string joined = coro_string_join(coro_text(""), list);
    coro_string text = coro_format("{s}{s}", joined, joined);
    ck_assert_uint_eq(text.len, 2 * 8 * PIECES);
    ck_assert_mem_eq(text.bytes + joined.len, joined.bytes, joined.len);
    coro_string_release(text);
    text = coro_format("{v}", &coro_type_list_string, (void *)&list);
    ck_assert_uint_eq(text.len, (8 + 4) * PIECES);
    coro_string_release(text);
    coro_string_release(joined);
    coro_list_release(list);
}
END_TEST

START_TEST(printing)
{
    coro_string wide = coro_format("{s:x>600}", coro_text(""));
    coro_string twice = coro_format("a{s}{s}b\n", wide, wide);
    CHECK_OUTPUT(stdout, coro_print("{i}\n", INT64_C(42)), "42\n");
    CHECK_OUTPUT(stdout, coro_print("a{s}{s}b\n", wide, wide), twice.bytes);
    coro_string_release(wide);
    coro_string_release(twice);
}
END_TEST

/* Makes a text standard input. */
static void
provide(const char *bytes, size_t len)
{
    FILE *file = tmpfile();
    fwrite(bytes, 1, len, file);
    rewind(file);
    dup2(fileno(file), STDIN_FILENO);
    fclose(file);
    clearerr(stdin);
}

START_TEST(reading_lines)
{
    static const char input[] = "one\n\ntwo\r\na\0b\rc\nlast";
    provide(input, sizeof input - 1);
    CHECK_TEXT(coro_read_line(), "one");
    CHECK_TEXT(coro_read_line(), "");
    CHECK_TEXT(coro_read_line(), "two");
    CHECK_BYTES(coro_read_line(), "a\0b\rc");
    CHECK_TEXT(coro_read_line(), "last");
    ck_assert_ptr_null(coro_read_line().bytes);
    ck_assert_ptr_null(coro_read_line().bytes);
}
END_TEST

START_TEST(a_full_disk_is_told)
{
    if (!freopen("/dev/full", "w", stdout))
        return;
    ck_assert_int_eq(coro_finish(7), 7);
    coro_print("lost\n");
    CHECK_OUTPUT(stderr, ck_assert_int_eq(coro_finish(0), 1),
                 "error: standard output: No space left on device\n");
    ck_assert_int_eq(coro_finish(0), 0);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        texts_and_places,
        numbers,
        durations,
        repr_quotes_as_python_does,
        repr_escapes_control_bytes,
        repr_leaves_utf8,
        repr_escapes_what_is_no_utf8,
        integers_in_formats,
        characters_in_formats,
        floats_in_formats,
        long_floats,
        strings_in_formats,
        other_values_in_formats,
        long_texts,
        printing,
        reading_lines,
        a_full_disk_is_told,
    };
    return SUITE_RUN("text", tests);
}
