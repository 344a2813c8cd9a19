/* Unit tests of sources: lines, places, reading. */
#define _XOPEN_SOURCE 700
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source.h"
#include "suite.h"

static struct source *
make(struct arena *arena, const char *text)
{
    return source_new(arena, "a.coro", text, (uint32_t)strlen(text));
}

static void
check_line(const struct source *source, uint32_t line, const char *expected)
{
    uint32_t size;
    const char *text = source_line_text(source, line, &size);

    ck_assert_uint_eq(size, strlen(expected));
    ck_assert_int_eq(strncmp(text, expected, size), 0);
}

static void
check_place(const struct source *source, uint32_t offset, uint32_t line, uint32_t column)
{
    struct place place = source_place(source, offset);

    ck_assert_uint_eq(place.line, line);
    ck_assert_uint_eq(place.column, column);
    ck_assert_uint_eq(source_line(source, offset), line);
}

START_TEST(an_empty_text_has_one_line)
{
    struct arena *arena = arena_new();
    struct source *source = make(arena, "");

    ck_assert_uint_eq(source->line_count, 1);
    check_line(source, 1, "");
    check_place(source, 0, 1, 1);
    arena_free(arena);
}
END_TEST

START_TEST(lines_end_at_newlines)
{
    struct arena *arena = arena_new();
    struct source *source = make(arena, "ab\n\r\n\ncde\r\n");

    ck_assert_uint_eq(source->line_count, 5);
    check_line(source, 1, "ab");
    check_line(source, 2, "");
    check_line(source, 3, "");
    check_line(source, 4, "cde");
    check_line(source, 5, "");
    arena_free(arena);
}
END_TEST

START_TEST(every_offset_has_a_place)
{
    struct arena *arena = arena_new();
    struct source *source = make(arena, "ab\n\ncde");

    check_place(source, 0, 1, 1);
    check_place(source, 2, 1, 3);
    check_place(source, 3, 2, 1);
    check_place(source, 4, 3, 1);
    check_place(source, 7, 3, 4);
    arena_free(arena);
}
END_TEST

START_TEST(many_lines_are_found)
{
    struct arena *arena = arena_new();
    char text[3000];
    struct source *source;

    for (int i = 0; i < 3000; i += 3)
        memcpy(text + i, "xy\n", 3);
    source = source_new(arena, "a.coro", text, sizeof text);
    ck_assert_uint_eq(source->line_count, 1001);
    for (uint32_t offset = 0; offset < 3000; offset++)
        check_place(source, offset, offset / 3 + 1, offset % 3 + 1);
    arena_free(arena);
}
END_TEST

START_TEST(sources_share_a_space_of_offsets)
{
    struct arena *arena = arena_new();
    struct sources sources = {0};
    struct source *first = make(arena, "ab\nc"), *empty = make(arena, "");
    struct source *last = make(arena, "def\n");

    ck_assert(sources_add(arena, &sources, first));
    ck_assert(sources_add(arena, &sources, empty));
    ck_assert(sources_add(arena, &sources, last));
    for (uint32_t offset = 0; offset <= 4; offset++)
        ck_assert_ptr_eq(sources_find(&sources, offset), first);
    ck_assert_ptr_eq(sources_find(&sources, 5), empty);
    for (uint32_t offset = 6; offset <= 10; offset++)
        ck_assert_ptr_eq(sources_find(&sources, offset), last);
    check_place(first, 3, 2, 1);
    check_place(empty, 5, 1, 1);
    check_place(last, 9, 1, 4);
    check_place(last, 10, 2, 1);
    ck_assert_str_eq(source_at(last, 6), "def\n");
    arena_free(arena);
}
END_TEST

START_TEST(the_space_of_offsets_has_an_end)
{
    struct arena *arena = arena_new();
    struct sources sources = {0};
    struct source *large = make(arena, "");

    large->size = UINT32_MAX - 4;
    ck_assert(sources_add(arena, &sources, large));
    ck_assert(!sources_add(arena, &sources, make(arena, "abc")));
    ck_assert_int_eq(sources.count, 1);
    ck_assert(sources_add(arena, &sources, make(arena, "ab")));
    arena_free(arena);
}
END_TEST

START_TEST(files_are_read_whole)
{
    struct arena *arena = arena_new();
    char path[] = "/tmp/source_test-XXXXXX";
    int file = mkstemp(path);
    FILE *out = fdopen(file, "w");
    struct source *source;

    for (int i = 0; i < 100000; i++)
        fputs("ab\n", out);
    fputc('\0', out);
    fclose(out);
    source = source_read(arena, path);
    remove(path);
    ck_assert_ptr_nonnull(source);
    ck_assert_uint_eq(source->size, 300001);
    ck_assert_uint_eq(source->line_count, 100001);
    ck_assert_int_eq(source->text[300001], 0);
    ck_assert_str_eq(source->path, path);
    arena_free(arena);
}
END_TEST

START_TEST(what_cannot_be_read_tells_why)
{
    struct arena *arena = arena_new();

    errno = 0;
    ck_assert_ptr_null(source_read(arena, "/nowhere/a.coro"));
    ck_assert_int_eq(errno, ENOENT);
    ck_assert_ptr_null(source_read(arena, "/"));
    ck_assert_int_eq(errno, EISDIR);
    arena_free(arena);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        an_empty_text_has_one_line,
        lines_end_at_newlines,
        every_offset_has_a_place,
        many_lines_are_found,
        sources_share_a_space_of_offsets,
        the_space_of_offsets_has_an_end,
        files_are_read_whole,
        what_cannot_be_read_tells_why,
    };

    return SUITE_RUN("source", tests);
}
