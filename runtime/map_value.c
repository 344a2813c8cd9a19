/* Maps as values: made of others, copied, compared, shown. */
#include "map.h"

#include <string.h>

static int64_t
first_entry(const struct coro_map *map)
{
    return coro_entry_next(map, 0);
}

static int64_t
next_entry(const struct coro_map *map, int64_t index)
{
    return coro_entry_next(map, index + 1);
}

/* ---- making ---- */

/* Moves a key and a value in: of equal keys the first stays, with the last value. */
static void
put_entry(struct coro_map *map, void *key, void *value)
{
    const struct coro_type *element = map->type->element;
    struct coro_key found = coro_key_at(map, key);
    int64_t index = coro_entry_find(map, &found);
    if (index == CORO_NO_ENTRY) {
        index = coro_entry_add(map, &found);
        memcpy(coro_entry_value(map, index), value, element->size);
        return;
    }
    coro_release(map->type->key, key);
    coro_assign(element, coro_entry_value(map, index), value);
}

struct coro_map *
coro_map_of(const struct coro_type *type, int64_t count, void *keys, void *values,
            const struct coro_code *code, int line)
{
    struct coro_map *map = coro_map_new(type, code, line);
    for (int64_t i = 0; i < count; i++)
        put_entry(map, (char *)keys + (size_t)i * type->key->size,
                  (char *)values + (size_t)i * type->element->size);
    return map;
}

struct coro_map *
coro_map_copy(const struct coro_map *map, const struct coro_code *code, int line)
{
    const struct coro_type *type = map->type;
    struct coro_map *copy = coro_map_new(type, code, line);
    for (int64_t i = first_entry(map); i < map->used; i = next_entry(map, i)) {
        struct coro_key key = coro_key_at(map, coro_entry(map, i));
        int64_t to = coro_entry_add(copy, &key);
        memcpy(coro_entry_value(copy, to), coro_entry_value(map, i), type->element->size);
        coro_retain(type->key, coro_entry(copy, to));
        coro_retain(type->element, coro_entry_value(copy, to));
    }
    return copy;
}

static void
copy_entries(struct coro_map *map, const struct coro_map *other, void *value)
{
    const struct coro_type *type = map->type;
    coro_string key; /* the largest of keys */
    for (int64_t i = first_entry(other); i < other->used; i = next_entry(other, i)) {
        memcpy(&key, coro_entry(other, i), type->key->size);
        memcpy(value, coro_entry_value(other, i), type->element->size);
        coro_retain(type->key, &key);
        coro_retain(type->element, value);
        put_entry(map, &key, value);
    }
}

/* What the release of a replaced value sets going may let go of the maps. */
void
coro_map_extend(struct coro_map *map, struct coro_map *other)
{
    size_t size = map->type->element->size;
    void *value = coro_allocate(size);
    if (!value)
        coro_panic_memory();
    coro_map_retain(map);
    coro_map_retain(other);
    if (map != other)
        copy_entries(map, other, value);
    coro_map_release(other);
    coro_map_release(map);
    coro_release_memory(value, size);
}

/* ---- lists of parts ---- */

/* Fills a list with the part at `offset` of each entry. */
static struct coro_list *
list_parts(struct coro_list *list, const struct coro_map *map, size_t offset)
{
    for (int64_t i = first_entry(map); i < map->used; i = next_entry(map, i)) {
        void *part = (char *)coro_entry(map, i) + offset;
        coro_list_push(list, part);
        coro_retain(list->element, part);
    }
    return list;
}

struct coro_list *
coro_map_keys(const struct coro_map *map, const struct coro_code *code, int line)
{
    return list_parts(coro_list_new(map->type->key, code, line), map, 0);
}

struct coro_list *
coro_map_values(const struct coro_map *map, const struct coro_code *code, int line)
{
    return list_parts(coro_list_new(map->type->element, code, line), map,
                      map->value_offset);
}

/* ---- by their type ---- */

void
coro_map_type_retain(const struct coro_type *type, void *value)
{
    (void)type;
    coro_map_retain(*(struct coro_map **)value);
}

void
coro_map_type_release(const struct coro_type *type, void *value)
{
    (void)type;
    coro_map_release(*(struct coro_map **)value);
}

static bool
equal_entries(const struct coro_map *left, const struct coro_map *right)
{
    if (left->len != right->len)
        return false;
    for (int64_t i = first_entry(left); i < left->used; i = next_entry(left, i)) {
        struct coro_key key = coro_key_at(left, coro_entry(left, i));
        int64_t other = coro_entry_find(right, &key);
        if (other == CORO_NO_ENTRY ||
            !coro_equal(left->type->element, coro_entry_value(left, i),
                        coro_entry_value(right, other)))
            return false;
    }
    return true;
}

/* NULL is none. */
bool
coro_map_type_equal(const struct coro_type *type, const void *left, const void *right)
{
    static CORO_THREAD int depth;
    const struct coro_map *a = *(struct coro_map *const *)left;
    const struct coro_map *b = *(struct coro_map *const *)right;
    bool equal;
    (void)type;
    if (!a || !b)
        return a == b;
    coro_check_depth(++depth);
    equal = equal_entries(a, b);
    depth--;
    return equal;
}

static void
show_part(struct coro_writer *out, const struct coro_type *type, const void *value)
{
    type->show(type, value, true, out);
}

void
coro_map_type_show(const struct coro_type *type, const void *value, bool repr,
                   struct coro_writer *out)
{
    const struct coro_map *map = *(struct coro_map *const *)value;
    (void)repr;
    coro_check_depth(++out->depth);
    coro_write_byte(out, '{');
    for (int64_t i = first_entry(map); i < map->used; i = next_entry(map, i)) {
        coro_write_text(out, i == first_entry(map) ? "" : ", ");
        show_part(out, type->key, coro_entry(map, i));
        coro_write_text(out, ": ");
        show_part(out, type->element, coro_entry_value(map, i));
    }
    coro_write_byte(out, '}');
    out->depth--;
}
