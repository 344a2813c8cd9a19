#include "type_stmt.h"

#include "assign.h"
#include "convert.h"
#include "declare.h"
#include "flow.h"
#include "lost_names.h"
#include "require.h"
#include "resolve.h"
#include "type_arms.h"
#include "type_expr.h"
#include "type_match.h"
#include "type_operator.h"
#include "type_select.h"
#include "type_suspend.h"

/* ---- scopes ---- */

static void
type_block(struct typer *typer, struct stmt *block)
{
    scope_open(typer->scopes);
    for (int i = 0; i < block->block.count; i++)
        type_stmt(typer, block->block.at[i]);
    end_scope(typer);
}

/* A block around which a variable is known. */
static void
type_block_with(struct typer *typer, struct variable *variable, struct stmt *block)
{
    scope_open(typer->scopes);
    if (variable)
        declare_variable(typer, variable);
    type_stmt(typer, block);
    end_scope(typer);
}

/* ---- let and var ---- */

void
type_variable(struct typer *typer, struct variable *variable, struct expr **value)
{
    const struct variable *outer = typer->birth;
    typer->birth = variable;
    if (variable->typex) {
        variable->type = resolve_type(typer, variable->typex);
        type_as(typer, value, variable->type);
    } else {
        type_value(typer, *value, NULL);
        variable->type = (*value)->type;
    }
    typer->birth = outer;
}

static void
type_let(struct typer *typer, struct stmt *stmt)
{
    type_variable(typer, stmt->let.variable, &stmt->let.value);
    if (stmt->let.value->kind == EXPR_POISON)
        lost_names_add(typer->context, typer->lost_names, stmt->span);
    declare_variable(typer, stmt->let.variable);
}

/* spawn f(), g(); and let a, b = spawn f(), g(); */
static void
type_spawns(struct typer *typer, struct stmt *stmt)
{
    struct variables *variables = &stmt->spawn.variables;
    struct exprs *calls = &stmt->spawn.calls;
    if (stmt->kind == STMT_LET_SPAWN && variables->count != calls->count)
        diag_error(typer->diags, DIAG_SPAWN_COUNT, stmt->span, "%d names for %d %s",
                   variables->count, calls->count, calls->count == 1 ? "task" : "tasks");
    for (int i = 0; i < calls->count; i++) {
        type_expr(typer, calls->at[i], NULL);
        const struct type *task = spawned_type(typer, calls->at[i]);
        if (i < variables->count)
            variables->at[i]->type = task;
    }
    for (int i = 0; i < variables->count; i++) {
        if (i >= calls->count)
            variables->at[i]->type = basic(typer, TYPE_POISON);
        declare_variable(typer, variables->at[i]);
    }
}

/* ---- assignment ---- */

static void
type_target(struct typer *typer, struct expr *target)
{
    struct variable *root = assigned_variable(typer, target);
    bool was_used = root && root->used;
    if (!may_be_place(target)) {
        report_no_place(typer, target);
        note_hole(typer);
        lost_names_add(typer->context, typer->lost_names, target->span);
        target->kind = EXPR_POISON;
        poison(typer, target);
        return;
    }
    typer->target = target;
    type_value(typer, target, NULL);
    typer->target = NULL;
    if (root && !target_reads(typer, target, root))
        root->used = was_used;
    require_assignable(typer, target);
}

/* x += v is typed as x + v, whose result must be an x again. */
static void
type_compound(struct typer *typer, struct stmt *stmt)
{
    struct expr *target = stmt->assign.target;
    struct expr sum = {.kind = EXPR_BINARY, .span = stmt->span};
    sum.binary.operator_ = stmt->assign.operator_;
    sum.binary.operator_span = stmt->assign.operator_span;
    sum.binary.left = target;
    sum.binary.right = stmt->assign.value;
    type_value(typer, stmt->assign.value, asked_beside(&sum, target->type));
    type_binary(typer, &sum);
    stmt->assign.value = sum.binary.right;
    if (is_poison(sum.type) || sum.type == target->type)
        return;
    struct diag *diag = diag_error(
        typer->diags, DIAG_MISMATCH, stmt->assign.value->span,
        "'%s=' gives '%s', but '%s' has type '%s'", operator_str(stmt->assign.operator_),
        str(typer, sum.type), quote(typer, target), str(typer, target->type));
    if (type_is_number(sum.type) && type_is_number(target->type))
        diag_help(typer->diags, diag, "write '%s as %s'",
                  quote_operand(typer, stmt->assign.value), str(typer, target->type));
}

