/* Values of C: pointers and texts that belong to it. */
#include "show.h"

#include <string.h>

/* ---- cstring ---- */

static const char *
text_of(const void *value)
{
    return *(const char *const *)value;
}

/* Also of NULL. */
static bool
equal_text(const struct coro_type *type, const void *left, const void *right)
{
    const char *a = text_of(left), *b = text_of(right);

    (void)type;
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static void
show_text(const struct coro_type *type, const void *value, bool repr,
          struct coro_writer *out)
{
    coro_string text = {0};

    (void)type;
    text.bytes = text_of(value);
    text.len = (uint32_t)strlen(text.bytes);
    coro_type_string.show(&coro_type_string, &text, repr, out);
}

const struct coro_type coro_type_cstring = {
    .name = "cstring",
    .size = sizeof(const char *),
    .equal = equal_text,
    .show = show_text,
};

const struct coro_type coro_type_maybe_cstring = {
    .size = sizeof(const char *),
    .equal = equal_text,
    .show = coro_reference_maybe_show,
    .element = &coro_type_cstring,
};

/* ---- ptr[T] ---- */

static bool
equal_pointer(const struct coro_type *type, const void *left, const void *right)
{
    return memcmp(left, right, type->size) == 0;
}

static void
show_pointer(const struct coro_type *type, const void *value, bool repr,
             struct coro_writer *out)
{
    (void)type;
    (void)value;
    (void)repr;
    coro_write_text(out, "<ptr>");
}

const struct coro_type coro_type_ptr = {
    .name = "ptr",
    .size = sizeof(void *),
    .equal = equal_pointer,
    .show = show_pointer,
};

const struct coro_type coro_type_maybe_ptr = {
    .size = sizeof(void *),
    .equal = equal_pointer,
    .show = coro_reference_maybe_show,
    .element = &coro_type_ptr,
};

struct coro_list *
coro_ptr_slice(const struct coro_type *element, const void *items, int64_t low,
               int64_t high, const struct coro_code *code, int line)
{
    struct coro_list view = {.element = element, .len = high, .items = (void *)items};

    return coro_list_slice(&view, low, high, code, line);
}
