/* Digits and escapes. */
#include "literal.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lexical_error.h"
#include "parse.h"

/* ---- numbers ---- */

static int
digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* Reads the digits at *at and steps behind them. */
static struct integer
read_digits(const char **at, const char *end, unsigned base)
{
    struct integer integer = {0};

    for (; *at < end; ++*at) {
        int digit = digit_value(**at);
        if (**at == '_')
            continue;
        if (digit < 0 || (unsigned)digit >= base)
            break;
        if (integer.value > (UINT64_MAX - (unsigned)digit) / base)
            integer.is_bad = true;
        integer.value = integer.value * base + (unsigned)digit;
    }
    return integer;
}

struct integer
literal_integer(struct parse *parse, struct span span)
{
    const char *at = source_at(parse->context->source, span.lo);
    const char *end = source_at(parse->context->source, span.hi);
    unsigned base = 10;
    struct integer integer;

    if (end - at > 2 && at[0] == '0' && (at[1] == 'x' || at[1] == 'b')) {
        base = at[1] == 'x' ? 16 : 2;
        at += 2;
    }
    integer = read_digits(&at, end, base);
    if (integer.is_bad)
        report_too_large(parse, span, "the largest integer is 18446744073709551615");
    return integer;
}

static uint64_t
unit_size(const char *unit, size_t size)
{
    static const struct {
        const char *name;
        uint64_t nanoseconds;
    } units[] = {
        {"ns", 1},          {"us", 1000},          {"ms", 1000000},
        {"s", 1000000000u}, {"min", 60000000000u},
    };

    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strlen(units[i].name) == size && memcmp(units[i].name, unit, size) == 0)
            return units[i].nanoseconds;
    return 1;
}

struct integer
literal_duration(struct parse *parse, struct span span)
{
    const char *at = source_at(parse->context->source, span.lo);
    const char *end = source_at(parse->context->source, span.hi);
    struct integer integer = read_digits(&at, end, 10);
    uint64_t unit = unit_size(at, (size_t)(end - at));

    if (integer.is_bad || integer.value > INT64_MAX / unit) {
        report_too_large(parse, span, "the longest duration is 9223372036854775807ns");
        return (struct integer){.is_bad = true};
    }
    integer.value *= unit;
    return integer;
}

double
literal_float(struct parse *parse, struct span span)
{
    const char *at = source_at(parse->context->source, span.lo);
    const char *end = source_at(parse->context->source, span.hi);
    char *digits = arena_alloc(parse->context->arena, span.hi - span.lo + 1);
    size_t size = 0;
    double value;

    for (; at < end; at++)
        if (*at != '_')
            digits[size++] = *at;
    value = strtod(digits, NULL);
    if (isinf(value))
        report_too_large(parse, span, "the largest float is 1.7976931348623157e+308");
    return value;
}

/* ---- texts ---- */

/* A literal's contents while its escapes are resolved. */
struct reading {
    struct parse *parse;
    uint32_t at, end; /* offsets in the source */
    char *out;
    uint32_t size;
};

static char
byte_at(const struct reading *reading, uint32_t offset)
{
    return *source_at(reading->parse->context->source, offset);
}

static void
put(struct reading *reading, uint32_t byte)
{
    reading->out[reading->size++] = (char)(unsigned char)byte;
}

/* A code point as UTF-8: never longer than the escape that names it. */
static void
put_code(struct reading *reading, uint32_t code)
{
    if (code < 0x80) {
        put(reading, code);
        return;
    }
    if (code < 0x800) {
        put(reading, 0xc0 | code >> 6);
    } else {
        if (code < 0x10000) {
            put(reading, 0xe0 | code >> 12);
        } else {
            put(reading, 0xf0 | code >> 18);
            put(reading, 0x80 | (code >> 12 & 0x3f));
        }
        put(reading, 0x80 | (code >> 6 & 0x3f));
    }
    put(reading, 0x80 | (code & 0x3f));
}

/* Up to `most` hexadecimal digits; steps behind them. */
static int
read_hex(struct reading *reading, int most, uint32_t *value)
{
    int count = 0;

    for (*value = 0; count < most && reading->at < reading->end; count++) {
        int digit = digit_value(byte_at(reading, reading->at));
        if (digit < 0)
            break;
        *value = *value << 4 | (uint32_t)digit;
        reading->at++;
    }
    return count;
}

/* \xNN, behind its x. */
static void
read_byte(struct reading *reading, uint32_t start)
{
    uint32_t value;

    if (read_hex(reading, 2, &value) == 2)
        put(reading, value);
    else
        report_escape(reading->parse, (struct span){start, reading->at},
                      "'\\x' takes two hexadecimal digits");
}

