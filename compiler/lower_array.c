/* Arrays: their elements as places, with the checks that are needed; literals; what
 * array[T, N]() begins with. */
#include "core_walk.h"
#include "lowering.h"
#include "sure_index.h"

/* ---- places ---- */

bool
is_core_place(const struct core_expr *expr)
{
    return core_place_variable(expr) || core_place_holder(expr);
}

/* The part of another whole: `index` if it has one. */
static struct core_expr *
part_of(struct lowering *l, const struct core_expr *part, struct core_expr *whole,
        struct core_expr *index, enum core_effect effect)
{
    struct core_expr *copy =
        core_expr(l->arena, part->kind, part->type, effect, whole, index, NULL);
    if (part->kind == CORE_ELEMENT)
        copy->span = part->span;
    if (part->kind == CORE_FIELD) {
        copy->text = part->text;
        copy->of = part->of;
    }
    return copy;
}

static struct core_expr *
settled_index(struct lowering *l, struct core_expr *index)
{
    if (index->effect == CORE_PURE)
        return index;
    struct core_variable *found =
        core_variable_new(l->arena, CORE_VALUE, index->type, "index");
    bind(l, found, index);
    return core_variable(l->arena, found);
}

/* An element of a list or map, checked now: to look it up again does nothing more. */
static struct core_expr *
found_before(struct lowering *l, struct core_expr *element)
{
    struct core_expr *again = NEW(l->arena, struct core_expr);
    append_eval(l, element);
    *again = *element;
    again->effect = CORE_READS;
    return again;
}

struct core_expr *
place_settled(struct lowering *l, struct core_expr *place)
{
    if (place->effect != CORE_ACTS || !is_core_place(place))
        return place;
    if (place->kind == CORE_POINTED)
        return found_before(l, place);
    struct core_expr *whole = place_settled(l, place->operands.at[0]), *index = NULL;
    if (place->kind == CORE_ELEMENT || place->kind == CORE_AT)
        index = settled_index(l, place->operands.at[1]);
    if (place->kind == CORE_ELEMENT)
        return found_before(l, part_of(l, place, whole, index, CORE_ACTS));
    return part_of(l, place, whole, index,
                   core_is_inside(place) ? CORE_PURE : CORE_READS);
}

struct core_expr *
place_with_one_check(struct lowering *l, struct core_expr *place)
{
    if (place->effect != CORE_ACTS || !core_is_inside(place))
        return place;
    struct core_expr *whole = place->operands.at[0], *index = NULL;
    if (place->kind == CORE_AT)
        index = place->operands.at[1];
    if (index && index->effect == CORE_ACTS)
        whole = place_settled(l, whole);
    else
        whole = place_with_one_check(l, whole);
    return part_of(l, place, whole, index, CORE_PURE);
}

struct core_expr *
array_element(struct lowering *l, const struct expr *expr, struct core_expr *array,
              struct core_expr *index)
{
    uint64_t number;
    if (index_number(expr->index.index, &number))
        index = core_integer(l->arena, index->type, number);
    if (!index_is_sure(expr))
        index = core_call(l->arena, "coro_index", index->type, CORE_ACTS, index,
                          core_integer(l->arena, index->type, array->type->count),
                          here(l, expr->span), NULL);
    return core_expr(l->arena, CORE_AT, expr->type, CORE_PURE, array, index, NULL);
}

struct core_expr *
array_in_place(struct lowering *l, struct value value)
{
    struct core_expr *array = value_borrow(l, value);
    if (is_core_place(array))
        return array;
    return core_variable(l->arena, bind_temporary(l, array->type, array));
}

/* ---- literals ---- */

struct value
lower_array(struct lowering *l, struct expr *expr, const struct value *operands)
{
    struct core_expr *array =
        core_expr(l->arena, CORE_ARRAY, expr->type, CORE_PURE, NULL);
    for (int i = 0; i < expr->list.count; i++)
        core_add_operand(l->arena, array, value_own(l, operands[i]));
    return value_fresh(array);
}

/* ---- zero ---- */

/* Strings are not zero in C: all elements become what one is. */
static void
fill(struct lowering *l, struct core_variable *array)
{
    const struct type *type = array->type;
    struct core_variable *element =
        bind_temporary(l, type->element, zero_of(l, type->element));
    append_eval(l, core_call(l->arena, "coro_array_fill", plain_type(l, TYPE_VOID),
                             CORE_ACTS, type_of(l, type),
                             address_of(l, core_variable(l->arena, array)),
                             address_of(l, core_variable(l->arena, element)), NULL));
}

static struct core_expr *
zero_struct(struct lowering *l, const struct type *type)
{
    struct core_expr *object = core_expr(l->arena, CORE_STRUCT, type, CORE_PURE, NULL);
    for (int i = 0; i < type->decl->params.count; i++)
        core_add_operand(l->arena, object, zero_of(l, type->decl->params.at[i]->type));
    return object;
}

struct core_expr *
zero_of(struct lowering *l, const struct type *type)
{
    switch ((int)type->kind) {
    case TYPE_OPTIONAL:
        return core_expr(l->arena, CORE_NONE, type, CORE_PURE, NULL);
    case TYPE_ARRAY:
        return zero_array(l, type, NULL).expr;
    case TYPE_STRUCT:
        return zero_struct(l, type);
    default: {
        struct constant zero = {.type = type, .bytes = ""};
        return lower_constant(l, &zero);
    }
    }
}

struct value
zero_array(struct lowering *l, const struct type *type, struct core_variable *into)
{
    if (type_is_zero_in_c(type))
        return value_fresh(core_expr(l->arena, CORE_ARRAY, type, CORE_PURE, NULL));
    struct core_variable *array = result_variable(l, type, into);
    fill(l, array);
    return value_fresh(core_variable(l->arena, array));
}
