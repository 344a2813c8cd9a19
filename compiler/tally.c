#include "tally.h"

#define uthash_malloc(size) arena_alloc(tally->arena, (size))
#define uthash_free(memory, size) ((void)(memory))
#include <uthash.h>

struct entry {
    UT_hash_handle hh;
    const void *key;
    int number;
};

struct tally {
    struct arena *arena;
    struct entry *table;
};

struct tally *
tally_new(struct arena *arena)
{
    struct tally *tally = NEW(arena, struct tally);

    tally->arena = arena;
    return tally;
}

static struct entry *
find(const struct tally *tally, const void *key)
{
    struct entry *entry;

    HASH_FIND_PTR(tally->table, &key, entry);
    return entry;
}

int
tally_get(const struct tally *tally, const void *key)
{
    const struct entry *entry = find(tally, key);

    return entry ? entry->number : 0;
}

int *
tally_of(struct tally *tally, const void *key)
{
    struct entry *entry = find(tally, key);

    if (!entry) {
        entry = NEW(tally->arena, struct entry);
        entry->key = key;
        HASH_ADD_PTR(tally->table, key, entry);
    }
    return &entry->number;
}
