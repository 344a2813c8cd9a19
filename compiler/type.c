/* Types are interned where they are made: each type remembers the optional, list and task
 * made of it, and a hash table holds what is made of several. What a type holds
 * (something to release, something that runs user code when released) spreads from parts
 * to wholes as soon as both are known, so that structs that refer to each other need no
 * order. */
#include "type.h"

#include "ast.h"

struct node;

/* A whole that `part` belongs to. */
struct edge {
    struct edge *next;
    struct node *whole;
    bool contains; /* the whole holds the part's bytes, not just a pointer to it */
};

struct node {
    struct type type; /* first: a type's pointer is its node's */
    struct node *optional, *list, *task;
    struct edge *wholes;
    bool is_owned, runs_defers;
    struct node *next_waiting; /* of those whose wholes have yet to hear */
    bool is_waiting;
};

struct types {
    struct arena *arena;
    struct node *basic[TYPE_LOOP + 1];
    struct node **composed; /* maps, channels, coroutines, streams; open addressing */
    unsigned composed_count, composed_room;
    int count;
    struct node *waiting;
};

enum { FIRST_COMPOSED = 64 };

static struct node *
node_of(const struct type *type)
{
    union {
        const struct type *read;
        struct node *write;
    } same = {type};
    return same.write;
}

static struct node *
make(struct types *types, enum type_kind kind)
{
    struct node *node = NEW(types->arena, struct node);
    node->type.kind = kind;
    node->type.number = types->count++;
    return node;
}

/* ---- what types hold ---- */

/* Gives a type the marks, and queues it if that is news. */
static void
mark(struct types *types, struct node *node, bool owned, bool runs_defers)
{
    if ((!owned || node->is_owned) && (!runs_defers || node->runs_defers))
        return;
    node->is_owned |= owned;
    node->runs_defers |= runs_defers;
    if (node->is_waiting)
        return;
    node->is_waiting = true;
    node->next_waiting = types->waiting;
    types->waiting = node;
}

static void
spread(struct types *types)
{
    while (types->waiting) {
        struct node *part = types->waiting;
        types->waiting = part->next_waiting;
        part->is_waiting = false;
        for (const struct edge *edge = part->wholes; edge; edge = edge->next)
            mark(types, edge->whole, edge->contains && part->is_owned, part->runs_defers);
    }
}

/* Makes `part` a part of `whole`. */
static void
join(struct types *types, struct node *whole, struct node *part, bool contains)
{
    struct edge *edge = NEW(types->arena, struct edge);
    *edge = (struct edge){.next = part->wholes, .whole = whole, .contains = contains};
    part->wholes = edge;
    mark(types, whole, contains && part->is_owned, part->runs_defers);
    spread(types);
}

/* ---- making ---- */

struct types *
types_new(struct arena *arena)
{
    struct types *types = NEW(arena, struct types);
    types->arena = arena;
    for (int kind = 0; kind <= TYPE_LOOP; kind++)
        types->basic[kind] = make(types, (enum type_kind)kind);
    mark(types, types->basic[TYPE_STRING], true, false);
    mark(types, types->basic[TYPE_ERROR], true, false);
    mark(types, types->basic[TYPE_LOOP], true, true);
    spread(types);
    types->composed_room = FIRST_COMPOSED;
    types->composed = arena_alloc(arena, FIRST_COMPOSED * sizeof(struct node *));
    return types;
}

const struct type *
type_basic(struct types *types, enum type_kind kind)
{
    return &types->basic[kind]->type;
}

/* The one type of a declaration. */
static const struct type *
declared(struct types *types, enum type_kind kind, struct decl *decl)
{
    if (!decl->type) {
        struct node *node = make(types, kind);
        node->type.decl = decl;
        decl->type = &node->type;
    }
    return decl->type;
}

const struct type *
type_struct(struct types *types, struct decl *decl)
{
    return declared(types, TYPE_STRUCT, decl);
}

const struct type *
type_enum(struct types *types, struct decl *decl)
{
    return declared(types, TYPE_ENUM, decl);
}

const struct type *
type_class(struct types *types, struct decl *decl)
{
    const struct type *type = declared(types, TYPE_CLASS, decl);
    mark(types, node_of(type), true, false);
    spread(types);
    return type;
}

void
type_struct_field(struct types *types, const struct type *type, const struct type *field)
{
    join(types, node_of(type), node_of(field), type->kind != TYPE_CLASS);
}

const struct type *
type_optional(struct types *types, const struct type *element)
{
    struct node *part = node_of(element);
    if (element->kind == TYPE_OPTIONAL || element->kind <= TYPE_NONE)
        return element;
    if (!part->optional) {
        part->optional = make(types, TYPE_OPTIONAL);
        part->optional->type.element = element;
        part->optional->type.depth = element->depth;
        join(types, part->optional, part, true);
    }
    return &part->optional->type;
}

