/* Where C declares the variables that lie in no frame. At the place of their birth, if that can be: no
 * jump may enter the reach of a declaration from before it, as the switch at the head of a coroutine
 * does to come to a suspension, or a way out to come to the label of a cleanup. Else in braces of
 * their own around the statements that use them, or at the top of braces around. */
#include "planning.h"

enum {
    LONGEST_RUN = 12,  /* statements that braces of their own may hold */
    DEEPEST_RUN = 60,  /* braces around them: C compilers limit that */
};

bool
is_local(const struct core_variable *variable)
{
    return variable && variable->read && !variable->crosses && !variable->is_module &&
           !variable->is_parameter && !variable->is_result;
}

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

/* A later jump enters what follows the declaration. */
static bool
is_entered(const struct planning *planning, const struct core_stmt *birth)
{
    const struct braces *braces = planning->braces;

    return braces->open_labels > 0 || braces->last_suspension > birth->number;
}

/* ---- runs ---- */

static uint32_t
last_use(const struct planning *planning, const struct core_stmt *stmt)
{
    const struct core_variable *variable = core_begun(stmt);

    return is_local(variable) ? planning->function->last_use[variable->number] : 0;
}

/* The last part of a list that uses what begins at `first`, or what begins on the way to it; -1 if that
 * is no good run for braces. */
static int
end_of_run(const struct planning *planning, const struct core_stmt *list, int first,
           uint32_t longest)
{
    uint32_t limit = list->stmts.at[first]->number + longest, last = 0;
    int end = first;

    for (int i = first; i <= end; i++) {
        const struct core_stmt *stmt = list->stmts.at[i];
        uint32_t use = last_use(planning, stmt);

        last = use > last ? use : last;
        if (stmt->suspends || last > limit)
            return -1;
        while (end + 1 < list->stmts.count && list->stmts.at[end + 1]->number <= last)
            end++;
    }
    return end;
}

static void
open_run(struct planning *planning, const struct core_stmt *list, int first, int end)
{
    struct braces *braces = braces_new(planning);

    braces->declares = true;
    planning->braces = braces;
    plan_of(planning, list->stmts.at[first])->run = braces;
    plan_of(planning, list->stmts.at[end])->ends_run = true;
    planning->sites.at[planning->sites.count - 1].run_end = end;
}

/* Of a statement's temporaries all are wrapped; of a block's variables only those of a few statements,
 * and not for the sake of labels, so that blocks do not nest with each way out. */
static uint32_t
longest_run(const struct planning *planning, const struct core_stmt *list)
{
    bool in_statement = list->kind == CORE_BLOCK && list->is_statement;

    if (planning->braces->depth >= DEEPEST_RUN)
        return 0;
    if (in_statement)
        return UINT32_MAX / 2;
    return planning->braces->open_labels > 0 ? 0 : LONGEST_RUN;
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
        return stmt->suspend.how == CORE_SUSPEND_YIELD && stmt->suspend.received == variable;
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
        uint32_t longest = longest_run(planning, list);
        int end = longest > 0 ? end_of_run(planning, list, index, longest) : -1;

        if (end < 0) {
            hoist(planning, top_of(planning), variable);
            return;
        }
        open_run(planning, list, index, end);
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
    struct site *site = &planning->sites.at[planning->sites.count - 1];
    const struct core_stmt *begins;

    if (site->run_end >= 0 && index > site->run_end) {
        planning->braces = planning->braces->outer;
        site->run_end = -1;
    }
    if (index == stmt->stmts.count && stmt->kind == CORE_TRY && is_local(stmt->variable))
        place_caught(planning, stmt);
    if (index >= stmt->stmts.count)
        return;
    begins = stmt->stmts.at[index];
    if ((begins->kind == CORE_DECLARE || begins->kind == CORE_BIND) &&
        is_local(begins->variable))
        place(planning, stmt, index);
}
