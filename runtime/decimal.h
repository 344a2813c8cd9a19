/* Floats in decimal: digits and an exponent, whatever the locale. */
#ifndef CORO_DECIMAL_H
#define CORO_DECIMAL_H

#include <stdbool.h>

enum {
    CORO_DIGITS_MOST = 800, /* no double has as many significant digits */
};

/* d.ddd times ten to the exponent, without zeros at the end; zero is one 0. */
struct coro_decimal {
    char digits[CORO_DIGITS_MOST + 1]; /* NUL-terminated */
    int count;
    int exponent;
};

/* `value` is finite and not negative. Rounded to a number of digits, exactly; and as few
 * of them as read back as the same double, or with `single` as the same float, the
 * nearest to it of these. */
void coro_decimal_round(struct coro_decimal *decimal, double value, int digits);
void coro_decimal_shortest(struct coro_decimal *decimal, double value, bool single);

/* The nearest double to a decimal whose digits may begin with zeros. */
double coro_decimal_read(const struct coro_decimal *decimal);

#endif
