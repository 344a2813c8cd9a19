/* Unit tests of diagnostics: what is printed, byte for byte. */
#define _XOPEN_SOURCE 700
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "suite.h"

static struct arena *arena;
static struct diags *diags;
static struct sources sources;

static void
add(const char *path, const char *text)
{
    sources_add(arena, &sources, source_new(arena, path, text, (uint32_t)strlen(text)));
}

static void
start(const char *text)
{
    arena = arena_new();
    sources = (struct sources){0};
    add("a.coro", text);
    diags = diags_new(arena, &sources);
}

static struct diag *
error(uint32_t lo, uint32_t hi, const char *text)
{
    return diag_error(diags, DIAG_SYNTAX, (struct span){lo, hi}, "%s", text);
}

/* Prints, compares, and ends what start began. */
static void
check_printed(const char *expected)
{
    char *printed;
    size_t size;
    FILE *out = open_memstream(&printed, &size);

    diags_print(diags, out);
    fclose(out);
    ck_assert_str_eq(printed, expected);
    free(printed);
    arena_free(arena);
}

START_TEST(nothing_reported_prints_nothing)
{
    start("x");
    ck_assert_int_eq(diag_error_count(diags), 0);
    check_printed("");
}
END_TEST

START_TEST(an_error_has_place_line_caret_help_and_notes)
{
    static const char *const names[] = {"line", "count"};
    struct diag *diag;

    start("let count = 1;\n    if cnt > 3 {\n");
    diag = error(22, 25, "no variable named 'cnt' here");
    diag_suggest(diags, diag, "cnt", names, 2);
    diag_note(diags, diag, (struct span){4, 9}, "'%s' is declared here", "count");
    ck_assert_int_eq(diag_error_count(diags), 1);
    check_printed("a.coro:2:8: error: no variable named 'cnt' here [E0101]\n"
                  "    2 |     if cnt > 3 {\n"
                  "      |        ^~~ help: did you mean 'count'?\n"
                  "a.coro:1:5: note: 'count' is declared here\n");
}
END_TEST

START_TEST(messages_come_in_source_order_each_once)
{
    start("a\nb\n");
    error(2, 3, "second");
    error(0, 1, "first");
    error(2, 3, "second");
    error(2, 3, "third");
    ck_assert_int_eq(diag_error_count(diags), 3);
    check_printed("a.coro:1:1: error: first [E0101]\n"
                  "    1 | a\n"
                  "      | ^\n"
                  "a.coro:2:1: error: second [E0101]\n"
                  "    2 | b\n"
                  "      | ^\n"
                  "a.coro:2:1: error: third [E0101]\n"
                  "    2 | b\n"
                  "      | ^\n");
}
END_TEST

START_TEST(each_source_has_its_own_messages)
{
    start("a\n");
    add("b.coro", "\nb\n");
    add("c.coro", "c");
    sources.at[0]->rank = 1;
    sources.at[2]->is_hushed = true;
    error(0, 1, "in a");
    diag_note(diags, error(4, 5, "in b"), (struct span){7, 8}, "in c");
    diag_warning(diags, DIAG_NEVER_DRIVEN, (struct span){7, 8}, "hushed");
    check_printed("b.coro:2:1: error: in b [E0101]\n"
                  "    2 | b\n"
                  "      | ^\n"
                  "c.coro:1:1: note: in c\n"
                  "a.coro:1:1: error: in a [E0101]\n"
                  "    1 | a\n"
                  "      | ^\n");
}
END_TEST

START_TEST(carets_stand_below_wide_characters_and_tabs)
{
    start("\t\xe6\xbc\xa2\xc3\xa9 = \tbad;\n");
    error(10, 13, "m");
    error(1, 6, "n");
    check_printed("a.coro:1:2: error: n [E0101]\n"
                  "    1 |     \xe6\xbc\xa2\xc3\xa9 =   bad;\n"
                  "      |     ^~~\n"
                  "a.coro:1:11: error: m [E0101]\n"
                  "    1 |     \xe6\xbc\xa2\xc3\xa9 =   bad;\n"
                  "      |             ^~~\n");
}
END_TEST

START_TEST(bytes_that_cannot_be_shown_are_numbers)
{
    start("\x1b[1m\xff\xe2\x80\xae bad\n");
    error(9, 12, "m");
    check_printed("a.coro:1:10: error: m [E0101]\n"
                  "    1 | <1b>[1m<ff><U+202E> bad\n"
                  "      |                     ^~~\n");
}
END_TEST

