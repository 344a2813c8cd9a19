/* Enums by their types: a value's first bytes are the number of its case, which tells
 * what it holds. */
#include "text.h"

#include <string.h>

/* C compilers choose how large an enum is. */
static unsigned
number_of(const struct coro_type *type, const void *value)
{
    uint8_t one;
    uint16_t two;
    uint32_t four;

    switch (type->tag_size) {
    case sizeof one:
        memcpy(&one, value, sizeof one);
        return one;
    case sizeof two:
        memcpy(&two, value, sizeof two);
        return two;
    default:
        memcpy(&four, value, sizeof four);
        return four;
    }
}

static const struct coro_case *
case_of(const struct coro_type *type, const void *value)
{
    return &type->cases[number_of(type, value)];
}

void
coro_enum_retain(const struct coro_type *type, void *value)
{
    const struct coro_case *live = case_of(type, value);

    for (int i = 0; i < live->field_count; i++)
        coro_retain(live->fields[i].type, (char *)value + live->fields[i].offset);
}

void
coro_enum_release(const struct coro_type *type, void *value)
{
    const struct coro_case *live = case_of(type, value);

    for (int i = live->field_count - 1; i >= 0; i--)
        coro_release(live->fields[i].type, (char *)value + live->fields[i].offset);
}

bool
coro_enum_equal(const struct coro_type *type, const void *left, const void *right)
{
    const struct coro_case *live = case_of(type, left);

    if (live != case_of(type, right))
        return false;
    for (int i = 0; i < live->field_count; i++) {
        const struct coro_field *field = &live->fields[i];
        if (!coro_equal(field->type, (const char *)left + field->offset,
                        (const char *)right + field->offset))
            return false;
    }
    return true;
}

static void
show_payload(const struct coro_case *live, const void *value, struct coro_writer *out)
{
    coro_check_depth(++out->depth);
    for (int i = 0; i < live->field_count; i++) {
        const struct coro_field *field = &live->fields[i];
        coro_write_text(out, i ? ", " : "(");
        coro_write_text(out, field->name);
        coro_write_byte(out, '=');
        field->type->show(field->type, (const char *)value + field->offset, true, out);
    }
    coro_write_byte(out, ')');
    out->depth--;
}

void
coro_enum_show(const struct coro_type *type, const void *value, bool repr,
               struct coro_writer *out)
{
    const struct coro_case *live = case_of(type, value);

    (void)repr;
    coro_write_text(out, type->name);
    coro_write_byte(out, '.');
    coro_write_text(out, live->name);
    if (live->field_count > 0)
        show_payload(live, value, out);
}
