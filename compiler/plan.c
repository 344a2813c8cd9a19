#include "planning.h"

struct plan *
plan_of(struct planning *planning, struct core_stmt *stmt)
{
    if (!stmt->plan)
        stmt->plan = NEW(planning->arena, struct plan);
    return stmt->plan;
}

struct braces *
braces_new(struct planning *planning)
{
    struct braces *braces = NEW(planning->arena, struct braces);

    braces->outer = planning->braces;
    return braces;
}

static void
open_braces(struct planning *planning, struct braces *braces)
{
    braces->outer = planning->braces;
    braces->depth = braces->outer ? braces->outer->depth + 1 : 1;
    planning->braces = braces;
}

static struct site *
innermost(struct planning *planning)
{
    return &planning->sites.at[planning->sites.count - 1];
}

/* ---- a coroutine that is left before its first turn ---- */

/* The HOLDs at the head of the body release the parameters; the start goes to the
 * innermost. */
static void
end_head(struct planning *planning, struct rung *next)
{
    if (!planning->at_head)
        return;
    planning->at_head = false;
    planning->function->start[0] = leave_by(planning, WAY_ERROR, next);
    planning->function->start[1] = leave_by(planning, WAY_DROP, next);
}

static bool
belongs_to_head(const struct core_stmt *stmt)
{
    return (stmt->kind == CORE_BLOCK && !stmt->is_statement) ||
           (stmt->kind == CORE_HOLD && holds_parameter(stmt));
}

/* ---- entering ---- */

static void
enter_with_parts(struct planning *planning, struct core_stmt *stmt)
{
    struct plan *plan = plan_of(planning, stmt);

    switch (stmt->kind) {
    case CORE_BLOCK:
        if (stmt->is_statement && wants_braces(planning, stmt))
            plan->braces = braces_new(planning);
        if (plan->braces && plan->braces != planning->function->braces)
            open_braces(planning, plan->braces);
        break;
    case CORE_HOLD:
        plan->rung = rung_begin(planning, RUNG_HOLD, stmt);
        number_hold(planning, plan->rung, stmt);
        break;
    case CORE_TRY:
        plan->rung = rung_begin(planning, RUNG_CATCH, stmt);
        plan->rung->number = ++planning->catches;
        planning->wordy++;
        open_braces(planning, plan->braces);
        break;
    case CORE_LOOP:
        plan->rung = rung_begin(planning, RUNG_LOOP, stmt);
        break;
    default:
        break;
    }
}

static void
enter_leaving(struct planning *planning, struct core_stmt *stmt, struct rung *next)
{
    switch (stmt->kind) {
    case CORE_BREAK:
        plan_of(planning, stmt)->leave = leave_by(planning, WAY_BREAK, next);
        break;
    case CORE_CONTINUE:
        plan_of(planning, stmt)->leave = leave_by(planning, WAY_CONTINUE, next);
        break;
    case CORE_RETURN:
        plan_of(planning, stmt)->leave = leave_by(planning, WAY_RETURN, next);
        break;
    case CORE_CHECK:
    case CORE_THROW:
        plan_of(planning, stmt)->leave = leave_by(planning, WAY_ERROR, next);
        break;
    case CORE_SUSPEND:
        if (stmt->suspend.how == CORE_SUSPEND_CHILDREN)
            break; /* its HOLD sends on what comes */
        plan_of(planning, stmt)->leave = leave_by(planning, WAY_ERROR, next);
        plan_of(planning, stmt)->drop = leave_by(planning, WAY_DROP, next);
        break;
    default:
        break;
    }
}

static bool
has_parts(const struct core_stmt *stmt)
{
    return stmt->kind == CORE_BLOCK || stmt->kind == CORE_HOLD ||
           stmt->kind == CORE_TRY || stmt->kind == CORE_LOOP;
}

