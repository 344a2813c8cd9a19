/* SipHash against values that CPython gives: with PYTHONHASHSEED=0 its bytes hash so,
 * under a secret of zeros. */
#include "suite.h"

#include "hash.h"

START_TEST(known_hashes)
{
    static const char text[] = "0123456789abcdefghijklmn";
    static const uint64_t known[] = {
        0x49bc192c478bfc2e, 0x748af13ac9ed7bec, 0x27007a47f534b10c, 0xe2614298a482dc84,
        0xe2c4ef0f59d25695, 0xb95fd06b7c3d68ab, 0x810aaf7acf670379, 0xda3dcedf84ea6cc6,
        0xb79d8581f8552753, 0x52b62a4184e1c734, 0x7188f6617526617b, 0x58ad1e5ac2bf1033,
        0x6c5a77666b0b9ac0, 0x5aa577192a3435c6, 0x26f4d862282d8fcb, 0x1d42b30f7e060c24,
        0x3323a4f8b8d9776b, 0x5b5c74d6eb3b75cc, 0x0cbcef883fcbf5d2, 0xc39bc23d6720e4da,
        0x354c6986c30b56b7, 0x0865426162afd31a, 0x46e0015da1c17452, 0x45c64a2e660b09da};
    const uint64_t zeros[2] = {0, 0};
    for (size_t len = 1; len < sizeof text; len++)
        ck_assert_uint_eq(coro_siphash(zeros, text, len), known[len - 1]);
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
