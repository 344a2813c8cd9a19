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

/* Where a statement stores a value, or NULL. */
static const struct core_variable *
stored(const struct core_stmt *stmt)
{
    const struct core_variable *variable = stmt->variable;

    switch (stmt->kind) {
    case CORE_ASSIGN:
        variable = core_place_variable(stmt->place);
        break;
    case CORE_BIND:
    case CORE_INIT:
        break;
    default:
        return NULL;
    }
    return is_candidate(variable) ? variable : NULL;
}

/* What a store reads even if nobody reads what it stores: where it acts. It is what
 * emit_assign and emit_birth then write. */
static void
acting_reads(struct planning *planning, const struct core_stmt *stmt)
{
    struct core_variables *reads = &planning->reads;
    const struct core_expr *place = stmt->kind == CORE_ASSIGN ? stmt->place : NULL;

    if (stmt->value->effect == CORE_ACTS)
        core_expr_reads(planning->arena, stmt->value, reads);
    for (; place && core_is_inside(place); place = place->operands.at[0])
        if (place->kind == CORE_AT && place->operands.at[1]->effect == CORE_ACTS)
            core_expr_reads(planning->arena, place->operands.at[1], reads);
}

/* Of what the planning's reads hold. */
static void
need_reads(struct planning *planning)
{
    struct core_variables *reads = &planning->reads;

    for (int i = 0; i < reads->count; i++) {
        bool *needed = &planning->function->needed[reads->at[i]->number];

        if (!*needed)
            vec_push(planning->arena, &planning->waiting, reads->at[i]);
        *needed = true;
    }
    reads->count = 0;
}

void
note_reads(struct planning *planning, const struct core_stmt *stmt)
{
    const struct core_variable *variable = stored(stmt);
    struct store *store;

    if (variable && !planning->function->needed[variable->number]) {
        acting_reads(planning, stmt);
        store = NEW(planning->arena, struct store);
        store->stmt = stmt;
        store->next = planning->stores[variable->number];
        planning->stores[variable->number] = store;
    } else {
        core_stmt_reads(planning->arena, stmt, &planning->reads);
    }
    need_reads(planning);
}

/* What is stored in a variable that is needed is needed too. */
void
find_needed(struct planning *planning)
{
    while (planning->waiting.count > 0) {
        struct core_variable *variable = planning->waiting.at[--planning->waiting.count];

        for (struct store *store = planning->stores[variable->number]; store;
             store = store->next) {
            core_stmt_reads(planning->arena, store->stmt, &planning->reads);
            need_reads(planning);
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
