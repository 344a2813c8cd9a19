/* SipHash against values that CPython gives, whose bytes hash so under a secret of zeros
 * (PYTHONHASHSEED=0). */
#include "suite.h"

#include "hash.h"

#include <string.h>

START_TEST(known_hashes)
{
    static const struct {
        const char *text;
        uint64_t hash;
    } known[] = {
        {"a", 0x407448d2b89b1813},
        {"abc", 0xc03bc3a0042630f2},
        {"12345678", 0x3489982430560a87},
        {"0123456789abcdef0", 0xf738bb4f30801228},
    };
    const uint64_t zeros[2] = {0, 0};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        ck_assert_uint_eq(coro_siphash(zeros, known[i].text, strlen(known[i].text)),
                          known[i].hash);
}
END_TEST

START_TEST(the_secret_counts)
{
    const uint64_t one[2] = {1, 0}, other[2] = {0, 1};
    ck_assert_uint_ne(coro_siphash(one, "abc", 3), coro_siphash(other, "abc", 3));
}
END_TEST

START_TEST(a_number_hashes_as_its_bytes)
{
    ck_assert_uint_eq(coro_hash_number(0x3837363534333231),
                      coro_hash_bytes("12345678", 8));
    ck_assert_uint_eq(coro_hash_number('a'), coro_hash_bytes("a\0\0\0\0\0\0", 8));
    ck_assert_uint_ne(coro_hash_bytes("a\0", 2), coro_hash_bytes("a", 1));
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        known_hashes,
        the_secret_counts,
        a_number_hashes_as_its_bytes,
    };
    return SUITE_RUN("hash", tests);
}
