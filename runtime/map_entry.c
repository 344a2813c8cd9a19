/* The entries of maps and the index to them: see map.h. */
#include "map.h"

#include "hash.h"

#include <string.h>

enum {
    FIRST_ENTRIES = 4,
    FEW_ENTRIES = 8, /* so many entries need no index */
    FIRST_SLOT_BITS = 4,
    LAST_SLOT_BITS = 31,
    SLOT_FREE = 0, /* slots that hold no entry */
    SLOT_GAP = 1,
    SLOT_FIRST = 2, /* a slot's number of the entry 0 */
};

/* Of slots, a quarter stays free. */
static uint32_t
capacity_by_slots(uint32_t slot_bits)
{
    return (UINT32_C(1) << slot_bits) / 4 * 3;
}

static size_t
slots_size(uint32_t slot_bits)
{
    size_t slots = (size_t)1 << slot_bits;
    return slots * sizeof(uint32_t) + slots / 8;
}

static size_t
entries_size(const struct coro_map *map, uint32_t count)
{
    return (size_t)count * map->stride;
}

/* ---- layout ---- */

/* A value's alignment divides its size. */
static size_t
alignment_of(size_t size)
{
    size_t lowest = size & (0 - size);
    return lowest < 16 ? lowest : 16;
}

static size_t
align_up(size_t size, size_t alignment)
{
    return (size + alignment - 1) / alignment * alignment;
}

static bool
has_strings(const struct coro_map *map)
{
    return map->type->key == &coro_type_string;
}

void
coro_map_lay_out(struct coro_map *map)
{
    size_t key_size = map->type->key->size, size = map->type->element->size;
    size_t key_alignment = alignment_of(key_size), alignment = alignment_of(size);
    size_t before = key_size + (has_strings(map) ? sizeof(uint32_t) : 0);
    size_t value_offset = align_up(before, alignment);
    if (alignment < key_alignment)
        alignment = key_alignment;
    if (size > UINT32_MAX / 2)
        coro_panic_memory();
    map->value_offset = (uint32_t)value_offset;
    map->stride = (uint32_t)align_up(value_offset + size, alignment);
}

/* ---- keys ---- */

/* Of a string, behind it. */
static uint32_t *
hash_at(const struct coro_map *map, int64_t index)
{
    return (uint32_t *)(void *)((unsigned char *)coro_entry(map, index) +
                                sizeof(coro_string));
}

static inline uint64_t
number_at(const void *place, size_t size)
{
    switch (size) {
    case 1:
        return *(const uint8_t *)place;
    case 2:
        return *(const uint16_t *)place;
    case 4:
        return *(const uint32_t *)place;
    default:
        return *(const uint64_t *)place;
    }
}

static void
put_number(void *place, size_t size, uint64_t number)
{
    switch (size) {
    case 1:
        *(uint8_t *)place = (uint8_t)number;
        break;
    case 2:
        *(uint16_t *)place = (uint16_t)number;
        break;
    case 4:
        *(uint32_t *)place = (uint32_t)number;
        break;
    default:
        *(uint64_t *)place = number;
    }
}

struct coro_key
coro_key_of_string(coro_string string)
{
    return (struct coro_key){.is_string = true, .string = string};
}

static inline struct coro_key
key_of_int(const struct coro_map *map, int64_t number)
{
    size_t bits = map->type->key->size * 8;
    uint64_t mask = UINT64_MAX >> (64 - bits);
    return (struct coro_key){.number = (uint64_t)number & mask};
}

struct coro_key
coro_key_of_int(const struct coro_map *map, int64_t number)
{
    return key_of_int(map, number);
}

struct coro_key
coro_key_at(const struct coro_map *map, const void *place)
{
    if (has_strings(map))
        return coro_key_of_string(*(const coro_string *)place);
    return (struct coro_key){.number = number_at(place, map->type->key->size)};
}

void
coro_key_put(const struct coro_map *map, const struct coro_key *key, void *place)
{
    if (key->is_string)
        *(coro_string *)place = key->string;
    else
        put_number(place, map->type->key->size, key->number);
}

static inline bool
has_key(const struct coro_map *map, int64_t index, const struct coro_key *key)
{
    const void *place = coro_entry(map, index);
    if (!key->is_string)
        return number_at(place, map->type->key->size) == key->number;
    const coro_string *string = place;
    return string->len == key->string.len &&
           (string->bytes == key->string.bytes ||
            memcmp(string->bytes, key->string.bytes, string->len) == 0);
}

