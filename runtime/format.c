/* The texts of print and f-strings: a format with a place for each value. */
#include "text.h"

#include <stdarg.h>
#include <string.h>

/* A va_list that can be handed on by address, whatever type the machine gives it. */
struct arguments {
    va_list list;
};

/* Room for an argument's value where its type can see it. */
union held {
    int64_t i;
    uint64_t u;
    double f;
    float g;
    bool b;
    coro_string s;
    void *pointer;
};

/* Takes the argument of a letter: gives its type, and where its value lies. */
static const struct coro_type *
take(char letter, struct arguments *arguments, union held *held, const void **value)
{
    const struct coro_type *type;
    *value = held;
    switch (letter) {
    case 's':
        held->s = va_arg(arguments->list, coro_string);
        return &coro_type_string;
    case 'i':
        held->i = va_arg(arguments->list, int64_t);
        return &coro_type_i64;
    case 'u':
        held->u = va_arg(arguments->list, uint64_t);
        return &coro_type_u64;
    case 'f':
        held->f = va_arg(arguments->list, double);
        return &coro_type_f64;
    case 'g':
        held->g = (float)va_arg(arguments->list, double);
        return &coro_type_f32;
    case 'b':
        held->b = va_arg(arguments->list, int) != 0;
        return &coro_type_bool;
    case 't':
        held->i = va_arg(arguments->list, int64_t);
        return &coro_type_duration;
    case 'e':
        held->pointer = va_arg(arguments->list, struct coro_error *);
        return &coro_type_error;
    case 'c':
        held->pointer = va_arg(arguments->list, struct coro_object *);
        return &coro_type_coro;
    case 'k':
        held->pointer = va_arg(arguments->list, struct coro_task *);
        return &coro_type_task;
    default: /* 'v' */
        type = va_arg(arguments->list, const struct coro_type *);
        *value = va_arg(arguments->list, const void *);
        return type;
    }
}

/* ---- the format behind a colon ---- */

static bool
is_align(char byte)
{
    return byte == '<' || byte == '>' || byte == '^';
}

static const char *
parse_number(const char *at, int *number)
{
    enum { ENOUGH = 1000000 };
    for (*number = 0; *at >= '0' && *at <= '9'; at++)
        if (*number < ENOUGH)
            *number = *number * 10 + (*at - '0');
    return at;
}

static const char *
parse_align(const char *at, struct coro_format_spec *spec)
{
    int size = coro_character(at, strlen(at));
    if (size && is_align(at[size])) {
        memcpy(spec->fill, at, (size_t)size);
        spec->fill_len = size;
        at += size;
    }
    if (is_align(*at))
        spec->align = *at++;
    return at;
}

/* [[fill]align][sign][0][width][.precision][type], up to the brace. The compiler has
 * checked it. */
static const char *
parse_spec(const char *at, struct coro_format_spec *spec)
{
    *spec = (struct coro_format_spec){.precision = -1};
    at = parse_align(at, spec);
    if (*at == '+' || *at == '-' || *at == ' ')
        spec->sign = *at++;
    if (*at == '0' && !spec->fill_len) {
        spec->fill[0] = '0';
        spec->fill_len = 1;
        spec->align = spec->align ? spec->align : '=';
    }
    if (!spec->fill_len) {
        spec->fill[0] = ' ';
        spec->fill_len = 1;
    }
    at = parse_number(at, &spec->width);
    if (*at == '.')
        at = parse_number(at + 1, &spec->precision);
    if (*at != '}')
        spec->type = *at++;
    return at;
}

/* ---- values ---- */

/* How many of the bytes the first `count` characters take. */
static size_t
first_characters(const char *bytes, size_t len, int count)
{
    size_t end = 0;
    for (; end < len && count > 0; count--)
        do
            end++;
        while (end < len && coro_continues(bytes[end]));
    return end;
}

static void
write_text(struct coro_writer *out, const struct coro_type *type, const void *value,
           bool repr, const struct coro_format_spec *spec)
{
    struct coro_writer body;
    coro_writer_begin(&body, NULL);
    type->show(type, value, repr, &body);
    size_t len = spec->precision < 0
                     ? body.len
                     : first_characters(body.bytes, body.len, spec->precision);
    coro_format_pad(out, "", body.bytes, len, '<', spec);
    coro_writer_end(&body);
}

static void
write_formatted(struct coro_writer *out, const struct coro_type *type, const void *value,
                bool repr, const struct coro_format_spec *spec)
{
    const union held *held = value;
    bool as_float = spec->type >= 'e' && spec->type <= 'g';
    if (type == &coro_type_f64 || type == &coro_type_f32)
        coro_format_float(out, type == &coro_type_f64 ? held->f : (double)held->g,
                          type == &coro_type_f32, spec);
    else if (type == &coro_type_i64 && as_float)
        coro_format_float(out, (double)held->i, false, spec);
    else if (type == &coro_type_u64 && as_float)
        coro_format_float(out, (double)held->u, false, spec);
    else if (type == &coro_type_i64)
        coro_format_int(out, held->i < 0, held->i < 0 ? 0 - held->u : held->u, spec);
    else if (type == &coro_type_u64)
        coro_format_int(out, false, held->u, spec);
    else
        write_text(out, type, value, repr, spec);
}

/* From behind a place's '{' to behind its '}'. */
static const char *
write_place(struct coro_writer *out, const char *at, struct arguments *arguments)
{
    if (*at == '0') {
        coro_write_byte(out, '\0');
        return at + 2;
    }
    union held held;
    const void *value;
    const struct coro_type *type = take(*at++, arguments, &held, &value);
    bool repr = *at == '!';
    at += repr ? 2 : 0;
    if (*at == ':') {
        struct coro_format_spec spec;
        at = parse_spec(at + 1, &spec);
        write_formatted(out, type, value, repr, &spec);
    } else {
        type->show(type, value, repr, out);
    }
    return at + 1;
}

static void
write_all(struct coro_writer *out, const char *format, struct arguments *arguments)
{
    while (*format) {
        size_t plain = strcspn(format, "{}");
        coro_write(out, format, plain);
        format += plain;
        if (*format && format[0] == format[1]) {
            coro_write_byte(out, *format);
            format += 2;
        } else if (*format) {
            format = write_place(out, format + 1, arguments);
        }
    }
}

coro_string
coro_format(const char *format, ...)
{
    struct coro_writer out;
    struct arguments arguments;
    coro_writer_begin(&out, NULL);
    va_start(arguments.list, format);
    write_all(&out, format, &arguments);
    va_end(arguments.list);
    return coro_writer_string(&out);
}

void
coro_print(const char *format, ...)
{
    struct coro_writer out;
    struct arguments arguments;
    coro_writer_begin(&out, stdout);
    va_start(arguments.list, format);
    write_all(&out, format, &arguments);
    va_end(arguments.list);
    coro_writer_end(&out);
}