START_TEST(spans_are_cut_at_the_end_of_the_line)
{
    start("ab {  \r\n  cd\n}\n");
    error(3, 14, "m");
    check_printed("a.coro:1:4: error: m [E0101]\n"
                  "    1 | ab {  \n"
                  "      |    ^\n");
}
END_TEST

START_TEST(the_end_of_the_file_has_a_place)
{
    start("ab");
    error(2, 2, "m");
    check_printed("a.coro:1:3: error: m [E0101]\n"
                  "    1 | ab\n"
                  "      |   ^\n");
}
END_TEST

START_TEST(long_lines_are_shown_in_part)
{
    char text[100001], *printed, *line;
    size_t size;
    FILE *out;

    memset(text, 'x', 100000);
    text[100000] = '\0';
    memcpy(text + 50000, "bad", 3);
    start(text);
    error(50000, 50003, "m");
    out = open_memstream(&printed, &size);
    diags_print(diags, out);
    fclose(out);
    line = strchr(printed, '\n') + 1;
    ck_assert_int_eq(strncmp(line, "    1 | ...xx", 13), 0);
    ck_assert_uint_eq(strcspn(line, "\n"), 8 + 3 + 100 + 3);
    ck_assert_ptr_eq(strstr(line, "bad"), line + 8 + 3 + 50);
    ck_assert_ptr_eq(strchr(line, '^'), strchr(line, '\n') + 1 + 8 + 3 + 50);
    free(printed);
    arena_free(arena);
}
END_TEST

START_TEST(no_more_errors_are_shown_than_wanted)
{
    start("abc");
    diags_configure(diags, (struct diag_style){.max_errors = 1});
    error(0, 1, "m");
    error(1, 2, "m");
    error(2, 3, "m");
    check_printed("a.coro:1:1: error: m [E0101]\n"
                  "    1 | abc\n"
                  "      | ^\n"
                  "2 more errors; --max-errors=0 shows all\n");
}
END_TEST

START_TEST(warnings_are_no_errors_unless_asked)
{
    struct diag_style style = {0};
    struct span span = {0, 1};

    start("a");
    diag_warning(diags, DIAG_SYNTAX, span, "w");
    ck_assert_int_eq(diag_error_count(diags), 0);
    check_printed("a.coro:1:1: warning: w [E0101]\n"
                  "    1 | a\n"
                  "      | ^\n");

    start("a");
    style.warnings_as_errors = true;
    diags_configure(diags, style);
    diag_warning(diags, DIAG_SYNTAX, span, "w");
    ck_assert_int_eq(diag_error_count(diags), 1);
    arena_free(arena);

    start("a");
    style.levels[DIAG_SYNTAX] = DIAG_OFF;
    diags_configure(diags, style);
    diag_help(diags, diag_warning(diags, DIAG_SYNTAX, span, "w"), "h");
    check_printed("");
}
END_TEST

START_TEST(colour_is_written_where_asked)
{
    start("a");
    diags_configure(diags, (struct diag_style){.color = true});
    diag_help(diags, error(0, 1, "m"), "h");
    check_printed("\033[1ma.coro:1:1:\033[0m \033[1;31merror:\033[0m m [E0101]\n"
                  "    1 | a\n"
                  "      | \033[1;31m^\033[0m \033[1;32mhelp:\033[0m h\n");
}
END_TEST

START_TEST(codes_are_explained)
{
    FILE *out = tmpfile();

    ck_assert(diag_explain("E0101", out));
    ck_assert(diag_explain("e0101", out));
    ck_assert(!diag_explain("E9999", out));
    ck_assert(!diag_explain("", out));
    fclose(out);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        nothing_reported_prints_nothing,
        an_error_has_place_line_caret_help_and_notes,
        messages_come_in_source_order_each_once,
        each_source_has_its_own_messages,
        carets_stand_below_wide_characters_and_tabs,
        bytes_that_cannot_be_shown_are_numbers,
        spans_are_cut_at_the_end_of_the_line,
        the_end_of_the_file_has_a_place,
        long_lines_are_shown_in_part,
        no_more_errors_are_shown_than_wanted,
        warnings_are_no_errors_unless_asked,
        colour_is_written_where_asked,
        codes_are_explained,
    };

    return SUITE_RUN("diag", tests);
}
