/* Interned names: one hash table from bytes to their only copy. */
#include "name.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { FIRST_ROOM = 256 };

struct slot {
    const char *bytes; /* NULL: free */
    uint32_t hash, size;
};

struct names {
    struct arena *arena;
    struct slot *slots;   /* open addressing */
    unsigned room, count; /* a power of two, at least twice the names */
};

struct names *
names_new(struct arena *arena)
{
    struct names *names = NEW(arena, struct names);

    names->arena = arena;
    names->room = FIRST_ROOM;
    names->slots = arena_alloc(arena, FIRST_ROOM * sizeof *names->slots);
    return names;
}

/* FNV-1a, whose upper bits are the better ones. */
static uint32_t
hash_of(const char *bytes, size_t size)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);

    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
    return (uint32_t)(hash >> 32);
}

static bool
holds(const struct slot *slot, const struct slot *name)
{
    return slot->hash == name->hash && slot->size == name->size &&
           memcmp(slot->bytes, name->bytes, name->size) == 0;
}

/* The name's slot, or the free one where it would go. */
static struct slot *
slot_of(const struct names *names, const struct slot *name)
{
    unsigned at = name->hash & (names->room - 1);

    while (names->slots[at].bytes && !holds(&names->slots[at], name))
        at = (at + 1) & (names->room - 1);
    return &names->slots[at];
}

static void
grow(struct names *names)
{
    const struct slot *old = names->slots;
    unsigned old_room = names->room;

    names->room *= 2;
    names->slots = arena_alloc(names->arena, names->room * sizeof *names->slots);
    for (unsigned i = 0; i < old_room; i++)
        if (old[i].bytes)
            *slot_of(names, &old[i]) = old[i];
}

const char *
name_intern(struct names *names, const char *bytes, size_t size)
{
    struct slot name = {bytes, hash_of(bytes, size), (uint32_t)size};
    struct slot *slot = slot_of(names, &name);

    if (slot->bytes)
        return slot->bytes;
    if (++names->count * 2 > names->room) {
        grow(names);
        slot = slot_of(names, &name);
    }
    name.bytes = arena_copy(names->arena, bytes, size);
    *slot = name;
    return slot->bytes;
}
