/* Lists: counted objects that hold their items in one growing array. */
#include "leaks.h"
#include "text.h"

#include <string.h>

struct coro_list *
coro_list_new(const struct coro_type *element, const struct coro_code *code, int line)
{
    struct coro_list *list = coro_allocate(sizeof *list);
    if (!list)
        coro_panic(coro_panic_OUT_OF_MEMORY, code, line);
    *list = (struct coro_list){.refs = 1, .element = element};
    coro_was_born(CORO_LISTS, list, code, line);
    return list;
}

static void *
item(const struct coro_list *list, int64_t index)
{
    return (char *)list->items + (size_t)index * list->element->size;
}

static size_t
bytes_of(const struct coro_list *list, int64_t count)
{
    return (size_t)count * list->element->size;
}

static void
copy_items(const struct coro_list *list, void *to, const void *from, int64_t count)
{
    if (count > 0)
        memcpy(to, from, bytes_of(list, count));
}

/* Makes room for `capacity` items, as many as there are or more; false without memory. */
static bool
set_capacity(struct coro_list *list, int64_t capacity)
{
    bool fits = (uint64_t)capacity <= (uint64_t)PTRDIFF_MAX / list->element->size;
    void *items =
        fits ? coro_enlarge(list->items, bytes_of(list, list->len),
                            bytes_of(list, list->capacity), bytes_of(list, capacity))
             : NULL;
    if (!items)
        return false;
    list->items = items;
    list->capacity = capacity;
    return true;
}

struct coro_list *
coro_list_of(const struct coro_type *element, int64_t count, const void *items,
             const struct coro_code *code, int line)
{
    struct coro_list *list = coro_list_new(element, code, line);
    if (count > 0 && !set_capacity(list, count))
        coro_panic(coro_panic_OUT_OF_MEMORY, code, line);
    copy_items(list, list->items, items, count);
    list->len = count;
    return list;
}

/* ---- retaining and releasing ---- */

struct coro_list *
coro_list_retain(struct coro_list *list)
{
    if (list)
        list->refs++;
    return list;
}

/* The list is empty before the first of its items goes: what that sets going may see the
 * list. */
void
coro_list_clear(struct coro_list *list)
{
    struct coro_list items = *list;
    list->items = NULL;
    list->len = 0;
    list->capacity = 0;
    if (list->element->release)
        for (int64_t i = 0; i < items.len; i++)
            coro_release(items.element, item(&items, i));
    if (items.items)
        coro_release_memory(items.items, bytes_of(&items, items.capacity));
}

void
coro_list_dispose(struct coro_list *list)
{
    coro_list_clear(list);
    coro_release_memory(list, sizeof *list);
}

void
coro_list_release(struct coro_list *list)
{
    if (list && --list->refs == 0)
        coro_dispose(CORO_LISTS, list);
}

/* ---- items ---- */

static void
check_index(const struct coro_list *list, int64_t index, const struct coro_code *code,
            int line)
{
    if (index < 0 || index >= list->len)
        coro_panic_numbers(coro_panic_INDEX, code, line, index, list->len, 0);
}

void *
coro_list_at(const struct coro_list *list, int64_t index, const struct coro_code *code,
             int line)
{
    check_index(list, index, code, line);
    return item(list, index);
}

void
coro_list_reserve(struct coro_list *list, int64_t more)
{
    enum { FIRST_CAPACITY = 4 };
    int64_t capacity = list->capacity ? list->capacity * 2 : FIRST_CAPACITY;
    if (more <= list->capacity - list->len)
        return;
    if (more > INT64_MAX - list->len)
        coro_panic_memory();
    if (capacity < list->len + more)
        capacity = list->len + more;
    if (!set_capacity(list, capacity))
        coro_panic_memory();
}

void
coro_list_push(struct coro_list *list, const void *new)
{
    coro_list_reserve(list, 1);
    copy_items(list, item(list, list->len++), new, 1);
}

void
coro_list_pop(struct coro_list *list, void *popped, const struct coro_code *code,
              int line)
{
    if (list->len == 0)
        coro_panic(coro_panic_POP, code, line);
    copy_items(list, popped, item(list, --list->len), 1);
}

void
coro_list_insert(struct coro_list *list, int64_t index, const void *new,
                 const struct coro_code *code, int line)
{
    if (index < 0 || index > list->len)
        coro_panic_numbers(coro_panic_INSERT, code, line, index, list->len, 0);
    coro_list_reserve(list, 1);
    memmove(item(list, index + 1), item(list, index), bytes_of(list, list->len - index));
    copy_items(list, item(list, index), new, 1);
    list->len++;
}

void
coro_list_remove(struct coro_list *list, int64_t index, void *removed,
                 const struct coro_code *code, int line)
{
    check_index(list, index, code, line);
    copy_items(list, removed, item(list, index), 1);
    list->len--;
    memmove(item(list, index), item(list, index + 1), bytes_of(list, list->len - index));
}

struct coro_maybe_i64
coro_list_index_of(const struct coro_list *list, const void *wanted)
{
    for (int64_t i = 0; i < list->len; i++)
        if (coro_equal(list->element, item(list, i), wanted))
            return (struct coro_maybe_i64){true, i};
    return (struct coro_maybe_i64){false, 0};
}

bool
coro_list_contains(const struct coro_list *list, const void *wanted)
{
    return coro_list_index_of(list, wanted).some;
}

static void
swap(char *left, char *right, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        char byte = left[i];
        left[i] = right[i];
        right[i] = byte;
    }
}

void
coro_list_reverse(struct coro_list *list)
{
    for (int64_t low = 0, high = list->len - 1; low < high; low++, high--)
        swap(item(list, low), item(list, high), list->element->size);
}

/* ---- as values ---- */

void
coro_list_type_retain(const struct coro_type *type, void *value)
{
    (void)type;
    coro_list_retain(*(struct coro_list **)value);
}

void
coro_list_type_release(const struct coro_type *type, void *value)
{
    (void)type;
    coro_list_release(*(struct coro_list **)value);
}

static bool
equal_items(const struct coro_list *left, const struct coro_list *right)
{
    if (left->len != right->len)
        return false;
    for (int64_t i = 0; i < left->len; i++)
        if (!coro_equal(left->element, item(left, i), item(right, i)))
            return false;
    return true;
}

/* NULL is none. */
bool
coro_list_type_equal(const struct coro_type *type, const void *left, const void *right)
{
    static CORO_THREAD int depth;
    const struct coro_list *a = *(struct coro_list *const *)left;
    const struct coro_list *b = *(struct coro_list *const *)right;
    (void)type;
    if (!a || !b)
        return a == b;
    coro_check_depth(++depth);
    bool equal = equal_items(a, b);
    depth--;
    return equal;
}

const struct coro_type coro_type_list_string = CORO_LIST(&coro_type_string);
