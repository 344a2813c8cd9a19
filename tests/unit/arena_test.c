/* Unit tests of the arena and of vectors in it. */
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "suite.h"
#include "vec.h"

VEC(numbers, int);

START_TEST(pieces_are_zeroed_aligned_and_apart)
{
    struct arena *arena = arena_new();
    char *before = NULL;

    for (size_t size = 0; size < 200; size++) {
        char *piece = arena_alloc(arena, size);
        ck_assert_uint_eq((uintptr_t)piece % alignof(double), 0);
        for (size_t i = 0; i < size; i++)
            ck_assert_int_eq(piece[i], 0);
        memset(piece, 0xff, size);
        if (size > 1)
            ck_assert_ptr_ne(piece, before);
        before = piece;
    }
    arena_free(arena);
}
END_TEST

START_TEST(large_pieces_leave_the_current_block_in_use)
{
    struct arena *arena = arena_new();
    char *first = arena_alloc(arena, 16), *large, *second;
    size_t size;

    large = arena_alloc(arena, 10 * 1024 * 1024);
    memset(large, 1, 10 * 1024 * 1024);
    second = arena_alloc(arena, 16);
    ck_assert_ptr_eq(second, first + 16);
    size = arena_size(arena);
    ck_assert_uint_ge(size, 10 * 1024 * 1024);
    arena_alloc(arena, 16);
    ck_assert_uint_eq(arena_size(arena), size);
    arena_free(arena);
}
END_TEST

START_TEST(a_cleared_arena_is_like_a_new_one)
{
    struct arena *arena = arena_new();

    arena_clear(arena);
    arena_alloc(arena, 10 * 1024 * 1024);
    arena_clear(arena);
    memset(arena_alloc(arena, 100), 1, 100);
    memset(arena_alloc(arena, 10 * 1024 * 1024), 1, 10 * 1024 * 1024);
    arena_clear(arena);
    for (int i = 0; i < 3; i++) {
        char *piece = arena_alloc(arena, 100);
        for (int k = 0; k < 100; k++)
            ck_assert_int_eq(piece[k], 0);
    }
    ck_assert_uint_lt(arena_size(arena), 1024 * 1024);
    arena_free(arena);
}
END_TEST

START_TEST(a_large_piece_may_come_first)
{
    struct arena *arena = arena_new();

    memset(arena_alloc(arena, 1024 * 1024), 1, 1024 * 1024);
    memset(arena_alloc(arena, 8), 1, 8);
    arena_free(arena);
}
END_TEST

START_TEST(copies_end_in_nul)
{
    struct arena *arena = arena_new();

    ck_assert_str_eq(arena_copy(arena, "abcdef", 3), "abc");
    ck_assert_str_eq(arena_copy(arena, NULL, 0), "");
    ck_assert_int_eq(memcmp(arena_copy(arena, "a\0b", 3), "a\0b", 4), 0);
    arena_free(arena);
}
END_TEST

START_TEST(texts_of_any_length_are_printed)
{
    struct arena *arena = arena_new();
    char *text = arena_printf(arena, "%d-%s", 42, "x");

    ck_assert_str_eq(text, "42-x");
    text = arena_printf(arena, "%0500000d", 7);
    ck_assert_uint_eq(strlen(text), 500000);
    arena_free(arena);
}
END_TEST

START_TEST(vectors_grow_and_keep_their_elements)
{
    struct arena *arena = arena_new();
    struct numbers numbers = {0};

    for (int i = 0; i < 10000; i++)
        vec_push(arena, &numbers, i);
    ck_assert_int_eq(numbers.count, 10000);
    for (int i = 0; i < 10000; i++)
        ck_assert_int_eq(numbers.at[i], i);
    arena_free(arena);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        pieces_are_zeroed_aligned_and_apart,
        a_cleared_arena_is_like_a_new_one,
        large_pieces_leave_the_current_block_in_use,
        a_large_piece_may_come_first,
        copies_end_in_nul,
        texts_of_any_length_are_printed,
        vectors_grow_and_keep_their_elements,
    };

    return SUITE_RUN("arena", tests);
}
