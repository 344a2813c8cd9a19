/* Where C declares the variables that lie in no frame. At the place of their birth, if
 * that can be: no jump may enter the reach of a declaration from before it, as the switch
 * at the head of a coroutine does to come to a suspension, or a way out to come to the
 * label of a cleanup. Else a statement's temporaries have braces of their own, and
 * variables of blocks stand at the top of braces around. */
#include "core_walk.h"
#include "planning.h"

/* Braces around those of a statement's temporaries: C compilers limit that. */
enum { DEEPEST = 60 };

static void
hoist(struct planning *planning, struct braces *braces, struct core_variable *variable)
{
    planning->function->hoisted[variable->number] = true;
    vec_push(planning->arena, &braces->tops, variable);
    braces->declares = true;
}

/* No way to the variable's birth passes by: its top is free of jumps into the braces. */
static struct braces *
top_of(const struct planning *planning)
{
    struct braces *braces = planning->braces;

    return braces->last_suspension > 0 ? planning->function->braces : braces;
}

/* A later jump enters what follows the declaration. Behind a suspension two ways out have
 * just been tested. */
static bool
is_entered(const struct planning *planning, const struct core_stmt *birth)
{
    const struct braces *braces = planning->braces;

    if (braces->open_labels > 0 || braces->last_suspension > birth->number)
        return true;
    return birth->kind == CORE_SUSPEND &&
           (rung_of(planning, WAY_ERROR)->braces == braces ||
            rung_of(planning, WAY_DROP)->braces == braces);
}

/* ---- braces of a statement's temporaries ---- */

/* Whether some of them could not be declared at their birth but for the braces. */
bool
wants_braces(const struct planning *planning, const struct core_stmt *statement)
{
    const struct braces *around = planning->braces;
    const struct plan *plan = statement->plan;
    const struct rung *rung = rung_of(planning, WAY_ERROR);
    bool jumps = rung->kind != RUNG_END || planning->function->function->is_coroutine;

    if (statement->suspends || around->depth >= DEEPEST)
        return false;
    return around->open_labels > 0 || around->last_suspension > statement->number ||
           plan->leaves_held_early || (plan->leaves_early && jumps);
}

/* ---- births ---- */

/* The statement behind a DECLARE that gives the variable its first value. */
static bool
gives_birth(const struct core_stmt *stmt, const struct core_variable *variable)
{
    switch (stmt->kind) {
    case CORE_INIT:
        return stmt->variable == variable;
    case CORE_LOOP:
        return stmt->counted.index == variable;
    case CORE_SUSPEND:
        return core_stores_received(stmt) && stmt->suspend.received == variable;
    default:
        return false;
    }
}

/* The reach of a variable in the head of a for ends with the loop. */
static bool
is_declared_in_head(const struct core_stmt *birth)
{
    return birth->kind == CORE_LOOP && !birth->suspends;
}

static void
place(struct planning *planning, const struct core_stmt *list, int index)
{
    struct core_stmt *stmt = list->stmts.at[index], *birth = stmt;
    struct core_variable *variable = stmt->variable;

    if (stmt->kind == CORE_DECLARE && index + 1 < list->stmts.count &&
        gives_birth(list->stmts.at[index + 1], variable)) {
        birth = list->stmts.at[index + 1];
        plan_of(planning, stmt)->silent = true;
    }
    if (!is_declared_in_head(birth) && is_entered(planning, birth)) {
        hoist(planning, top_of(planning), variable);
        return;
    }
    if (!is_declared_in_head(birth))
        planning->braces->declares = true;
    if (birth != stmt)
        plan_of(planning, birth)->gives_birth = true;
}

/* What was caught begins in the handler's braces. */
static void
place_caught(struct planning *planning, const struct core_stmt *stmt)
{
    struct braces *braces = stmt->handler->plan->braces;

    if (braces->last_suspension > 0)
        hoist(planning, planning->function->braces, stmt->variable);
    else
        braces->declares = true;
}

void
place_locals(struct planning *planning, struct core_stmt *stmt, int index)
{
    const struct core_stmt *begins;

    if (stmt->kind == CORE_IF || stmt->kind == CORE_LOOP)
        return;
    if (index == stmt->stmts.count && stmt->kind == CORE_TRY &&
        is_local(planning->function, stmt->variable))
        place_caught(planning, stmt);
    if (index >= stmt->stmts.count)
        return;
    begins = stmt->stmts.at[index];
    if ((begins->kind == CORE_DECLARE || begins->kind == CORE_BIND) &&
        is_local(planning->function, begins->variable))
        place(planning, stmt, index);
}