static void
type_assign(struct typer *typer, struct stmt *stmt)
{
    type_target(typer, stmt->assign.target);
    if (stmt->assign.compound)
        type_compound(typer, stmt);
    else
        type_as(typer, &stmt->assign.value, stmt->assign.target->type);
}

/* ---- conditions and loops ---- */

/* if let x = e, while let x = e */
static void
type_opening(struct typer *typer, struct stmt *stmt, const char *where)
{
    struct expr *condition = stmt->branch.condition;
    type_value(typer, condition, NULL);
    require_optional(typer, condition, where);
    stmt->branch.opened->type = type_opened(condition->type);
}

/* An if with all its else ifs, or a while. */
static void
type_branch(struct typer *typer, struct stmt *stmt)
{
    bool is_while = stmt->kind == STMT_WHILE;
    for (;;) {
        if (stmt->branch.opened)
            type_opening(typer, stmt,
                         is_while ? "what 'while let' opens" : "what 'if let' opens");
        else
            type_condition(typer, stmt->branch.condition, "a condition");
        type_block_with(typer, stmt->branch.opened, stmt->branch.then);
        struct stmt *otherwise = stmt->branch.otherwise;
        if (!otherwise)
            return;
        if (otherwise->kind != STMT_IF) {
            type_stmt(typer, otherwise);
            return;
        }
        stmt = otherwise;
    }
}

/* What a `for` gives of a generator. */
static const struct type *
yielded(struct typer *typer, const struct expr *generator)
{
    if (!is_void(generator->type->yields))
        return generator->type->yields;
    struct diag *diag = diag_error(typer->diags, DIAG_NOT_ITERABLE, generator->span,
                                   "this coroutine yields nothing to walk through");
    diag_help(typer->diags, diag, "%s",
              is_void(generator->type->receives)
                  ? "'yield from' runs it in place, 'spawn' as a task"
                  : "drive it with 'next' and 'send'");
    return basic(typer, TYPE_POISON);
}

static const struct type *
report_not_iterable(struct typer *typer, const struct expr *sequence)
{
    const struct type *type = sequence->type;
    struct diag *diag = diag_error(typer->diags, DIAG_NOT_ITERABLE, sequence->span,
                                   "'for' cannot walk through '%s'", str(typer, type));
    if (type_is_integer(type))
        diag_help(typer->diags, diag, "a range is written '0..%s'",
                  quote(typer, sequence));
    else if (type->kind == TYPE_CHAN)
        diag_help(typer->diags, diag, "values come from a channel: 'for … from %s'",
                  quote(typer, sequence));
    else if (type->kind == TYPE_OPTIONAL)
        diag_help(typer->diags, diag, "open it first: '%s!', or 'if let'",
                  quote_operand(typer, sequence));
    return basic(typer, TYPE_POISON);
}

static const struct type *
report_stream(struct typer *typer, struct expr *sequence)
{
    const char *help = arena_printf(typer->arena, "write 'for … from %s'",
                                    quote_operand(typer, sequence));
    require_no_stream(typer, sequence, "'for … in'", help);
    return sequence->type;
}

static const struct type *
walked(struct typer *typer, struct expr *sequence)
{
    const struct type *type = sequence->type;
    switch (type->kind) {
    case TYPE_LIST:
    case TYPE_ARRAY:
        return type->element;
    case TYPE_MAP:
        return type->key;
    case TYPE_STRING:
        return basic(typer, TYPE_U8);
    case TYPE_CORO:
        return yielded(typer, sequence);
    case TYPE_STREAM:
        return report_stream(typer, sequence);
    case TYPE_POISON:
        return type;
    default:
        return report_not_iterable(typer, sequence);
    }
}

