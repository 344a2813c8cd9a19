/* Floats as text, as Python's repr writes them. */
#include "decimal.h"
#include "text.h"

#include <locale.h>
#include <string.h>

static void
write_digits(struct coro_writer *out, const struct coro_decimal *decimal, int from,
             int to)
{
    int end = to < decimal->count ? to : decimal->count;
    if (from < end)
        coro_write(out, decimal->digits + from, (size_t)(end - from));
    if (from < to && end < to)
        coro_write_times(out, "0", 1, (size_t)(to - (end > from ? end : from)));
}

/* 1e-07, 1.5e+16 */
static void
write_scientific(struct coro_writer *out, const struct coro_decimal *decimal)
{
    int size = decimal->exponent < 0 ? -decimal->exponent : decimal->exponent;
    coro_write_byte(out, decimal->digits[0]);
    if (decimal->count > 1)
        coro_write_byte(out, '.');
    write_digits(out, decimal, 1, decimal->count);
    coro_write_text(out, decimal->exponent < 0 ? "e-" : "e+");
    coro_write_text(out, size < 10 ? "0" : "");
    coro_write_int(out, size);
}

/* 0.0001, 1.0, 123.45 */
static void
write_plain(struct coro_writer *out, const struct coro_decimal *decimal)
{
    int whole = decimal->exponent + 1;
    if (whole <= 0) {
        coro_write_text(out, "0.");
        coro_write_times(out, "0", 1, (size_t)-whole);
        write_digits(out, decimal, 0, decimal->count);
    } else {
        write_digits(out, decimal, 0, whole);
        coro_write_byte(out, '.');
        write_digits(out, decimal, whole,
                     decimal->count > whole ? decimal->count : whole + 1);
    }
}

/* From this exponent on, and below -4, it is written with an exponent. */
static void
write_decimal(struct coro_writer *out, const struct coro_decimal *decimal, int scientific)
{
    if (decimal->exponent < -4 || decimal->exponent >= scientific)
        write_scientific(out, decimal);
    else
        write_plain(out, decimal);
}

/* The sign, and the whole if it is no finite number. */
static bool
write_special(struct coro_writer *out, double value)
{
    if (isnan(value)) {
        coro_write_text(out, "nan");
        return true;
    }
    if (signbit(value))
        coro_write_byte(out, '-');
    if (isinf(value))
        coro_write_text(out, "inf");
    return isinf(value);
}

static void
write_shortest(struct coro_writer *out, double value, bool single)
{
    enum { SCIENTIFIC = 16 };
    struct coro_decimal decimal;
    if (write_special(out, value))
        return;
    coro_decimal_shortest(&decimal, fabs(value), single);
    write_decimal(out, &decimal, SCIENTIFIC);
}

void
coro_write_float(struct coro_writer *out, double value)
{
    write_shortest(out, value, false);
}

void
coro_write_float32(struct coro_writer *out, float value)
{
    write_shortest(out, (double)value, true);
}

void
coro_write_float_precise(struct coro_writer *out, double value, int precision)
{
    struct coro_decimal decimal;
    int digits = precision > 0 ? precision : 1;
    if (write_special(out, value))
        return;
    coro_decimal_round(&decimal, fabs(value), digits);
    write_decimal(out, &decimal, digits - 1);
}

void
coro_plain_point(char *text)
{
    const char *point = localeconv()->decimal_point;
    char *found = strcmp(point, ".") == 0 ? NULL : strstr(text, point);
    if (!found)
        return;
    *found = '.';
    memmove(found + 1, found + strlen(point), strlen(found + strlen(point)) + 1);
}
