/* Calls of functions, coroutines and structs. */
#include "lowering.h"

/* A fn that throws gives its error, and its result by address. */
static struct value
lower_fn_call(struct lowering *l, struct expr *expr, const struct value *operands,
              struct core_variable *into)
{
    struct decl *decl = expr->call.decl;
    struct core_expr *call =
        core_function_expr(l->arena, CORE_CALL_FN, decl->core, decl->returns);
    call->effect = CORE_ACTS;
    for (int i = 0; i < expr->call.args.count; i++)
        core_add_operand(l->arena, call, value_lend(l, operands[i]));
    bool has_result = decl->returns->kind != TYPE_VOID;
    if (!decl->throws)
        return has_result ? value_fresh(call) : value_borrowed(call);
    struct core_variable *result = NULL;
    if (has_result) {
        result = result_variable(l, decl->returns, into);
        core_add_operand(l->arena, call, address_of(l, core_variable(l->arena, result)));
    }
    append(l, CORE_CHECK)->value =
        core_call(l->arena, "coro_pass", plain_type(l, TYPE_ERROR), CORE_ACTS, call,
                  here(l, expr->span), NULL);
    return result ? value_fresh(core_variable(l->arena, result)) : (struct value){0};
}

/* What it calls is not known, but never throws. */
static struct value
lower_value_call(struct lowering *l, struct expr *expr, const struct value *operands)
{
    struct core_expr *call = core_expr(l->arena, CORE_CALL_VALUE, expr->type, CORE_ACTS,
                                       operands[0].expr, NULL);
    for (int i = 0; i < expr->call.args.count; i++)
        core_add_operand(l->arena, call, value_lend(l, operands[i + 1]));
    return expr->type->kind == TYPE_VOID ? value_borrowed(call) : value_fresh(call);
}

void
lower_arguments_owned(struct lowering *l, struct expr *call, const struct value *operands,
                      struct core_exprs *arguments)
{
    for (int i = 0; i < call->call.args.count; i++)
        vec_push(l->arena, arguments, value_own(l, operands[i]));
}

struct core_expr *
lower_object(struct lowering *l, struct expr *call, const struct value *operands)
{
    struct core_function *function = call->call.decl->core;
    struct core_expr *object =
        core_function_expr(l->arena, CORE_NEW, function, call->type);
    struct core_exprs arguments = {0};
    lower_arguments_owned(l, call, operands, &arguments);
    for (int i = 0; i < arguments.count; i++)
        core_add_operand(l->arena, object, arguments.at[i]);
    return object;
}

struct core_expr *
lower_given(struct lowering *l, struct expr *expr, const struct value *operands)
{
    if (!is_coroutine_call(expr))
        return value_own(l, operands[0]);
    expr->call.decl->core->has_object = true;
    return lower_object(l, expr, operands);
}

/* A coroutine made as a value: leaves by `out of memory` if there is none. */
static struct value
lower_new(struct lowering *l, struct expr *call, const struct value *operands,
          struct core_variable *into)
{
    struct core_function *function = call->call.decl->core;
    function->has_object = true;
    struct core_expr *made = core_call(l->arena, "coro_object_made", call->type,
                                       CORE_ACTS, lower_object(l, call, operands),
                                       error_slot(l, true), here(l, call->span), NULL);
    struct core_variable *variable = into;
    if (into && into->type == call->type) {
        init(l, into, made);
    } else {
        variable = core_variable_new(l->arena, CORE_VALUE, call->type, function->name);
        bind(l, variable, made);
    }
    if (l->can_throw)
        append_check(l);
    return value_fresh(core_variable(l->arena, variable));
}

/* Fields are evaluated as written and stored as declared: in `object`, which is empty. */
static struct value
lower_fields(struct lowering *l, struct expr *expr, const struct value *operands,
             struct core_expr *object)
{
    int count = expr->call.args.count;
    struct core_expr **fields =
        arena_alloc(l->arena, (size_t)(count + 1) * sizeof(struct core_expr *));
    for (int i = 0; i < count; i++)
        fields[expr->call.args.at[i].index] = value_own(l, operands[i]);
    for (int i = 0; i < count; i++)
        core_add_operand(l->arena, object, fields[i]);
    return value_fresh(object);
}

static struct value
lower_struct_call(struct lowering *l, struct expr *expr, const struct value *operands)
{
    return lower_fields(l, expr, operands,
                        core_expr(l->arena, CORE_STRUCT, expr->type, CORE_PURE, NULL));
}

static struct value
lower_class_call(struct lowering *l, struct expr *expr, const struct value *operands)
{
    struct core_expr *object =
        core_expr(l->arena, CORE_CLASS, expr->type, CORE_PURE, NULL);
    lower_fields(l, expr, operands, object);
    core_add_operand(l->arena, object, here(l, expr->span));
    return value_fresh(object);
}

static struct value
lower_case_call(struct lowering *l, struct expr *expr, const struct value *operands)
{
    int number = expr->call.callee->enum_case.named->number;
    return lower_fields(l, expr, operands, core_case(l->arena, expr->type, number));
}

struct value
lower_call(struct lowering *l, struct expr *expr, const struct value *operands,
           struct core_variable *into)
{
    switch (expr->call.target) {
    case CALL_FN:
        return lower_fn_call(l, expr, operands, into);
    case CALL_C:
        return lower_c_call(l, expr, operands);
    case CALL_VALUE:
        return lower_value_call(l, expr, operands);
    case CALL_CORO:
        return lower_new(l, expr, operands, into);
    case CALL_STRUCT:
        if (expr->type->decl->external)
            return lower_c_struct(l, expr, operands);
        return lower_struct_call(l, expr, operands);
    case CALL_CLASS:
        return lower_class_call(l, expr, operands);
    case CALL_CASE:
        return lower_case_call(l, expr, operands);
    case CALL_BUILTIN:
        return lower_builtin(l, expr, operands, into);
    case CALL_MEMBER:
        return lower_member(l, expr, operands, into);
    case CALL_MESSAGE: /* by its yield */
    case CALL_UNRESOLVED:
        break;
    }
    return (struct value){0};
}
