/* Which variables live across which suspensions.
 *
 * Every function's variables are numbered and their uses noted; in a coroutine, the
 * suspensions note what is live across them. What must lie in the frame anyway
 * (parameters, results, messages) is marked apart. */
#include "core_walk.h"
#include "liveness.h"
#include "passes.h"

struct living {
    struct arena *arena;
    struct core_function *function;
    struct core_visitor visitor;
    struct core_variables reads; /* of the statement under way */
    struct bits *noted;   /* at the suspension before, which is the next by number */
    struct bits *changed; /* since then */
};

/* ---- facts without liveness ---- */

static void
mark_suspending(struct living *living, struct core_stmt *stmt)
{
    const struct core_sites *path = &living->visitor.path;

    stmt->suspends = true;
    for (int i = 0; core_sent(stmt, i); i++)
        core_sent(stmt, i)->read = true;
    for (int i = path->count - 1; i >= 0 && !path->at[i].stmt->suspends; i--)
        path->at[i].stmt->suspends = true;
}

static void
find_facts(void *data, struct core_stmt *stmt)
{
    struct living *living = data;

    living->reads.count = 0;
    core_stmt_reads(living->arena, stmt, &living->reads);
    for (int i = 0; i < living->reads.count; i++)
        living->reads.at[i]->read = true;
    if (stmt->kind == CORE_SUSPEND)
        mark_suspending(living, stmt);
}

static void
prepare(struct living *living)
{
    struct core_function *function = living->function;

    core_number(&living->visitor, function);
    living->visitor.visit = find_facts;
    living->visitor.data = living;
    core_walk(&living->visitor, function->body);
    for (int i = 0; function->is_coroutine && i < function->variables.count; i++) {
        struct core_variable *variable = function->variables.at[i];
        variable->crosses = variable->is_parameter || variable->is_result ||
                            variable->content == CORE_SCOPE;
    }
}

/* ---- across suspensions ---- */

static void
begin_range(struct living *living, struct core_variable *variable, int last)
{
    variable->crosses = true;
    vec_push(living->arena, &variable->suspensions, ((struct core_range){0, last}));
}

static void
end_range(struct core_variable *variable, int first)
{
    variable->suspensions.at[variable->suspensions.count - 1].first = first;
}

/* Suspensions are met in the order of their numbers, the last one first: a variable's
 * range goes on while it is live at each. `suspension` 0 ends all. */
static void
note(struct living *living, int suspension, const struct bits *live)
{
    bits_differ(living->changed, live, living->noted);
    for (int i = 0; (i = bits_next(living->changed, i)) >= 0; i++) {
        struct core_variable *variable = living->function->variables.at[i - 1];

        if (bits_has(live, i))
            begin_range(living, variable, suspension);
        else
            end_range(variable, suspension + 1);
    }
    bits_copy(living->noted, live);
}

static void
note_suspension(void *data, const struct core_stmt *stmt, const struct bits *live)
{
    if (stmt->kind == CORE_SUSPEND)
        note(data, stmt->suspend.number, live);
}

static bool
suspends(const struct core_stmt *loop)
{
    return loop->suspends;
}

static void
live_function(struct living *living, struct core_function *function)
{
    struct liveness client = {
        .arena = living->arena,
        .at = note_suspension,
        .wants = suspends,
        .data = living,
        .counts_releases = true,
    };
    int room;

    living->function = function;
    prepare(living);
    if (function->suspension_count == 0)
        return;
    room = function->variables.count + 1;
    living->noted = bits_new(living->arena, room);
    living->changed = bits_new(living->arena, room);
    liveness(&client, function);
    note(living, 0, bits_new(living->arena, room));
}

void
live(struct context *context, struct core_module *core)
{
    struct living living = {
        .arena = context->arena,
        .visitor = {.arena = context->arena},
    };

    for (int i = 0; i < core->functions.count; i++)
        live_function(&living, core->functions.at[i]);
}
