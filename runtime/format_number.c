/* Numbers and texts in the formats of f-strings, which mean what they mean in Python. */
#include "text.h"

#include <string.h>

static size_t
characters(const char *bytes, size_t len)
{
    size_t count = 0;
    for (size_t i = 0; i < len; i++)
        count += !coro_continues(bytes[i]);
    return count;
}

void
coro_format_pad(struct coro_writer *out, const char *sign, const char *bytes, size_t len,
                char align, const struct coro_format_spec *spec)
{
    size_t used = strlen(sign) + characters(bytes, len);
    size_t fill = (size_t)spec->width > used ? (size_t)spec->width - used : 0;
    char place =
        spec->align && !(spec->align == '=' && align == '<') ? spec->align : align;
    size_t before = place == '<' ? 0 : place == '^' ? fill / 2 : fill;
    if (place == '=')
        coro_write_text(out, sign);
    coro_write_times(out, spec->fill, (size_t)spec->fill_len, before);
    if (place != '=')
        coro_write_text(out, sign);
    coro_write(out, bytes, len);
    coro_write_times(out, spec->fill, (size_t)spec->fill_len, fill - before);
}

static const char *
sign_of(bool negative, const struct coro_format_spec *spec)
{
    if (negative)
        return "-";
    return spec->sign == '+' ? "+" : spec->sign == ' ' ? " " : "";
}

/* ---- integers ---- */

static unsigned
base_of(char type)
{
    switch (type) {
    case 'x':
    case 'X':
        return 16;
    case 'o':
        return 8;
    case 'b':
        return 2;
    default:
        return 10;
    }
}

/* The character with this number in UTF-8; U+FFFD where there is none. */
static size_t
encode(char bytes[static 4], uint64_t number)
{
    bool none = number > 0x10ffff || (number >= 0xd800 && number < 0xe000);
    uint32_t point = none ? 0xfffd : (uint32_t)number;
    size_t size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    static const unsigned leads[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (size_t i = size - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (point & 0x3f));
        point >>= 6;
    }
    bytes[0] = (char)(leads[size] | point);
    return size;
}

void
coro_format_int(struct coro_writer *out, bool negative, uint64_t magnitude,
                const struct coro_format_spec *spec)
{
    const char *letters = spec->type == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    unsigned base = base_of(spec->type);
    char digits[64];
    char *first = digits + sizeof digits;
    if (spec->type == 'c') {
        size_t size = encode(digits, negative ? UINT64_MAX : magnitude);
        coro_format_pad(out, "", digits, size, '>', spec);
        return;
    }
    do {
        *--first = letters[magnitude % base];
        magnitude /= base;
    } while (magnitude);
    coro_format_pad(out, sign_of(negative, spec), first,
                    (size_t)(digits + sizeof digits - first), '>', spec);
}

/* ---- floats ---- */

/* printf's e, f and g are Python's, too. */
static void
print_float(struct coro_writer *out, double value, const struct coro_format_spec *spec)
{
    static const char formats[][5] = {"%.*e", "%.*f", "%.*g"};
    const char *format = formats[spec->type - 'e'];
    int precision = spec->precision < 0 ? 6 : spec->precision;
    int size = snprintf(NULL, 0, format, precision, value);
    if (size < 0)
        coro_panic_memory();
    char *text = coro_writer_room(out, (size_t)size + 1);
    snprintf(text, (size_t)size + 1, format, precision, value);
    coro_plain_point(text);
    out->len += strlen(text);
}

void
coro_format_float(struct coro_writer *out, double value, bool single,
                  const struct coro_format_spec *spec)
{
    struct coro_writer body;
    double size = isnan(value) ? NAN : fabs(value);
    coro_writer_begin(&body, NULL);
    if (isfinite(size) && spec->type >= 'e' && spec->type <= 'g')
        print_float(&body, size, spec);
    else if (spec->precision >= 0)
        coro_write_float_precise(&body, size, spec->precision);
    else if (single)
        coro_write_float32(&body, (float)size);
    else
        coro_write_float(&body, size);
    coro_format_pad(out, sign_of(signbit(value) && !isnan(value), spec), body.bytes,
                    body.len, '>', spec);
    coro_writer_end(&body);
}
