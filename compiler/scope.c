#include "scope.h"

/* One name of the table; it stays when its last binding goes. */
struct slot {
    const char *name; /* NULL: free */
    int innermost;    /* place among the bindings, or -1 */
    const struct variable *ended;
};

VEC(bindings, struct binding);
VEC(marks, int);

struct scopes {
    struct arena *arena;
    struct slot *slots;
    unsigned slot_count; /* a power of two, at least twice the names */
    unsigned name_count;
    struct bindings bindings; /* a stack: those of the innermost scope on top */
    struct marks marks;       /* where each open scope begins on it */
};

enum { FIRST_SLOTS = 256 };

struct scopes *
scopes_new(struct arena *arena)
{
    struct scopes *scopes = NEW(arena, struct scopes);
    scopes->arena = arena;
    scopes->slot_count = FIRST_SLOTS;
    scopes->slots = arena_alloc(arena, FIRST_SLOTS * sizeof(struct slot));
    return scopes;
}

/* The slot of a name, or the free one where it would go. */
static struct slot *
slot_of(const struct scopes *scopes, const char *name)
{
    uint64_t hash = (uint64_t)(uintptr_t)name * UINT64_C(0x9e3779b97f4a7c15);
    unsigned at = (unsigned)(hash >> 32) & (scopes->slot_count - 1);
    while (scopes->slots[at].name && scopes->slots[at].name != name)
        at = (at + 1) & (scopes->slot_count - 1);
    return &scopes->slots[at];
}

static void
grow(struct scopes *scopes)
{
    struct slot *old = scopes->slots;
    unsigned old_count = scopes->slot_count;
    scopes->slot_count *= 2;
    scopes->slots = arena_alloc(scopes->arena, scopes->slot_count * sizeof *old);
    for (unsigned i = 0; i < old_count; i++) {
        if (old[i].name)
            *slot_of(scopes, old[i].name) = old[i];
    }
}

static struct slot *
slot_for(struct scopes *scopes, const char *name)
{
    struct slot *slot = slot_of(scopes, name);
    if (slot->name)
        return slot;
    if (++scopes->name_count * 2 > scopes->slot_count) {
        grow(scopes);
        slot = slot_of(scopes, name);
    }
    *slot = (struct slot){.name = name, .innermost = -1};
    return slot;
}

void
scope_open(struct scopes *scopes)
{
    vec_push(scopes->arena, &scopes->marks, scopes->bindings.count);
}

void
scope_close(struct scopes *scopes)
{
    int begin = scopes->marks.at[--scopes->marks.count];
    while (scopes->bindings.count > begin) {
        const struct binding *binding = &scopes->bindings.at[--scopes->bindings.count];
        struct slot *slot = slot_of(scopes, binding->name);
        slot->innermost = binding->hidden;
        slot->ended = binding->variable;
    }
}

void
scope_close_used(struct scopes *scopes)
{
    int begin = scopes->marks.at[scopes->marks.count - 1];
    for (int i = begin; i < scopes->bindings.count; i++) {
        if (scopes->bindings.at[i].variable)
            scopes->bindings.at[i].variable->used = true;
    }
    scope_close(scopes);
}

bool
scope_bind(struct scopes *scopes, struct binding binding, struct binding *older)
{
    if (binding.name[0] == '_' && binding.name[1] == '\0')
        return true;
    struct slot *slot = slot_for(scopes, binding.name);
    binding.depth = scopes->marks.count;
    binding.hidden = slot->innermost;
    if (slot->innermost >= 0) {
        struct binding *same = &scopes->bindings.at[slot->innermost];
        if (same->depth == binding.depth) {
            *older = *same;
            binding.hidden = same->hidden;
            *same = binding;
            return false;
        }
    }
    slot->innermost = scopes->bindings.count;
    vec_push(scopes->arena, &scopes->bindings, binding);
    return true;
}

const struct binding *
scope_find(const struct scopes *scopes, const char *name)
{
    const struct slot *slot = slot_of(scopes, name);
    if (!slot->name || slot->innermost < 0)
        return NULL;
    return &scopes->bindings.at[slot->innermost];
}

const struct binding *
scope_hidden(const struct scopes *scopes, const struct binding *binding)
{
    return binding->hidden < 0 ? NULL : &scopes->bindings.at[binding->hidden];
}

const struct variable *
scope_ended(const struct scopes *scopes, const char *name)
{
    return slot_of(scopes, name)->ended;
}

const struct binding *
scope_all(const struct scopes *scopes, int *count)
{
    *count = scopes->bindings.count;
    return scopes->bindings.at;
}
