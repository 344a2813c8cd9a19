/* Floats as text and back: the shortest that reads back, as Python's repr. */
#include "outcome.h"

/* Made by Python: bits and repr. */
static const struct {
    uint64_t bits;
    const char *text;
} doubles[] = {
    /* clang-format off */
    {0x0000000000000000, "0.0"},
    {0x8000000000000000, "-0.0"},
    {0x3ff0000000000000, "1.0"},
    {0xbff0000000000000, "-1.0"},
    {0x3fb999999999999a, "0.1"},
    {0x3fc999999999999a, "0.2"},
    {0x3fd3333333333334, "0.30000000000000004"},
    {0x3fd5555555555555, "0.3333333333333333"},
    {0x3fe5555555555555, "0.6666666666666666"},
    {0x4059000000000000, "100.0"},
    {0x430c6bf526340000, "1000000000000000.0"},
    {0x430c6bf52633ffff, "999999999999999.9"},
    {0x4341c37937e07fff, "9999999999999998.0"},
    {0x4341c37937e08000, "1e+16"},
    {0x434aa535d3d0c000, "1.5e+16"},
    {0x43e56a95319d63e1, "1.2345678901234567e+19"},
    {0x4376345785d8a000, "1e+17"},
    {0x4415af1d78b58c40, "1e+20"},
    {0x444b1ae4d6e2ef50, "1e+21"},
    {0x4480f0cf064dd592, "1e+22"},
    {0x44b52d02c7e14af6, "1e+23"},
    {0x4340000000000000, "9007199254740992.0"},
    {0x3f1a36e2eb1c432d, "0.0001"},
    {0x3f202e4b6ce5dc68, "0.00012345"},
    {0x3ee4f8b588e368f1, "1e-05"},
    {0x3e7ad7f29abcaf48, "1e-07"},
    {0x3e8421f5f40d8376, "1.5e-07"},
    {0x400921fb54442d18, "3.141592653589793"},
    {0x4005bf0a8b145769, "2.718281828459045"},
    {0x0000000000000001, "5e-324"},
    {0x0000000000000002, "1e-323"},
    {0x0010000000000000, "2.2250738585072014e-308"},
    {0x000fffffffffffff, "2.225073858507201e-308"},
    {0x7fefffffffffffff, "1.7976931348623157e+308"},
    {0x7fe1ccf385ebc8a0, "1e+308"},
    {0x01a56e1fc2f8f359, "1e-300"},
    {0x4011666666666666, "4.35"},
    {0x3fd3333333333333, "0.3"},
    {0x4005666666666666, "2.675"},
    {0x54b249ad2594c37d, "1e+100"},
    {0x40fe240c9fbe76c9, "123456.789"},
    {0x3d30000000000000, "5.684341886080802e-14"},
    {0x0010000000000000, "2.2250738585072014e-308"},
    {0x4330000000000000, "4503599627370496.0"},
    {0x4340000000000000, "9007199254740992.0"},
    {0x43e0000000000000, "9.223372036854776e+18"},
    {0x43f0000000000000, "1.8446744073709552e+19"},
    {0x3e70000000000000, "5.960464477539063e-08"},
    {0x4580000000000000, "6.189700196426902e+26"},
    {0x0170000000000000, "9.332636185032189e-302"},
    {0x7e70000000000000, "1.0715086071862673e+301"},
    {0x3eb0000000000000, "9.5367431640625e-07"},
    {0x447c7e83209e90b2, "8.41e+21"},
    {0x43f2250fa08398d4, "2.0919495182368195e+19"},
    {0x0040000000000000, "1.7800590868057611e-307"},
    {0x3d2fffffffffffff, "5.684341886080801e-14"},
    {0x3ff0000000000001, "1.0000000000000002"},
    {0x3fefffffffffffff, "0.9999999999999999"},
    {0x001fffffffffffff, "4.4501477170144023e-308"},
    {0x390b860bde023111, "6.62607015e-34"},
    {0x44dfe185ca57c517, "6.02214076e+23"},
    {0x41b1de784a000000, "299792458.0"},
    {0x3c07a4da290c1653, "1.602176634e-19"},
    /* clang-format on */
};

/* Made with exact fractions: the shortest within half a unit of the last place. */
static const struct {
    uint32_t bits;
    const char *text;
} floats[] = {
    /* clang-format off */
    {0x3dcccccd, "0.1"},
    {0x3e4ccccd, "0.2"},
    {0x3eaaaaab, "0.33333334"},
    {0x40490fdb, "3.1415927"},
    {0x4b800000, "16777216.0"},
    {0x29800000, "5.684342e-14"},
    {0x5f800000, "1.8446744e+19"},
    {0x00800000, "1.1754944e-38"},
    {0x00000001, "1e-45"},
    {0x7f7fffff, "3.4028235e+38"},
    {0x501502f9, "10000000000.0"},
    {0x5a0e1bca, "1e+16"},
    {0x007fffff, "1.1754942e-38"},
    {0x357f0381, "9.5e-07"},
    {0x50000000, "8589935000.0"},
    {0x6b000000, "1.5474251e+26"},
    {0x47f12065, "123456.79"},
    {0x3e99999a, "0.3"},
    {0x3727c5ac, "1e-05"},
    /* clang-format on */
};

