/* Assignment: the operands of the target first, then the value, then the store. */
#include "lowering.h"

static struct core_expr *
plain_stable(struct lowering *l, struct expr *expr, enum core_effect later)
{
    return value_stabilize(l, lower_expr(l, expr), later).expr;
}

/* xs[i] = …: the list is kept, the index read, now; the item is found at the store. */
static struct core_expr *
lower_target_item(struct lowering *l, struct expr *target, enum core_effect later)
{
    struct value list = lower_expr(l, target->index.object);
    enum core_effect index_effect = expr_effect(target->index.index);
    enum core_effect after = index_effect > later ? index_effect : later;
    struct core_expr *object = value_borrow(l, value_stabilize(l, list, after));
    struct core_expr *index = plain_stable(l, target->index.index, later);
    struct core_expr *element =
        core_expr(l->arena, CORE_ELEMENT, target->type, CORE_ACTS, object, index, NULL);
    element->span = target->span;
    return element;
}

/* x! as a place: what x holds, if it is not none. */
static struct core_expr *
lower_target_unwrap(struct lowering *l, struct expr *target, enum core_effect later)
{
    struct core_expr *optional = lower_target(l, target->operand.operand, later);
    append_panic_if_none(l, optional, target->span);
    return core_expr(l->arena, CORE_OPENED, target->type, CORE_PURE, optional, NULL);
}

struct core_expr *
lower_target(struct lowering *l, struct expr *target, enum core_effect later)
{
    switch ((int)target->kind) {
    case EXPR_INDEX:
        return lower_target_item(l, target, later);
    case EXPR_UNWRAP:
        return lower_target_unwrap(l, target, later);
    case EXPR_FIELD:
        return core_field(l->arena, target->field.name, target->type,
                          lower_target(l, target->field.object, later));
    default:
        return lower_expr(l, target).expr;
    }
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
calls_fn(const struct core_expr *expr)
{
    for (; expr; expr = expr->operands.count > 0 ? expr->operands.at[0] : NULL) {
        if (expr->kind == CORE_CALL_FN)
            return true;
        for (int i = 1; i < expr->operands.count; i++)
            if (calls_fn(expr->operands.at[i]))
                return true;
    }
    return false;
}

/* An item is found at the store, behind a value that may change its list: C keeps no
 * order between the two. */
static struct core_expr *
value_before(struct lowering *l, struct core_expr *value, const struct core_expr *place)
{
    if (place->effect != CORE_ACTS || !calls_fn(value))
        return value;
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
    enum core_effect later = expr_effect(stmt->assign.value);
    struct core_expr *place = lower_target(l, target, later);
    struct core_expr *value = stmt->assign.compound
                                  ? compound_value(l, stmt, place)
                                  : value_own(l, lower_expr(l, stmt->assign.value));
    append_assign(l, place, value_before(l, value, place));
}
