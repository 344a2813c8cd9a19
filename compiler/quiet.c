/* What lets all lists, maps and objects be: it neither changes one, nor runs what a user
 * wrote, which might. What it releases is held by nobody else. */
#include <string.h>

#include "eliding.h"
#include "graph.h"

/* ---- expressions ---- */

/* Values through which a call cannot reach a list, map or object, nor run what a user
 * wrote. */
static bool
is_harmless(const struct core_expr *operand)
{
    switch (operand->kind) {
    case CORE_PLACE:
    case CORE_TEXT:
    case CORE_TYPE:
    case CORE_NULL:
        return true;
    default:
        return operand->type &&
               (!type_is_owned(operand->type) || operand->type->kind == TYPE_STRING);
    }
}

static bool
is_quiet_call(const struct core_expr *call)
{
    if (call->is_external)
        return false;
    if (call->effect != CORE_ACTS || looks_into(call) ||
        strcmp(call->text, "coro_print") == 0)
        return true;
    for (int i = 0; i < call->operands.count; i++)
        if (!is_harmless(call->operands.at[i]))
            return false;
    return true;
}

static bool
is_quiet_node(const struct core_expr *expr)
{
    switch (expr->kind) {
    case CORE_CALL_C:
        return is_quiet_call(expr);
    case CORE_CALL_FN:
        return expr->function->is_quiet;
    case CORE_FUNCTION:
    case CORE_VARIABLE:
    case CORE_INTEGER:
    case CORE_FLOATING:
    case CORE_STRING:
    case CORE_NONE:
    case CORE_SOME:
    case CORE_HAS:
    case CORE_OPENED:
    case CORE_OPERATION:
    case CORE_CHOICE:
    case CORE_CAST:
    case CORE_C_CAST:
    case CORE_C_CONSTANT:
    case CORE_FIELD:
    case CORE_STRUCT:
    case CORE_CLASS:
    case CORE_ARRAY:
    case CORE_AT:
    case CORE_ELEMENT:
    case CORE_POINTED:
    case CORE_ITEMS:
    case CORE_ADDRESS:
    case CORE_TYPE:
    case CORE_NULL:
    case CORE_TEXT:
    case CORE_PLACE:
    case CORE_COPY:
    case CORE_MOVE:
        return true;
    default:
        return false;
    }
}

/* Down the first operands in a loop, as chains lean. */
static bool
is_quiet_expr(const struct core_expr *expr)
{
    for (; expr; expr = expr->operands.count > 0 ? expr->operands.at[0] : NULL) {
        if (!is_quiet_node(expr))
            return false;
        for (int i = 1; i < expr->operands.count; i++)
            if (!is_quiet_expr(expr->operands.at[i]))
                return false;
    }
    return true;
}

/* ---- statements ---- */

bool
is_quiet(const struct core_stmt *stmt)
{
    if (!is_quiet_expr(stmt->value))
        return false;
    switch (stmt->kind) {
    case CORE_ASSIGN:
        return core_place_variable(stmt->place) && is_quiet_expr(stmt->place) &&
               !type_may_run_defers(stmt->place->type);
    case CORE_RELEASE:
        return !type_may_run_defers(stmt->variable->type);
    case CORE_LOOP:
        return is_quiet_expr(stmt->counted.low);
    case CORE_SUSPEND:
    case CORE_END_IN_PLACE:
    case CORE_FREE_FRAME:
    case CORE_RELEASE_ARGUMENTS:
    case CORE_BEGIN_SCOPE:
    case CORE_END_SCOPE:
        return false;
    default:
        return true;
    }
}

/* ---- functions ---- */

struct listening {
    struct arena *arena;
    struct core_function *function; /* whose body is being looked at */
    struct graph calls;
    bool *loud; /* by the number of the declaration */
};

static void
note_call(struct listening *listening, const struct decl *callee)
{
    int caller = listening->function->decl->number;
    struct edge call = {caller, callee->number};

    if (callee->module != listening->function->decl->module)
        listening->loud[caller] = true;
    else
        vec_push(listening->arena, &listening->calls.edges, call);
}

static void
note_calls(struct listening *listening, const struct core_expr *expr)
{
    for (; expr; expr = expr->operands.count > 0 ? expr->operands.at[0] : NULL) {
        if (expr->kind == CORE_CALL_FN)
            note_call(listening, expr->function->decl);
        for (int i = 1; i < expr->operands.count; i++)
            note_calls(listening, expr->operands.at[i]);
    }
}

/* All functions of the module count as quiet here. */
static void
listen(void *data, struct core_stmt *stmt)
{
    struct listening *listening = data;

    note_calls(listening, stmt->value);
    if (stmt->kind == CORE_LOOP)
        note_calls(listening, stmt->counted.low);
    if (stmt->kind == CORE_ASSIGN)
        note_calls(listening, stmt->place);
    if (!is_quiet(stmt))
        listening->loud[listening->function->decl->number] = true;
}

void
find_quiet_functions(struct arena *arena, const struct core_module *core)
{
    struct listening listening = {.arena = arena};
    struct core_visitor visitor = {.visit = listen, .data = &listening, .arena = arena};
    const struct core_functions *functions = &core->functions;

    listening.calls.count = core->module->decls.count;
    listening.loud = arena_alloc(arena, (size_t)listening.calls.count + 1);
    for (int i = 0; i < functions->count; i++)
        functions->at[i]->is_quiet = !functions->at[i]->is_coroutine;
    for (int i = 0; i < functions->count; i++) {
        listening.function = functions->at[i];
        if (!listening.function->is_coroutine)
            core_walk(&visitor, listening.function->body);
    }
    graph_inherit(arena, &listening.calls, listening.loud);
    for (int i = 0; i < functions->count; i++)
        functions->at[i]->is_quiet &= !listening.loud[functions->at[i]->decl->number];
}

/* A module is not compiled again when a body of another one changes: so to others none is
 * quiet. */
void
forget_quiet_functions(const struct core_module *core)
{
    for (int i = 0; i < core->functions.count; i++)
        core->functions.at[i]->is_quiet = false;
}
