/* Arrays: values that hold a fixed number of items side by side. How they are shown is in
 * show.c. */
#include "text.h"

#include <string.h>

/* The array's items as those of a list, for what lists do in place. */
static struct coro_list
view_of(const struct coro_type *type, const void *array)
{
    return (struct coro_list){
        .element = type->element, .len = coro_array_len(type), .items = (void *)array};
}

static void *
element_of(const struct coro_type *type, int64_t index, const void *array)
{
    return (char *)array + (size_t)index * type->element->size;
}

void
coro_panic_index(int64_t index, int64_t len, const struct coro_code *code, int line)
{
    coro_panic_numbers(coro_panic_INDEX, code, line, index, len, 0);
}

void
coro_array_fill(const struct coro_type *type, void *array, const void *element)
{
    for (int64_t i = 0; i < coro_array_len(type); i++) {
        memcpy(element_of(type, i, array), element, type->element->size);
        coro_retain(type->element, element_of(type, i, array));
    }
}

bool
coro_array_contains(const struct coro_type *type, const void *array, const void *wanted)
{
    struct coro_list view = view_of(type, array);
    return coro_list_contains(&view, wanted);
}

void
coro_array_sort(const struct coro_type *type, void *array)
{
    struct coro_list view = view_of(type, array);
    coro_list_sort(&view);
}

void
coro_array_reverse(const struct coro_type *type, void *array)
{
    struct coro_list view = view_of(type, array);
    coro_list_reverse(&view);
}

struct coro_list *
coro_array_slice(const struct coro_type *type, const void *array, int64_t low,
                 int64_t high, const struct coro_code *code, int line)
{
    struct coro_list view = view_of(type, array);
    return coro_list_slice(&view, low, high, code, line);
}

/* ---- as values: item by item ---- */

void
coro_array_retain(const struct coro_type *type, void *value)
{
    for (int64_t i = 0; i < coro_array_len(type); i++)
        coro_retain(type->element, element_of(type, i, value));
}

/* The last one first, as the fields of a struct. */
void
coro_array_release(const struct coro_type *type, void *value)
{
    for (int64_t i = coro_array_len(type) - 1; i >= 0; i--)
        coro_release(type->element, element_of(type, i, value));
}

bool
coro_array_equal(const struct coro_type *type, const void *left, const void *right)
{
    for (int64_t i = 0; i < coro_array_len(type); i++)
        if (!coro_equal(type->element, element_of(type, i, left),
                        element_of(type, i, right)))
            return false;
    return true;
}
