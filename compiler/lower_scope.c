/* group and within: a record in the frame, a HOLD of their text, and what its cleanup
 * makes of the way in which that is left. */
#include "lowering.h"
#include "shape.h"

static const struct core_message group = {
    .name = "group", .word = "group", .c_struct = "coro_group", .c_size = SHAPE_GROUP};
static const struct core_message within = {.name = "within",
                                           .word = "within",
                                           .c_struct = "coro_within",
                                           .c_size = SHAPE_WITHIN};

/* `limit` is NULL of a group. */
static struct core_variable *
begin_scope(struct lowering *l, const struct core_message *record,
            struct core_expr *limit)
{
    struct core_variable *scope =
        core_variable_new(l->arena, CORE_SCOPE, NULL, record->name);
    struct core_stmt *begin;
    scope->message = record;
    declare(l, scope);
    begin = append(l, CORE_BEGIN_SCOPE);
    begin->variable = scope;
    begin->value = limit;
    append_check(l);
    return scope;
}

static void
hold_text(struct lowering *l, struct core_stmt *text, struct core_stmt *cleanup)
{
    struct core_stmt *hold = append(l, CORE_HOLD);
    vec_push(l->arena, &hold->stmts, text);
    hold->cleanup = cleanup;
}

void
lower_group(struct lowering *l, struct stmt *stmt)
{
    struct core_variable *outer = l->group;
    struct core_stmt *text;
    l->group = begin_scope(l, &group, NULL);
    text = lower_block_apart(l, stmt->body);
    l->span = stmt->span;
    hold_text(l, text, lower_children(l, l->group));
    l->group = outer;
}

/* ---- within ---- */

static void
lower_otherwise(struct lowering *l, struct stmt *otherwise, struct core_variable *scope)
{
    struct core_stmt *branch = append(l, CORE_IF);
    branch->value = core_field(l->arena, "ran_out", plain_type(l, TYPE_BOOL),
                               core_variable(l->arena, scope));
    branch->then = lower_block_apart(l, otherwise);
}

/* A text that never suspends never runs out. */
void
lower_within(struct lowering *l, struct stmt *stmt)
{
    struct core_expr *limit = lower_expr(l, stmt->within.limit).expr;
    int suspensions = l->function->suspension_count;
    struct core_stmt *text = lower_block_apart(l, stmt->within.body), *end;
    if (l->function->suspension_count == suspensions) {
        append_eval(l, limit);
        vec_push(l->arena, l->out, text);
        return;
    }
    l->span = stmt->span;
    end = core_stmt(l->arena, CORE_END_SCOPE, l->span);
    end->variable = begin_scope(l, &within, limit);
    hold_text(l, text, end);
    if (stmt->within.otherwise)
        lower_otherwise(l, stmt->within.otherwise, end->variable);
}
