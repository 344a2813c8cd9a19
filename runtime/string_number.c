/* Numbers out of strings: the whole string must be one, without spaces or underscores. */
#include "decimal.h"
#include "text.h"

#include <string.h>

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Steps over a sign; true if it is '-'. The NUL behind a string's bytes ends every scan
 * here. */
static bool
take_sign(const char **at)
{
    bool minus = **at == '-';
    if (minus || **at == '+')
        ++*at;
    return minus;
}

/* Sign and decimal digits. */
struct coro_maybe_i64
coro_string_to_int(coro_string string)
{
    const struct coro_maybe_i64 none = {false, 0};
    const char *at = string.bytes, *end = string.bytes + string.len;
    bool minus = take_sign(&at);
    uint64_t most = (uint64_t)INT64_MAX + minus, value = 0;
    if (at == end)
        return none;
    for (; is_digit(*at); at++) {
        uint64_t digit = (uint64_t)(*at - '0');
        if (value > (most - digit) / 10)
            return none;
        value = value * 10 + digit;
    }
    return at == end ? (struct coro_maybe_i64){true, (int64_t)(minus ? 0 - value : value)}
                     : none;
}

/* ---- floats ---- */

/* Digits as they come, into the form d.ddd times ten to the exponent. */
struct scanned {
    struct coro_decimal decimal;
    int64_t exponent; /* of the first digit that is not 0 */
    bool behind;      /* the point */
    bool more;        /* digits that had no room were not all 0 */
    bool any;         /* digit, also 0 */
};

static void
add_digit(struct scanned *scanned, char digit)
{
    struct coro_decimal *decimal = &scanned->decimal;
    bool leading = decimal->count == 0 && digit == '0';
    scanned->any = true;
    if (!leading && decimal->count < CORO_DIGITS_MOST)
        decimal->digits[decimal->count++] = digit;
    else if (!leading)
        scanned->more |= digit != '0';
    if (scanned->behind)
        scanned->exponent -= leading;
    else
        scanned->exponent += !leading;
}

/* Digits with at most one point. */
static const char *
scan_digits(const char *at, struct scanned *scanned)
{
    for (; is_digit(*at) || (*at == '.' && !scanned->behind); at++) {
        if (*at == '.')
            scanned->behind = true;
        else
            add_digit(scanned, *at);
    }
    return at;
}

/* e, a sign and digits; gives `at` if that is not what stands there. */
static const char *
scan_exponent(const char *at, int64_t *exponent)
{
    const int64_t enough = INT64_C(1) << 50; /* beside it no count of digits matters */
    const char *digits = at;
    int64_t size = 0;
    if (*digits != 'e' && *digits != 'E')
        return at;
    digits++;
    bool minus = take_sign(&digits);
    if (!is_digit(*digits))
        return at;
    for (; is_digit(*digits); digits++)
        if (size < enough)
            size = size * 10 + (*digits - '0');
    *exponent += minus ? -size : size;
    return digits;
}

/* Digits without room matter only as being there: no number halfway between two doubles
 * has as many as had room. */
static double
value_of(struct scanned *scanned)
{
    enum { FAR_OFF = 100000 }; /* from the exponent of any double */
    struct coro_decimal *decimal = &scanned->decimal;
    if (decimal->count == 0)
        return 0.0;
    if (scanned->more && decimal->digits[CORO_DIGITS_MOST - 1] == '0')
        decimal->digits[CORO_DIGITS_MOST - 1] = '1';
    decimal->digits[decimal->count] = '\0';
    decimal->exponent = scanned->exponent > FAR_OFF    ? FAR_OFF
                        : scanned->exponent < -FAR_OFF ? -FAR_OFF
                                                       : (int)scanned->exponent;
    return coro_decimal_read(decimal);
}

struct coro_maybe_f64
coro_string_to_float(coro_string string)
{
    const char *at = string.bytes, *end = string.bytes + string.len;
    struct scanned scanned = {.exponent = -1};
    double sign = take_sign(&at) ? -1.0 : 1.0;
    if (end - at == 3 && memcmp(at, "inf", 3) == 0)
        return (struct coro_maybe_f64){true, sign * HUGE_VAL};
    if (end - at == 3 && memcmp(at, "nan", 3) == 0)
        return (struct coro_maybe_f64){true, NAN};
    at = scan_digits(at, &scanned);
    if (scanned.any)
        at = scan_exponent(at, &scanned.exponent);
    if (!scanned.any || at != end)
        return (struct coro_maybe_f64){false, 0.0};
    return (struct coro_maybe_f64){true, sign * value_of(&scanned)};
}
