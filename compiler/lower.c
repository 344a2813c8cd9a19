/* The pass `lower`: typed tree -> core tree. It takes functions and coroutines without
 * errors, each with its facts, and leaves for each a tree in which every suspension is a
 * statement, operands that must outlive something are in temporaries, and every owned
 * value has one place where it is released. */
#include "core_walk.h"
#include "lowering.h"

static bool
is_function(const struct decl *decl)
{
    return decl->kind == DECL_FN || decl->kind == DECL_CORO || decl->kind == DECL_ON;
}

/* Functions exist before any body is lowered, since bodies refer to them. */
static void
make_functions(struct lowering *l, struct module *module)
{
    for (int i = 0; i < module->decls.count; i++) {
        struct decl *decl = module->decls.at[i];
        if (!is_function(decl))
            continue;
        struct core_function *function = NEW(l->arena, struct core_function);
        function->decl = decl;
        function->name = decl->kind == DECL_ON
                             ? arena_printf(l->arena, "on %s", decl->name)
                             : decl->name;
        function->is_coroutine = decl->kind == DECL_CORO;
        function->throws = !function->is_coroutine && decl->throws;
        decl->core = function;
        vec_push(l->arena, &l->core->functions, function);
        if (decl == module->main)
            l->core->main = function;
    }
}

/* Arrays are not written out wherever they are used: a constant that holds one is there
 * once. */
static struct core_variable *
named_constant(struct lowering *l, struct decl *decl)
{
    decl->named = core_variable_new(l->arena, CORE_VALUE, decl->type, decl->name);
    decl->named->is_constant = true;
    return decl->named;
}

static void
make_variables(struct lowering *l, struct module *module)
{
    for (int i = 0; i < module->decls.count; i++) {
        struct decl *decl = module->decls.at[i];
        struct core_variable *variable;
        if (decl->kind == DECL_VAR)
            variable = local(l, decl->variable);
        else if (decl->kind == DECL_CONST && type_holds_array(decl->type))
            variable = named_constant(l, decl);
        else
            continue;
        variable->is_module = true;
        variable->decl = decl;
        variable->constant = decl->constant;
        vec_push(l->arena, &l->core->variables, variable);
    }
}

/* A coroutine owns its arguments; a fn borrows them from its caller. */
static void
lower_parameters(struct lowering *l, struct core_function *function)
{
    const struct variables *params = &function->decl->params;
    for (int i = 0; i < params->count; i++) {
        struct core_variable *parameter = local(l, params->at[i]);
        parameter->borrowed = !function->is_coroutine;
        vec_push(l->arena, &function->parameters, parameter);
        if (function->is_coroutine && type_is_owned(parameter->type))
            hold(l, parameter);
    }
}

static void
lower_function(struct lowering *l, struct core_function *function)
{
    struct decl *decl = function->decl;
    arena_clear(l->scratch);
    l->function = function;
    l->group = NULL;
    l->can_throw = function->is_coroutine || function->throws;
    l->span = decl->head;
    if (decl->returns->kind != TYPE_VOID) {
        function->result =
            core_variable_new(l->arena, CORE_VALUE, decl->returns, "result");
        function->result->is_result = true;
    }
    struct scope_mark mark = scope_begin(l);
    lower_parameters(l, function);
    lower_block(l, decl->body);
    function->body = scope_take(l, mark);
}

/* ---- what the program can reach ---- */

struct reach {
    struct arena *arena;
    struct core_functions found; /* used, in the order in which that was seen */
};

static void
reach_function(struct reach *reach, struct core_function *function)
{
    if (function->used)
        return;
    function->used = true;
    vec_push(reach->arena, &reach->found, function);
}

