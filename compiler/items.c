#include "items.h"

VEC(bindings, struct binding);

struct items {
    struct arena *arena;
    struct bindings bindings;
    struct tally *places; /* by name, from 1 */
    const struct tally *lost;
};

struct items *
items_new(struct arena *arena, const struct tally *lost)
{
    struct items *items = NEW(arena, struct items);
    items->arena = arena;
    items->places = tally_new(arena);
    items->lost = lost;
    return items;
}

void
items_add(struct items *items, struct binding binding)
{
    int *place = tally_of(items->places, binding.name);
    if (*place > 0) {
        items->bindings.at[*place - 1] = binding;
        return;
    }
    vec_push(items->arena, &items->bindings, binding);
    *place = items->bindings.count;
}

const struct binding *
items_find(const struct items *items, const char *name)
{
    int place = tally_get(items->places, name);
    return place > 0 ? &items->bindings.at[place - 1] : NULL;
}

bool
items_may_have(const struct items *items, const char *name)
{
    return tally_get(items->lost, name) > 0;
}

const struct binding *
items_all(const struct items *items, int *count)
{
    *count = items->bindings.count;
    return items->bindings.at;
}