const struct type *
type_list(struct types *types, const struct type *element)
{
    struct node *part = node_of(element);
    if (element->kind == TYPE_POISON)
        return element;
    if (!part->list) {
        part->list = make(types, TYPE_LIST);
        part->list->type.element = element;
        part->list->type.depth = element->depth + 1;
        mark(types, part->list, true, false);
        join(types, part->list, part, false);
    }
    return &part->list->type;
}

const struct type *
type_task(struct types *types, const struct type *returns)
{
    struct node *part = node_of(returns);
    if (returns->kind == TYPE_POISON)
        return returns;
    if (!part->task) {
        part->task = make(types, TYPE_TASK);
        part->task->type.returns = returns;
        part->task->type.depth = returns->depth + 1;
        mark(types, part->task, true, true);
    }
    return &part->task->type;
}

static unsigned
mix(unsigned hash, const struct type *part)
{
    return hash * 31 + (part ? (unsigned)part->number + 1 : 0);
}

static unsigned
hash_of(const struct type *like)
{
    unsigned hash = mix(mix((unsigned)like->kind, like->key), like->element);
    hash = mix(mix(mix(hash, like->yields), like->receives), like->returns);
    for (int i = 0; i < like->take_count; i++)
        hash = mix(hash, like->takes[i]);
    return hash * 2654435761U;
}

static bool
takes_alike(const struct type *type, const struct type *like)
{
    for (int i = 0; i < type->take_count; i++) {
        if (type->takes[i] != like->takes[i])
            return false;
    }
    return true;
}

static bool
is_alike(const struct type *type, const struct type *like)
{
    return type->kind == like->kind && type->key == like->key &&
           type->element == like->element && type->yields == like->yields &&
           type->receives == like->receives && type->returns == like->returns &&
           type->take_count == like->take_count && takes_alike(type, like);
}

static struct node **
composed_slot(const struct types *types, const struct type *like)
{
    unsigned mask = types->composed_room - 1, at = hash_of(like) & mask;
    while (types->composed[at] && !is_alike(&types->composed[at]->type, like))
        at = (at + 1) & mask;
    return &types->composed[at];
}

static void
grow_composed(struct types *types)
{
    struct node **old = types->composed;
    unsigned old_room = types->composed_room;
    types->composed_room *= 2;
    types->composed = arena_alloc(types->arena, types->composed_room * sizeof *old);
    for (unsigned i = 0; i < old_room; i++) {
        if (old[i])
            *composed_slot(types, &old[i]->type) = old[i];
    }
}

/* The one type that is like this; made if there is none yet, and then marked. */
static struct node *
composed(struct types *types, struct type like, bool owned, bool runs_defers)
{
    struct node **slot = composed_slot(types, &like), *node = *slot;
    if (node)
        return node;
    node = make(types, like.kind);
    like.number = node->type.number;
    node->type = like;
    mark(types, node, owned, runs_defers);
    spread(types);
    *slot = node;
    if (++types->composed_count * 2 > types->composed_room)
        grow_composed(types);
    return node;
}

/* A reference to what holds values of its element's type. */
static const struct type *
holder(struct types *types, struct type like)
{
    int count = types->count;
    struct node *node;
    like.depth = like.element->depth + 1;
    node = composed(types, like, true, false);
    if (types->count > count)
        join(types, node, node_of(like.element), false);
    return &node->type;
}

const struct type *
type_map(struct types *types, const struct type *key, const struct type *element)
{
    struct type like = {.kind = TYPE_MAP, .key = key, .element = element};
    if (key->kind == TYPE_POISON || element->kind == TYPE_POISON)
        return type_basic(types, TYPE_POISON);
    return holder(types, like);
}

const struct type *
type_chan(struct types *types, const struct type *element)
{
    if (element->kind == TYPE_POISON)
        return element;
    return holder(types, (struct type){.kind = TYPE_CHAN, .element = element});
}

static int
deepest(const struct type *a, const struct type *b, const struct type *c)
{
    int depth = a->depth > b->depth ? a->depth : b->depth;
    return depth > c->depth ? depth : c->depth;
}

static const struct type *
coro_or_stream(struct types *types, struct type like)
{
    if (like.yields->kind == TYPE_POISON || like.receives->kind == TYPE_POISON ||
        like.returns->kind == TYPE_POISON)
        return type_basic(types, TYPE_POISON);
    like.depth = 1 + deepest(like.yields, like.receives, like.returns);
    return &composed(types, like, true, true)->type;
}

