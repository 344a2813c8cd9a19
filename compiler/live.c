/* Which variables live across which suspensions: a backward data flow over the structured
 * tree.
 *
 * Every function's variables are numbered and their uses noted; in a coroutine the flow
 * then goes over the body from its end, with the set of the variables that are live at
 * the point it has reached. Three things keep it short:
 *
 *   - A suspension may always be dropped, and then the cleanups of all HOLDs around it
 * run. So what a cleanup reads is live everywhere in its HOLD, and a way out needs no
 * more than the set at its target. Cleanups hold no suspension; what they read is all
 * that counts.
 *   - A loop is entered with the least fixed point, and that is what one walk with
 * nothing live at the next turn gives, as each variable flows by itself. A second walk,
 * which notes what the suspensions meet, is needed only where there are some.
 *   - What must lie in the frame anyway (parameters, results, messages) is marked apart.
 */
#include <limits.h>

#include "bits.h"
#include "core_walk.h"
#include "passes.h"

VEC(sets, struct bits *);
VEC(core_nest, const struct core_stmt *);

struct flow {
    struct arena *arena;
    struct core_function *function;
    struct core_visitor visitor;
    struct core_variables reads; /* of the statement under way */
    int inner; /* number of the first variable begun in the cleanup under way */

    struct bits *live;         /* at the point reached */
    struct bits *held;         /* what the cleanups of the HOLDs around read */
    const struct bits *caught; /* live where an error goes; NULL: out of the function */
    const struct bits *after_loop, *next_turn; /* live where break and continue go */

    bool noting;          /* suspensions note what is live across them */
    struct bits *noted;   /* at the suspension before, which is the next by number */
    struct bits *changed; /* since then */

    struct core_variables holding; /* what each HOLD has added to held, behind a NULL */
    struct core_nest nest; /* statements around the one under way, in one flow_nest */
    struct sets spare;
};

static void
walk(struct flow *flow, struct core_stmt *root,
     void (*visit)(void *data, struct core_stmt *stmt))
{
    flow->visitor.visit = visit;
    flow->visitor.data = flow;
    core_walk(&flow->visitor, root);
}

/* ---- facts that need no flow ---- */

static void
mark_suspending(struct flow *flow, struct core_stmt *stmt)
{
    const struct core_sites *path = &flow->visitor.path;

    stmt->suspends = true;
    if (stmt->suspend.message)
        stmt->suspend.message->read = true;
    for (int i = path->count - 1; i >= 0 && !path->at[i].stmt->suspends; i--)
        path->at[i].stmt->suspends = true;
}

static void
find_facts(void *data, struct core_stmt *stmt)
{
    struct flow *flow = data;

    flow->reads.count = 0;
    core_stmt_reads(flow->arena, stmt, &flow->reads);
    for (int i = 0; i < flow->reads.count; i++)
        flow->reads.at[i]->read = true;
    if (stmt->kind == CORE_SUSPEND)
        mark_suspending(flow, stmt);
}

static void
prepare(struct flow *flow)
{
    struct core_function *function = flow->function;

    core_number(&flow->visitor, function);
    walk(flow, function->body, find_facts);
    for (int i = 0; function->is_coroutine && i < function->variables.count; i++) {
        struct core_variable *variable = function->variables.at[i];
        variable->crosses = variable->is_parameter || variable->is_result;
    }
}

/* ---- sets ---- */

static struct bits *
take(struct flow *flow)
{
    if (flow->spare.count > 0)
        return flow->spare.at[--flow->spare.count];
    return bits_new(flow->arena, flow->function->variables.count + 1);
}

static struct bits *
take_copy(struct flow *flow, const struct bits *from)
{
    struct bits *copy = take(flow);

    bits_copy(copy, from);
    return copy;
}

static void
give(struct flow *flow, struct bits *bits)
{
    vec_push(flow->arena, &flow->spare, bits);
}

static void
need(struct flow *flow)
{
    for (int i = 0; i < flow->reads.count; i++)
        bits_add(flow->live, flow->reads.at[i]->number);
    flow->reads.count = 0;
}

static void
need_expr(struct flow *flow, const struct core_expr *expr)
{
    core_expr_reads(flow->arena, expr, &flow->reads);
    need(flow);
}

static void
need_stmt(struct flow *flow, const struct core_stmt *stmt)
{
    core_stmt_reads(flow->arena, stmt, &flow->reads);
    need(flow);
}

/* Before this point the variable has no value yet, or one that nobody will see. */
static void
forget(struct flow *flow, const struct core_variable *variable)
{
    if (variable && !variable->is_module && !bits_has(flow->held, variable->number))
        bits_remove(flow->live, variable->number);
}

