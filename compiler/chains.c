/* Chains of else if. One whose condition takes statements is an if in the braces of the
 * else before it; and C compilers take else ifs, too, as nested in each other. Where that
 * gets too deep for them, the else has no braces: the part before it jumps over what
 * follows. Where there are several such parts, they all come to one jump, which only the
 * way to the else passes by. */
#include "planning.h"

enum {
    DEEPEST_ELSE = 24, /* braces around it */
    LONGEST_CHAIN = 100,
};

static bool
is_too_deep(const struct planning *planning, const struct core_stmt *stmt)
{
    if (stmt->otherwise->kind == CORE_IF)
        return planning->chain >= LONGEST_CHAIN;
    return planning->braces->depth >= DEEPEST_ELSE;
}

/* Ifs that end at the same place share its label. */
static struct ending *
ending_of(struct planning *planning)
{
    struct ending *ending = planning->ending;

    if (!ending) {
        ending = NEW(planning->arena, struct ending);
        ending->number = ++planning->endings;
        ending->braces = planning->braces;
    }
    return ending;
}

void
begin_if(struct planning *planning, struct core_stmt *stmt)
{
    struct plan *plan;

    if (!stmt->otherwise || !is_too_deep(planning, stmt))
        return;
    plan = plan_of(planning, stmt);
    plan->owns_ending = !planning->ending;
    plan->ending = ending_of(planning);
    if (stmt->otherwise->kind == CORE_BLOCK)
        stmt->otherwise->plan->braces = NULL;
}

void
begin_otherwise(struct planning *planning, struct core_stmt *stmt,
                const struct site *site)
{
    struct plan *plan = stmt->plan;

    if (!plan || !plan->ending) {
        planning->ending = stmt->otherwise->kind == CORE_IF ? site->ending : NULL;
        planning->chain = stmt->otherwise->kind == CORE_IF ? site->chain + 1 : 0;
        planning->chain_falls = site->chain_falls || site->falls;
        return;
    }
    planning->ending = plan->ending;
    plan->jumps_to_ending = site->falls || site->chain_falls;
    if (site->chain_falls)
        plan->detour = ++planning->detours;
    if (plan->jumps_to_ending && !plan->ending->has_label) {
        plan->ending->has_label = true;
        plan->ending->braces->open_labels++;
    }
}

void
end_if(const struct core_stmt *stmt)
{
    const struct plan *plan = stmt->plan;

    if (plan && plan->owns_ending && plan->ending->has_label)
        plan->ending->braces->open_labels--;
}
