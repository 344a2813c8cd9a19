/* What the functions that are used ask of coroutines: how their frames and objects begin,
 * and whether they lie in place. The rest would be functions that nobody calls. */
#include "core_walk.h"
#include "emitting.h"

static void
need_in_expr(struct emitting *e, const struct core_expr *expr)
{
    if (expr->kind == CORE_NEW)
        presence_of(e, expr->function)->has_new = true;
    if (expr->kind == CORE_STEP)
        presence_of(e, expr->function)->is_stepped = true;
    for (int i = 0; i < expr->operands.count; i++)
        need_in_expr(e, expr->operands.at[i]);
}

static void
need_in_exprs(struct emitting *e, const struct core_exprs *exprs)
{
    for (int i = 0; i < exprs->count; i++)
        need_in_expr(e, exprs->at[i]);
}

/* What begins in place is started, not made. */
static void
need_in_place(struct emitting *e, const struct core_stmt *stmt)
{
    struct presence *presence = presence_of(e, stmt->variable->callee);

    presence->has_object |= stmt->variable->content == CORE_OBJECT_IN_PLACE;
    presence->has_start = true;
    need_in_exprs(e, &stmt->value->operands);
}

static void
need_in_stmt(void *data, struct core_stmt *stmt)
{
    struct emitting *e = data;

    if (stmt->kind == CORE_BIND && stmt->value->kind == CORE_NEW) {
        need_in_place(e, stmt);
        return;
    }
    if (stmt->value)
        need_in_expr(e, stmt->value);
    if (stmt->kind == CORE_LOOP && stmt->counted.low)
        need_in_expr(e, stmt->counted.low);
    if (stmt->kind == CORE_SUSPEND && stmt->suspend.how == CORE_SUSPEND_CALL) {
        presence_of(e, stmt->suspend.message->callee)->has_start = true;
        need_in_exprs(e, &stmt->suspend.arguments);
    }
}

void
find_needs(struct emitting *e)
{
    struct core_visitor visitor = {.visit = need_in_stmt, .data = e, .arena = e->arena};

    for (int i = 0; i < e->core->functions.count; i++) {
        struct core_function *function = e->core->functions.at[i];
        struct presence *presence = presence_of(e, function);

        presence->has_new = function == e->core->main;
        if (is_public(e, function->decl))
            presence->has_new = presence->has_start = presence->has_object = true;
    }
    for (int i = 0; i < e->core->functions.count && !is_library(e); i++)
        if (e->core->functions.at[i]->used)
            core_walk(&visitor, e->core->functions.at[i]->body);
}