static double
double_of(uint64_t bits)
{
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static float
float_of(uint32_t bits)
{
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static double
read_float(coro_string string)
{
    struct coro_maybe_f64 number = coro_string_to_float(string);
    ck_assert_msg(number.some, "%s", string.bytes);
    return number.value;
}

static bool
is_number(coro_string string)
{
    return coro_string_to_float(string).some;
}

/* Doubles over all exponents, in an order that repeats. */
static uint64_t
next_bits(uint64_t bits)
{
    return bits * 6364136223846793005 + 1442695040888963407;
}

START_TEST(doubles_are_written_as_python_does)
{
    for (size_t i = 0; i < sizeof doubles / sizeof doubles[0]; i++)
        CHECK_TEXT(coro_format("{f}", double_of(doubles[i].bits)), doubles[i].text);
}
END_TEST

START_TEST(floats_are_written_in_their_own_precision)
{
    for (size_t i = 0; i < sizeof floats / sizeof floats[0]; i++)
        CHECK_TEXT(coro_format("{g}", (double)float_of(floats[i].bits)), floats[i].text);
}
END_TEST

START_TEST(no_number)
{
    CHECK_TEXT(coro_format("{f} {f} {f}", (double)NAN, HUGE_VAL, -HUGE_VAL),
               "nan inf -inf");
    CHECK_TEXT(coro_format("{g} {f}", (double)-INFINITY, -(double)NAN), "-inf nan");
}
END_TEST

START_TEST(doubles_read_back)
{
    uint64_t bits = 1;
    for (int i = 0; i < 5000; i++) {
        bits = next_bits(bits);
        double value = double_of(bits);
        if (!isfinite(value))
            continue;
        coro_string text = coro_format("{f}", value);
        ck_assert_msg(read_float(text) == value, "%s", text.bytes);
        coro_string_release(text);
    }
}
END_TEST

START_TEST(floats_read_back)
{
    uint64_t bits = 1;
    for (int i = 0; i < 5000; i++) {
        bits = next_bits(bits);
        float value = float_of((uint32_t)(bits >> 32));
        if (!isfinite(value))
            continue;
        coro_string text = coro_format("{g}", (double)value);
        ck_assert_msg(strtof(text.bytes, NULL) == value, "%s", text.bytes);
        coro_string_release(text);
    }
}
END_TEST

START_TEST(what_reads_as_a_float)
{
    ck_assert(read_float(coro_text("1")) == 1.0);
    ck_assert(read_float(coro_text("+1.")) == 1.0);
    ck_assert(read_float(coro_text("-.5e-3")) == -0.0005);
    ck_assert(read_float(coro_text("1E5")) == 100000.0);
    ck_assert(read_float(coro_text("00012.50")) == 12.5);
    ck_assert(read_float(coro_text("0.000001e6")) == 1.0);
    ck_assert(read_float(coro_text("inf")) == HUGE_VAL);
    ck_assert(read_float(coro_text("-inf")) == -HUGE_VAL);
    ck_assert(isnan(read_float(coro_text("nan"))));
    ck_assert(signbit(read_float(coro_text("-0"))));
    ck_assert(read_float(coro_text("1e999")) == HUGE_VAL);
    ck_assert(read_float(coro_text("1e99999999999999999999")) == HUGE_VAL);
    ck_assert(read_float(coro_text("1e-99999999999999999999")) == 0.0);
    ck_assert(read_float(coro_text("0e99999999999999999999")) == 0.0);
}
END_TEST

START_TEST(what_does_not)
{
    static const coro_string texts[] = {
        CORO_TEXT(""),    CORO_TEXT("."),   CORO_TEXT("-"),   CORO_TEXT("e5"),
        CORO_TEXT("1e"),  CORO_TEXT("1e+"), CORO_TEXT(" 1"),  CORO_TEXT("1 "),
        CORO_TEXT("1_0"), CORO_TEXT("0x1"), CORO_TEXT("--1"), CORO_TEXT("1..2"),
        CORO_TEXT("1,5"), CORO_TEXT("NaN"), CORO_TEXT("1\0"), CORO_TEXT("1.2.3"),
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        ck_assert_msg(!is_number(texts[i]), "%s", texts[i].bytes);
}
END_TEST

/* Halfway between 1 and the next double; to even, unless anything follows, however late.
 */
START_TEST(every_digit_counts)
{
    const char halfway[] = "1.00000000000000011102230246251565404236316680908203125";
    coro_string text = coro_format("{s}{s:0<2000}1", coro_text(halfway), coro_text(""));
    ck_assert(read_float(coro_text(
                  "1.00000000000000011102230246251565404236316680908203125")) == 1.0);
    ck_assert(read_float(text) == 1.0000000000000002);
    coro_string_release(text);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        doubles_are_written_as_python_does,
        floats_are_written_in_their_own_precision,
        no_number,
        doubles_read_back,
        floats_read_back,
        what_reads_as_a_float,
        what_does_not,
        every_digit_counts,
    };
    return SUITE_RUN("float", tests);
}