/* What the second name of a `for` stands for. */
static const struct type *
walked_value(struct typer *typer, const struct stmt *loop)
{
    const struct expr *sequence = loop->loop.sequence;
    const struct type *type = sequence->type;
    if (type->kind == TYPE_MAP)
        return type->element;
    if (is_poison(type) || is_poison(loop->loop.variable->type))
        return basic(typer, TYPE_POISON);
    struct diag *diag =
        diag_error(typer->diags, DIAG_NOT_ITERABLE, loop->loop.second->span,
                   "a 'for' with two names walks a map, not '%s'", str(typer, type));
    if (type->kind == TYPE_LIST || type->kind == TYPE_STRING)
        diag_help(typer->diags, diag, "walk the indices: 'for %s in 0..%s.len'",
                  loop->loop.variable->name,
                  sequence->kind == EXPR_NAME ? sequence->name.name : "x");
    return basic(typer, TYPE_POISON);
}

static void
type_for_in(struct typer *typer, struct stmt *stmt)
{
    type_value(typer, stmt->loop.sequence, NULL);
    stmt->loop.variable->type = walked(typer, stmt->loop.sequence);
    if (stmt->loop.second)
        stmt->loop.second->type = walked_value(typer, stmt);
    scope_open(typer->scopes);
    declare_variable(typer, stmt->loop.variable);
    if (stmt->loop.second)
        declare_variable(typer, stmt->loop.second);
    type_stmt(typer, stmt->loop.body);
    end_scope(typer);
}

static void
type_for_range(struct typer *typer, struct stmt *stmt)
{
    const struct type *bounds = type_pair(typer, &stmt->loop.low, &stmt->loop.high);
    struct span span = {stmt->loop.low->span.lo, stmt->loop.high->span.hi};
    if (!bounds) {
        struct diag *diag = diag_error(
            typer->diags, DIAG_OPERANDS, span, "the bounds of a range are '%s' and '%s'",
            str(typer, stmt->loop.low->type), str(typer, stmt->loop.high->type));
        diag_help(typer->diags, diag, "both must have one integer type");
    } else if (!type_is_integer(bounds) && !is_poison(bounds)) {
        diag_error(typer->diags, DIAG_OPERANDS, span,
                   "the bounds of a range must be integers, found '%s'",
                   str(typer, bounds));
        bounds = NULL;
    }
    stmt->loop.variable->type = bounds ? bounds : basic(typer, TYPE_POISON);
    type_block_with(typer, stmt->loop.variable, stmt->loop.body);
}

/* What comes from a channel or a stream, which a generator may stand for. */
static const struct type *
taken_from(struct typer *typer, struct expr **slot)
{
    const struct expr *sequence = *slot;
    const struct type *type = sequence->type;
    struct diag *diag;
    if (type->kind == TYPE_CHAN)
        return type->element;
    if (is_poison(type))
        return type;
    if (type_is_generator(type))
        convert(typer, slot,
                type_stream(typer->types, type->yields, type->receives, type->returns));
    if (type->kind == TYPE_CORO || type->kind == TYPE_STREAM)
        return yielded(typer, sequence);
    diag = diag_error(typer->diags, DIAG_NOT_ITERABLE, sequence->span,
                      "'for … from' takes values from a channel or stream, found '%s'",
                      str(typer, type));
    diag_help(typer->diags, diag, "what can be walked at once takes 'for … in'");
    return basic(typer, TYPE_POISON);
}

static void
type_for_from(struct typer *typer, struct stmt *stmt)
{
    type_value(typer, stmt->loop.sequence, NULL);
    stmt->loop.variable->type = taken_from(typer, &stmt->loop.sequence);
    type_block_with(typer, stmt->loop.variable, stmt->loop.body);
}

/* ---- match ---- */

static void
type_arm(struct typer *typer, struct arm *arm, const struct type *type)
{
    if (arm->is_lost) {
        note_hole(typer);
        lost_names_add(typer->context, typer->lost_names, arm->span);
        return;
    }
    scope_open(typer->scopes);
    type_patterns(typer, arm, type);
    type_stmt(typer, arm->body);
    end_scope(typer);
}

static void
type_match(struct typer *typer, struct stmt *stmt)
{
    const struct type *type = type_scrutinee(typer, stmt->match.scrutinee);
    for (int i = 0; i < stmt->match.arms.count; i++)
        type_arm(typer, stmt->match.arms.at[i], type);
    check_arms(typer, stmt, type);
}

/* ---- leaving ---- */