static inline uint32_t
hash_of(struct coro_key *key)
{
    if (!key->is_hashed)
        key->hash = key->is_string ? coro_hash_bytes(key->string.bytes, key->string.len)
                                   : coro_hash_number(key->number);
    key->is_hashed = true;
    return key->hash;
}

/* ---- finding ---- */

static uint32_t
slot_mask(const struct coro_map *map)
{
    return (UINT32_C(1) << map->slot_bits) - 1;
}

static inline int64_t
find_in_small(const struct coro_map *map, const struct coro_key *key)
{
    for (uint32_t i = 0; i < map->used; i++)
        if (has_key(map, i, key))
            return i;
    return CORO_NO_ENTRY;
}

/* A slot: the bits of the hash that do not choose it, and a number of an entry. */
static inline int64_t
find_in_index(const struct coro_map *map, struct coro_key *key)
{
    uint32_t mask = slot_mask(map), hash = hash_of(key);
    for (uint32_t at = hash & mask;; at = (at + 1) & mask) {
        uint32_t slot = map->slots[at], number = slot & mask;
        if (slot == SLOT_FREE)
            return CORO_NO_ENTRY;
        if (number >= SLOT_FIRST && (slot & ~mask) == (hash & ~mask) &&
            has_key(map, number - SLOT_FIRST, key))
            return number - SLOT_FIRST;
    }
}

static inline int64_t
find_entry(const struct coro_map *map, struct coro_key *key)
{
    return map->slots ? find_in_index(map, key) : find_in_small(map, key);
}

int64_t
coro_entry_find(const struct coro_map *map, struct coro_key *key)
{
    return find_entry(map, key);
}

int64_t
coro_entry_find_string(const struct coro_map *map, coro_string string)
{
    struct coro_key key = {.is_string = true, .string = string};
    return find_entry(map, &key);
}

int64_t
coro_entry_find_int(const struct coro_map *map, int64_t number)
{
    struct coro_key key = key_of_int(map, number);
    return find_entry(map, &key);
}

/* ---- gaps ---- */

static inline bool
is_gap(const struct coro_map *map, uint32_t index)
{
    const unsigned char *gaps;
    if (!map->slots)
        return false;
    gaps = (const unsigned char *)(map->slots + slot_mask(map) + 1);
    return gaps[index / 8] >> index % 8 & 1;
}

static void
make_gap(const struct coro_map *map, uint32_t index)
{
    unsigned char *gaps = (unsigned char *)(map->slots + slot_mask(map) + 1);
    gaps[index / 8] |= (unsigned char)(1u << index % 8);
}

int64_t
coro_entry_next(const struct coro_map *map, int64_t index)
{
    uint32_t at = index < map->first ? map->first : (uint32_t)index;
    while (at < map->used && is_gap(map, at))
        at++;
    return at;
}

/* ---- the index ---- */

static void
put_slot(const struct coro_map *map, uint32_t hash, uint32_t index)
{
    uint32_t mask = slot_mask(map), at = hash & mask;
    while (map->slots[at] != SLOT_FREE)
        at = (at + 1) & mask;
    map->slots[at] = (hash & ~mask) | (index + SLOT_FIRST);
}

static uint32_t *
slot_of(const struct coro_map *map, uint32_t hash, uint32_t index)
{
    uint32_t mask = slot_mask(map), at = hash & mask;
    while ((map->slots[at] & mask) != index + SLOT_FIRST)
        at = (at + 1) & mask;
    return &map->slots[at];
}

static uint32_t
hash_of_entry(const struct coro_map *map, int64_t index)
{
    struct coro_key key;
    if (has_strings(map))
        return *hash_at(map, index);
    key = coro_key_at(map, coro_entry(map, index));
    return hash_of(&key);
}

static void
fill_index(const struct coro_map *map)
{
    for (uint32_t i = 0; i < map->used; i++)
        put_slot(map, hash_of_entry(map, i), i);
}

static uint32_t *
new_slots(uint32_t slot_bits)
{
    uint32_t *slots =
        slot_bits <= LAST_SLOT_BITS ? coro_allocate(slots_size(slot_bits)) : NULL;
    if (!slots)
        coro_panic_memory();
    return memset(slots, 0, slots_size(slot_bits));
}

