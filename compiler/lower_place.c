/* Assignment: the operands of the target first, then the value, then the store. */
#include "core_walk.h"
#include "lowering.h"

static struct core_expr *
stable(struct lowering *l, struct value value, enum core_effect later)
{
    return value_borrow(l, value_stabilize(l, value, later));
}

/* xs[i] = …, m[k] = …: the list or map is kept, the index or key read, now; the element
 * is found at the store. */
struct item {
    struct core_expr *object, *index;
};

static enum core_effect
stronger(enum core_effect a, enum core_effect b)
{
    return a > b ? a : b;
}

static struct item
lower_item(struct lowering *l, struct expr *target, enum core_effect later)
{
    struct value object = lower_expr(l, target->index.object);
    enum core_effect after = stronger(expr_effect(target->index.index), later);
    struct item item = {.object = stable(l, object, after)};
    if (item.object->kind == CORE_ELEMENT || item.object->kind == CORE_POINTED)
        item.object =
            core_variable(l->arena, bind_temporary(l, item.object->type, item.object));
    item.index = stable(l, lower_expr(l, target->index.index), later);
    return item;
}

/* An element that must be there. */
static struct core_expr *
element(struct lowering *l, struct item item, const struct expr *target)
{
    if (item.object->type->kind == TYPE_MAP)
        return map_entry(l, "at", item.object, item.index, here(l, target->span));
    return core_element(l->arena, target->type, item.object, item.index, target->span);
}

/* The same element, found now: it stays where it is to the end of the statement. */
static struct core_expr *
found(struct lowering *l, struct core_expr *element)
{
    struct core_variable *item =
        core_variable_new(l->arena, CORE_POINTER, element->type, "item");
    bind(l, item,
         element->kind == CORE_POINTED ? element->operands.at[0]
                                       : address_of(l, element));
    return core_expr(l->arena, CORE_POINTED, element->type, CORE_READS,
                     core_variable(l->arena, item), NULL);
}

/* What is assigned to. */
struct target {
    enum core_effect later; /* what it reads is stable against this */
    bool is_used_twice;
};

static struct core_expr *lower_target(struct lowering *l, struct expr *expr,
                                      struct target target);

/* x! as a place: what x holds, if it is not none. */
static struct core_expr *
lower_target_unwrap(struct lowering *l, struct expr *expr, struct target target)
{
    struct core_expr *optional;
    target.is_used_twice = true;
    optional = lower_target(l, expr->operand.operand, target);
    append_panic_if_none(l, optional, expr->span);
    return core_expr(l->arena, CORE_OPENED, expr->type, CORE_PURE, optional, NULL);
}

static struct core_expr *
lower_target_element(struct lowering *l, struct expr *expr, struct target target)
{
    if (expr->index.object->type->kind == TYPE_ARRAY) {
        struct target array = target;
        array.later = stronger(expr_effect(expr->index.index), target.later);
        struct core_expr *place = lower_target(l, expr->index.object, array);
        return array_element(l, expr, place,
                             stable(l, lower_expr(l, expr->index.index), target.later));
    }
    struct core_expr *place = element(l, lower_item(l, expr, target.later), expr);
    return target.is_used_twice && target.later != CORE_ACTS ? found(l, place) : place;
}

/* x.f = … of an object: which one it is is read now. */
static struct core_expr *
lower_target_field(struct lowering *l, struct expr *expr, struct target target)
{
    struct expr *object = expr->field.object;
    struct core_expr *whole;
    if (type_leads(object->type)) {
        whole = stable(l, lower_expr(l, object), target.later);
        if (target.is_used_twice && whole->kind != CORE_VARIABLE)
            whole = core_variable(l->arena, bind_temporary(l, whole->type, whole));
    } else {
        whole = lower_target(l, object, target);
    }
    return core_field(l->arena, expr->field.name, expr->type, whole);
}

static struct core_expr *
lower_target(struct lowering *l, struct expr *expr, struct target target)
{
    switch ((int)expr->kind) {
    case EXPR_INDEX:
        return lower_target_element(l, expr, target);
    case EXPR_UNWRAP:
        return lower_target_unwrap(l, expr, target);
    case EXPR_FIELD:
        return lower_target_field(l, expr, target);
    default:
        return lower_expr(l, expr).expr;
    }
}

struct value
lower_array_change(struct lowering *l, struct expr *call)
{
    bool sorts = call->call.builtin == BUILTIN_ARRAY_SORT;
    struct core_expr *array = lower_target(l, call->call.callee->field.object,
                                           (struct target){CORE_PURE, false});
    append_eval(l, core_call(l->arena, sorts ? "coro_array_sort" : "coro_array_reverse",
                             call->type, CORE_ACTS, type_of(l, array->type),
                             address_of(l, place_with_one_check(l, array)), NULL));
    return (struct value){0};
}

