/* A variable whose value is taken out of it in whatever way its HOLD is left has nothing
 * to release: the HOLD goes, and the value is not moved but just used.
 *
 * A tour over the body keeps the set of the variables that are empty by now, and notes
 * those that are not where their HOLD is left. Where ways meet on which it differs, a
 * variable counts as not empty. */
#include "bits.h"
#include "eliding.h"
#include "tour.h"

/* An IF, LOOP, TRY, group or within around the place reached. */
struct site {
    const struct core_stmt *stmt;
    struct bits *held;  /* at its beginning */
    struct bits *moved; /* at its beginning */
    struct bits *after; /* where its parts that reach their end agree */
    bool ends;          /* one does; of a LOOP: by a break */
    bool is_handling;   /* of a TRY: its handler is under way */
};

VEC(sites, struct site);
VEC(sets, struct bits *);

struct unholding {
    struct eliding *eliding;
    struct sites sites;
    struct sets spare;
    struct bits *held;   /* whose HOLD is around */
    struct bits *moved;  /* empty by now */
    struct bits *filled; /* were not empty where they had to be: these stay held */
    bool is_reached;     /* the place is, behind the statement before */
};

/* ---- sets ---- */

static struct bits *
take_copy(struct unholding *unholding, const struct bits *from)
{
    struct bits *copy;

    if (unholding->spare.count > 0)
        copy = unholding->spare.at[--unholding->spare.count];
    else
        copy = bits_new(unholding->eliding->scratch, from->count);
    bits_copy(copy, from);
    return copy;
}

static void
give(struct unholding *unholding, struct bits *bits)
{
    vec_push(unholding->eliding->scratch, &unholding->spare, bits);
}

static struct site *
innermost(const struct unholding *unholding)
{
    return &unholding->sites.at[unholding->sites.count - 1];
}

/* ---- ways out ---- */

/* A way leads from here to a site around (of a LOOP, its next turn or its end; of a TRY,
 * its handler), or, if `site` is NULL, out of the function. */
static void
leave_to(struct unholding *unholding, const struct site *site)
{
    struct bits *filled;

    if (!unholding->is_reached)
        return;
    filled = take_copy(unholding, unholding->held);
    if (site)
        bits_subtract(filled, site->held);
    bits_subtract(filled, unholding->moved);
    bits_unite(unholding->filled, filled);
    if (site) {
        bits_differ(filled, unholding->moved, site->moved);
        bits_intersect(filled, site->held);
        bits_unite(unholding->filled, filled);
    }
    give(unholding, filled);
}

static struct site *
loop_around(const struct unholding *unholding)
{
    struct site *site = innermost(unholding);

    while (site->stmt->kind != CORE_LOOP)
        site--;
    return site;
}

/* Where errors go. */
static const struct site *
try_around(const struct unholding *unholding)
{
    for (int i = unholding->sites.count - 1; i >= 0; i--)
        if (unholding->sites.at[i].stmt->kind == CORE_TRY &&
            !unholding->sites.at[i].is_handling)
            return &unholding->sites.at[i];
    return NULL;
}

/* ---- statements without parts ---- */

/* In a group or within: a drop may end there, and then finds what is held outside as it
 * was or as it is now. */
static void
note_change(const struct unholding *unholding, const struct core_variable *variable)
{
    for (int i = unholding->sites.count - 1; i >= 0; i--) {
        const struct site *site = &unholding->sites.at[i];

        if (!core_is_scope(site->stmt))
            continue;
        if (bits_has(site->held, variable->number))
            bits_add(unholding->filled, variable->number);
        return;
    }
}

static void
note_move_of(struct unholding *unholding, const struct core_variable *variable)
{
    bits_add(unholding->moved, variable->number);
    note_change(unholding, variable);
}

static void
note_moves(struct unholding *unholding, const struct core_expr *expr)
{
    for (; expr; expr = expr->operands.count > 0 ? expr->operands.at[0] : NULL) {
        if (expr->kind == CORE_MOVE)
            note_move_of(unholding, expr->operands.at[0]->variable);
        for (int i = 1; i < expr->operands.count; i++)
            note_moves(unholding, expr->operands.at[i]);
    }
}

static void
note_fill(struct unholding *unholding, const struct core_variable *variable)
{
    if (!variable || variable->is_module)
        return;
    bits_remove(unholding->moved, variable->number);
    note_change(unholding, variable);
}

