/* Floats to decimals and back.
 *
 * The C library converts exactly; what is added here is finding the fewest digits. Every
 * decimal of at most 15 digits is the only such one near its double (6 for float), so
 * whatever has as few is found by rounding to 15; only else are 16 and 17 tried. */
#include "decimal.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
trim(struct coro_decimal *decimal)
{
    while (decimal->count > 1 && decimal->digits[decimal->count - 1] == '0')
        decimal->count--;
    decimal->digits[decimal->count] = '\0';
}

/* printf's d.ddde±xx; what stands for the point depends on the locale. */
void
coro_decimal_round(struct coro_decimal *decimal, double value, int digits)
{
    char text[CORO_DIGITS_MOST + 32];
    int most = digits < CORO_DIGITS_MOST ? digits : CORO_DIGITS_MOST;
    snprintf(text, sizeof text, "%.*e", most - 1, value);
    decimal->count = 0;
    const char *at = text;
    for (; *at != 'e'; at++)
        if (*at >= '0' && *at <= '9')
            decimal->digits[decimal->count++] = *at;
    decimal->exponent = (int)strtol(at + 1, NULL, 10);
    trim(decimal);
}

/* The digits as an integer with an exponent: without a point, so in any locale. */
static void
spell(const struct coro_decimal *decimal, char text[static CORO_DIGITS_MOST + 32])
{
    snprintf(text, CORO_DIGITS_MOST + 32, "%se%d", decimal->digits,
             decimal->exponent - decimal->count + 1);
}

double
coro_decimal_read(const struct coro_decimal *decimal)
{
    char text[CORO_DIGITS_MOST + 32];
    spell(decimal, text);
    return strtod(text, NULL);
}

static bool
reads_back(const struct coro_decimal *decimal, double value, bool single)
{
    char text[CORO_DIGITS_MOST + 32];
    spell(decimal, text);
    return (single ? (double)strtof(text, NULL) : strtod(text, NULL)) == value;
}

/* Adds one to the last of `digits` digits. */
static void
step_up(struct coro_decimal *decimal, int digits)
{
    while (decimal->count < digits)
        decimal->digits[decimal->count++] = '0';
    int at = digits - 1;
    while (at >= 0 && decimal->digits[at] == '9')
        decimal->digits[at--] = '0';
    if (at >= 0) {
        decimal->digits[at]++;
    } else {
        decimal->digits[0] = '1';
        decimal->exponent++;
    }
    trim(decimal);
}

/* Below a power of two the floats are twice as dense as above it: the nearest decimal may
 * be too far below, and the next one above still near enough. */
static bool
fits(struct coro_decimal *decimal, double value, int digits, bool single)
{
    int exponent;
    coro_decimal_round(decimal, value, digits);
    if (reads_back(decimal, value, single))
        return true;
    if (frexp(value, &exponent) != 0.5)
        return false;
    step_up(decimal, digits);
    return reads_back(decimal, value, single);
}

/* Most floats in programs are integers over a small power of ten. If the quotient, which
 * is rounded correctly, is the very value, then so does the decimal read back; and one of
 * at most 15 digits is the only one. */
static bool
is_simple(struct coro_decimal *decimal, double value)
{
    static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                    1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    enum { POWERS = sizeof powers / sizeof powers[0] };
    for (int places = 0; places < POWERS && value * powers[places] < 1e15; places++) {
        uint64_t units = (uint64_t)(value * powers[places] + 0.5);
        if ((double)units / powers[places] == value) {
            decimal->count = snprintf(decimal->digits, sizeof decimal->digits, "%llu",
                                      (unsigned long long)units);
            decimal->exponent = decimal->count - 1 - places;
            trim(decimal);
            return true;
        }
    }
    return false;
}

void
coro_decimal_shortest(struct coro_decimal *decimal, double value, bool single)
{
    bool normal = value >= (single ? (double)FLT_MIN : DBL_MIN);
    int sure = single ? FLT_DIG : DBL_DIG;
    int most = single ? FLT_DECIMAL_DIG : DBL_DECIMAL_DIG;
    if (!single && is_simple(decimal, value))
        return;
    int digits = normal ? sure : 1;
    while (digits < most && !fits(decimal, value, digits, single))
        digits++;
    if (digits == most)
        coro_decimal_round(decimal, value, most);
}
