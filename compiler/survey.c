/* Numbers the statements of a function and finds where each variable is named last, and which braces
 * hold suspensions. */
#include "planning.h"

static void
use(struct planning *planning, const struct core_variable *variable)
{
    if (variable && !variable->is_module)
        planning->function->last_use[variable->number] = planning->number;
}

/* What is only written needs to be declared too. */
static void
note_uses(struct planning *planning, const struct core_stmt *stmt)
{
    planning->reads.count = 0;
    core_stmt_reads(planning->arena, stmt, &planning->reads);
    for (int i = 0; i < planning->reads.count; i++)
        use(planning, planning->reads.at[i]);
    use(planning, stmt->variable);
    use(planning, stmt->counted.index);
    if (stmt->place)
        use(planning, core_place_variable(stmt->place));
    if (stmt->kind == CORE_SUSPEND) {
        use(planning, stmt->suspend.received);
        use(planning, stmt->suspend.message);
    }
}

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
    note_uses(planning, stmt);
    if (has_braces(stmt)) {
        planning->braces = braces_new(planning);
        plan_of(planning, stmt)->braces = planning->braces;
    }
    if (stmt->kind == CORE_SUSPEND)
        planning->braces->last_suspension = stmt->number;
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
}

void
survey(struct planning *planning, struct core_stmt *body)
{
    struct tour round = {enter, part, leave, planning, planning->arena, {0}};

    tour(&round, body);
}
