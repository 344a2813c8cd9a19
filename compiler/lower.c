/* The pass `lower`: typed tree -> core tree. It takes functions and coroutines without
 * errors, each with its facts, and leaves for each a tree in which every suspension is a
 * statement, operands that must outlive something are in temporaries, and every owned
 * value has one place where it is released. */
#include "lowering.h"

static bool
is_function(const struct decl *decl)
{
    return decl->kind == DECL_FN || decl->kind == DECL_CORO;
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
        function->name = decl->name;
        function->is_coroutine = decl->kind == DECL_CORO;
        function->throws = decl->kind == DECL_FN && decl->throws;
        decl->core = function;
        vec_push(l->arena, &l->core->functions, function);
        if (decl == module->main)
            l->core->main = function;
    }
}

static void
make_variables(struct lowering *l, struct module *module)
{
    for (int i = 0; i < module->decls.count; i++) {
        struct decl *decl = module->decls.at[i];
        if (decl->kind != DECL_VAR)
            continue;
        struct core_variable *variable = local(l, decl->variable);
        variable->is_module = true;
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
    l->function = function;
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

static void use_function(struct core_function *function, struct core_functions *found,
                         struct arena *arena);

static void
use_in_expr(const struct core_expr *expr, struct core_functions *found,
            struct arena *arena)
{
    bool names_function =
        expr->kind == CORE_CALL_FN || expr->kind == CORE_NEW || expr->kind == CORE_KIND ||
        expr->kind == CORE_STEP;
    if (names_function)
        use_function(expr->function, found, arena);
    for (int i = 0; i < expr->operands.count; i++)
        use_in_expr(expr->operands.at[i], found, arena);
}

static void use_in_stmt(const struct core_stmt *stmt, struct core_functions *found,
                        struct arena *arena);

static void
use_in_stmts(const struct core_stmts *stmts, struct core_functions *found,
             struct arena *arena)
{
    for (int i = 0; i < stmts->count; i++)
        use_in_stmt(stmts->at[i], found, arena);
}

static void
use_in_suspend(const struct core_stmt *stmt, struct core_functions *found,
               struct arena *arena)
{
    if (stmt->suspend.how == CORE_SUSPEND_CALL)
        use_function(stmt->suspend.message->callee, found, arena);
    for (int i = 0; i < stmt->suspend.arguments.count; i++)
        use_in_expr(stmt->suspend.arguments.at[i], found, arena);
}

static void
use_in_stmt(const struct core_stmt *stmt, struct core_functions *found,
            struct arena *arena)
{
    /* else if chains may be long: follow them in a loop. */
    for (; stmt; stmt = stmt->kind == CORE_IF ? stmt->otherwise : NULL) {
        if (stmt->place)
            use_in_expr(stmt->place, found, arena);
        if (stmt->value)
            use_in_expr(stmt->value, found, arena);
        if (stmt->counted.low)
            use_in_expr(stmt->counted.low, found, arena);
        if (stmt->kind == CORE_SUSPEND)
            use_in_suspend(stmt, found, arena);
        use_in_stmts(&stmt->stmts, found, arena);
        if (stmt->then)
            use_in_stmt(stmt->then, found, arena);
        if (stmt->cleanup)
            use_in_stmt(stmt->cleanup, found, arena);
        if (stmt->handler)
            use_in_stmt(stmt->handler, found, arena);
    }
}

static void
use_function(struct core_function *function, struct core_functions *found,
             struct arena *arena)
{
    if (function->used)
        return;
    function->used = true;
    vec_push(arena, found, function);
}

/* From main, or from everything where there is none. */
static void
find_used(struct lowering *l)
{
    struct core_functions found = {0};
    for (int i = 0; i < l->core->functions.count; i++)
        if (!l->core->main || l->core->functions.at[i] == l->core->main)
            use_function(l->core->functions.at[i], &found, l->arena);
    for (int i = 0; i < found.count; i++)
        use_in_stmt(found.at[i]->body, &found, l->arena);
}

struct core_module *
lower(struct context *context, struct module *module)
{
    struct core_module *core = NEW(context->arena, struct core_module);
    struct lowering l = {.context = context, .arena = context->arena, .core = core};
    core->module = module;
    make_functions(&l, module);
    make_variables(&l, module);
    for (int i = 0; i < core->functions.count; i++)
        lower_function(&l, core->functions.at[i]);
    if (core->main && core->main->is_coroutine)
        core->main->has_object = true;
    find_used(&l);
    return core;
}
