/* What a for walks of an array: the array as it is now. It is copied only where the loop
 * might see it change. */
#include "core_walk.h"
#include "flow.h"
#include "lowering.h"
#include "walk.h"
#include "whole.h"

/* Looks in a loop's body for what changes a variable, or a part of it. */
struct search {
    const struct variable *variable;
    bool is_changed;
};

/* The variable, of this coroutine or fn or a module's, that a place is a part of; NULL
 * where it lies elsewhere. */
static const struct expr *
root_of(const struct expr *place)
{
    const struct expr *root = place_root(place);

    return root->kind == EXPR_NAME ? root : NULL;
}

static void
note_change(struct search *search, const struct expr *place)
{
    const struct expr *root = root_of(place);

    if (root && root->name.variable == search->variable)
        search->is_changed = true;
}

static void
search_stmt(void *data, struct stmt *stmt, const struct site *site)
{
    (void)site;
    if (stmt->kind == STMT_ASSIGN)
        note_change(data, stmt->assign.target);
}

static void
search_expr(void *data, struct expr *expr, const struct site *site)
{
    (void)site;
    if (changes_array(expr))
        note_change(data, expr->call.callee->field.object);
}

static bool
changes_in(struct lowering *l, const struct variable *variable, struct stmt *body)
{
    struct search search = {.variable = variable};
    struct visitor visitor = {
        .stmt = search_stmt, .expr = search_expr, .data = &search, .arena = l->scratch};

    walk(&visitor, body);
    return search.is_changed;
}

/* Nobody but the loop's own text can change a local variable. */
static bool
stays(struct lowering *l, const struct expr *sequence, struct stmt *body)
{
    const struct expr *root = root_of(sequence);
    const struct variable *variable = root ? root->name.variable : NULL;

    if (!root)
        return false;
    if (!variable || !variable->assigned)
        return true;
    return variable->kind != VARIABLE_MODULE && !changes_in(l, variable, body);
}

struct core_expr *
walked_array(struct lowering *l, struct stmt *loop)
{
    struct expr *sequence = loop->loop.sequence;
    struct value value = lower_expr(l, sequence);

    if (value.ownership == HELD)
        return value.expr;
    if (value.ownership == BORROWED && stays(l, sequence, loop->loop.body))
        return place_settled(l, value.expr);
    struct core_variable *array = temporary(l, value.expr->type);
    bind(l, array, value_own(l, value));
    hold_owned(l, array);
    return core_variable(l->arena, array);
}
