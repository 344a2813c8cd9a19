#include "tally.h"

#include <stdint.h>

enum { FIRST_ROOM = 16 };

struct slot {
    const void *key; /* NULL: free */
    int number;
};

struct tally {
    struct arena *arena;
    struct slot *slots;   /* open addressing */
    unsigned room, count; /* a power of two, at least twice the keys */
};

struct tally *
tally_new(struct arena *arena)
{
    struct tally *tally = NEW(arena, struct tally);

    tally->arena = arena;
    tally->room = FIRST_ROOM;
    tally->slots = arena_alloc(arena, FIRST_ROOM * sizeof *tally->slots);
    return tally;
}

/* The key's slot, or the free one where it would go. */
static struct slot *
slot_of(const struct tally *tally, const void *key)
{
    uint64_t hash = (uint64_t)(uintptr_t)key * UINT64_C(0x9e3779b97f4a7c15);
    unsigned at = (unsigned)(hash >> 32) & (tally->room - 1);

    while (tally->slots[at].key && tally->slots[at].key != key)
        at = (at + 1) & (tally->room - 1);
    return &tally->slots[at];
}

static void
grow(struct tally *tally)
{
    const struct slot *old = tally->slots;
    unsigned old_room = tally->room;

    tally->room *= 2;
    tally->slots = arena_alloc(tally->arena, tally->room * sizeof *tally->slots);
    for (unsigned i = 0; i < old_room; i++)
        if (old[i].key)
            *slot_of(tally, old[i].key) = old[i];
}

int
tally_get(const struct tally *tally, const void *key)
{
    return slot_of(tally, key)->number;
}

int *
tally_of(struct tally *tally, const void *key)
{
    struct slot *slot = slot_of(tally, key);

    if (!slot->key) {
        if (++tally->count * 2 > tally->room) {
            grow(tally);
            slot = slot_of(tally, key);
        }
        slot->key = key;
    }
    return &slot->number;
}