static void
suspend(struct unholding *unholding, const struct core_stmt *stmt)
{
    for (int i = 0; i < stmt->suspend.arguments.count; i++)
        note_moves(unholding, stmt->suspend.arguments.at[i]);
    leave_to(unholding, try_around(unholding));
    leave_to(unholding, NULL); /* dropped */
    for (int i = 0; i < core_received_count(stmt); i++)
        note_fill(unholding, core_received(stmt, i));
}

static void
leave_loop(struct unholding *unholding, const struct core_stmt *stmt)
{
    struct site *loop = loop_around(unholding);

    leave_to(unholding, loop);
    loop->ends |= stmt->kind == CORE_BREAK && unholding->is_reached;
    unholding->is_reached = false;
}

static void
pass(struct unholding *unholding, const struct core_stmt *stmt)
{
    note_moves(unholding, stmt->value);
    switch (stmt->kind) {
    case CORE_DECLARE:
    case CORE_BIND:
    case CORE_INIT:
        note_fill(unholding, stmt->variable);
        break;
    case CORE_ASSIGN:
        note_fill(unholding, core_place_variable(stmt->place));
        break;
    case CORE_CHECK:
        leave_to(unholding, try_around(unholding));
        break;
    case CORE_SUSPEND:
        suspend(unholding, stmt);
        break;
    case CORE_THROW:
        leave_to(unholding, try_around(unholding));
        unholding->is_reached = false;
        break;
    case CORE_RETURN:
        leave_to(unholding, NULL);
        unholding->is_reached = false;
        break;
    case CORE_BREAK:
    case CORE_CONTINUE:
        leave_loop(unholding, stmt);
        break;
    default:
        break;
    }
}

/* ---- statements with parts ---- */

static void
open_site(struct unholding *unholding, const struct core_stmt *stmt)
{
    struct site site = {
        .stmt = stmt,
        .held = take_copy(unholding, unholding->held),
        .moved = take_copy(unholding, unholding->moved),
        .after = take_copy(unholding, unholding->moved),
    };

    vec_push(unholding->eliding->scratch, &unholding->sites, site);
}

static void
close_site(struct unholding *unholding)
{
    const struct site *site = innermost(unholding);

    unholding->sites.count--;
    give(unholding, site->held);
    give(unholding, site->moved);
    give(unholding, site->after);
}

/* A part of the site is done: what it has in common with those before. */
static void
end_part(const struct unholding *unholding, struct site *site)
{
    if (!unholding->is_reached)
        return;
    if (site->ends)
        bits_intersect(site->after, unholding->moved);
    else
        bits_copy(site->after, unholding->moved);
    site->ends = true;
}

/* What a turn moves of what was there before is gone in the next one, and may be there
 * still at the end: such a variable stays held. */
static void
open_loop(struct unholding *unholding, const struct core_stmt *loop)
{
    open_site(unholding, loop);
    note_moves(unholding, loop->value);
    note_moves(unholding, loop->counted.low);
    note_fill(unholding, loop->variable);
}

static void
enter(void *data, struct core_stmt *stmt)
{
    struct unholding *unholding = data;

    switch (stmt->kind) {
    case CORE_BLOCK:
        break;
    case CORE_HOLD:
        if (core_is_scope(stmt))
            open_site(unholding, stmt);
        else if (releases(stmt, stmt->cleanup->variable))
            bits_add(unholding->held, stmt->cleanup->variable->number);
        break;
    case CORE_IF:
        note_moves(unholding, stmt->value);
        open_site(unholding, stmt);
        break;
    case CORE_TRY:
        open_site(unholding, stmt);
        break;
    case CORE_LOOP:
        open_loop(unholding, stmt);
        break;
    default:
        pass(unholding, stmt);
        break;
    }
}

/* An else, or a handler. */
static void
begin_other_part(struct unholding *unholding, struct site *site, bool is_handling)
{
    end_part(unholding, site);
    bits_copy(unholding->moved, site->moved);
    unholding->is_reached = true;
    site->is_handling = is_handling;
}

/* At the end of a group all ways may be left by others. */
static bool
begin_cleanup(struct unholding *unholding, const struct core_stmt *hold)
{
    if (!core_is_scope(hold))
        return false;
    end_part(unholding, innermost(unholding));
    unholding->is_reached = true;
    return true;
}

static bool
begin_part(void *data, struct core_stmt *stmt, int index, struct core_stmt *part)
{
    struct unholding *unholding = data;
    bool handles = stmt->kind == CORE_TRY && index == stmt->stmts.count;

    (void)part;
    if (stmt->kind == CORE_HOLD && index == stmt->stmts.count)
        return begin_cleanup(unholding, stmt);
    if (handles || (stmt->kind == CORE_IF && index == 1))
        begin_other_part(unholding, innermost(unholding), handles);
    return true;
}

