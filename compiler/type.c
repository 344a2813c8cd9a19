/* Types are interned where they are made: each type remembers the optional, list, task
 * and arrays made of it, and a hash table holds what is made of several. What a type
 * holds (something to release, something that runs user code when released) spreads from
 * parts to wholes as soon as both are known, so that structs that refer to each other
 * need no order. */
#include "type.h"

#include "ast.h"

struct node;

/* What values of a type hold; it spreads from parts to wholes. */
enum mark {
    OWNED = 1,       /* something to release */
    RUNS_DEFERS = 2, /* something whose release may run user code */
    HOLDS_ARRAY = 4,
    HOLDS_TEXT = 8,  /* a string that is not none, which in C is not zero */
    LACKS_ZERO = 16, /* something that has no zero value */
    HOLDS_C = 32,    /* a struct of C, of which only C knows the size */
};

/* What reaches a whole that holds the part's bytes, the part or none, or a pointer to it.
 */
enum {
    PASSES_ALL = OWNED | RUNS_DEFERS | HOLDS_ARRAY | HOLDS_TEXT | LACKS_ZERO | HOLDS_C,
    PASSES_NONE_TOO = OWNED | RUNS_DEFERS | HOLDS_ARRAY | HOLDS_C,
    PASSES_POINTER = RUNS_DEFERS,
};

/* A whole that `part` belongs to. */
struct edge {
    struct edge *next;
    struct node *whole;
    unsigned passes; /* which marks */
};

struct node {
    struct type type; /* first: a type's pointer is its node's */
    struct node *optional, *list, *task;
    struct node *arrays, *next_array; /* of this element; of the same element */
    struct edge *wholes;
    unsigned marks;
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

static bool
has_zero(enum type_kind kind)
{
    return (kind >= TYPE_BOOL && kind <= TYPE_DURATION) || kind == TYPE_STRUCT ||
           kind == TYPE_OPTIONAL || kind == TYPE_ARRAY;
}

static struct node *
make(struct types *types, enum type_kind kind)
{
    struct node *node = NEW(types->arena, struct node);
    node->type.kind = kind;
    node->type.number = types->count++;
    node->marks = has_zero(kind) ? 0 : LACKS_ZERO;
    return node;
}

/* ---- what types hold ---- */

/* Gives a type the marks, and queues it if that is news. */
static void
mark(struct types *types, struct node *node, unsigned marks)
{
    if ((node->marks & marks) == marks)
        return;
    node->marks |= marks;
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
            mark(types, edge->whole, part->marks & edge->passes);
    }
}

/* Makes `part` a part of `whole`. */
static void
join(struct types *types, struct node *whole, struct node *part, unsigned passes)
{
    struct edge *edge = NEW(types->arena, struct edge);
    *edge = (struct edge){.next = part->wholes, .whole = whole, .passes = passes};
    part->wholes = edge;
    mark(types, whole, part->marks & passes);
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
    mark(types, types->basic[TYPE_STRING], OWNED | HOLDS_TEXT);
    mark(types, types->basic[TYPE_ERROR], OWNED);
    mark(types, types->basic[TYPE_LOOP], OWNED | RUNS_DEFERS);
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
    const struct type *type = declared(types, TYPE_STRUCT, decl);
    if (decl->external)
        mark(types, node_of(type), HOLDS_C);
    spread(types);
    return type;
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
    mark(types, node_of(type), OWNED);
    spread(types);
    return type;
}

void
type_struct_field(struct types *types, const struct type *type, const struct type *field)
{
    join(types, node_of(type), node_of(field),
         type->kind == TYPE_CLASS ? PASSES_POINTER : PASSES_ALL);
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
        join(types, part->optional, part, PASSES_NONE_TOO);
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
        mark(types, part->list, OWNED);
        join(types, part->list, part, PASSES_POINTER);
    }
    return &part->list->type;
}

const struct type *
type_array(struct types *types, const struct type *element, uint64_t count)
{
    struct node *part = node_of(element), *array = part->arrays;
    if (element->kind == TYPE_POISON)
        return element;
    while (array && array->type.count != count)
        array = array->next_array;
    if (!array) {
        array = make(types, TYPE_ARRAY);
        array->type.element = element;
        array->type.count = count;
        array->type.depth = element->depth + 1;
        array->next_array = part->arrays;
        part->arrays = array;
        mark(types, array, HOLDS_ARRAY);
        join(types, array, part, PASSES_ALL);
    }
    return &array->type;
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
        mark(types, part->task, OWNED | RUNS_DEFERS);
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
composed(struct types *types, struct type like, unsigned marks)
{
    struct node **slot = composed_slot(types, &like), *node = *slot;
    if (node)
        return node;
    node = make(types, like.kind);
    like.number = node->type.number;
    node->type = like;
    mark(types, node, marks);
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
    node = composed(types, like, OWNED);
    if (types->count > count)
        join(types, node, node_of(like.element), PASSES_POINTER);
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

const struct type *
type_ptr(struct types *types, const struct type *element)
{
    struct type like = {
        .kind = TYPE_PTR, .element = element, .depth = element->depth + 1};
    if (element->kind == TYPE_POISON)
        return element;
    return &composed(types, like, 0)->type;
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
    return &composed(types, like, OWNED | RUNS_DEFERS)->type;
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
    return &composed(types, like, 0)->type;
}

/* ---- what they hold, for others ---- */

bool
type_is_owned(const struct type *type)
{
    return node_of(type)->marks & OWNED;
}

bool
type_may_run_defers(const struct type *type)
{
    return node_of(type)->marks & RUNS_DEFERS;
}

bool
type_holds_array(const struct type *type)
{
    return node_of(type)->marks & HOLDS_ARRAY;
}

bool
type_holds_c(const struct type *type)
{
    return node_of(type)->marks & HOLDS_C;
}

bool
type_has_zero(const struct type *type)
{
    return !(node_of(type)->marks & LACKS_ZERO);
}

bool
type_is_zero_in_c(const struct type *type)
{
    return !(node_of(type)->marks & (LACKS_ZERO | HOLDS_TEXT));
}
