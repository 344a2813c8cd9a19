/* Statements. */
#include "lowering.h"

/* ---- variables ---- */

static bool
ends_with_init(const struct core_stmt *block, const struct core_variable *variable)
{
    const struct core_stmt *last =
        block->stmts.count ? block->stmts.at[block->stmts.count - 1] : NULL;

    return last && last->kind == CORE_INIT && last->variable == variable;
}

/* `variable` begins with the expression's value, which it owns (and nobody releases yet);
 * the expression's temporaries end here. Gives the value if it is bound to that as it
 * stands; else NULL. */
static const struct core_expr *
lower_value_into(struct lowering *l, struct core_variable *variable, struct expr *expr)
{
    int suspensions = l->function->suspension_count;
    struct scope_mark mark = scope_begin(l);
    struct value value = lower_expr_into(l, expr, variable);
    bool arrived = value.expr->kind == CORE_VARIABLE && value.expr->variable == variable;
    if (!arrived)
        init(l, variable, value_own(l, value));
    struct core_stmt *block = scope_take(l, mark);
    if (ends_with_init(block, variable) && !holds_anything(block) &&
        l->function->suspension_count == suspensions) {
        struct core_stmt *last = block->stmts.at[--block->stmts.count];
        scope_dissolve(l, block);
        bind(l, variable, last->value);
        return last->value;
    }
    declare(l, variable);
    scope_add(l, block);
    return NULL;
}

/* The tasks begin and are held before the request, so that each is released in every way.
 */
static void
lower_spawning(struct lowering *l, const struct stmt *stmt, struct core_variable **tasks)
{
    const struct exprs *calls = &stmt->spawn.calls;
    for (int i = 0; i < calls->count; i++) {
        struct scope_mark mark = scope_begin(l);
        struct exprs operands = {0};
        taken_over_operands(l, calls->at[i], &operands);
        struct value *values = lower_in_order(l, &operands, NULL);
        struct core_expr *object = lower_given(l, calls->at[i], values);
        init(l, tasks[i], lower_give(l, object, tasks[i]->type, calls->at[i]->span));
        append_check(l);
        struct core_stmt *block = scope_take(l, mark);
        declare(l, tasks[i]);
        scope_add(l, block);
        hold(l, tasks[i]);
    }
    lower_spawn_request(l, tasks, calls->count, stmt->span);
}

static const struct type *
task_of(struct lowering *l, const struct expr *call)
{
    return type_task(l->context->types, call->type->returns);
}

static bool
has_blank(const struct variables *variables)
{
    for (int i = 0; i < variables->count; i++)
        if (is_blank(variables->at[i]))
            return true;
    return false;
}

/* In temporaries of the statement, `spawn f(), g();` in all. */
static struct core_variable **
lower_spawning_unnamed(struct lowering *l, const struct stmt *stmt)
{
    int count = stmt->spawn.calls.count;
    struct core_variable **tasks =
        arena_alloc(l->arena, (size_t)count * sizeof(struct core_variable *));

    for (int i = 0; i < count; i++)
        tasks[i] = temporary(l, task_of(l, stmt->spawn.calls.at[i]));
    lower_spawning(l, stmt, tasks);
    return tasks;
}

static void
lower_spawn_stmt(struct lowering *l, struct stmt *stmt)
{
    lower_spawning_unnamed(l, stmt);
}

/* let a, _ = spawn f(), g(); : once both are spawned, nothing holds the second. */
static void
lower_spawn_with_blanks(struct lowering *l, const struct stmt *stmt)
{
    const struct variables *variables = &stmt->spawn.variables;
    struct core_variable **named =
        arena_alloc(l->arena, (size_t)variables->count * sizeof(struct core_variable *));
    struct scope_mark mark = scope_begin(l);
    struct core_variable **tasks = lower_spawning_unnamed(l, stmt);
    int count = 0;

    for (int i = 0; i < variables->count; i++) {
        if (is_blank(variables->at[i]))
            continue;
        struct value task = value_borrowed(core_variable(l->arena, tasks[i]));
        named[count] = local(l, variables->at[i]);
        init(l, named[count++], value_own(l, task));
    }
    struct core_stmt *block = scope_take(l, mark);
    for (int i = 0; i < count; i++)
        declare(l, named[i]);
    scope_add(l, block);
    for (int i = 0; i < count; i++)
        hold(l, named[i]);
}

static void
lower_let_spawns(struct lowering *l, const struct stmt *stmt)
{
    const struct variables *variables = &stmt->spawn.variables;
    struct core_variable **tasks =
        arena_alloc(l->arena, (size_t)variables->count * sizeof(struct core_variable *));

    if (has_blank(variables)) {
        lower_spawn_with_blanks(l, stmt);
        return;
    }
    for (int i = 0; i < variables->count; i++)
        tasks[i] = local(l, variables->at[i]);
    lower_spawning(l, stmt, tasks);
}

