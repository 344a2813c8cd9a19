/* Which rung each way out leads to, by a jump or by falling, and where the variable `way`
 * is needed. */
#include "core_walk.h"
#include "planning.h"

/* ---- rungs ---- */

struct rung *
rung_begin(struct planning *planning, enum rung_kind kind, const struct core_stmt *stmt)
{
    struct rung *rung = NEW(planning->arena, struct rung);

    rung->kind = kind;
    rung->stmt = stmt;
    rung->by_way = planning->by_way;
    rung->outer = planning->rung;
    rung->next = planning->next;
    rung->braces = planning->braces;
    planning->rung = rung;
    return rung;
}

void
rung_end(struct planning *planning)
{
    struct rung *rung = planning->rung;

    vec_push(planning->arena, &planning->rungs, rung);
    rung->braces->open_labels -= rung->has_label;
    planning->rung = rung->outer;
}

static bool
stops(const struct rung *rung, enum way way)
{
    switch (rung->kind) {
    case RUNG_END:
    case RUNG_HOLD:
        return true;
    case RUNG_CATCH:
        return way == WAY_ERROR;
    case RUNG_LOOP:
        return way == WAY_BREAK || way == WAY_CONTINUE;
    }
    return true;
}

static struct rung *
first_to_stop(struct rung *rung, enum way way)
{
    while (!stops(rung, way))
        rung = rung->outer;
    return rung;
}

struct rung *
rung_of(const struct planning *planning, enum way way)
{
    return first_to_stop(planning->rung, way);
}

/* Whether falling to `next` leads a way to `to`. Behind a handler, which only errors
 * enter, comes what is behind its TRY. */
static bool
falling_leads(struct rung *next, enum way way, const struct rung *to)
{
    while (next && next != to && next->kind == RUNG_CATCH && way != WAY_ERROR) {
        next->arrivals |= WAY(way);
        next = next->next;
    }
    return next == to && !(to->kind == RUNG_LOOP && way == WAY_BREAK);
}

/* What falling leads to when nothing is left. */
static const struct rung *
next_when_on(const struct rung *rung)
{
    const struct rung *next = rung->next;

    while (next && next->kind == RUNG_CATCH)
        next = next->next;
    return next;
}

static void
find_ways_as_next(struct rung *rung)
{
    static const enum way candidates[] = {WAY_RETURN, WAY_CONTINUE};
    const struct rung *next = next_when_on(rung);

    for (int i = 0; i < 2; i++) {
        enum way way = candidates[i];
        const struct rung *to = rung->outer ? first_to_stop(rung->outer, way) : NULL;

        rung->as_next[way] = !rung->changes && to && to == next &&
                             (to->kind != RUNG_HOLD || to->as_next[way]);
    }
}

static void
add_label(struct rung *rung)
{
    if (!rung->has_label)
        rung->braces->open_labels++;
    rung->has_label = true;
}

/* How a way goes on from the place reached, from where falling leads to `next`. */
static struct leave
lead(struct planning *planning, enum way way, struct rung *next)
{
    const struct function_plan *function = planning->function;
    struct leave leave = {.to = first_to_stop(planning->rung, way)};
    bool is_labelled = leave.to->kind == RUNG_HOLD || leave.to->kind == RUNG_CATCH ||
                       (leave.to == function->end && function->function->is_coroutine);

    leave.jumps = !falling_leads(next, way, leave.to);
    if (leave.jumps && is_labelled)
        add_label(leave.to);
    return leave;
}

struct leave
leave_by(struct planning *planning, enum way way, struct rung *next)
{
    struct leave leave = lead(planning, way, next);

    leave.keeps_on = leave.to->kind == RUNG_HOLD && leave.to->as_next[way];
    leave.to->arrivals |= WAY(leave.keeps_on ? WAY_ON : way);
    return leave;
}

/* ---- HOLD ---- */

void
leave_hold(struct planning *planning, struct rung *rung)
{
    rung->leaves = arena_alloc(planning->arena, WAY_COUNT * sizeof *rung->leaves);
    for (enum way way = WAY_ERROR; way < WAY_COUNT; way++)
        if (rung->arrivals & WAY(way)) {
            rung->leaves[way] = lead(planning, way, rung->next);
            rung->leaves[way].to->arrivals |= WAY(way);
            rung->leaves[way].to->is_reached |= !rung->leaves[way].jumps;
        }
}