static void
lower_assign_trace(struct lowering *l, struct stmt *stmt)
{
    struct value loop = lower_expr(l, stmt->assign.target->field.object);
    struct core_expr *object = value_borrow(l, loop);
    append_eval(l, core_call(l->arena, "coro_loop_set_trace", plain_type(l, TYPE_VOID),
                             CORE_ACTS, object, lower_expr(l, stmt->assign.value).expr,
                             NULL));
}

/* x op= v: as x = x op v, with the place found once and x read before v is evaluated. */
static struct core_expr *
compound_value(struct lowering *l, struct stmt *stmt, struct core_expr *place)
{
    struct expr *target = stmt->assign.target, *value = stmt->assign.value;
    struct value operands[2];
    operands[0] = value_stabilize(l, value_borrowed(place), expr_effect(value));
    operands[1] = lower_expr(l, value);
    struct expr *operation = expr_new(l->arena, EXPR_BINARY, stmt->span);
    operation->type = target->type;
    operation->binary.operator_ = stmt->assign.operator_;
    operation->binary.left = target;
    operation->binary.right = value;
    return value_own(l, lower_binary(l, operation, operands));
}

static bool
has_checked_index(const struct core_expr *place)
{
    for (; core_is_inside(place); place = place->operands.at[0])
        if (place->kind == CORE_AT && place->operands.at[1]->effect == CORE_ACTS)
            return true;
    return false;
}

static bool
calls_fn(const struct core_expr *expr)
{
    for (; expr; expr = expr->operands.count > 0 ? expr->operands.at[0] : NULL) {
        if (expr->kind == CORE_CALL_FN || expr->kind == CORE_CALL_VALUE)
            return true;
        for (int i = 1; i < expr->operands.count; i++)
            if (calls_fn(expr->operands.at[i]))
                return true;
    }
    return false;
}

static struct core_expr *
assigned_value(struct lowering *l, struct stmt *stmt, struct core_expr *place)
{
    return stmt->assign.compound ? compound_value(l, stmt, place)
                                 : value_own(l, lower_expr(l, stmt->assign.value));
}

/* m[k] = v, m[k] op= v: the entry is made where it is not there. That may move others,
 * and is done when the value has been found. */
static void
lower_assign_entry(struct lowering *l, struct stmt *stmt)
{
    struct expr *target = stmt->assign.target;
    enum core_effect later = expr_effect(stmt->assign.value);
    struct item item = lower_item(l, target, later);
    struct core_expr *place = element(l, item, target);
    if (stmt->assign.compound && later != CORE_ACTS) {
        place = found(l, place);
        append_assign(l, place, assigned_value(l, stmt, place));
        return;
    }
    struct core_expr *value = assigned_value(l, stmt, place);
    if (value->effect != CORE_PURE)
        value = core_variable(l->arena, bind_temporary(l, value->type, value));
    append_assign(l, map_entry(l, "place", item.object, item.index, NULL), value);
}

/* An item is found at the store, behind a value that may change its list, or an index
 * checked behind one that may panic: C keeps no order between the two. */
static struct core_expr *
value_before(struct lowering *l, struct core_expr *value, const struct core_expr *place)
{
    bool in_array = has_checked_index(place);
    if (place->effect != CORE_ACTS || value->effect != CORE_ACTS ||
        value->kind == CORE_VARIABLE || !(in_array || calls_fn(value)))
        return value;
    if (in_array && is_core_place(value) && type_holds_array(value->type))
        return place_settled(l, value);
    return core_variable(l->arena, bind_temporary(l, value->type, value));
}

void
lower_assign(struct lowering *l, struct stmt *stmt)
{
    struct expr *target = stmt->assign.target;
    if (target->kind == EXPR_FIELD && target->field.builtin == BUILTIN_LOOP_TRACE) {
        lower_assign_trace(l, stmt);
        return;
    }
    bool discards = target->kind == EXPR_NAME && !target->name.variable;
    if (discards) {
        value_drop(l, lower_expr(l, stmt->assign.value));
        return;
    }
    if (target->kind == EXPR_INDEX && target->index.object->type->kind == TYPE_MAP) {
        lower_assign_entry(l, stmt);
        return;
    }
    enum core_effect later = expr_effect(stmt->assign.value);
    struct core_expr *place =
        lower_target(l, target, (struct target){later, stmt->assign.compound});
    if (stmt->assign.compound && has_checked_index(place))
        place = place_settled(l, place); /* found once, then read and stored */
    struct core_expr *value = assigned_value(l, stmt, place);
    value = value_before(l, value, place);
    append_assign(l, place_with_one_check(l, place), value);
}