static void
free_slots(struct coro_map *map)
{
    if (map->slots)
        coro_release_memory(map->slots, slots_size(map->slot_bits));
    map->slots = NULL;
}

/* ---- packing anew ---- */

/* Moves the entries over the gaps before them. */
static void
close_gaps(struct coro_map *map)
{
    uint32_t to = 0;
    if (map->used == map->len)
        return;
    for (uint32_t i = map->first; i < map->used; i++)
        if (!is_gap(map, i))
            memcpy(coro_entry(map, to++), coro_entry(map, i), map->stride);
    map->used = to;
    map->first = 0;
}

static void
set_entry_capacity(struct coro_map *map, uint32_t capacity)
{
    size_t size = entries_size(map, map->capacity), used = entries_size(map, map->used);
    size_t wanted = entries_size(map, capacity);
    unsigned char *entries;
    if (capacity >= map->capacity) {
        entries = coro_enlarge(map->entries, used, size, wanted);
    } else {
        entries = coro_allocate(wanted);
        if (entries && used)
            memcpy(entries, map->entries, used);
        if (entries)
            coro_release_memory(map->entries, size);
    }
    if (!entries)
        coro_panic_memory();
    map->entries = entries;
    map->capacity = capacity;
}

/* Keys of what had no index were never hashed. */
static void
hash_all(const struct coro_map *map)
{
    for (uint32_t i = 0; has_strings(map) && i < map->used; i++) {
        struct coro_key key = coro_key_at(map, coro_entry(map, i));
        *hash_at(map, i) = hash_of(&key);
    }
}

/* Room for `count` entries, at least as many as there are, and no gaps. */
static void
pack_entries(struct coro_map *map, uint64_t count)
{
    uint32_t slot_bits = FIRST_SLOT_BITS;
    bool is_hashed = map->slots != NULL;
    close_gaps(map);
    free_slots(map);
    if (count <= FEW_ENTRIES) {
        set_entry_capacity(map, count <= FIRST_ENTRIES ? FIRST_ENTRIES : FEW_ENTRIES);
        return;
    }
    while (slot_bits <= LAST_SLOT_BITS && capacity_by_slots(slot_bits) < count)
        slot_bits++;
    map->slots = new_slots(slot_bits);
    map->slot_bits = slot_bits;
    if (capacity_by_slots(slot_bits) != map->capacity)
        set_entry_capacity(map, capacity_by_slots(slot_bits));
    if (!is_hashed)
        hash_all(map);
    fill_index(map);
}

/* So many that the next time is far. */
static uint64_t
comfortable_count(uint32_t len)
{
    return (uint64_t)len + len / 2 + 1;
}

void
coro_entries_free(struct coro_map *map)
{
    free_slots(map);
    if (map->entries)
        coro_release_memory(map->entries, entries_size(map, map->capacity));
    map->entries = NULL;
    map->len = map->used = map->capacity = map->first = 0;
}

/* ---- adding and removing ---- */

int64_t
coro_entry_add(struct coro_map *map, struct coro_key *key)
{
    uint32_t index;
    if (map->used == map->capacity)
        pack_entries(map, comfortable_count(map->len));
    index = map->used++;
    map->len++;
    map->changes++;
    memset(coro_entry(map, index), 0, map->stride);
    coro_key_put(map, key, coro_entry(map, index));
    if (!map->slots)
        return index;
    if (key->is_string)
        *hash_at(map, index) = hash_of(key);
    put_slot(map, hash_of(key), index);
    return index;
}

static void
remove_from_small(struct coro_map *map, uint32_t index)
{
    map->used--;
    memmove(coro_entry(map, index), coro_entry(map, index + 1),
            entries_size(map, map->used - index));
}

static void
remove_from_index(struct coro_map *map, uint32_t index)
{
    *slot_of(map, hash_of_entry(map, index), index) = SLOT_GAP;
    make_gap(map, index);
    if (index == map->first)
        map->first = (uint32_t)coro_entry_next(map, index);
    if (map->used - map->len > map->len + FEW_ENTRIES)
        pack_entries(map, comfortable_count(map->len));
}

void
coro_entry_remove(struct coro_map *map, int64_t index)
{
    map->len--;
    map->changes++;
    if (map->slots)
        remove_from_index(map, (uint32_t)index);
    else
        remove_from_small(map, (uint32_t)index);
}
