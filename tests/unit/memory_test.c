/* Blocks of memory: apart from each other, aligned, used again. */
#include "outcome.h"

#include "internal.h"

#include <stdalign.h>

enum { SIZES = 700, ROUNDS = 40 };

static void
fill(unsigned char *block, size_t size, int mark)
{
    memset(block, mark & 0xff, size);
}

static bool
is_filled(const unsigned char *block, size_t size, int mark)
{
    size_t i = 0;
    while (i < size && block[i] == (mark & 0xff))
        i++;
    return i == size;
}

START_TEST(blocks_are_aligned_and_apart)
{
    unsigned char *blocks[SIZES];
    for (size_t size = 0; size < SIZES; size++) {
        blocks[size] = coro_allocate(size);
        ck_assert_ptr_nonnull(blocks[size]);
        ck_assert_uint_eq((uintptr_t)blocks[size] % alignof(max_align_t), 0);
        fill(blocks[size], size, (int)size);
    }
    for (size_t size = 0; size < SIZES; size++) {
        ck_assert(is_filled(blocks[size], size, (int)size));
        coro_release_memory(blocks[size], size);
    }
}
END_TEST

/* Sizes that come and go in changing order, so that the ends of chunks and released
 * blocks are used. */
START_TEST(released_blocks_are_used_again)
{
    unsigned char *blocks[SIZES] = {NULL};
    size_t sizes[SIZES] = {0};
    uint32_t random = 1;
    for (int i = 0; i < SIZES * ROUNDS; i++) {
        random = random * 1664525 + 1013904223;
        size_t at = (random >> 8) % SIZES;
        ck_assert(is_filled(blocks[at], sizes[at], (int)at));
        coro_release_memory(blocks[at], sizes[at]);
        sizes[at] = (random >> 20) % SIZES;
        blocks[at] = coro_allocate(sizes[at]);
        fill(blocks[at], sizes[at], (int)at);
    }
    for (int i = 0; i < SIZES; i++)
        coro_release_memory(blocks[i], sizes[i]);
}
END_TEST

START_TEST(nothing_is_released_gladly)
{
    coro_release_memory(NULL, 0);
    coro_release_memory(NULL, 100);
    coro_release_memory(NULL, 1000);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        blocks_are_aligned_and_apart,
        released_blocks_are_used_again,
        nothing_is_released_gladly,
    };
    return SUITE_RUN("memory", tests);
}