/* What a module's variable begins with. */
static void
reach_constant(struct reach *reach, const struct constant *constant)
{
    const struct type *type = type_opened(constant->type);
    int count = 0;
    if (constant->is_none)
        return;
    if (type->kind == TYPE_FN)
        reach_function(reach, constant->function->core);
    if (type->kind == TYPE_STRUCT)
        count = type->decl->params.count;
    if (type->kind == TYPE_ENUM)
        count = type->decl->cases.at[constant->integer]->payload.count;
    if (type->kind == TYPE_ARRAY)
        count = constant->is_filled ? 1 : (int)type->count;
    for (int i = 0; i < count; i++)
        reach_constant(reach, constant->fields[i]);
}

/* Expressions are never deep: lower cuts them. */
static void
reach_in_expr(struct reach *reach, const struct core_expr *expr)
{
    bool names_function = expr->kind == CORE_CALL_FN || expr->kind == CORE_FUNCTION ||
                          expr->kind == CORE_NEW || expr->kind == CORE_KIND ||
                          expr->kind == CORE_STEP;
    if (names_function)
        reach_function(reach, expr->function);
    if (expr->kind == CORE_VARIABLE && expr->variable->is_module)
        reach_constant(reach, expr->variable->constant);
    for (int i = 0; i < expr->operands.count; i++)
        reach_in_expr(reach, expr->operands.at[i]);
}

static void
reach_handler(struct reach *reach, const struct core_message *sends)
{
    if (sends && sends->decl && sends->decl->handler && sends->decl->handler->core)
        reach_function(reach, sends->decl->handler->core);
}

static void
reach_in_suspend(struct reach *reach, const struct core_stmt *stmt)
{
    if (stmt->suspend.how == CORE_SUSPEND_CALL)
        reach_function(reach, stmt->suspend.message->callee);
    reach_handler(reach, stmt->suspend.sends);
    for (int i = 0; i < stmt->suspend.arms.count; i++)
        reach_handler(reach, stmt->suspend.arms.at[i].sends);
    for (int i = 0; i < stmt->suspend.arguments.count; i++)
        reach_in_expr(reach, stmt->suspend.arguments.at[i]);
}

static void
reach_in_stmt(void *data, struct core_stmt *stmt)
{
    struct reach *reach = data;
    if (stmt->value)
        reach_in_expr(reach, stmt->value);
    if (stmt->kind == CORE_ASSIGN)
        reach_in_expr(reach, stmt->place);
    else if (stmt->kind == CORE_LOOP && stmt->counted.low)
        reach_in_expr(reach, stmt->counted.low);
    else if (stmt->kind == CORE_SUSPEND)
        reach_in_suspend(reach, stmt);
}

/* Others find it: main is where a program begins, handlers of other modules' messages are
 * made known to these, and what is exported is called from C. */
static bool
is_root(const struct core_module *core, const struct core_function *function)
{
    const struct decl *decl = function->decl;
    bool handles_foreign =
        decl->kind == DECL_ON && decl->message && decl->message->module != core->module;

    return !core->main || function == core->main || decl->exported || handles_foreign;
}

static void
find_used(struct lowering *l)
{
    struct reach reach = {.arena = l->arena};
    struct core_visitor visitor = {
        .visit = reach_in_stmt, .data = &reach, .arena = l->arena};
    for (int i = 0; i < l->core->functions.count; i++)
        if (is_root(l->core, l->core->functions.at[i]))
            reach_function(&reach, l->core->functions.at[i]);
    for (int i = 0; i < reach.found.count; i++)
        core_walk(&visitor, reach.found.at[i]->body);
}

struct core_module *
lower(struct context *context, struct module *module)
{
    struct core_module *core = NEW(context->arena, struct core_module);
    struct lowering l = {
        .context = context,
        .arena = context->arena,
        .scratch = arena_new(),
        .core = core,
    };
    core->module = module;
    make_functions(&l, module);
    make_variables(&l, module);
    for (int i = 0; i < core->functions.count; i++)
        lower_function(&l, core->functions.at[i]);
    if (core->main && core->main->is_coroutine)
        core->main->has_object = true;
    find_used(&l);
    arena_free(l.scratch);
    return core;
}
