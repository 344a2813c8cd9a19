#include "shape.h"

VEC(struct_stack, const struct decl *);

/* Of structs and enums, by the number of the type, with room for more; align 0: not known
 * yet. */
VEC(struct_shapes, struct shape);

struct shapes {
    struct arena *arena;
    struct struct_shapes structs;
};

static struct shape *
shape_of(const struct shapes *shapes, const struct decl *decl)
{
    return &shapes->structs.at[decl->type->number];
}

/* ---- C's rules ---- */

static uint32_t
aligned(uint64_t size, uint32_t align)
{
    uint64_t up = (size + align - 1) / align * align;

    return up > UINT32_MAX ? UINT32_MAX / align * align : (uint32_t)up;
}

uint32_t
shape_add(struct shape *whole, struct shape part)
{
    uint32_t offset = aligned(whole->size, part.align);

    whole->size = aligned((uint64_t)offset + part.size, 1);
    if (part.align > whole->align)
        whole->align = part.align;
    return offset;
}

void
shape_overlay(struct shape *whole, struct shape part)
{
    if (part.size > whole->size)
        whole->size = part.size;
    if (part.align > whole->align)
        whole->align = part.align;
}

struct shape
shape_padded(struct shape whole)
{
    return (struct shape){aligned(whole.size, whole.align), whole.align};
}

/* ---- types ---- */

static struct shape
basic(uint32_t size)
{
    return (struct shape){size, size};
}

/* A flag and the value; strings and references are none where they are NULL. */
static struct shape
optional(const struct shapes *shapes, const struct type *element)
{
    struct shape whole = basic(1);

    if (type_has_empty(element))
        return shape_of_type(shapes, element);
    shape_add(&whole, shape_of_type(shapes, element));
    return shape_padded(whole);
}

struct shape
shape_of_type(const struct shapes *shapes, const struct type *type)
{
    switch (type->kind) {
    case TYPE_BOOL:
        return basic(1);
    case TYPE_I8:
    case TYPE_I16:
    case TYPE_I32:
    case TYPE_I64:
    case TYPE_U8:
    case TYPE_U16:
    case TYPE_U32:
    case TYPE_U64:
    case TYPE_F32:
    case TYPE_F64:
        return basic((uint32_t)type_bits(type) / 8);
    case TYPE_DURATION:
        return basic(8);
    case TYPE_STRING:
        return (struct shape){SHAPE_STRING, 8};
    case TYPE_STRUCT:
    case TYPE_ENUM:
        return *shape_of(shapes, type->decl);
    case TYPE_OPTIONAL:
        return optional(shapes, type->element);
    case TYPE_ERROR:
    case TYPE_LOOP:
    case TYPE_LIST:
    case TYPE_MAP:
    case TYPE_CLASS:
    case TYPE_CHAN:
    case TYPE_CORO:
    case TYPE_STREAM:
    case TYPE_TASK:
    case TYPE_FN:
        return basic(SHAPE_POINTER);
    case TYPE_POISON:
    case TYPE_VOID:
    case TYPE_NONE:
        break;
    }
    return SHAPE_EMPTY;
}

static uint32_t
size_of_head(const struct core_message *message)
{
    if (message->decl)
        return SHAPE_REQUEST;
    if (message->arms > 0)
        return SHAPE_SELECT + (uint32_t)message->arms * SHAPE_ARM;
    return message->puts || message->replies ? SHAPE_TRANSFER : SHAPE_SLEEP;
}

/* Behind its head a message has what it is sent with, then its reply. */
static struct shape
shape_of_message(const struct shapes *shapes, const struct core_message *message)
{
    struct shape whole = {size_of_head(message), 8};
    const struct decl *decl = message->decl;

    for (int i = 0; decl && i < decl->params.count; i++)
        shape_add(&whole, shape_of_type(shapes, decl->params.at[i]->type));
    if (message->puts)
        shape_add(&whole, shape_of_type(shapes, message->puts));
    if (message->replies)
        shape_add(&whole, shape_of_type(shapes, message->replies));
    return shape_padded(whole);
}