/* Control goes elsewhere: what is live there and in the cleanups on the way is all. */
static void
jump(struct flow *flow, const struct bits *target)
{
    bits_copy(flow->live, flow->held);
    if (target)
        bits_unite(flow->live, target);
}

static void
may_throw(struct flow *flow)
{
    if (flow->caught)
        bits_unite(flow->live, flow->caught);
}

/* ---- HOLD ---- */

static void
find_reads(void *data, struct core_stmt *stmt)
{
    struct flow *flow = data;
    const struct core_variable *begun = core_begun(stmt);

    if (begun && begun->number < flow->inner)
        flow->inner = begun->number;
    core_stmt_reads(flow->arena, stmt, &flow->reads);
}

static void
enter_hold(struct flow *flow, const struct core_stmt *hold)
{
    flow->inner = INT_MAX;
    walk(flow, hold->cleanup, find_reads);
    vec_push(flow->arena, &flow->holding, NULL);
    for (int i = 0; i < flow->reads.count; i++) {
        struct core_variable *variable = flow->reads.at[i];

        if (variable->number >= flow->inner || bits_has(flow->held, variable->number))
            continue;
        vec_push(flow->arena, &flow->holding, variable);
        bits_add(flow->held, variable->number);
        bits_add(flow->live, variable->number);
    }
    flow->reads.count = 0;
}

static void
leave_hold(struct flow *flow)
{
    const struct core_variable *variable;

    while ((variable = flow->holding.at[--flow->holding.count]))
        bits_remove(flow->held, variable->number);
}

/* ---- statements ---- */

static void flow_stmt(struct flow *flow, const struct core_stmt *stmt);

static void
flow_first(struct flow *flow, const struct core_stmts *stmts, int count)
{
    while (count > 0)
        flow_stmt(flow, stmts->at[--count]);
}

/* An IF, from its else, whose result is in flow->live. */
static void
flow_arm(struct flow *flow, const struct core_stmt *stmt, const struct bits *after)
{
    struct bits *otherwise = take_copy(flow, flow->live);

    jump(flow, after);
    flow_stmt(flow, stmt->then);
    bits_unite(flow->live, otherwise);
    need_expr(flow, stmt->value);
    give(flow, otherwise);
}

/* What ends where the statement ends, of those that nest without limit: each owned
 * variable of a block holds the rest of it, and else if chains nest an IF in an IF. */
static const struct core_stmt *
nested_at_end(const struct core_stmt *stmt)
{
    if (stmt->kind == CORE_IF)
        return stmt->otherwise;
    return stmt->stmts.count > 0 ? stmt->stmts.at[stmt->stmts.count - 1] : NULL;
}

static bool
nests(const struct core_stmt *stmt)
{
    return stmt->kind == CORE_BLOCK || stmt->kind == CORE_HOLD || stmt->kind == CORE_IF;
}

/* Down to the innermost statement at the end, then back up, without recursion. */
static void
flow_nest(struct flow *flow, const struct core_stmt *stmt)
{
    struct bits *after = take_copy(flow, flow->live);
    int base = flow->nest.count;

    for (; stmt && nests(stmt); stmt = nested_at_end(stmt)) {
        vec_push(flow->arena, &flow->nest, stmt);
        if (stmt->kind == CORE_HOLD)
            enter_hold(flow, stmt);
    }
    if (stmt)
        flow_stmt(flow, stmt);
    while (flow->nest.count > base) {
        stmt = flow->nest.at[--flow->nest.count];
        if (stmt->kind == CORE_IF)
            flow_arm(flow, stmt, after);
        else
            flow_first(flow, &stmt->stmts, stmt->stmts.count - 1);
        if (stmt->kind == CORE_HOLD)
            leave_hold(flow);
    }
    give(flow, after);
}

/* From what is live at the head of the next turn, in flow->live, to this one's. */
static void
flow_turn(struct flow *flow, const struct core_stmt *loop, struct bits *next_turn)
{
    if (loop->step)
        flow_stmt(flow, loop->step);
    bits_copy(next_turn, flow->live);
    flow_stmt(flow, loop->then);
    if (loop->value)
        bits_unite(flow->live, flow->after_loop);
    need_expr(flow, loop->value);
    forget(flow, loop->variable);
}

static void
flow_loop(struct flow *flow, const struct core_stmt *loop)
{
    const struct bits *after_outer = flow->after_loop, *next_outer = flow->next_turn;
    struct bits *after = take_copy(flow, flow->live), *next = take(flow);
    bool noting = flow->noting;

    flow->after_loop = after;
    flow->next_turn = next;
    flow->noting = false;
    jump(flow, NULL);
    flow_turn(flow, loop, next);
    flow->noting = noting;
    if (noting && loop->suspends)
        flow_turn(flow, loop, next);
    flow->after_loop = after_outer;
    flow->next_turn = next_outer;
    forget(flow, loop->counted.index);
    need_expr(flow, loop->counted.low);
    give(flow, after);
    give(flow, next);
}