/* let t = spawn f(); : the variable itself holds the task while it is being spawned. */
static void
lower_let_spawn(struct lowering *l, const struct stmt *stmt)
{
    struct stmt several = {.kind = STMT_LET_SPAWN, .span = stmt->span};
    vec_push(l->arena, &several.spawn.variables, stmt->let.variable);
    vec_push(l->arena, &several.spawn.calls, stmt->let.value->operand.operand);
    lower_let_spawns(l, &several);
}

static void
lower_dropped(struct lowering *l, struct expr *expr)
{
    struct scope_mark mark = scope_begin(l);
    value_drop(l, lower_expr(l, expr));
    scope_end(l, mark, true);
}

static void
lower_let(struct lowering *l, struct stmt *stmt)
{
    struct variable *variable = stmt->let.variable;
    if (is_blank(variable)) {
        lower_dropped(l, stmt->let.value);
        return;
    }
    if (stmt->let.value->kind == EXPR_SPAWN && variable->type == stmt->let.value->type) {
        lower_let_spawn(l, stmt);
        return;
    }
    struct core_variable *core = local(l, variable);
    const struct core_expr *bound = lower_value_into(l, core, stmt->let.value);
    if (!variable->assigned && !variable->lent)
        core->only_value = bound;
    hold_owned(l, core);
}

/* ---- branches ---- */

/* A variable, or a field of one: looking at it takes nothing and changes nothing. */
static bool
is_path(const struct expr *expr)
{
    while (expr->kind == EXPR_FIELD && expr->field.builtin == BUILTIN_NOT_ONE)
        expr = expr->field.object;
    return expr->kind == EXPR_NAME && expr->name.variable;
}

struct opening
lower_opening(struct lowering *l, struct expr *optional)
{
    if (is_path(optional))
        return (struct opening){lower_expr(l, optional),
                                has(l, lower_expr(l, optional).expr)};
    struct core_variable *maybe = temporary(l, optional->type);
    lower_value_into(l, maybe, optional);
    return (struct opening){value_fresh(core_variable(l->arena, maybe)),
                            has(l, core_variable(l->arena, maybe))};
}

void
lower_opened(struct lowering *l, struct variable *opened, struct opening opening)
{
    struct value optional = opening.optional;
    const struct type *type = optional.expr->type->element;
    struct core_variable *variable =
        is_blank(opened) ? temporary(l, type) : local(l, opened);
    struct core_expr *inside =
        core_expr(l->arena, CORE_OPENED, type, CORE_PURE, optional.expr, NULL);
    bind(l, variable, value_own(l, (struct value){inside, optional.ownership}));
    hold_owned(l, variable);
}

/* The condition of an if as an expression; what it takes to find it comes before. */
static struct core_expr *
lower_condition(struct lowering *l, struct expr *expr)
{
    int suspensions = l->function->suspension_count;
    struct scope_mark mark = scope_begin(l);
    struct core_expr *condition = lower_expr(l, expr).expr;
    if (!holds_anything(mark.block) && l->function->suspension_count == suspensions) {
        scope_dissolve(l, scope_take(l, mark));
        return condition;
    }
    struct core_variable *test = temporary(l, expr->type);
    init(l, test, condition);
    struct core_stmt *steps = scope_take(l, mark);
    declare(l, test);
    scope_add(l, steps);
    return core_variable(l->arena, test);
}

/* An if without its else. */
static struct core_stmt *
lower_branch(struct lowering *l, struct stmt *stmt)
{
    struct opening opening = {0};
    if (stmt->branch.opened)
        opening = lower_opening(l, stmt->branch.condition);
    else
        opening.has = lower_condition(l, stmt->branch.condition);
    struct core_stmt *branch = append(l, CORE_IF);
    branch->value = opening.has;
    struct scope_mark then = scope_begin(l);
    if (stmt->branch.opened)
        lower_opened(l, stmt->branch.opened, opening);
    lower_block(l, stmt->branch.then);
    branch->then = scope_take(l, then);
    return branch;
}

/* A chain of else if may be long: a loop. An `else if` whose condition takes statements
 * is an if in the else's block; the others stay one C statement. */
static void
lower_if(struct lowering *l, struct stmt *stmt)
{
    struct scope_mark mark = scope_begin(l);
    struct core_stmts *end = l->out;
    struct core_stmt *branch = lower_branch(l, stmt);
    while (stmt->branch.otherwise && stmt->branch.otherwise->kind == STMT_IF) {
        stmt = stmt->branch.otherwise;
        l->span = stmt->span;
        struct scope_mark otherwise = scope_begin(l);
        struct core_stmt *next = lower_branch(l, stmt);
        struct core_stmt *block = scope_take(l, otherwise);
        branch->otherwise = block->stmts.count == 1 ? next : block;
        branch = next;
    }
    if (stmt->branch.otherwise)
        branch->otherwise = lower_block_apart(l, stmt->branch.otherwise);
    l->out = end;
    scope_end(l, mark, true);
}

/* ---- the rest ---- */

static void
lower_return(struct lowering *l, struct stmt *stmt)
{
    struct scope_mark mark = scope_begin(l);
    struct core_expr *value = NULL;
    if (stmt->expr)
        value = value_own(l, lower_expr(l, stmt->expr));
    append(l, CORE_RETURN)->value = value;
    scope_end(l, mark, true);
}