static void
enter(void *data, struct core_stmt *stmt)
{
    struct planning *planning = data;
    struct site site = {
        .stmt = stmt,
        .falls = stmt->kind != CORE_IF,
        .by_way = planning->by_way,
        .next = planning->next,
        .ending = planning->ending,
        .chain = planning->chain,
        .chain_falls = planning->chain_falls,
    };

    if (stmt->kind == CORE_IF)
        begin_if(planning, stmt);
    if (has_parts(stmt))
        enter_with_parts(planning, stmt);
    else
        enter_leaving(planning, stmt, planning->next);
    vec_push(planning->arena, &planning->sites, site);
}

/* ---- parts ---- */

/* A defer's text is left in no way; what is left inside of it is its own affair. */
static void
begin_cleanup(struct planning *planning, const struct core_stmt *hold)
{
    rung_end(planning);
    planning->next = NULL;
    if (!hold->is_defer)
        return;
    innermost(planning)->wordy = planning->wordy;
    planning->by_way = false;
    planning->rung = rung_begin(planning, RUNG_END, NULL);
}

static void
begin_handler(struct planning *planning, const struct site *site)
{
    rung_end(planning);
    planning->braces = planning->braces->outer;
    planning->next = site->next;
}

static void
begin_step(struct planning *planning)
{
    rung_end(planning);
    planning->next = NULL;
}

/* Where the statements of a list lead by falling. A bare return behind a suspension leads
 * where all ways out of that do. */
static struct rung *
next_in_list(struct planning *planning, const struct core_stmts *list, int index,
             struct rung *behind)
{
    const struct core_stmt *stmt = list->at[index], *following;
    struct rung *to;

    if (index + 1 == list->count)
        return behind;
    following = list->at[index + 1];
    if (stmt->kind != CORE_SUSPEND || following->kind != CORE_RETURN || following->value)
        return NULL;
    to = rung_of(planning, WAY_RETURN);
    return to->kind == RUNG_END || to->as_next[WAY_RETURN] ? to : NULL;
}

static bool
begin_part(void *data, struct core_stmt *stmt, int index, struct core_stmt *part)
{
    struct planning *planning = data;
    struct site *site = innermost(planning);

    if (stmt->kind == CORE_HOLD && index == stmt->stmts.count)
        end_head(planning, stmt->plan->rung);
    else if (!belongs_to_head(part))
        end_head(planning, NULL);
    site->part = index;
    planning->ending = NULL;
    planning->chain = 0;
    planning->chain_falls = false;
    place_locals(planning, stmt, index);
    switch (stmt->kind) {
    case CORE_BLOCK:
        if (index + 1 == stmt->stmts.count)
            planning->ending = site->ending;
        planning->next = next_in_list(planning, &stmt->stmts, index, site->next);
        break;
    case CORE_HOLD:
        if (index == stmt->stmts.count)
            begin_cleanup(planning, stmt);
        else
            planning->next =
                next_in_list(planning, &stmt->stmts, index, stmt->plan->rung);
        break;
    case CORE_TRY:
        if (index == stmt->stmts.count)
            begin_handler(planning, site);
        else
            planning->next =
                next_in_list(planning, &stmt->stmts, index, stmt->plan->rung);
        break;
    case CORE_LOOP:
        planning->next = stmt->plan->rung;
        if (index == 1)
            begin_step(planning);
        break;
    default:
        if (stmt->kind == CORE_IF && index == 1)
            begin_otherwise(planning, stmt, site);
        planning->next = site->next;
        break;
    }
    return true;
}

/* ---- leaving ---- */

/* The ways on which a group or within may send what comes. */
static ways
changed_ways(const struct core_stmt *hold, ways arrivals)
{
    if (hold->cleanup->kind == CORE_SUSPEND)
        return WAY(WAY_ERROR) | WAY(WAY_DROP);
    return arrivals & WAY(WAY_DROP) ? WAY(WAY_ON) : 0;
}

