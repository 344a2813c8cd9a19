#include "passing.h"

/* One that can be assigned: C may do so. */
static bool
is_variable(const struct expr *expr)
{
    const struct variable *variable =
        expr->kind == EXPR_NAME ? expr->name.variable : NULL;

    return variable &&
           (variable->kind == VARIABLE_VAR || variable->kind == VARIABLE_MODULE);
}

bool
passes_place(enum passing how)
{
    return how == PASSES_ADDRESS || how == PASSES_ELEMENTS;
}

/* Does a pointer to `element` lead to such a value? */
static bool
may_lie(const struct type *type, const struct type *element)
{
    return type == element || (element->kind == TYPE_VOID && type_is_c(type));
}

/* A pointer goes to a `ptr[void]` itself, and by its address where one to such a pointer
 * is asked for. */
static bool
goes_by_address(const struct type *type, const struct type *element)
{
    bool is_pointer = type_opened(type)->kind == TYPE_PTR;

    return is_pointer ? type == element : may_lie(type, element);
}

/* An optional passes where none does. */
enum passing
passing(const struct expr *argument, const struct type *to)
{
    bool may_be_none = argument->type->kind == TYPE_OPTIONAL;
    const struct type *from = type_opened(argument->type);
    const struct type *target = type_opened(to);

    if (target->kind == TYPE_PTR && from->kind == TYPE_ARRAY && !may_be_none &&
        may_lie(from->element, target->element) && is_variable(argument))
        return PASSES_ELEMENTS;
    if (target->kind == TYPE_PTR && goes_by_address(argument->type, target->element) &&
        is_variable(argument))
        return PASSES_ADDRESS;
    if (may_be_none && to->kind != TYPE_OPTIONAL)
        return PASSES_NOT;
    if (from->kind == TYPE_STRING && target->kind == TYPE_CSTRING)
        return PASSES_TEXT;
    if (target->kind != TYPE_PTR)
        return PASSES_NOT;
    if (from->kind == TYPE_STRING &&
        (target->element->kind == TYPE_U8 || target->element->kind == TYPE_VOID))
        return PASSES_BYTES;
    if (from->kind == TYPE_LIST && may_lie(from->element, target->element))
        return PASSES_ITEMS;
    return PASSES_NOT;
}
