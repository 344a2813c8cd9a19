/* Unit tests of the arithmetic of integer types. */
#include "integer.h"

#include <math.h>

#include "suite.h"

static const struct type i8 = {.kind = TYPE_I8}, u8 = {.kind = TYPE_U8};
static const struct type i64 = {.kind = TYPE_I64}, u64 = {.kind = TYPE_U64};

static int64_t
operate(enum operator operator_, const struct type *type, int64_t left, int64_t right)
{
    return (int64_t)integer_operate(operator_, type, (uint64_t)left, (uint64_t)right);
}

START_TEST(sums_and_products_wrap)
{
    ck_assert_int_eq(operate(OPERATOR_ADD, &i8, 127, 1), -128);
    ck_assert_int_eq(operate(OPERATOR_ADD, &u8, 255, 1), 0);
    ck_assert_int_eq(operate(OPERATOR_SUBTRACT, &u8, 0, 1), 255);
    ck_assert_int_eq(operate(OPERATOR_MULTIPLY, &i8, 100, 3), 44);
    ck_assert_int_eq(operate(OPERATOR_ADD, &i64, INT64_MAX, 1), INT64_MIN);
    ck_assert_int_eq(operate(OPERATOR_MULTIPLY, &i64, INT64_MIN, -1), INT64_MIN);
}
END_TEST

START_TEST(quotients_are_cut_towards_zero)
{
    ck_assert_int_eq(operate(OPERATOR_DIVIDE, &i64, -7, 2), -3);
    ck_assert_int_eq(operate(OPERATOR_REMAINDER, &i64, -7, 2), -1);
    ck_assert_int_eq(operate(OPERATOR_REMAINDER, &i64, 7, -2), 1);
    ck_assert_int_eq(operate(OPERATOR_DIVIDE, &i64, INT64_MIN, -1), INT64_MIN);
    ck_assert_int_eq(operate(OPERATOR_REMAINDER, &i64, INT64_MIN, -1), 0);
    ck_assert_int_eq(operate(OPERATOR_DIVIDE, &i8, -128, -1), -128);
    ck_assert_uint_eq(integer_operate(OPERATOR_DIVIDE, &u64, UINT64_MAX, 2), INT64_MAX);
}
END_TEST

START_TEST(shifts_count_modulo_the_width)
{
    ck_assert_int_eq(operate(OPERATOR_SHIFT_LEFT, &i8, 1, 7), -128);
    ck_assert_int_eq(operate(OPERATOR_SHIFT_LEFT, &i8, 1, 8), 1);
    ck_assert_int_eq(operate(OPERATOR_SHIFT_LEFT, &u8, 1, -1), 128);
    ck_assert_int_eq(operate(OPERATOR_SHIFT_RIGHT, &i64, -8, 1), -4);
    ck_assert_int_eq(operate(OPERATOR_SHIFT_RIGHT, &i64, -1, 63), -1);
    ck_assert_int_eq(operate(OPERATOR_SHIFT_RIGHT, &u8, 0x80, 7), 1);
}
END_TEST

START_TEST(order_follows_the_sign)
{
    ck_assert_int_lt(integer_compare(&i64, (uint64_t)-1, 1), 0);
    ck_assert_int_gt(integer_compare(&u64, (uint64_t)-1, 1), 0);
    ck_assert_int_eq(integer_compare(&i64, 5, 5), 0);
}
END_TEST

START_TEST(floats_saturate)
{
    ck_assert_int_eq((int64_t)integer_of_double(&i8, 1e9), 127);
    ck_assert_int_eq((int64_t)integer_of_double(&i8, -1e9), -128);
    ck_assert_int_eq((int64_t)integer_of_double(&u8, -1.5), 0);
    ck_assert_int_eq((int64_t)integer_of_double(&i64, -2.9), -2);
    ck_assert_int_eq((int64_t)integer_of_double(&i64, INFINITY), INT64_MAX);
    ck_assert_uint_eq(integer_of_double(&u64, 1e300), UINT64_MAX);
    ck_assert_uint_eq(integer_of_double(&u64, (double)NAN), 0);
    ck_assert_double_eq(integer_to_double(&i64, (uint64_t)-3), -3.0);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        sums_and_products_wrap,
        quotients_are_cut_towards_zero,
        shifts_count_modulo_the_width,
        order_follows_the_sign,
        floats_saturate,
    };
    return SUITE_RUN("integer", tests);
}
