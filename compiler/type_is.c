/* Questions that a type's kind and parts answer. */
#include "ast.h"
#include "type.h"

bool
type_is_integer(const struct type *type)
{
    return type->kind >= TYPE_I8 && type->kind <= TYPE_U64;
}

bool
type_is_signed(const struct type *type)
{
    return type->kind >= TYPE_I8 && type->kind <= TYPE_I64;
}

int
type_bits(const struct type *type)
{
    switch (type->kind) {
    case TYPE_I8:
    case TYPE_U8:
        return 8;
    case TYPE_I16:
    case TYPE_U16:
        return 16;
    case TYPE_I32:
    case TYPE_U32:
    case TYPE_F32:
        return 32;
    default:
        return 64;
    }
}

bool
type_is_float(const struct type *type)
{
    return type->kind == TYPE_F32 || type->kind == TYPE_F64;
}

bool
type_is_number(const struct type *type)
{
    return type_is_integer(type) || type_is_float(type);
}

bool
type_is_plain_enum(const struct type *type)
{
    return type->kind == TYPE_ENUM && type->decl->params.count == 0;
}

bool
type_has_order(const struct type *type)
{
    return type_is_number(type) || type->kind == TYPE_DURATION ||
           type->kind == TYPE_STRING;
}

bool
type_is_key(const struct type *type)
{
    return type_is_integer(type) || type->kind == TYPE_BOOL ||
           type->kind == TYPE_STRING || type->kind == TYPE_DURATION ||
           type_is_plain_enum(type);
}

bool
type_is_record(const struct type *type)
{
    return type->kind == TYPE_STRUCT || type->kind == TYPE_CLASS;
}

bool
type_leads(const struct type *type)
{
    return type->kind == TYPE_CLASS || type->kind == TYPE_PTR;
}

const struct decl *
type_fields(const struct type *type)
{
    if (type->kind == TYPE_PTR)
        type = type->element;
    return type_is_record(type) ? type->decl : NULL;
}

int
type_field_index(const struct type *type, const char *name)
{
    const struct decl *decl = type_fields(type);

    for (int i = 0; decl && i < decl->params.count; i++)
        if (decl->params.at[i]->name == name)
            return i;
    return -1;
}

bool
type_is_reference(const struct type *type)
{
    switch (type->kind) {
    case TYPE_CLASS:
    case TYPE_ERROR:
    case TYPE_LOOP:
    case TYPE_LIST:
    case TYPE_MAP:
    case TYPE_CHAN:
    case TYPE_CORO:
    case TYPE_STREAM:
    case TYPE_TASK:
        return true;
    default:
        return false;
    }
}

bool
type_has_empty(const struct type *type)
{
    return type_is_reference(type) || type->kind == TYPE_STRING ||
           (type->kind != TYPE_OPTIONAL && type_is_address(type));
}

const struct type *
type_opened(const struct type *type)
{
    return type && type->kind == TYPE_OPTIONAL ? type->element : type;
}

bool
type_is_fn(const struct type *type)
{
    return type_opened(type)->kind == TYPE_FN;
}

bool
type_is_address(const struct type *type)
{
    type = type_opened(type);
    return type->kind == TYPE_FN || type->kind == TYPE_CSTRING || type->kind == TYPE_PTR;
}

bool
type_is_c(const struct type *type)
{
    bool is_fn = type->kind == TYPE_FN;

    if (type->kind == TYPE_OPTIONAL)
        return type_is_address(type) && type_is_c(type->element);
    for (int i = 0; i < type->take_count; i++)
        is_fn = is_fn && type_is_c(type->takes[i]);
    if (type->kind == TYPE_FN)
        return is_fn && (type->returns->kind == TYPE_VOID || type_is_c(type->returns));
    return type_is_number(type) || type->kind == TYPE_BOOL || type_is_address(type) ||
           (type->kind == TYPE_STRUCT && type->decl->external);
}

bool
type_is_opaque(const struct type *type)
{
    return type->kind == TYPE_STRUCT && type->decl->is_opaque;
}
