/* The flow goes over the structured tree from its end, with the set of the variables that
 * are live at the point it has reached. Two things keep it short:
 *
 *   - A suspension may always be dropped, and then the cleanups of all HOLDs around it
 *     run. So what a cleanup reads is live everywhere in its HOLD, and a way out needs no
 *     more than the set at its target. Cleanups hold no suspension; what they read is all
 *     that counts.
 *   - But a way out may end at a group or within, and the program goes on behind it. So
 *     what is live there is live at each suspension in it. What leaves a group may have
 * to wait first, and then be dropped, or fail.
 *   - A loop is entered with the least fixed point, and that is what one walk with
 *     nothing live at the next turn gives, as each variable flows by itself. A second
 *     walk, of which the client is told, is needed only where it wants to be. */
#include "liveness.h"

#include <limits.h>

#include "core_walk.h"

VEC(sets, struct bits *);
VEC(core_nest, const struct core_stmt *);

struct flow {
    struct arena *arena;
    const struct liveness *client;
    struct core_function *function;
    struct core_visitor visitor;
    struct core_variables reads; /* of the statement under way */
    int inner; /* number of the first variable begun in the cleanup under way */

    struct bits *live;          /* at the point reached */
    struct bits *held;          /* what the cleanups of the HOLDs around read */
    const struct bits *caught;  /* live where an error goes; NULL: out of the function */
    const struct bits *dropped; /* live where a drop may end; NULL: only at the end */
    const struct bits
        *leaving; /* live where a group around is left; NULL: there is none */
    const struct bits *after_loop, *next_turn; /* live where break and continue go */

    bool telling; /* the client of the statements */

    struct core_variables holding; /* what each HOLD has added to held, behind a NULL */
    struct core_nest nest; /* statements around the one under way, in one flow_nest */
    struct sets spare;
};

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

/* Nothing to NULL. */
static void
unite(struct flow *flow, const struct bits *bits)
{
    if (bits)
        bits_unite(flow->live, bits);
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
    if (!flow->client->counts_releases && core_replaced(stmt))
        core_expr_reads(flow->arena, stmt->value, &flow->reads);
    else
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
    unite(flow, target);
}

/* The same, perhaps out of a group. */
static void
leave_to(struct flow *flow, const struct bits *target)
{
    jump(flow, target);
    unite(flow, flow->leaving);
}

static void
may_throw(struct flow *flow)
{
    unite(flow, flow->caught);
    unite(flow, flow->leaving);
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

static bool
is_release(const struct core_stmt *hold)
{
    return !hold->is_defer && hold->cleanup->kind == CORE_RELEASE;
}

static void
enter_hold(struct flow *flow, const struct core_stmt *hold)
{
    flow->inner = INT_MAX;
    vec_push(flow->arena, &flow->holding, NULL);
    if (!flow->client->counts_releases && is_release(hold))
        return;
    flow->visitor.visit = find_reads;
    flow->visitor.data = flow;
    core_walk(&flow->visitor, hold->cleanup);
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

static void
tell(const struct flow *flow, const struct core_stmt *stmt)
{
    if (flow->telling)
        flow->client->at(flow->client->data, stmt, flow->live);
}

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
    return stmt->kind == CORE_BLOCK || stmt->kind == CORE_IF ||
           (stmt->kind == CORE_HOLD && !core_is_scope(stmt));
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
    bool telling = flow->telling;

    flow->after_loop = after;
    flow->next_turn = next;
    flow->telling = false;
    jump(flow, NULL);
    flow_turn(flow, loop, next);
    flow->telling = telling;
    if (telling && flow->client->wants(loop))
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

/* What goes on behind a suspension may be the program, an error, or a drop, for which the
 * held variables are live. The loop or the callee uses the message meanwhile. */
static void
flow_suspend(struct flow *flow, const struct core_stmt *stmt)
{
    const struct core_variable *sent;

    for (int i = 0; i < core_received_count(stmt); i++)
        forget(flow, core_received(stmt, i));
    may_throw(flow);
    unite(flow, flow->dropped);
    for (int i = 0; (sent = core_sent(stmt, i)); i++)
        if (!sent->is_module)
            bits_add(flow->live, sent->number);
    tell(flow, stmt);
    for (int i = 0; (sent = core_sent(stmt, i)); i++)
        forget(flow, sent);
}

/* The children are waited for in whatever way the text is left. */
static void
flow_children(struct flow *flow, const struct core_stmt *suspend)
{
    unite(flow, flow->after_loop);
    unite(flow, flow->next_turn);
    unite(flow, flow->leaving);
    flow_suspend(flow, suspend);
}

/* A group or within. */
static void
flow_scope(struct flow *flow, const struct core_stmt *hold)
{
    const struct bits *dropped = flow->dropped, *leaving = flow->leaving;
    bool is_group = hold->cleanup->kind == CORE_SUSPEND;
    struct bits *ended;

    enter_hold(flow, hold);
    if (is_group)
        flow_children(flow, hold->cleanup);
    ended = take_copy(flow, flow->live);
    if (dropped)
        bits_unite(ended, dropped);
    flow->dropped = ended;
    if (is_group)
        flow->leaving = ended;
    flow_first(flow, &hold->stmts, hold->stmts.count);
    flow->dropped = dropped;
    flow->leaving = leaving;
    leave_hold(flow);
    give(flow, ended);
}

/* From what is live where the statement leads to what is live behind it. */
static void
flow_simple(struct flow *flow, const struct core_stmt *stmt)
{
    switch (stmt->kind) {
    case CORE_BREAK:
        leave_to(flow, flow->after_loop);
        break;
    case CORE_CONTINUE:
        leave_to(flow, flow->next_turn);
        break;
    case CORE_RETURN:
        leave_to(flow, NULL);
        break;
    case CORE_THROW:
        leave_to(flow, flow->caught);
        break;
    case CORE_CHECK:
        may_throw(flow);
        break;
    case CORE_ASSIGN:
        forget(flow, core_replaced(stmt));
        break;
    case CORE_DECLARE:
    case CORE_BIND:
    case CORE_INIT:
        forget(flow, stmt->variable);
        break;
    default:
        break;
    }
    tell(flow, stmt);
}

static void
flow_stmt(struct flow *flow, const struct core_stmt *stmt)
{
    switch (stmt->kind) {
    case CORE_BLOCK:
    case CORE_HOLD:
    case CORE_IF:
        if (core_is_scope(stmt))
            flow_scope(flow, stmt);
        else
            flow_nest(flow, stmt);
        break;
    case CORE_LOOP:
        flow_loop(flow, stmt);
        break;
    case CORE_TRY:
        flow_try(flow, stmt);
        break;
    case CORE_SUSPEND:
        flow_suspend(flow, stmt);
        need_stmt(flow, stmt);
        break;
    default:
        flow_simple(flow, stmt);
        need_stmt(flow, stmt);
        break;
    }
}

void
liveness(const struct liveness *client, struct core_function *function)
{
    struct flow flow = {
        .arena = client->arena,
        .client = client,
        .function = function,
        .visitor = {.arena = client->arena},
        .telling = true,
    };

    flow.live = take(&flow);
    flow.held = take(&flow);
    flow_stmt(&flow, function->body);
}