/* A within may end by its time. */
static void
end_scope(struct unholding *unholding, const struct core_stmt *hold)
{
    const struct site *site = innermost(unholding);

    unholding->is_reached = site->ends || hold->cleanup->kind == CORE_END_SCOPE;
    close_site(unholding);
}

static void
end_hold(struct unholding *unholding, const struct core_stmt *hold)
{
    const struct core_variable *variable = hold->cleanup->variable;

    if (!releases(hold, variable))
        return;
    if (unholding->is_reached && !bits_has(unholding->moved, variable->number))
        bits_add(unholding->filled, variable->number);
    bits_remove(unholding->held, variable->number);
}

/* An IF without an else ends also where its condition is false. */
static void
end_branches(struct unholding *unholding, const struct core_stmt *stmt, struct site *site)
{
    end_part(unholding, site);
    if (stmt->kind == CORE_IF && !stmt->otherwise) {
        bits_copy(unholding->moved, site->moved);
        unholding->is_reached = true;
        end_part(unholding, site);
    }
    bits_copy(unholding->moved, site->after);
    unholding->is_reached = site->ends;
}

static void
end_loop(struct unholding *unholding, const struct core_stmt *loop,
         const struct site *site)
{
    leave_to(unholding, site);
    bits_copy(unholding->moved, site->moved);
    unholding->is_reached = loop->value || site->ends;
}

static void
leave(void *data, struct core_stmt *stmt)
{
    struct unholding *unholding = data;

    switch (stmt->kind) {
    case CORE_HOLD:
        if (core_is_scope(stmt))
            end_scope(unholding, stmt);
        else
            end_hold(unholding, stmt);
        break;
    case CORE_IF:
    case CORE_TRY:
        end_branches(unholding, stmt, innermost(unholding));
        close_site(unholding);
        break;
    case CORE_LOOP:
        end_loop(unholding, stmt, innermost(unholding));
        close_site(unholding);
        break;
    default:
        break;
    }
}

/* ---- rewriting ---- */

static bool
is_needless(const struct unholding *unholding, const struct core_variable *variable)
{
    const struct variable_facts *facts = facts_of(unholding->eliding, variable);

    return facts->hold && facts->moves > 0 &&
           (facts->writes == 1 || !facts->moved_early) && !variable->is_parameter &&
           !bits_has(unholding->filled, variable->number);
}

static void
use_moved(const struct unholding *unholding, struct core_expr *expr)
{
    for (; expr; expr = expr->operands.count > 0 ? expr->operands.at[0] : NULL) {
        if (expr->kind == CORE_MOVE &&
            is_needless(unholding, expr->operands.at[0]->variable))
            *expr = *expr->operands.at[0];
        for (int i = 1; i < expr->operands.count; i++)
            use_moved(unholding, expr->operands.at[i]);
    }
}

static void
rewrite(void *data, struct core_stmt *stmt)
{
    struct unholding *unholding = data;
    struct core_stmts *stmts = &stmt->stmts;

    use_moved(unholding, stmt->value);
    if (stmt->kind == CORE_SUSPEND)
        for (int i = 0; i < stmt->suspend.arguments.count; i++)
            use_moved(unholding, stmt->suspend.arguments.at[i]);
    if (stmt->kind != CORE_BLOCK && stmt->kind != CORE_HOLD && stmt->kind != CORE_TRY)
        return;
    while (stmts->count > 0) {
        const struct core_stmt *last = stmts->at[stmts->count - 1];

        if (last->kind != CORE_HOLD || !releases(last, last->cleanup->variable) ||
            !is_needless(unholding, last->cleanup->variable))
            break;
        unwrap(unholding->eliding, stmts, stmts->count - 1);
    }
}

void
unhold(struct eliding *eliding)
{
    int room = eliding->function->variables.count + 1;
    struct unholding unholding = {
        .eliding = eliding,
        .held = bits_new(eliding->scratch, room),
        .moved = bits_new(eliding->scratch, room),
        .filled = bits_new(eliding->scratch, room),
        .is_reached = true,
    };
    struct tour round = {enter, begin_part, leave, &unholding, eliding->scratch, {0}};
    struct core_visitor visitor = {
        .visit = rewrite, .data = &unholding, .arena = eliding->scratch};

    tour(&round, eliding->function->body);
    core_walk(&visitor, eliding->function->body);
}
