/* Values by their types: the types that need no generated code, and what structs and
 * optionals of all types share. How lists do it is in list.c, how values are shown in
 * show.c. */
#include "show.h"

#include <string.h>

void
coro_retain(const struct coro_type *type, void *value)
{
    if (type->retain)
        type->retain(type, value);
}

void
coro_release(const struct coro_type *type, void *value)
{
    if (type->release)
        type->release(type, value);
}

bool
coro_equal(const struct coro_type *type, const void *left, const void *right)
{
    return type->equal(type, left, right);
}

/* ---- plain values ---- */

#define SCALAR(name, c_type)                                                             \
    static bool equal_##name(const struct coro_type *type, const void *left,             \
                             const void *right)                                          \
    {                                                                                    \
        (void)type;                                                                      \
        return *(const c_type *)left == *(const c_type *)right;                          \
    }

#define NUMBER(name, c_type)                                                             \
    SCALAR(name, c_type)                                                                 \
                                                                                         \
    static int compare_##name(const struct coro_type *type, const void *left,            \
                              const void *right)                                         \
    {                                                                                    \
        c_type a = *(const c_type *)left, b = *(const c_type *)right;                    \
        (void)type;                                                                      \
        return (a > b) - (a < b);                                                        \
    }

/* NaN comes behind all numbers, so that sorting has an order to go by. */
#define FLOAT(name, c_type)                                                              \
    SCALAR(name, c_type)                                                                 \
                                                                                         \
    static int compare_##name(const struct coro_type *type, const void *left,            \
                              const void *right)                                         \
    {                                                                                    \
        c_type a = *(const c_type *)left, b = *(const c_type *)right;                    \
        (void)type;                                                                      \
        if (isnan(a) || isnan(b))                                                        \
            return (isnan(a) != 0) - (isnan(b) != 0);                                    \
        return (a > b) - (a < b);                                                        \
    }

SCALAR(bool, bool)
NUMBER(i8, int8_t)
NUMBER(i16, int16_t)
NUMBER(i32, int32_t)
NUMBER(i64, int64_t)
NUMBER(u8, uint8_t)
NUMBER(u16, uint16_t)
NUMBER(u32, uint32_t)
NUMBER(u64, uint64_t)
FLOAT(f32, float)
FLOAT(f64, double)

