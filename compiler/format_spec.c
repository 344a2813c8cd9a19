#include "format_spec.h"

#include <string.h>

enum { LARGEST_NUMBER = 999 };

/* ---- reading ---- */

struct reader {
    const char *at, *end;
};

static char
peek(const struct reader *reader)
{
    return reader->at < reader->end ? *reader->at : '\0';
}

/* Takes the next character if it is one of `set`; else 0. */
static char
take(struct reader *reader, const char *set)
{
    char c = peek(reader);
    if (c == '\0' || !strchr(set, c))
        return '\0';
    reader->at++;
    return c;
}

static bool
is_continuation(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

/* A fill is any one character, but only before an alignment. */
static void
read_fill_and_align(struct reader *reader, struct format_spec *spec)
{
    const char *next = reader->at + 1;
    while (next < reader->end && is_continuation(*next))
        next++;
    if (reader->at < reader->end && next < reader->end && strchr("<>^", *next)) {
        spec->fill = reader->at;
        spec->fill_size = (int)(next - reader->at);
        reader->at = next;
    }
    spec->align = take(reader, "<>^");
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A number, one beyond the largest where it is too large; `absent` if there is none. */
static int
read_number(struct reader *reader, int absent)
{
    int number = 0;
    if (!is_digit(peek(reader)))
        return absent;
    for (; is_digit(peek(reader)); reader->at++) {
        if (number <= LARGEST_NUMBER)
            number = number * 10 + (*reader->at - '0');
    }
    return number;
}

static const char *
unexpected(struct arena *arena, const struct reader *reader)
{
    const char *next = reader->at + 1;
    while (next < reader->end && is_continuation(*next))
        next++;
    return arena_printf(arena, "'%.*s' has no meaning at this place of a format",
                        (int)(next - reader->at), reader->at);
}

const char *
format_spec_parse(struct arena *arena, const char *text, uint32_t size,
                  struct format_spec *spec)
{
    struct reader reader = {text, text + size};
    *spec = (struct format_spec){.precision = -1};
    read_fill_and_align(&reader, spec);
    spec->sign = take(&reader, "+- ");
    spec->zero = take(&reader, "0") != '\0';
    spec->width = read_number(&reader, 0);
    if (take(&reader, ".")) {
        spec->precision = read_number(&reader, -1);
        if (spec->precision < 0)
            return "a format's '.' needs a precision behind it";
    }
    spec->type = take(&reader, "dxXobcefgs");
    if (reader.at < reader.end)
        return unexpected(arena, &reader);
    if (spec->width > LARGEST_NUMBER || spec->precision > LARGEST_NUMBER)
        return arena_printf(arena, "a format's width and precision are at most %d",
                            LARGEST_NUMBER);
    return NULL;
}

/* ---- fitting ---- */

/* The letters that a value of the type may be formatted with. */
static const char *
letters_of(const struct type *type)
{
    if (type_is_integer(type))
        return "dxXobcefg";
    return type_is_float(type) ? "efg" : "s";
}

static const char *
misfit_of_text(struct arena *arena, const struct format_spec *spec,
               const struct type *type)
{
    if (spec->sign)
        return arena_printf(arena, "a sign is for numbers, not for '%s'",
                            type_str(arena, type));
    if (spec->zero)
        return arena_printf(arena, "leading zeros are for numbers, not for '%s'",
                            type_str(arena, type));
    return NULL;
}

static const char *
misfit_of_integer(const struct format_spec *spec)
{
    bool as_float = spec->type && strchr("efg", spec->type);
    if (spec->precision >= 0 && !as_float)
        return "a precision is for floats and text, not for integers";
    if (spec->type == 'c' && (spec->sign || spec->zero))
        return "a character has no sign and no leading zeros";
    return NULL;
}

const char *
format_misfit(struct arena *arena, const char *text, uint32_t size,
              const struct type *type)
{
    struct format_spec spec;
    const char *wrong = format_spec_parse(arena, text, size, &spec);
    if (wrong)
        return wrong;
    if (spec.type && !strchr(letters_of(type), spec.type))
        return arena_printf(arena, "the format '%c' does not take '%s'", spec.type,
                            type_str(arena, type));
    if (type_is_integer(type))
        return misfit_of_integer(&spec);
    return type_is_float(type) ? NULL : misfit_of_text(arena, &spec, type);
}
