/* Unit tests of interned names. */
#include <stdio.h>

#include "name.h"
#include "suite.h"

START_TEST(equal_names_are_one_pointer)
{
    struct arena *arena = arena_new();
    struct names *names = names_new(arena);
    char here[] = "count";
    const char *count = name_intern(names, here, 5);

    here[0] = 'x';
    ck_assert_str_eq(count, "count");
    ck_assert_ptr_eq(name_intern(names, "counter", 5), count);
    ck_assert_ptr_ne(name_intern(names, "counter", 7), count);
    ck_assert_ptr_ne(name_intern(names, "", 0), count);
    ck_assert_ptr_eq(name_intern(names, "", 0), name_intern(names, "x", 0));
    arena_free(arena);
}
END_TEST

START_TEST(many_names_stay_apart)
{
    struct arena *arena = arena_new();
    struct names *names = names_new(arena);
    const char *first[5000];
    char text[16];

    for (int i = 0; i < 5000; i++) {
        int size = snprintf(text, sizeof text, "name%d", i);
        first[i] = name_intern(names, text, (size_t)size);
    }
    for (int i = 0; i < 5000; i++) {
        int size = snprintf(text, sizeof text, "name%d", i);
        ck_assert_ptr_eq(name_intern(names, text, (size_t)size), first[i]);
        ck_assert_str_eq(first[i], text);
    }
    arena_free(arena);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        equal_names_are_one_pointer,
        many_names_stay_apart,
    };

    return SUITE_RUN("name", tests);
}
