/* Numbers the statements of a function and finds which braces hold suspensions, which
 * statements' temporaries ways out pass by, and what each statement reads. */
#include "planning.h"

/* ---- statements with temporaries ---- */

static bool
is_statement(const struct core_stmt *stmt)
{
    return stmt->kind == CORE_BLOCK && stmt->is_statement;
}

static bool
leaves(const struct core_stmt *stmt)
{
    switch (stmt->kind) {
    case CORE_CHECK:
    case CORE_THROW:
    case CORE_BREAK:
    case CORE_CONTINUE:
    case CORE_RETURN:
        return true;
    default:
        return false;
    }
}

/* Whether a way out passes by the birth of a temporary. */
static void
note_in_statement(struct planning *planning, const struct core_stmt *stmt)
{
    struct statement *around;

    if (planning->statements.count == 0)
        return;
    around = &planning->statements.at[planning->statements.count - 1];
    if (stmt->kind == CORE_HOLD)
        around->holds++;
    around->leaves |= leaves(stmt);
    around->leaves_held |= leaves(stmt) && around->holds > 0;
    if (stmt->kind == CORE_DECLARE || stmt->kind == CORE_BIND) {
        plan_of(planning, around->block)->leaves_early |= around->leaves;
        plan_of(planning, around->block)->leaves_held_early |= around->leaves_held;
    }
}

static void
end_in_statement(struct planning *planning, const struct core_stmt *stmt)
{
    struct statements *statements = &planning->statements;

    if (statements->count == 0)
        return;
    if (stmt->kind == CORE_HOLD)
        statements->at[statements->count - 1].holds--;
    else if (stmt == statements->at[statements->count - 1].block)
        statements->count--;
}

/* ---- braces ---- */

static bool
has_braces(const struct core_stmt *stmt)
{
    return (stmt->kind == CORE_BLOCK && !stmt->is_statement) || stmt->kind == CORE_TRY;
}

static void
enter(void *data, struct core_stmt *stmt)
{
    struct planning *planning = data;

    stmt->number = ++planning->number;
    note_reads(planning, stmt);
    if (has_braces(stmt)) {
        planning->braces = braces_new(planning);
        plan_of(planning, stmt)->braces = planning->braces;
    }
    if (stmt->kind == CORE_SUSPEND)
        planning->braces->last_suspension = stmt->number;
    note_in_statement(planning, stmt);
    if (is_statement(stmt)) {
        plan_of(planning, stmt);
        vec_push(planning->arena, &planning->statements,
                 ((struct statement){.block = stmt}));
    }
}

static void
end_braces(struct planning *planning)
{
    struct braces *inner = planning->braces, *outer = inner->outer;

    planning->braces = outer;
    if (outer && inner->last_suspension > 0)
        outer->last_suspension = inner->last_suspension;
}

static bool
part(void *data, struct core_stmt *stmt, int index, struct core_stmt *part)
{
    (void)part;
    if (stmt->kind == CORE_TRY && index == stmt->stmts.count)
        end_braces(data);
    return true;
}

static void
leave(void *data, struct core_stmt *stmt)
{
    if (has_braces(stmt) && stmt->kind == CORE_BLOCK)
        end_braces(data);
    end_in_statement(data, stmt);
}

void
survey(struct planning *planning, struct core_stmt *body)
{
    struct tour round = {enter, part, leave, planning, planning->arena, {0}};

    tour(&round, body);
    find_needed(planning);
}