struct shape
shape_of_variable(const struct shapes *shapes, const struct core_variable *variable)
{
    switch (variable->content) {
    case CORE_VALUE:
        break;
    case CORE_MESSAGE:
        return shape_of_message(shapes, variable->message);
    case CORE_POINTER:
    case CORE_FRAME_POINTER:
        return basic(SHAPE_POINTER);
    case CORE_FRAME_IN_PLACE:
        return (struct shape){variable->callee->frame_size, SHAPE_FRAME_ALIGN};
    case CORE_OBJECT_IN_PLACE: {
        struct shape whole = {SHAPE_OBJECT, 8};
        shape_add(&whole,
                  (struct shape){variable->callee->frame_size, SHAPE_FRAME_ALIGN});
        return whole;
    }
    }
    return shape_of_type(shapes, variable->type);
}

/* ---- structs ---- */

/* The struct or enum that a field's value holds, or NULL. */
static const struct decl *
struct_inside(const struct type *type)
{
    if (type->kind == TYPE_OPTIONAL)
        type = type->element;
    return type->kind == TYPE_STRUCT || type->kind == TYPE_ENUM ? type->decl : NULL;
}

/* One in a field whose shape is not known yet, or NULL. */
static const struct decl *
missing(const struct shapes *shapes, const struct decl *decl)
{
    for (int i = 0; i < decl->params.count; i++) {
        const struct decl *inside = struct_inside(decl->params.at[i]->type);

        if (inside && shape_of(shapes, inside)->align == 0)
            return inside;
    }
    return NULL;
}

/* C has no struct without members: an empty one has a byte. */
static struct shape
shape_of_struct(const struct shapes *shapes, const struct decl *decl)
{
    struct shape whole = SHAPE_EMPTY;

    if (decl->params.count == 0)
        return basic(1);
    for (int i = 0; i < decl->params.count; i++)
        shape_add(&whole, shape_of_type(shapes, decl->params.at[i]->type));
    return shape_padded(whole);
}

/* The number of the case, then room for what any of them holds. */
static struct shape
shape_of_enum(const struct shapes *shapes, const struct decl *decl)
{
    struct shape whole = basic(SHAPE_ENUM), payloads = SHAPE_EMPTY;

    for (int i = 0; i < decl->cases.count; i++) {
        const struct variables *payload = &decl->cases.at[i]->payload;
        struct shape held = SHAPE_EMPTY;
        for (int k = 0; k < payload->count; k++)
            shape_add(&held, shape_of_type(shapes, payload->at[k]->type));
        shape_overlay(&payloads, shape_padded(held));
    }
    shape_add(&whole, shape_padded(payloads));
    return shape_padded(whole);
}

/* A struct or enum after those in its fields. They nest without limit, but never in a
 * circle. */
static void
find_struct(struct shapes *shapes, struct struct_stack *stack, const struct decl *decl)
{
    vec_push(shapes->arena, stack, decl);
    while (stack->count > 0) {
        const struct decl *top = stack->at[stack->count - 1];
        const struct decl *inside = missing(shapes, top);

        if (inside) {
            vec_push(shapes->arena, stack, inside);
        } else {
            *shape_of(shapes, top) = top->kind == DECL_ENUM
                                         ? shape_of_enum(shapes, top)
                                         : shape_of_struct(shapes, top);
            stack->count--;
        }
    }
}

struct shapes *
shapes_new(struct arena *arena)
{
    struct shapes *shapes = NEW(arena, struct shapes);

    shapes->arena = arena;
    return shapes;
}

static bool
has_shape(const struct decl *decl)
{
    return decl->kind == DECL_STRUCT || decl->kind == DECL_ENUM;
}

static void
make_room(struct shapes *shapes, const struct decl *decl)
{
    while (shapes->structs.count <= decl->type->number)
        vec_push(shapes->arena, &shapes->structs, ((struct shape){0}));
}

void
shapes_add(struct shapes *shapes, const struct module *module)
{
    const struct decls *decls = &module->decls;
    struct struct_stack stack = {0};

    for (int i = 0; i < decls->count; i++)
        if (has_shape(decls->at[i]))
            make_room(shapes, decls->at[i]);
    for (int i = 0; i < decls->count; i++)
        if (has_shape(decls->at[i]))
            find_struct(shapes, &stack, decls->at[i]);
}
