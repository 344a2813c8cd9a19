/* Integer arithmetic at its edges, in every width. */
#include "outcome.h"

#define CODE &test_code, 3

START_TEST(sums_and_products_wrap)
{
    ck_assert_int_eq(coro_add(INT64_MAX, 1), INT64_MIN);
    ck_assert_int_eq(coro_sub(INT64_MIN, 1), INT64_MAX);
    ck_assert_int_eq(coro_mul(INT64_MAX, 2), -2);
    ck_assert_int_eq(coro_mul(INT64_MIN, -1), INT64_MIN);
    ck_assert_int_eq(coro_neg(INT64_MIN), INT64_MIN);
    ck_assert_int_eq(coro_add_i8(127, 1), -128);
    ck_assert_int_eq(coro_mul_i8(-128, -1), -128);
    ck_assert_int_eq(coro_sub_i16(INT16_MIN, 1), INT16_MAX);
    ck_assert_int_eq(coro_mul_i32(65536, 65536), 0);
    ck_assert_int_eq(coro_neg_i32(INT32_MIN), INT32_MIN);
    ck_assert_uint_eq(coro_add_u8(255, 1), 0);
    ck_assert_uint_eq(coro_sub_u8(0, 1), 255);
    ck_assert_uint_eq(coro_mul_u16(65535, 65535), 1);
    ck_assert_uint_eq(coro_sub_u32(0, 1), UINT32_MAX);
    ck_assert_uint_eq(coro_add_u64(UINT64_MAX, 1), 0);
}
END_TEST

START_TEST(quotients_truncate)
{
    ck_assert_int_eq(coro_div(7, 2, CODE), 3);
    ck_assert_int_eq(coro_div(-7, 2, CODE), -3);
    ck_assert_int_eq(coro_rem(-7, 2, CODE), -1);
    ck_assert_int_eq(coro_rem(7, -2, CODE), 1);
    ck_assert_uint_eq(coro_div_u8(255, 2, CODE), 127);
    ck_assert_uint_eq(coro_rem_u64(UINT64_MAX, 10, CODE), 5);
}
END_TEST

START_TEST(the_smallest_by_minus_one)
{
    ck_assert_int_eq(coro_div(INT64_MIN, -1, CODE), INT64_MIN);
    ck_assert_int_eq(coro_rem(INT64_MIN, -1, CODE), 0);
    ck_assert_int_eq(coro_div_i8(INT8_MIN, -1, CODE), INT8_MIN);
    ck_assert_int_eq(coro_div_i16(INT16_MIN, -1, CODE), INT16_MIN);
    ck_assert_int_eq(coro_div_i32(INT32_MIN, -1, CODE), INT32_MIN);
    ck_assert_int_eq(coro_rem_i32(INT32_MIN, -1, CODE), 0);
}
END_TEST

START_TEST(division_by_zero_is_a_panic)
{
    const char *text = "test.coro:12: panic: division by zero\n";
    CHECK_PANIC(coro_div(1, 0, CODE), text);
    CHECK_PANIC(coro_rem(1, 0, CODE), text);
    CHECK_PANIC(coro_div_u8(1, 0, CODE), text);
    CHECK_PANIC(coro_rem_i16(1, 0, CODE), text);
}
END_TEST

START_TEST(shifts_count_modulo_the_width)
{
    ck_assert_int_eq(coro_shl(1, 63), INT64_MIN);
    ck_assert_int_eq(coro_shl(1, 64), 1);
    ck_assert_int_eq(coro_shl(-1, 4), -16);
    ck_assert_int_eq(coro_shl_i8(1, 7), -128);
    ck_assert_int_eq(coro_shl_i8(1, 9), 2);
    ck_assert_uint_eq(coro_shl_u16(0xffff, 8), 0xff00);
    ck_assert_uint_eq(coro_shl_u32(1, 33), 2);
    ck_assert_uint_eq(coro_shl_u8(1, UINT64_MAX), 128);
}
END_TEST

START_TEST(shifts_to_the_right_keep_the_sign)
{
    ck_assert_int_eq(coro_shr(-1, 63), -1);
    ck_assert_int_eq(coro_shr(-16, 2), -4);
    ck_assert_int_eq(coro_shr(INT64_MIN, 63), -1);
    ck_assert_int_eq(coro_shr_i8(-128, 7), -1);
    ck_assert_int_eq(coro_shr_i32(-5, 33), -3);
    ck_assert_uint_eq(coro_shr_u8(255, 4), 15);
    ck_assert_uint_eq(coro_shr_u64(UINT64_MAX, 63), 1);
}
END_TEST

START_TEST(floats_saturate)
{
    ck_assert_int_eq(coro_int_of_float(1e19), INT64_MAX);
    ck_assert_int_eq(coro_int_of_float(-1e19), INT64_MIN);
    ck_assert_int_eq(coro_int_of_float(9223372036854775808.0), INT64_MAX);
    ck_assert_int_eq(coro_int_of_float(-9223372036854775808.0), INT64_MIN);
    ck_assert_int_eq(coro_int_of_float(9223372036854774784.0), 9223372036854774784);
    ck_assert_int_eq(coro_i8_of_float(127.9), 127);
    ck_assert_int_eq(coro_i8_of_float(-128.9), -128);
    ck_assert_int_eq(coro_i8_of_float(-127.9), -127);
    ck_assert_int_eq(coro_i16_of_float((double)INFINITY), INT16_MAX);
    ck_assert_int_eq(coro_i32_of_float((double)-INFINITY), INT32_MIN);
    ck_assert_uint_eq(coro_u8_of_float(-0.9), 0);
    ck_assert_uint_eq(coro_u8_of_float(255.9), 255);
    ck_assert_uint_eq(coro_u16_of_float(65536.0), 65535);
    ck_assert_uint_eq(coro_u32_of_float(4294967295.5), UINT32_MAX);
    ck_assert_uint_eq(coro_u64_of_float(18446744073709551616.0), UINT64_MAX);
    ck_assert_uint_eq(coro_u64_of_float(1e18), 1000000000000000000);
}
END_TEST

START_TEST(nan_is_zero)
{
    ck_assert_int_eq(coro_int_of_float((double)NAN), 0);
    ck_assert_int_eq(coro_i8_of_float((double)NAN), 0);
    ck_assert_uint_eq(coro_u64_of_float((double)NAN), 0);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        sums_and_products_wrap,
        quotients_truncate,
        the_smallest_by_minus_one,
        division_by_zero_is_a_panic,
        shifts_count_modulo_the_width,
        shifts_to_the_right_keep_the_sign,
        floats_saturate,
        nan_is_zero,
    };
    return SUITE_RUN("arithmetic", tests);
}
