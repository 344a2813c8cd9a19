/* Maps inside: their entries, and how one is found by its key. */
#ifndef CORO_MAP_H
#define CORO_MAP_H

#include "text.h"

/* Entries lie in the order in which their keys came. Few of them are looked for one by
 * one. More have an index: a table of slots, probed from where a key's hash says, each
 * with the place of an entry and what is left of its hash. A removed entry leaves a gap
 * and its slot a mark, until gaps are more than entries and all is packed anew; so
 * finding, adding and removing take constant time on the average, and walking takes time
 * by the number of entries. */
struct coro_map {
    uint32_t refs;
    uint32_t len;                  /* entries, gaps apart */
    const struct coro_type *type;  /* of the map */
    unsigned char *entries;        /* each: a key, of a string its hash, a value */
    uint32_t *slots;               /* behind them a bit for each gap; NULL: no index */
    uint32_t used, capacity;       /* entries with gaps; room for so many */
    uint32_t first;                /* before it are only gaps */
    uint32_t slot_bits;            /* the index has 1 << slot_bits slots */
    uint32_t stride, value_offset; /* from entry to entry, from an entry to its value */
    int64_t changes;               /* so often have keys come or gone */
};

/* A key: a string, or a number (an integer's bits, none set above its width). */
struct coro_key {
    bool is_string, is_hashed;
    uint32_t hash; /* once it has been asked for */
    coro_string string;
    uint64_t number;
};

enum { CORO_NO_ENTRY = -1 };

/* Sets the members that depend on map->type, which is set. */
void coro_map_lay_out(struct coro_map *map);

static inline void *
coro_entry(const struct coro_map *map, int64_t index)
{
    return map->entries + (size_t)index * map->stride;
}

static inline void *
coro_entry_value(const struct coro_map *map, int64_t index)
{
    return (unsigned char *)coro_entry(map, index) + map->value_offset;
}

struct coro_key coro_key_of_string(coro_string string);
struct coro_key coro_key_of_int(const struct coro_map *map, int64_t number);
/* From and to a value of the key's type. */
struct coro_key coro_key_at(const struct coro_map *map, const void *place);
void coro_key_put(const struct coro_map *map, const struct coro_key *key, void *place);

/* The index of an entry, or CORO_NO_ENTRY; the same for each kind of key. */
int64_t coro_entry_find(const struct coro_map *map, struct coro_key *key);
int64_t coro_entry_find_string(const struct coro_map *map, coro_string key);
int64_t coro_entry_find_int(const struct coro_map *map, int64_t key);
/* Adds a key that is not there, and gives the entry, whose value is all zero. What the
 * key refers to is the entry's from now on. */
int64_t coro_entry_add(struct coro_map *map, struct coro_key *key);
/* Forgets an entry, whose key and value have been taken over. */
void coro_entry_remove(struct coro_map *map, int64_t index);
/* The first entry at `index` or behind it; map->used if there is none. */
int64_t coro_entry_next(const struct coro_map *map, int64_t index);
/* Frees the memory of the entries and their index. */
void coro_entries_free(struct coro_map *map);

#endif
