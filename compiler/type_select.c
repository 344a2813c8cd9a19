#include "type_select.h"

#include "declare.h"
#include "flow.h"
#include "require.h"
#include "type_expr.h"
#include "type_stmt.h"

/* ---- what an arm waits for ---- */

static void
report_request(struct typer *typer, struct expr *request)
{
    struct diag *diag;
    if (is_poison(request->type))
        return;
    diag = diag_error(typer->diags, DIAG_SELECT, request->span,
                      "an arm of 'select' waits for a message or a task");
    if (request->type->kind == TYPE_TASK)
        diag_help(typer->diags, diag, "write 'wait %s'", quote_operand(typer, request));
    else if (request->type->kind == TYPE_CHAN)
        diag_help(typer->diags, diag, "write '%s.get()'", quote_operand(typer, request));
    poison(typer, request);
}

static void
type_request(struct typer *typer, struct arm *arm)
{
    const struct expr *outer = typer->message;
    struct expr *request = arm->request;
    typer->message = request;
    type_expr(typer, request, NULL);
    typer->message = outer;
    if (request->kind != EXPR_WAIT && !is_message(request))
        report_request(typer, request);
    if (!arm->variable)
        return;
    require_value(typer, request);
    arm->variable->type = request->type;
}

/* ---- arms ---- */

static void
type_arm(struct typer *typer, struct arm *arm)
{
    scope_open(typer->scopes);
    if (arm->variable)
        declare_variable(typer, arm->variable);
    type_stmt(typer, arm->body);
    end_scope(typer);
}

/* Nothing to wait for, or an `else` that is not the last arm. */
static void
check_arms(struct typer *typer, const struct stmt *stmt)
{
    const struct arms *arms = &stmt->match.arms;
    struct span word = {stmt->span.lo, stmt->span.lo + 6};
    struct diag *diag;
    if (!arms->count || (arms->count == 1 && arms->at[0]->is_else)) {
        diag = diag_error(typer->diags, DIAG_SELECT, word,
                          "this 'select' has nothing to wait for");
        if (arms->count)
            diag_help(typer->diags, diag, "a bare turn is 'yield;'");
    }
    for (int i = 0; i + 1 < arms->count; i++)
        if (arms->at[i]->is_else)
            diag_error(typer->diags, DIAG_SELECT, arms->at[i]->span,
                       "'else' is the last arm of a 'select'");
}

/* The operands of all arms come before what the arms give. */
void
type_select(struct typer *typer, struct stmt *stmt)
{
    const struct arms *arms = &stmt->match.arms;
    if (!typer->has_holes)
        check_arms(typer, stmt);
    for (int i = 0; i < arms->count; i++)
        if (!arms->at[i]->is_else)
            type_request(typer, arms->at[i]);
    for (int i = 0; i < arms->count; i++)
        type_arm(typer, arms->at[i]);
}