/* \u{N...}, behind its u. */
static void
read_code(struct reading *reading, uint32_t start)
{
    bool opened = reading->at < reading->end && byte_at(reading, reading->at) == '{';
    uint32_t value;
    int count;

    reading->at += opened;
    count = read_hex(reading, 7, &value);
    if (!opened || count == 0 || reading->at == reading->end ||
        byte_at(reading, reading->at) != '}') {
        report_escape(reading->parse, (struct span){start, reading->at},
                      "'\\u' takes a code point in braces, as in \\u{e9}");
        return;
    }
    reading->at++;
    if (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
        report_escape(reading->parse, (struct span){start, reading->at},
                      "this is no Unicode character");
    else
        put_code(reading, value);
}

static void
read_escape(struct reading *reading)
{
    static const char names[] = "ntr0\\\"'";
    static const char values[] = "\n\t\r\0\\\"'";
    uint32_t start = reading->at++;
    char c = reading->at < reading->end ? byte_at(reading, reading->at++) : '\0';
    const char *found = c ? strchr(names, c) : NULL;

    if (found) {
        put(reading, (unsigned char)values[found - names]);
    } else if (c == 'x') {
        read_byte(reading, start);
    } else if (c == 'u') {
        read_code(reading, start);
    } else if (reading->at - start ==
               2) { /* else the literal is unclosed: told already */
        while (reading->at < reading->end &&
               ((unsigned char)byte_at(reading, reading->at) & 0xc0) == 0x80)
            reading->at++; /* the rest of a character */
        report_escape(reading->parse, (struct span){start, reading->at}, NULL);
    }
}

/* The contents between two offsets; in an f-string "{{" and "}}" are single braces. */
static struct text
read_text(struct parse *parse, uint32_t lo, uint32_t hi, bool doubled_braces)
{
    struct reading reading = {
        .parse = parse,
        .at = lo,
        .end = hi,
        .out = arena_alloc(parse->context->arena, hi - lo + 1),
    };

    while (reading.at < hi) {
        char c = byte_at(&reading, reading.at);
        if (c == '\\') {
            read_escape(&reading);
        } else {
            put(&reading, (unsigned char)c);
            reading.at += doubled_braces && (c == '{' || c == '}') ? 2 : 1;
        }
    }
    return (struct text){reading.out, reading.size};
}

struct text
literal_string(struct parse *parse, struct span span)
{
    return read_text(parse, span.lo + 1, span.hi - 1, false);
}

struct text
literal_open_string(struct parse *parse, struct span span)
{
    return read_text(parse, span.lo + 1, span.hi, false);
}

struct text
literal_text(struct parse *parse, struct span span)
{
    return read_text(parse, span.lo, span.hi, true);
}

struct text
literal_raw(struct parse *parse, struct span span)
{
    uint32_t size = span.hi - span.lo;

    return (struct text){
        arena_copy(parse->context->arena, source_at(parse->context->source, span.lo),
                   size),
        size,
    };
}

/* ---- characters ---- */

/* How many characters the literal shows, an escape being one. */
static int
shown_characters(const char *at, const char *end)
{
    int count = 0;

    for (; at < end; at++) {
        count += ((unsigned char)*at & 0xc0) != 0x80;
        if (*at != '\\')
            continue;
        at++;
        if (*at == 'x')
            at += 2;
        else if (*at == 'u')
            while (at < end && *at != '}')
                at++;
    }
    return count;
}

int
literal_character(struct parse *parse, struct token *token)
{
    struct span span = token->span;
    const struct source *source = parse->context->source;
    int shown =
        shown_characters(source_at(source, span.lo + 1), source_at(source, span.hi - 1));
    int errors = diag_error_count(parse->context->diags);
    struct text text = literal_string(parse, span);

    if (diag_error_count(parse->context->diags) == errors && text.size != 1)
        report_bad_character(parse, span, text.size == 0 ? 0 : shown);
    if (shown > 1) {
        token->value.TOK_STRING = text;
        return TOK_STRING;
    }
    token->value.TOK_CHAR =
        (struct integer){.value = text.size ? (unsigned char)text.bytes[0] : 0};
    return TOK_CHAR;
}

int
literal_written_size(const char *text, int size, int least)
{
    int written = size;

    while (written > least && strchr(" \t\r;),", text[written - 1]))
        written--;
    return memchr(text + written, ')', (size_t)(size - written)) ||
                   memchr(text + written, ';', (size_t)(size - written))
               ? written
               : size;
}
