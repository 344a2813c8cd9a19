/* Maps: counted objects that hold values by keys, in the order in which the keys came. */
#include "map.h"

#include "leaks.h"

#include <string.h>

struct coro_map *
coro_map_new(const struct coro_type *type, const struct coro_code *code, int line)
{
    struct coro_map *map = coro_allocate(sizeof *map);
    if (!map)
        coro_panic(coro_panic_OUT_OF_MEMORY, code, line);
    *map = (struct coro_map){.refs = 1, .type = type};
    coro_map_lay_out(map);
    coro_was_born(CORO_MAPS, map, code, line);
    return map;
}

int64_t
coro_map_len(const struct coro_map *map)
{
    return map->len;
}

/* ---- retaining and releasing ---- */

struct coro_map *
coro_map_retain(struct coro_map *map)
{
    if (map)
        map->refs++;
    return map;
}

/* The map is empty before the first of its values goes: what that sets going may see the
 * map. */
void
coro_map_clear(struct coro_map *map)
{
    struct coro_map old = *map;
    map->entries = NULL;
    map->slots = NULL;
    map->len = map->used = map->capacity = map->first = 0;
    map->changes += old.len > 0;
    for (int64_t i = coro_entry_next(&old, 0); i < old.used;
         i = coro_entry_next(&old, i + 1)) {
        coro_release(old.type->key, coro_entry(&old, i));
        coro_release(old.type->element, coro_entry_value(&old, i));
    }
    coro_entries_free(&old);
}

void
coro_map_dispose(struct coro_map *map)
{
    coro_map_clear(map);
    coro_release_memory(map, sizeof *map);
}

void
coro_map_release(struct coro_map *map)
{
    if (map && --map->refs == 0)
        coro_dispose(CORO_MAPS, map);
}

/* ---- entries that must be there ---- */

/* At most so many bytes of a key are told. */
enum { LONGEST_TOLD = 60 };

static coro_string
cut_key(coro_string string)
{
    if (string.len <= LONGEST_TOLD)
        return string;
    string.len = LONGEST_TOLD;
    while (string.len > 0 && coro_continues(string.bytes[string.len]))
        string.len--;
    return string;
}

CORO_NORETURN static void
panic_missing(const struct coro_map *map, struct coro_key key,
              const struct coro_code *code, int line)
{
    const struct coro_type *type = map->type->key;
    coro_string place; /* the largest of keys */
    struct coro_writer out;
    char text[320];
    uint32_t len = key.string.len;
    if (key.is_string)
        key.string = cut_key(key.string);
    coro_key_put(map, &key, &place);
    coro_writer_begin(&out, NULL);
    type->show(type, &place, true, &out);
    if (key.string.len < len)
        coro_write_text(&out, "…");
    snprintf(text, sizeof text, coro_panic_KEY, (int)out.len, out.bytes);
    coro_panic(text, code, line);
}

void *
coro_map_at_string(const struct coro_map *map, coro_string key,
                   const struct coro_code *code, int line)
{
    int64_t index = coro_entry_find_string(map, key);
    if (index == CORO_NO_ENTRY)
        panic_missing(map, coro_key_of_string(key), code, line);
    return coro_entry_value(map, index);
}

void *
coro_map_at_int(const struct coro_map *map, int64_t key, const struct coro_code *code,
                int line)
{
    int64_t index = coro_entry_find_int(map, key);
    if (index == CORO_NO_ENTRY)
        panic_missing(map, coro_key_of_int(map, key), code, line);
    return coro_entry_value(map, index);
}

/* ---- entries that may be there ---- */

bool
coro_map_has_string(const struct coro_map *map, coro_string key)
{
    return coro_entry_find_string(map, key) != CORO_NO_ENTRY;
}

bool
coro_map_has_int(const struct coro_map *map, int64_t key)
{
    return coro_entry_find_int(map, key) != CORO_NO_ENTRY;
}

static bool
copy_value(const struct coro_map *map, int64_t index, void *value)
{
    const struct coro_type *type = map->type->element;
    if (index == CORO_NO_ENTRY)
        return false;
    memcpy(value, coro_entry_value(map, index), type->size);
    coro_retain(type, value);
    return true;
}

bool
coro_map_get_string(const struct coro_map *map, coro_string key, void *value)
{
    return copy_value(map, coro_entry_find_string(map, key), value);
}

bool
coro_map_get_int(const struct coro_map *map, int64_t key, void *value)
{
    return copy_value(map, coro_entry_find_int(map, key), value);
}

static bool
take_value_out(struct coro_map *map, int64_t index, void *value)
{
    if (index == CORO_NO_ENTRY)
        return false;
    memcpy(value, coro_entry_value(map, index), map->type->element->size);
    coro_release(map->type->key, coro_entry(map, index));
    coro_entry_remove(map, index);
    return true;
}

bool
coro_map_remove_string(struct coro_map *map, coro_string key, void *value)
{
    return take_value_out(map, coro_entry_find_string(map, key), value);
}

bool
coro_map_remove_int(struct coro_map *map, int64_t key, void *value)
{
    return take_value_out(map, coro_entry_find_int(map, key), value);
}

void *
coro_map_place_string(struct coro_map *map, coro_string key)
{
    struct coro_key sought = coro_key_of_string(key);
    int64_t index = coro_entry_find(map, &sought);
    if (index == CORO_NO_ENTRY) {
        coro_string_retain(key);
        index = coro_entry_add(map, &sought);
    }
    return coro_entry_value(map, index);
}

void *
coro_map_place_int(struct coro_map *map, int64_t key)
{
    struct coro_key sought = coro_key_of_int(map, key);
    int64_t index = coro_entry_find(map, &sought);
    if (index == CORO_NO_ENTRY)
        index = coro_entry_add(map, &sought);
    return coro_entry_value(map, index);
}

/* ---- walking ---- */

int64_t
coro_map_changes(const struct coro_map *map)
{
    return map->changes;
}

bool
coro_map_walk(const struct coro_map *map, int64_t *at, int64_t changes,
              const struct coro_code *code, int line)
{
    if (map->changes != changes)
        coro_panic(coro_panic_CHANGED, code, line);
    *at = coro_entry_next(map, *at);
    return *at < map->used;
}

void *
coro_map_key(const struct coro_map *map, int64_t at)
{
    return coro_entry(map, at);
}

void *
coro_map_value(const struct coro_map *map, int64_t at)
{
    return coro_entry_value(map, at);
}