static void
end_hold(struct planning *planning, struct core_stmt *hold, const struct site *site)
{
    struct rung *rung = hold->plan->rung;

    if (hold->is_defer) {
        planning->rung = rung->outer;
        planning->by_way = site->by_way;
        hold->plan->needs_words = planning->wordy > site->wordy;
    }
    planning->wordy += (rung->arrivals & ~WAY(WAY_ON)) != 0;
    if (site->falls)
        rung->arrivals |= WAY(WAY_ON);
    if (rung->changes)
        rung->arrivals |= changed_ways(hold, rung->arrivals);
    leave_hold(planning, rung);
    planning->falls = (rung->arrivals & WAY(WAY_ON)) != 0;
}

static void
end_loop(struct planning *planning, const struct core_stmt *loop)
{
    const struct rung *rung = loop->plan->rung;

    if (planning->rung == rung)
        rung_end(planning);
    planning->falls = loop->value || (rung->arrivals & WAY(WAY_BREAK));
}

static void
end_try(struct planning *planning, const struct core_stmt *try_, const struct site *site)
{
    struct rung *rung = try_->plan->rung;

    if (site->falls)
        rung->arrivals |= WAY(WAY_ON);
    planning->falls =
        site->falls || ((rung->arrivals & WAY(WAY_ERROR)) && site->handler_falls);
}

/* What a statement's end means for the one around it. */
static void
tell_outer(struct planning *planning)
{
    struct site *outer = planning->sites.count > 0 ? innermost(planning) : NULL;

    if (!outer)
        return;
    switch (outer->stmt->kind) {
    case CORE_IF:
        outer->falls |= planning->falls;
        break;
    case CORE_LOOP:
        break;
    default:
        if (outer->part < outer->stmt->stmts.count)
            outer->falls &= planning->falls;
        else
            outer->handler_falls = planning->falls;
        break;
    }
}

static bool
always_leaves(const struct core_stmt *stmt)
{
    return stmt->kind == CORE_BREAK || stmt->kind == CORE_CONTINUE ||
           stmt->kind == CORE_RETURN || stmt->kind == CORE_THROW;
}

static void
leave(void *data, struct core_stmt *stmt)
{
    struct planning *planning = data;
    struct site site = planning->sites.at[--planning->sites.count];

    end_head(planning, site.next);
    planning->falls = site.falls;
    switch (stmt->kind) {
    case CORE_BLOCK:
        if (stmt->plan->braces && stmt->plan->braces != planning->function->braces)
            planning->braces = stmt->plan->braces->outer;
        break;
    case CORE_HOLD:
        end_hold(planning, stmt, &site);
        break;
    case CORE_LOOP:
        end_loop(planning, stmt);
        break;
    case CORE_TRY:
        end_try(planning, stmt, &site);
        break;
    case CORE_IF:
        planning->falls |= !stmt->otherwise;
        end_if(stmt);
        break;
    default:
        planning->falls = !always_leaves(stmt);
        break;
    }
    tell_outer(planning);
}

/* ---- a function ---- */

static void
plan_exits(struct planning *planning, struct core_stmt *body)
{
    struct function_plan *function = planning->function;
    struct tour round = {enter, begin_part, leave, planning, planning->arena, {0}};

    planning->by_way = function->function->is_coroutine;
    planning->at_head = planning->by_way;
    open_braces(planning, function->braces);
    planning->rung = NULL;
    planning->next = NULL;
    function->end = rung_begin(planning, RUNG_END, NULL);
    planning->next = function->end;
    tour(&round, body);
    function->end->is_reached |= planning->falls;
    rung_end(planning);
    find_told(planning);
}

struct function_plan *
plan_function(struct arena *arena, struct core_function *function)
{
    size_t count = (size_t)function->variables.count + 1;
    struct function_plan *plan = NEW(arena, struct function_plan);
    struct planning planning = {
        .arena = arena,
        .function = plan,
        .stores = arena_alloc(arena, count * sizeof *planning.stores),
        .labels = arena_alloc(arena, count * sizeof *planning.labels),
    };

    plan->function = function;
    plan->needed = arena_alloc(arena, count * sizeof *plan->needed);
    plan->hoisted = arena_alloc(arena, count * sizeof *plan->hoisted);
    survey(&planning, function->body);
    plan->braces = function->body->plan->braces;
    plan_exits(&planning, function->body);
    return plan;
}
