/* Values as text: what print and str show, and with repr what a reader of code would
 * write. */
#include "show.h"

#include <string.h>

void
coro_check_depth(int depth)
{
    enum { DEEPEST = 1000 };
    if (depth > DEEPEST)
        coro_panic(coro_panic_TOO_DEEP, NULL, 0);
}

/* ---- numbers ---- */

void
coro_write_unsigned(struct coro_writer *out, uint64_t value)
{
    char digits[20];
    char *first = digits + sizeof digits;
    do {
        *--first = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    coro_write(out, first, (size_t)(digits + sizeof digits - first));
}

void
coro_write_int(struct coro_writer *out, int64_t value)
{
    if (value < 0)
        coro_write_byte(out, '-');
    coro_write_unsigned(out, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
}

#define SHOW_AS(name, c_type, write)                                                     \
    CORO_SHOW(name)                                                                      \
    {                                                                                    \
        (void)type;                                                                      \
        (void)repr;                                                                      \
        write(out, *(const c_type *)value);                                              \
    }

SHOW_AS(i8, int8_t, coro_write_int)
SHOW_AS(i16, int16_t, coro_write_int)
SHOW_AS(i32, int32_t, coro_write_int)
SHOW_AS(i64, int64_t, coro_write_int)
SHOW_AS(u8, uint8_t, coro_write_unsigned)
SHOW_AS(u16, uint16_t, coro_write_unsigned)
SHOW_AS(u32, uint32_t, coro_write_unsigned)
SHOW_AS(u64, uint64_t, coro_write_unsigned)
SHOW_AS(f32, float, coro_write_float32)
SHOW_AS(f64, double, coro_write_float)
SHOW_AS(duration, int64_t, coro_write_duration)

CORO_SHOW(bool)
{
    (void)type;
    (void)repr;
    coro_write_text(out, *(const bool *)value ? "true" : "false");
}

/* ---- strings ---- */

/* As Python: '…', unless that needs an escape and "…" does not. */
static char
quote_for(coro_string string)
{
    bool single = memchr(string.bytes, '\'', string.len) != NULL;
    bool both = single && memchr(string.bytes, '"', string.len) != NULL;
    return single && !both ? '"' : '\'';
}

/* The letter of a byte that is escaped as a backslash and a letter, or 0. */
static char
letter_of(char byte, char quote)
{
    switch (byte) {
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return byte == '\\' || byte == quote ? byte : '\0';
    }
}

static void
write_escaped(struct coro_writer *out, char byte, char quote)
{
    static const char hex[] = "0123456789abcdef";
    unsigned value = (unsigned char)byte;
    char letter = letter_of(byte, quote);
    if (letter)
        coro_write(out, (char[]){'\\', letter}, 2);
    else
        coro_write(out, (char[]){'\\', 'x', hex[value >> 4], hex[value & 15]}, 4);
}

/* How many of `len` > 0 bytes stand for themselves: those of a character, or none. */
static int
plain_bytes(const char *bytes, size_t len, char quote)
{
    unsigned char byte = (unsigned char)bytes[0];
    bool special = byte < ' ' || byte == 0x7f || letter_of(bytes[0], quote);
    return special ? 0 : coro_character(bytes, len);
}

void
coro_write_repr(struct coro_writer *out, coro_string string)
{
    char quote = quote_for(string);
    coro_write_byte(out, quote);
    for (size_t at = 0; at < string.len;) {
        int plain = plain_bytes(string.bytes + at, string.len - at, quote);
        if (plain)
            coro_write(out, string.bytes + at, (size_t)plain);
        else
            write_escaped(out, string.bytes[at], quote);
        at += plain ? (size_t)plain : 1;
    }
    coro_write_byte(out, quote);
}

CORO_SHOW(string)
{
    (void)type;
    if (repr)
        coro_write_repr(out, *(const coro_string *)value);
    else
        coro_write_string(out, *(const coro_string *)value);
}

/* ---- what is made of other values: these are shown by repr ---- */

void
coro_struct_show(const struct coro_type *type, const void *value, bool repr,
                 struct coro_writer *out)
{
    (void)repr;
    coro_check_depth(++out->depth);
    coro_write_text(out, type->name);
    coro_write_byte(out, '(');
    for (int i = 0; i < type->field_count; i++) {
        const struct coro_field *field = &type->fields[i];
        coro_write_text(out, i ? ", " : "");
        coro_write_text(out, field->name);
        coro_write_byte(out, '=');
        field->type->show(field->type, (const char *)value + field->offset, true, out);
    }
    coro_write_byte(out, ')');
    out->depth--;
}

static void
write_items(struct coro_writer *out, const struct coro_type *element, const char *items,
            int64_t count)
{
    coro_check_depth(++out->depth);
    coro_write_byte(out, '[');
    for (int64_t i = 0; i < count; i++) {
        coro_write_text(out, i ? ", " : "");
        element->show(element, items + (size_t)i * element->size, true, out);
    }
    coro_write_byte(out, ']');
    out->depth--;
}

void
coro_list_type_show(const struct coro_type *type, const void *value, bool repr,
                    struct coro_writer *out)
{
    const struct coro_list *list = *(struct coro_list *const *)value;
    (void)repr;
    write_items(out, type->element, list->items, list->len);
}

void
coro_array_show(const struct coro_type *type, const void *value, bool repr,
                struct coro_writer *out)
{
    (void)repr;
    write_items(out, type->element, value, coro_array_len(type));
}

void
coro_maybe_show(const struct coro_type *type, const void *value, bool repr,
                struct coro_writer *out)
{
    if (*(const bool *)value)
        type->element->show(type->element, (const char *)value + type->offset, repr, out);
    else
        coro_write_text(out, "none");
}

/* The first word of a string's value is a pointer, too. */
void
coro_reference_maybe_show(const struct coro_type *type, const void *value, bool repr,
                          struct coro_writer *out)
{
    const void *pointer;
    memcpy(&pointer, value, sizeof pointer);
    if (pointer)
        type->element->show(type->element, value, repr, out);
    else
        coro_write_text(out, "none");
}

/* ---- errors and handles ---- */

static void
write_error_repr(struct coro_writer *out, const struct coro_error *error)
{
    coro_string message = coro_error_message(error);
    coro_write_text(out, "error(");
    coro_write_repr(out, message);
    coro_string_release(message);
    if (coro_error_code(error)) {
        coro_write_text(out, ", ");
        coro_write_int(out, coro_error_code(error));
    }
    coro_write_byte(out, ')');
}

CORO_SHOW(error)
{
    const struct coro_error *error = *(struct coro_error *const *)value;
    (void)type;
    if (repr) {
        write_error_repr(out, error);
    } else {
        coro_string message = coro_error_message(error);
        coro_write_string(out, message);
        coro_string_release(message);
    }
}

static const char *
name_of(const struct coro_object *object)
{
    return coro_kind_of(object)->code->name;
}

CORO_SHOW(coro)
{
    (void)type;
    (void)repr;
    coro_write_text(out, "<coro ");
    coro_write_text(out, name_of(*(struct coro_object *const *)value));
    coro_write_byte(out, '>');
}

/* What a task ended with: its result, None if it has no such, or its error. */
static void
write_outcome(struct coro_writer *out, const struct coro_task *task)
{
    const struct coro_object *object = (const struct coro_object *)task;
    const struct coro_error *failure = coro_task_failure(task);
    const void *result = coro_result_of(object);
    const struct coro_type *type = coro_kind_of(object)->result;
    coro_write_text(out, " (");
    if (failure)
        write_error_repr(out, failure);
    else if (result)
        type->show(type, result, true, out);
    else
        coro_write_text(out, "None");
    coro_write_byte(out, ')');
}

CORO_SHOW(task)
{
    const struct coro_task *task = *(struct coro_task *const *)value;
    const struct coro_object *object = (const struct coro_object *)task;
    (void)type;
    (void)repr;
    coro_check_depth(++out->depth);
    coro_write_text(out, "<Task '");
    coro_write_text(out, name_of(object));
    coro_write_text(out, "' [");
    coro_write_string(out, coro_task_status(task));
    coro_write_byte(out, ']');
    if (object->status == CORO_FINISHED || object->status == CORO_FAILED)
        write_outcome(out, task);
    coro_write_byte(out, '>');
    out->depth--;
}

CORO_SHOW(loop)
{
    (void)type;
    (void)value;
    (void)repr;
    coro_write_text(out, "<loop>");
}

CORO_SHOW(chan)
{
    (void)type;
    (void)value;
    (void)repr;
    coro_write_text(out, "<chan>");
}