const struct type *
type_coro(struct types *types, const struct type *yields, const struct type *receives,
          const struct type *returns)
{
    return coro_or_stream(types, (struct type){.kind = TYPE_CORO,
                                               .yields = yields,
                                               .receives = receives,
                                               .returns = returns});
}

const struct type *
type_stream(struct types *types, const struct type *yields, const struct type *receives,
            const struct type *returns)
{
    return coro_or_stream(types, (struct type){.kind = TYPE_STREAM,
                                               .yields = yields,
                                               .receives = receives,
                                               .returns = returns});
}

const struct type *
type_fn(struct types *types, const struct type *const *takes, int take_count,
        const struct type *returns)
{
    struct type like = {.kind = TYPE_FN, .returns = returns, .takes = takes};
    like.take_count = take_count;
    like.depth = returns->depth + 1;
    for (int i = 0; i < take_count; i++) {
        if (takes[i]->kind == TYPE_POISON)
            return takes[i];
        if (takes[i]->depth >= like.depth)
            like.depth = takes[i]->depth + 1;
    }
    if (returns->kind == TYPE_POISON)
        return returns;
    return &composed(types, like, false, false)->type;
}

/* ---- names ---- */

static const char *const basic_names[TYPE_LOOP + 1] = {
    [TYPE_POISON] = "?",
    [TYPE_VOID] = "void",
    [TYPE_NONE] = "none",
    [TYPE_BOOL] = "bool",
    [TYPE_I8] = "i8",
    [TYPE_I16] = "i16",
    [TYPE_I32] = "i32",
    [TYPE_I64] = "int",
    [TYPE_U8] = "u8",
    [TYPE_U16] = "u16",
    [TYPE_U32] = "u32",
    [TYPE_U64] = "u64",
    [TYPE_F32] = "f32",
    [TYPE_F64] = "float",
    [TYPE_STRING] = "string",
    [TYPE_ERROR] = "error",
    [TYPE_DURATION] = "duration",
    [TYPE_LOOP] = "loop",
};

/* coro[Y, S, R] without the voids at its end. */
static const char *
coro_str(struct arena *arena, const struct type *type)
{
    const char *word = type->kind == TYPE_STREAM ? "stream" : "coro";
    const char *yields = type_str(arena, type->yields);
    const char *receives = type_str(arena, type->receives);
    if (type->returns->kind != TYPE_VOID)
        return arena_printf(arena, "%s[%s, %s, %s]", word, yields, receives,
                            type_str(arena, type->returns));
    if (type->receives->kind != TYPE_VOID)
        return arena_printf(arena, "%s[%s, %s]", word, yields, receives);
    return arena_printf(arena, "%s[%s]", word, yields);
}

static const char *
fn_str(struct arena *arena, const struct type *type)
{
    const char *takes = "";
    for (int i = 0; i < type->take_count; i++)
        takes = arena_printf(arena, "%s%s%s", takes, i ? ", " : "",
                             type_str(arena, type->takes[i]));
    if (type->returns->kind == TYPE_VOID)
        return arena_printf(arena, "fn(%s)", takes);
    return arena_printf(arena, "fn(%s) -> %s", takes, type_str(arena, type->returns));
}

const char *
type_str(struct arena *arena, const struct type *type)
{
    switch (type->kind) {
    case TYPE_FN:
        return fn_str(arena, type);
    case TYPE_STRUCT:
    case TYPE_ENUM:
    case TYPE_CLASS:
        return type->decl->name;
    case TYPE_OPTIONAL:
        return arena_printf(arena, type->element->kind == TYPE_FN ? "(%s)?" : "%s?",
                            type_str(arena, type->element));
    case TYPE_LIST:
        return arena_printf(arena, "list[%s]", type_str(arena, type->element));
    case TYPE_CHAN:
        return arena_printf(arena, "chan[%s]", type_str(arena, type->element));
    case TYPE_MAP:
        return arena_printf(arena, "map[%s, %s]", type_str(arena, type->key),
                            type_str(arena, type->element));
    case TYPE_CORO:
    case TYPE_STREAM:
        return coro_str(arena, type);
    case TYPE_TASK:
        if (type->returns->kind == TYPE_VOID)
            return "task";
        return arena_printf(arena, "task[%s]", type_str(arena, type->returns));
    default:
        return basic_names[type->kind];
    }
}

const char *
type_consumer_str(struct arena *arena, const struct type *type)
{
    if (type->yields->kind != TYPE_VOID)
        return arena_printf(arena, "yields '%s'", type_str(arena, type->yields));
    return arena_printf(arena, "receives '%s'", type_str(arena, type->receives));
}

/* ---- what they hold, for others ---- */

bool
type_is_owned(const struct type *type)
{
    return node_of(type)->is_owned;
}

bool
type_may_run_defers(const struct type *type)
{
    return node_of(type)->runs_defers;
}