const struct core_variable *
undone(const struct core_stmt *cleanup)
{
    while (cleanup && cleanup->kind == CORE_BLOCK)
        cleanup = cleanup->stmts.count > 0 ? cleanup->stmts.at[0] : NULL;
    if (cleanup && cleanup->kind == CORE_SUSPEND)
        return cleanup->suspend.message;
    return cleanup ? cleanup->variable : NULL;
}

void
number_hold(struct planning *planning, struct rung *rung, const struct core_stmt *hold)
{
    const struct core_variable *variable = undone(hold->cleanup);

    rung->changes = core_is_scope(hold);
    find_ways_as_next(rung);
    if (hold->is_defer)
        rung->number = ++planning->defers;
    else if (variable)
        rung->number = ++planning->labels[variable->number];
    else
        rung->number = ++planning->others;
}

bool
holds_parameter(const struct core_stmt *stmt)
{
    const struct core_variable *variable = undone(stmt->cleanup);

    return !stmt->is_defer && variable && variable->is_parameter;
}

/* ---- where `way` matters ---- */

/* What becomes of a way behind the cleanup of a HOLD: where it jumps, NULL if it falls
 * on. */
static const struct rung *
jump_target(const struct rung *rung, enum way way)
{
    const struct leave *leave = &rung->leaves[way];

    return way != WAY_ON && leave->jumps ? leave->to : NULL;
}

static bool
differ(const struct rung *rung, enum way one, enum way other)
{
    const struct rung *to = jump_target(rung, one);

    if (to != jump_target(rung, other))
        return true;
    return to && to->kind == RUNG_LOOP && one != other;
}

/* The ways that come to a rung and that `way` may tell. An error that it does not tell is
 * on its way where it jumps; where it falls, `way` says CORO_ON. */
static ways
to_tell(const struct rung *rung)
{
    ways told = rung->arrivals;

    if (rung->by_way || !(told & WAY(WAY_ERROR)))
        return told;
    told &= ~WAY(WAY_ERROR);
    return rung->leaves[WAY_ERROR].jumps ? told : told | WAY(WAY_ON);
}

/* Two ways go on differently behind the cleanup of a HOLD. */
static bool
parts_ways(const struct rung *rung)
{
    ways left = to_tell(rung);
    enum way first = WAY_ON;

    if (!left)
        return false;
    while (!(left & WAY(first)))
        first++;
    for (enum way way = first; way < WAY_COUNT; way++)
        if ((left & WAY(way)) && differ(rung, first, way))
            return true;
    return false;
}

/* The ways that must be told to a HOLD: all, if it parts them; else those that must be
 * told to the rungs to which it sends them. */
static ways
asked_by_hold(const struct rung *rung)
{
    ways asked = 0;

    if (rung->changes || parts_ways(rung))
        return rung->arrivals;
    for (enum way way = WAY_ERROR; way < WAY_COUNT; way++)
        if (rung->arrivals & WAY(way))
            asked |= rung->leaves[way].to->asks & WAY(way);
    return asked;
}

static ways
asked_by(const struct rung *rung)
{
    switch (rung->kind) {
    case RUNG_HOLD:
        return asked_by_hold(rung);
    case RUNG_CATCH:
        return rung->by_way ? rung->arrivals : 0;
    case RUNG_END:
        return rung->by_way ? WAY(WAY_ERROR) | WAY(WAY_DROP) : 0;
    case RUNG_LOOP:
        break;
    }
    return 0;
}

void
find_told(const struct planning *planning)
{
    for (int i = planning->rungs.count - 1; i >= 0; i--)
        planning->rungs.at[i]->asks = asked_by(planning->rungs.at[i]);
    for (int i = 0; i < planning->rungs.count; i++) {
        struct rung *rung = planning->rungs.at[i];

        rung->told |= rung->asks & rung->arrivals;
        for (enum way way = WAY_ERROR; way < WAY_COUNT; way++)
            if (rung->kind == RUNG_HOLD && (rung->told & rung->arrivals & WAY(way)))
                rung->leaves[way].to->told |= WAY(way);
    }
}
