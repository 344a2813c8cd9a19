/* Interned names: a hash from bytes to their only copy. */
#include "name.h"

#include <string.h>

#define uthash_malloc(size) arena_alloc(names->arena, size)
#define uthash_free(memory, size) ((void)(memory))
#include <uthash.h>

struct entry {
    UT_hash_handle hh;
    char *bytes; /* the key */
};

struct names {
    struct arena *arena;
    struct entry *table;
};

struct names *
names_new(struct arena *arena)
{
    struct names *names = NEW(arena, struct names);

    names->arena = arena;
    return names;
}

const char *
name_intern(struct names *names, const char *bytes, size_t size)
{
    struct entry *entry;
    unsigned hash;

    HASH_VALUE(bytes, size, hash);
    HASH_FIND_BYHASHVALUE(hh, names->table, bytes, (unsigned)size, hash, entry);
    if (entry)
        return entry->bytes;
    entry = NEW(names->arena, struct entry);
    entry->bytes = arena_copy(names->arena, bytes, size);
    HASH_ADD_KEYPTR_BYHASHVALUE(hh, names->table, entry->bytes, (unsigned)size, hash,
                                entry);
    return entry->bytes;
}

const char *
name_of_text(struct names *names, const char *text)
{
    return name_intern(names, text, strlen(text));
}
