#include "place.h"

#include "internal.h"

#include <string.h>

enum { FIRST_PLACES = 8 };

static uint16_t *
place_list(struct coro_places *places, const struct coro_code *code, int line)
{
    uintptr_t hash = (uintptr_t)code / sizeof *code + (uintptr_t)line;

    return &places->lists[hash % CORO_PLACE_LISTS];
}

static bool
grow_places(struct coro_places *places)
{
    unsigned room = places->room ? 2 * places->room : FIRST_PLACES;
    struct coro_place *at = coro_allocate(room * sizeof *at);

    if (!at)
        return false;
    if (places->count > 0)
        memcpy(at, places->at, places->count * sizeof *at);
    if (places->at)
        coro_release_memory(places->at, places->room * sizeof *at);
    places->at = at;
    places->room = room;
    return true;
}

uint16_t
coro_place_number(struct coro_places *places, const struct coro_code *code, int line)
{
    uint16_t *list = place_list(places, code, line), number;

    if (!code)
        return 0;
    for (number = *list; number; number = places->at[number - 1].next) {
        const struct coro_place *place = &places->at[number - 1];
        if (place->code == code && place->line == line)
            return number;
    }
    if (places->count == UINT16_MAX ||
        (places->count == places->room && !grow_places(places)))
        return 0;
    places->at[places->count] = (struct coro_place){code, line, *list};
    *list = (uint16_t)++places->count;
    return *list;
}

const struct coro_place *
coro_place_at(const struct coro_places *places, uint16_t number)
{
    return number ? &places->at[number - 1] : NULL;
}

void
coro_places_end(struct coro_places *places)
{
    if (places->at)
        coro_release_memory(places->at, places->room * sizeof *places->at);
}
