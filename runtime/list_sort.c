/* Sorting lists: a merge sort, stable, that passes quickly over what is in order. */
#include "text.h"

#include <string.h>

struct sorting {
    const struct coro_type *type;
    char *items;
    char *half; /* room for the left half of a merge */
};

static char *
at(const struct sorting *sorting, int64_t index)
{
    return sorting->items + (size_t)index * sorting->type->size;
}

static bool
in_order(const struct sorting *sorting, const void *left, const void *right)
{
    return sorting->type->compare(sorting->type, left, right) <= 0;
}

/* [low, middle) and [middle, high) are sorted. The left run is laid aside; of equal items
 * the left ones go first. */
static void
merge(const struct sorting *sorting, int64_t low, int64_t middle, int64_t high)
{
    size_t size = sorting->type->size;
    size_t left_size = (size_t)(middle - low) * size;
    const char *left = sorting->half, *left_end = left + left_size;
    const char *right = at(sorting, middle), *right_end = at(sorting, high);
    char *to = at(sorting, low);
    memcpy(sorting->half, to, left_size);
    while (left < left_end && right < right_end) {
        const char **from = in_order(sorting, left, right) ? &left : &right;
        memcpy(to, *from, size);
        *from += size;
        to += size;
    }
    memcpy(to, left, (size_t)(left_end - left));
}

/* What is left of the right run lies where it belongs. Depth: the logarithm of the
 * length. */
static void
sort(const struct sorting *sorting, int64_t low, int64_t high)
{
    if (high - low < 2)
        return;
    int64_t middle = low + (high - low) / 2;
    sort(sorting, low, middle);
    sort(sorting, middle, high);
    if (!in_order(sorting, at(sorting, middle - 1), at(sorting, middle)))
        merge(sorting, low, middle, high);
}

void
coro_list_sort(struct coro_list *list)
{
    if (list->len < 2)
        return;
    size_t room = (size_t)(list->len / 2) * list->element->size;
    char *half = coro_allocate(room);
    if (!half)
        coro_panic_memory();
    sort(&(struct sorting){list->element, list->items, half}, 0, list->len);
    coro_release_memory(half, room);
}