static void
flow_try(struct flow *flow, const struct core_stmt *stmt)
{
    const struct bits *caught_outside = flow->caught;
    struct bits *after = take_copy(flow, flow->live), *caught;

    flow_stmt(flow, stmt->handler);
    forget(flow, stmt->variable);
    caught = take_copy(flow, flow->live);
    bits_copy(flow->live, after);
    flow->caught = caught;
    flow_first(flow, &stmt->stmts, stmt->stmts.count);
    flow->caught = caught_outside;
    give(flow, after);
    give(flow, caught);
}

static void
begin_range(struct flow *flow, struct core_variable *variable, int last)
{
    variable->crosses = true;
    vec_push(flow->arena, &variable->suspensions, ((struct core_range){0, last}));
}

static void
end_range(struct core_variable *variable, int first)
{
    variable->suspensions.at[variable->suspensions.count - 1].first = first;
}

/* Suspensions are met in the order of their numbers, the last one first: a variable's
 * range goes on while it is live at each. `suspension` 0 ends all. */
static void
note(struct flow *flow, int suspension)
{
    bits_differ(flow->changed, flow->live, flow->noted);
    for (int i = 0; (i = bits_next(flow->changed, i)) >= 0; i++) {
        struct core_variable *variable = flow->function->variables.at[i - 1];

        if (bits_has(flow->live, i))
            begin_range(flow, variable, suspension);
        else
            end_range(variable, suspension + 1);
    }
    bits_copy(flow->noted, flow->live);
}

/* What goes on behind a suspension may be the program, an error, or a drop, for which the
 * held variables are live. The loop or the callee uses the message meanwhile. */
static void
flow_suspend(struct flow *flow, const struct core_stmt *stmt)
{
    struct core_variable *message = stmt->suspend.message;

    forget(flow, stmt->suspend.received);
    may_throw(flow);
    if (message && !message->is_module)
        bits_add(flow->live, message->number);
    if (flow->noting)
        note(flow, stmt->suspend.number);
    forget(flow, message);
    need_stmt(flow, stmt);
}

static void
flow_stmt(struct flow *flow, const struct core_stmt *stmt)
{
    switch (stmt->kind) {
    case CORE_BLOCK:
    case CORE_HOLD:
    case CORE_IF:
        flow_nest(flow, stmt);
        break;
    case CORE_LOOP:
        flow_loop(flow, stmt);
        break;
    case CORE_TRY:
        flow_try(flow, stmt);
        break;
    case CORE_BREAK:
        jump(flow, flow->after_loop);
        break;
    case CORE_CONTINUE:
        jump(flow, flow->next_turn);
        break;
    case CORE_RETURN:
        jump(flow, NULL);
        need_stmt(flow, stmt);
        break;
    case CORE_THROW:
        jump(flow, flow->caught);
        need_stmt(flow, stmt);
        break;
    case CORE_CHECK:
        may_throw(flow);
        need_stmt(flow, stmt);
        break;
    case CORE_SUSPEND:
        flow_suspend(flow, stmt);
        break;
    case CORE_ASSIGN:
        if (stmt->place->kind == CORE_VARIABLE)
            forget(flow, stmt->place->variable);
        need_stmt(flow, stmt);
        break;
    case CORE_DECLARE:
    case CORE_BIND:
    case CORE_INIT:
        forget(flow, stmt->variable);
        need_stmt(flow, stmt);
        break;
    case CORE_EVAL:
    case CORE_RETAIN:
    case CORE_RELEASE:
    case CORE_END_IN_PLACE:
    case CORE_FREE_FRAME:
        need_stmt(flow, stmt);
        break;
    }
}

static void
live_function(struct flow *flow, struct core_function *function)
{
    flow->function = function;
    prepare(flow);
    if (function->suspension_count == 0)
        return;
    flow->spare.count = 0; /* of another size */
    flow->live = take(flow);
    flow->held = take(flow);
    flow->noted = take(flow);
    flow->changed = take(flow);
    flow->noting = true;
    flow_stmt(flow, function->body);
    bits_clear(flow->live);
    note(flow, 0);
}

void
live(struct context *context, struct core_module *core)
{
    struct flow flow = {
        .arena = context->arena,
        .visitor = {.arena = context->arena},
    };

    for (int i = 0; i < core->functions.count; i++)
        live_function(&flow, core->functions.at[i]);
}
