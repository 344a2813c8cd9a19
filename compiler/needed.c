/* Which variables C needs: those that are read where something comes of it. What is only
 * computed for variables that nobody reads is not written, or C compilers would warn. */
#include "planning.h"

/* A variable's value, stored where nothing else happens. */
struct store {
    const struct core_stmt *stmt;
    struct store *next; /* another one to the same variable */
};

static bool
is_candidate(const struct core_variable *variable)
{
    return variable && !variable->crosses && !variable->is_module &&
           !variable->is_parameter && !variable->is_result;
}

/* Where a statement does no more than to store a value, or NULL. */
static const struct core_variable *
stored(const struct core_stmt *stmt)
{
    const struct core_variable *variable = stmt->variable;

    switch (stmt->kind) {
    case CORE_ASSIGN:
        if (stmt->place->effect == CORE_ACTS)
            return NULL;
        variable = core_place_variable(stmt->place);
        break;
    case CORE_BIND:
    case CORE_INIT:
        break;
    default:
        return NULL;
    }
    return is_candidate(variable) && stmt->value->effect != CORE_ACTS ? variable : NULL;
}

static void
need_all(struct planning *planning, const struct core_variables *variables)
{
    for (int i = 0; i < variables->count; i++) {
        bool *needed = &planning->function->needed[variables->at[i]->number];

        if (!*needed)
            vec_push(planning->arena, &planning->waiting, variables->at[i]);
        *needed = true;
    }
}

void
note_reads(struct planning *planning, const struct core_stmt *stmt,
           const struct core_variables *reads)
{
    const struct core_variable *variable = stored(stmt);
    struct store *store;

    if (!variable || planning->function->needed[variable->number]) {
        need_all(planning, reads);
        return;
    }
    store = NEW(planning->arena, struct store);
    store->stmt = stmt;
    store->next = planning->stores[variable->number];
    planning->stores[variable->number] = store;
}

/* What is stored in a variable that is needed is needed too. */
void
find_needed(struct planning *planning)
{
    while (planning->waiting.count > 0) {
        struct core_variable *variable = planning->waiting.at[--planning->waiting.count];

        for (struct store *store = planning->stores[variable->number]; store;
             store = store->next) {
            planning->reads.count = 0;
            core_stmt_reads(planning->arena, store->stmt, &planning->reads);
            need_all(planning, &planning->reads);
        }
    }
}

bool
is_needed(const struct function_plan *plan, const struct core_variable *variable)
{
    return !is_candidate(variable) || plan->needed[variable->number];
}

bool
is_local(const struct function_plan *plan, const struct core_variable *variable)
{
    return is_candidate(variable) && plan->needed[variable->number];
}