static void
type_return(struct typer *typer, struct stmt *stmt)
{
    const struct decl *item = typer->item;
    struct diag *diag;
    if (!stmt->expr) {
        if (is_void(item->returns) || is_poison(item->returns))
            return;
        diag = diag_error(typer->diags, DIAG_RETURN, stmt->span,
                          "a 'return' without a value in '%s', which returns '%s'",
                          item->name, str(typer, item->returns));
        diag_note(typer->diags, diag, item->returns_x->span, "declared here");
    } else if (is_void(item->returns)) {
        type_expr(typer, stmt->expr, NULL);
        diag = diag_error(typer->diags, DIAG_RETURN, stmt->expr->span,
                          "'%s' returns nothing", item->name);
        if (stmt->expr->type->kind > TYPE_NONE)
            diag_help(typer->diags, diag, "declare it with '-> %s'",
                      str(typer, stmt->expr->type));
        diag_note(typer->diags, diag, item->name_span,
                  "'%s' is declared here, without '->'", item->name);
    } else {
        diag = type_as(typer, &stmt->expr, item->returns);
        if (diag)
            diag_note(typer->diags, diag, item->returns_x->span, "what '%s' returns",
                      item->name);
    }
}

static void
type_try(struct typer *typer, struct stmt *stmt)
{
    type_stmt(typer, stmt->try_.body);
    stmt->try_.caught->type = basic(typer, TYPE_ERROR);
    type_block_with(typer, stmt->try_.caught, stmt->try_.handler);
}

static void
type_within(struct typer *typer, struct stmt *stmt)
{
    type_as(typer, &stmt->within.limit, basic(typer, TYPE_DURATION));
    type_stmt(typer, stmt->within.body);
    if (stmt->within.otherwise)
        type_stmt(typer, stmt->within.otherwise);
}

/* ---- expression statements ---- */

static void
type_expr_stmt(struct typer *typer, struct stmt *stmt)
{
    struct expr *expr = stmt->expr;
    type_expr(typer, expr, NULL);
    if (expr_acts(expr) || stmt->unended || is_poison(expr->type))
        return;
    struct diag *diag = diag_error(typer->diags, DIAG_NO_EFFECT, expr->span,
                                   "this expression has no effect");
    if (expr->kind == EXPR_BINARY && expr->binary.operator_ == OPERATOR_EQUAL)
        diag_help(typer->diags, diag, "an assignment is written with one '='");
    else
        diag_help(typer->diags, diag, "a statement assigns, calls, suspends or spawns");
}

/* ---- all statements ---- */

void
type_stmt(struct typer *typer, struct stmt *stmt)
{
    switch (stmt->kind) {
    case STMT_POISON:
        note_hole(typer);
        lost_names_add(typer->context, typer->lost_names, stmt->span);
        break;
    case STMT_EXPR:
        type_expr_stmt(typer, stmt);
        break;
    case STMT_LET:
        type_let(typer, stmt);
        break;
    case STMT_LET_SPAWN:
    case STMT_SPAWN:
        type_spawns(typer, stmt);
        break;
    case STMT_ASSIGN:
        type_assign(typer, stmt);
        break;
    case STMT_BLOCK:
        type_block(typer, stmt);
        break;
    case STMT_IF:
    case STMT_WHILE:
        type_branch(typer, stmt);
        break;
    case STMT_FOR_IN:
        type_for_in(typer, stmt);
        break;
    case STMT_FOR_RANGE:
        type_for_range(typer, stmt);
        break;
    case STMT_FOR_FROM:
        type_for_from(typer, stmt);
        break;
    case STMT_MATCH:
        type_match(typer, stmt);
        break;
    case STMT_SELECT:
        type_select(typer, stmt);
        break;
    case STMT_DEFER:
        type_stmt(typer, stmt->body);
        break;
    case STMT_TRY:
        type_try(typer, stmt);
        break;
    case STMT_CANCEL:
        type_value(typer, stmt->expr, NULL);
        require_task(typer, stmt->expr, "what 'cancel' ends");
        break;
    case STMT_RETURN:
        type_return(typer, stmt);
        break;
    case STMT_THROW:
        type_as(typer, &stmt->expr, basic(typer, TYPE_ERROR));
        break;
    case STMT_BREAK:
    case STMT_CONTINUE:
        break;
    case STMT_GROUP:
        type_stmt(typer, stmt->body);
        break;
    case STMT_WITHIN:
        type_within(typer, stmt);
        break;
    }
}