/* A number's type and that of its optional. */
#define PLAIN(name_, text, c_type, equal_, compare_, show_)                              \
    const struct coro_type coro_type_##name_ = {.name = text,                            \
                                                .size = sizeof(c_type),                  \
                                                .equal = equal_,                         \
                                                .compare = compare_,                     \
                                                .show = show_};                          \
    const struct coro_type coro_type_maybe_##name_ =                                     \
        CORO_OPTIONAL(struct coro_maybe_##name_, &coro_type_##name_);

PLAIN(bool, "bool", bool, equal_bool, NULL, coro_show_bool)
PLAIN(i8, "i8", int8_t, equal_i8, compare_i8, coro_show_i8)
PLAIN(i16, "i16", int16_t, equal_i16, compare_i16, coro_show_i16)
PLAIN(i32, "i32", int32_t, equal_i32, compare_i32, coro_show_i32)
PLAIN(i64, "int", int64_t, equal_i64, compare_i64, coro_show_i64)
PLAIN(u8, "u8", uint8_t, equal_u8, compare_u8, coro_show_u8)
PLAIN(u16, "u16", uint16_t, equal_u16, compare_u16, coro_show_u16)
PLAIN(u32, "u32", uint32_t, equal_u32, compare_u32, coro_show_u32)
PLAIN(u64, "u64", uint64_t, equal_u64, compare_u64, coro_show_u64)
PLAIN(f32, "f32", float, equal_f32, compare_f32, coro_show_f32)
PLAIN(f64, "float", double, equal_f64, compare_f64, coro_show_f64)
PLAIN(duration, "duration", int64_t, equal_i64, compare_i64, coro_show_duration)

/* ---- strings ---- */

static void
retain_string(const struct coro_type *type, void *value)
{
    (void)type;
    coro_string_retain(*(coro_string *)value);
}

static void
release_string(const struct coro_type *type, void *value)
{
    (void)type;
    coro_string_release(*(coro_string *)value);
}

static bool
equal_string(const struct coro_type *type, const void *left, const void *right)
{
    (void)type;
    return coro_string_equal(*(const coro_string *)left, *(const coro_string *)right);
}

static int
compare_string(const struct coro_type *type, const void *left, const void *right)
{
    (void)type;
    return coro_string_compare(*(const coro_string *)left, *(const coro_string *)right);
}

/* A string's or reference's type and that of its optional, which is empty as NULL. */
#define REFERENCE(name_, c_type, equal_, compare_)                                       \
    const struct coro_type coro_type_##name_ = {.name = #name_,                          \
                                                .size = sizeof(c_type),                  \
                                                .retain = retain_##name_,                \
                                                .release = release_##name_,              \
                                                .equal = equal_,                         \
                                                .compare = compare_,                     \
                                                .show = coro_show_##name_};              \
    const struct coro_type coro_type_maybe_##name_ = {.size = sizeof(c_type),            \
                                                      .retain = retain_##name_,          \
                                                      .release = release_##name_,        \
                                                      .equal = equal_,                   \
                                                      .show = coro_reference_maybe_show, \
                                                      .element = &coro_type_##name_};

REFERENCE(string, coro_string, equal_string, compare_string)

/* ---- errors and handles ---- */

#define COUNTED(name)                                                                    \
    static void retain_##name(const struct coro_type *type, void *value)                 \
    {                                                                                    \
        (void)type;                                                                      \
        coro_##name##_retain(*(struct coro_##name **)value);                             \
    }                                                                                    \
                                                                                         \
    static void release_##name(const struct coro_type *type, void *value)                \
    {                                                                                    \
        (void)type;                                                                      \
        coro_##name##_release(*(struct coro_##name **)value);                            \
    }

static bool
equal_error(const struct coro_type *type, const void *left, const void *right)
{
    (void)type;
    return coro_error_equal(*(struct coro_error *const *)left,
                            *(struct coro_error *const *)right);
}

/* Handles are equal if they are the same. */
static bool
same(const struct coro_type *type, const void *left, const void *right)
{
    (void)type;
    return memcmp(left, right, sizeof(void *)) == 0;
}

COUNTED(error)
COUNTED(object)
COUNTED(task)
COUNTED(loop)
COUNTED(chan)

/* The type of coroutines is named like them, their objects' functions like objects. */
#define retain_coro retain_object
#define release_coro release_object

REFERENCE(error, struct coro_error *, equal_error, NULL)
REFERENCE(coro, struct coro_object *, same, NULL)
REFERENCE(task, struct coro_task *, same, NULL)
REFERENCE(loop, struct coro_loop *, same, NULL)
REFERENCE(chan, struct coro_chan *, same, NULL)

/* ---- structs: field by field ---- */

static void *
field_of(const struct coro_type *type, int field, void *value)
{
    return (char *)value + type->fields[field].offset;
}

void
coro_struct_retain(const struct coro_type *type, void *value)
{
    for (int i = 0; i < type->field_count; i++)
        coro_retain(type->fields[i].type, field_of(type, i, value));
}

void
coro_struct_release(const struct coro_type *type, void *value)
{
    for (int i = type->field_count - 1; i >= 0; i--)
        coro_release(type->fields[i].type, field_of(type, i, value));
}

bool
coro_struct_equal(const struct coro_type *type, const void *left, const void *right)
{
    for (int i = 0; i < type->field_count; i++) {
        const struct coro_field *field = &type->fields[i];
        if (!coro_equal(field->type, (const char *)left + field->offset,
                        (const char *)right + field->offset))
            return false;
    }
    return true;
}

/* ---- optionals with a flag, which comes first ---- */

static bool
is_some(const void *value)
{
    return *(const bool *)value;
}

void
coro_maybe_retain(const struct coro_type *type, void *value)
{
    if (is_some(value))
        coro_retain(type->element, (char *)value + type->offset);
}

void
coro_maybe_release(const struct coro_type *type, void *value)
{
    if (is_some(value))
        coro_release(type->element, (char *)value + type->offset);
}

bool
coro_maybe_equal(const struct coro_type *type, const void *left, const void *right)
{
    if (!is_some(left) || !is_some(right))
        return is_some(left) == is_some(right);
    return coro_equal(type->element, (const char *)left + type->offset,
                      (const char *)right + type->offset);
}
