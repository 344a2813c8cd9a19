#include "shape.h"

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
optional(const struct type *element)
{
    struct shape whole = basic(1);

    if (type_has_empty(element))
        return shape_of_type(element);
    shape_add(&whole, shape_of_type(element));
    return shape_padded(whole);
}

/* What is erroneous may have no size. */
static struct shape
array(const struct type *type)
{
    struct shape element = shape_of_type(type->element);
    bool fits = element.size == 0 || type->count <= UINT32_MAX / element.size;

    return (struct shape){fits ? (uint32_t)type->count * element.size : UINT32_MAX,
                          element.align};
}

/* What lies side by side. */
static struct shape
shape_of_fields(const struct variables *fields)
{
    struct shape whole = SHAPE_EMPTY;

    for (int i = 0; i < fields->count; i++)
        shape_add(&whole, shape_of_type(fields->at[i]->type));
    return shape_padded(whole);
}

/* C has no struct without members: an empty one has a byte. */
static struct shape
shape_of_struct(const struct decl *decl)
{
    return decl->params.count == 0 ? basic(1) : shape_of_fields(&decl->params);
}

/* The number of the case, then room for what any of them holds. */
static struct shape
shape_of_enum(const struct decl *decl)
{
    struct shape whole = basic(SHAPE_ENUM), payloads = SHAPE_EMPTY;

    for (int i = 0; i < decl->cases.count; i++)
        shape_overlay(&payloads, shape_of_fields(&decl->cases.at[i]->payload));
    shape_add(&whole, shape_padded(payloads));
    return shape_padded(whole);
}

/* Found once: they may hold each other in many ways, though not deep. */
static struct shape
shape_of_decl(struct decl *decl)
{
    if (decl->align == 0) {
        struct shape whole =
            decl->kind == DECL_ENUM ? shape_of_enum(decl) : shape_of_struct(decl);

        decl->size = whole.size;
        decl->align = whole.align;
    }
    return (struct shape){decl->size, decl->align};
}

struct shape
shape_of_type(const struct type *type)
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
        return shape_of_decl(type->decl);
    case TYPE_ARRAY:
        return array(type);
    case TYPE_OPTIONAL:
        return optional(type->element);
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
    case TYPE_CSTRING:
    case TYPE_PTR:
        return basic(SHAPE_POINTER);
    case TYPE_POISON:
    case TYPE_VOID:
    case TYPE_NONE:
        break;
    }
    return SHAPE_EMPTY;
}
