/* Unit tests of the words that C keeps for itself. */
#include <string.h>

#include "c_word.h"
#include "suite.h"

static const char *const words[] = {
#include "c_words.def"
};

static const char *const functions[] = {
#include "c_functions.def"
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void
assert_sorted(const char *const *table, size_t count)
{
    for (size_t i = 1; i < count; i++)
        ck_assert_msg(strcmp(table[i - 1], table[i]) < 0, "%s before %s", table[i - 1],
                      table[i]);
}

START_TEST(tables_are_sorted)
{
    assert_sorted(words, COUNT(words));
    assert_sorted(functions, COUNT(functions));
}
END_TEST

START_TEST(every_word_is_found)
{
    for (size_t i = 0; i < COUNT(words); i++)
        for (enum c_use use = C_MEMBER; use <= C_FILE; use++)
            ck_assert_msg(c_word_is_taken(words[i], use), "%s", words[i]);
    for (size_t i = 0; i < COUNT(functions); i++)
        ck_assert_msg(c_word_is_taken(functions[i], C_FILE), "%s", functions[i]);
}
END_TEST

START_TEST(use_decides)
{
    ck_assert(!c_word_is_taken("worker", C_FILE));
    ck_assert(c_word_is_taken("index", C_FILE));
    ck_assert(!c_word_is_taken("index", C_VARIABLE));
    ck_assert(c_word_is_taken("frame", C_VARIABLE));
    ck_assert(!c_word_is_taken("frame", C_MEMBER));
    ck_assert(c_word_is_taken("class", C_MEMBER));
    ck_assert(c_word_is_taken("coro_print", C_MEMBER));
    ck_assert(c_word_is_taken("__x", C_MEMBER) && c_word_is_taken("_Bool", C_MEMBER));
    ck_assert(!c_word_is_taken("_x", C_FILE));
}
END_TEST

START_TEST(bare_names)
{
    struct arena *arena = arena_new();

    ck_assert_str_eq(c_bare(arena, "double__"), "double");
    ck_assert_str_eq(c_bare(arena, "double"), "double");
    ck_assert_str_eq(c_bare(arena, "a_b"), "a_b");
    ck_assert_str_eq(c_bare(arena, "___"), "_");
    arena_free(arena);
}
END_TEST

START_TEST(constants_are_in_capitals)
{
    struct arena *arena = arena_new();

    ck_assert_str_eq(c_constant_word(arena, "RED"), "RED");
    ck_assert_str_eq(c_constant_word(arena, "dark_red"), "DARK_RED");
    ck_assert_str_eq(c_constant_word(arena, "TrafficLight"), "TRAFFIC_LIGHT");
    ck_assert_str_eq(c_constant_word(arena, "HTTPCode2"), "HTTP_CODE2");
    ck_assert_str_eq(c_constant_word(arena, "_aB_"), "A_B");
    ck_assert_str_eq(c_constant_word(arena, "__"), "");
    arena_free(arena);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        tables_are_sorted, every_word_is_found,       use_decides,
        bare_names,        constants_are_in_capitals,
    };

    return SUITE_RUN("c_word", tests);
}
