/* Lists made of the items of others. */
#include "text.h"

#include <string.h>

static char *
place_of(const struct coro_list *list, int64_t index)
{
    return (char *)list->items + (size_t)index * list->element->size;
}

/* Adds copies of `count` items, for which there is room. */
static void
append_items(struct coro_list *list, const char *items, int64_t count)
{
    char *to = place_of(list, list->len);
    if (count > 0)
        memcpy(to, items, (size_t)count * list->element->size);
    if (list->element->retain)
        for (int64_t i = 0; i < count; i++)
            coro_retain(list->element, to + (size_t)i * list->element->size);
    list->len += count;
}

struct coro_list *
coro_list_slice(const struct coro_list *list, int64_t low, int64_t high,
                const struct coro_code *code, int line)
{
    if (low < 0 || low > high || high > list->len)
        coro_panic_numbers(coro_panic_SLICE, code, line, low, high, list->len);
    struct coro_list *slice = coro_list_new(list->element, code, line);
    if (high > low) {
        coro_list_reserve(slice, high - low);
        append_items(slice, place_of(list, low), high - low);
    }
    return slice;
}

struct coro_list *
coro_list_copy(const struct coro_list *list, const struct coro_code *code, int line)
{
    return coro_list_slice(list, 0, list->len, code, line);
}

void
coro_list_extend(struct coro_list *list, const struct coro_list *other)
{
    int64_t count = other->len;
    if (count == 0)
        return;
    coro_list_reserve(list, count);
    append_items(list, place_of(other, 0), count);
}

struct coro_list *
coro_list_repeat(const struct coro_list *list, int64_t times,
                 const struct coro_code *code, int line)
{
    struct coro_list *repeated = coro_list_new(list->element, code, line);
    if (times < 1 || list->len == 0)
        return repeated;
    if (times > INT64_MAX / list->len)
        coro_panic(coro_panic_OUT_OF_MEMORY, code, line);
    coro_list_reserve(repeated, times * list->len);
    for (int64_t i = 0; i < times; i++)
        append_items(repeated, place_of(list, 0), list->len);
    return repeated;
}