static void
lower_throw(struct lowering *l, struct stmt *stmt)
{
    struct scope_mark mark = scope_begin(l);
    struct core_expr *value = value_own(l, lower_expr(l, stmt->expr));
    append(l, CORE_THROW)->value = value;
    scope_end(l, mark, true);
}

static void
lower_cancel(struct lowering *l, struct stmt *stmt)
{
    struct scope_mark mark = scope_begin(l);
    struct core_expr *task = value_borrow(l, lower_expr(l, stmt->expr));
    append_eval(l, core_call(l->arena, "coro_task_cancel", plain_type(l, TYPE_BOOL),
                             CORE_ACTS, task, NULL));
    lower_turn(l, "cancel");
    scope_end(l, mark, true);
}

static void
lower_defer(struct lowering *l, struct stmt *stmt)
{
    bool could_throw = l->can_throw;
    l->can_throw = false;
    struct core_stmt *cleanup = lower_block_apart(l, stmt->body);
    l->can_throw = could_throw;
    hold_with(l, cleanup)->is_defer = true;
}

static void
lower_try(struct lowering *l, struct stmt *stmt)
{
    struct core_stmt *try_ = append(l, CORE_TRY);
    bool could_throw = l->can_throw;
    struct core_stmts *out = l->out;
    l->out = &try_->stmts;
    l->can_throw = true;
    struct core_stmt *body = lower_block_apart(l, stmt->try_.body);
    vec_push(l->arena, &try_->stmts, body);
    l->can_throw = could_throw;
    l->out = out;
    try_->variable = local(l, stmt->try_.caught);
    if (is_blank(stmt->try_.caught))
        try_->variable = temporary(l, stmt->try_.caught->type);
    struct scope_mark handler = scope_begin(l);
    hold(l, try_->variable);
    lower_block(l, stmt->try_.handler);
    try_->handler = scope_take(l, handler);
}

void
lower_block(struct lowering *l, struct stmt *block)
{
    if (block->kind != STMT_BLOCK) {
        lower_stmt(l, block);
        return;
    }
    for (int i = 0; i < block->block.count; i++)
        lower_stmt(l, block->block.at[i]);
}

struct core_stmt *
lower_block_apart(struct lowering *l, struct stmt *block)
{
    struct scope_mark mark = scope_begin(l);
    lower_block(l, block);
    return scope_take(l, mark);
}

static void
lower_inner_block(struct lowering *l, struct stmt *stmt)
{
    struct scope_mark mark = scope_begin(l);
    lower_block(l, stmt);
    scope_end(l, mark, false);
}

static void
lower_scoped(struct lowering *l, struct stmt *stmt,
             void (*lower_inside)(struct lowering *, struct stmt *))
{
    struct scope_mark mark = scope_begin(l);
    lower_inside(l, stmt);
    scope_end(l, mark, true);
}

void
lower_stmt(struct lowering *l, struct stmt *stmt)
{
    l->span = stmt->span;
    switch (stmt->kind) {
    case STMT_EXPR:
        lower_dropped(l, stmt->expr);
        break;
    case STMT_LET:
        lower_let(l, stmt);
        break;
    case STMT_LET_SPAWN:
        lower_let_spawns(l, stmt);
        break;
    case STMT_SPAWN:
        lower_scoped(l, stmt, lower_spawn_stmt);
        break;
    case STMT_ASSIGN:
        lower_scoped(l, stmt, lower_assign);
        break;
    case STMT_BLOCK:
        lower_inner_block(l, stmt);
        break;
    case STMT_IF:
        lower_if(l, stmt);
        break;
    case STMT_WHILE:
        lower_scoped(l, stmt, lower_while);
        break;
    case STMT_FOR_IN:
        lower_for_in(l, stmt);
        break;
    case STMT_FOR_FROM:
        lower_for_from(l, stmt);
        break;
    case STMT_SELECT:
        lower_select(l, stmt);
        break;
    case STMT_FOR_RANGE:
        lower_for_range(l, stmt);
        break;
    case STMT_MATCH:
        lower_scoped(l, stmt, lower_match);
        break;
    case STMT_DEFER:
        lower_defer(l, stmt);
        break;
    case STMT_TRY:
        lower_try(l, stmt);
        break;
    case STMT_CANCEL:
        lower_cancel(l, stmt);
        break;
    case STMT_BREAK:
        append(l, CORE_BREAK);
        break;
    case STMT_CONTINUE:
        append(l, CORE_CONTINUE);
        break;
    case STMT_RETURN:
        lower_return(l, stmt);
        break;
    case STMT_THROW:
        lower_throw(l, stmt);
        break;
    case STMT_GROUP:
        lower_scoped(l, stmt, lower_group);
        break;
    case STMT_WITHIN:
        lower_scoped(l, stmt, lower_within);
        break;
    case STMT_POISON:
        break; /* refused by type: it does not come here */
    }
}
