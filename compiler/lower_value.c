/* Values and who owns them, scopes and what they hold. */
#include <ctype.h>
#include <string.h>

#include "core_walk.h"
#include "lowering.h"
#include "name.h"

/* ---- statements ---- */

struct core_stmt *
append(struct lowering *l, enum core_stmt_kind kind)
{
    struct core_stmt *stmt = core_stmt(l->arena, kind, l->span);
    vec_push(l->arena, l->out, stmt);
    return stmt;
}

void
append_eval(struct lowering *l, struct core_expr *expr)
{
    append(l, CORE_EVAL)->value = expr;
}

void
append_assign(struct lowering *l, struct core_expr *place, struct core_expr *value)
{
    struct core_stmt *stmt = append(l, CORE_ASSIGN);
    stmt->place = place;
    stmt->value = value;
}

void
append_check(struct lowering *l)
{
    append(l, CORE_CHECK);
}

void
declare(struct lowering *l, struct core_variable *variable)
{
    append(l, CORE_DECLARE)->variable = variable;
}

static void
append_value(struct lowering *l, enum core_stmt_kind kind, struct core_variable *variable,
             struct core_expr *value)
{
    struct core_stmt *stmt = append(l, kind);
    stmt->variable = variable;
    stmt->value = value;
}

void
bind(struct lowering *l, struct core_variable *variable, struct core_expr *value)
{
    append_value(l, CORE_BIND, variable, value);
}

void
init(struct lowering *l, struct core_variable *variable, struct core_expr *value)
{
    append_value(l, CORE_INIT, variable, value);
}

/* "point" of Point, "url" of URL. */
static const char *
in_small_letters(struct lowering *l, const char *name)
{
    char *word = arena_copy(l->scratch, name, strlen(name));
    for (int i = 0; isupper((unsigned char)word[i]) &&
                    (i == 0 || !islower((unsigned char)word[i + 1]));
         i++)
        word[i] = (char)tolower((unsigned char)word[i]);
    return name_of_text(l->context->names, word);
}

/* A telling name for a temporary. */
static const char *
temporary_name(struct lowering *l, const struct type *type)
{
    switch (type->kind) {
    case TYPE_BOOL:
        return "test";
    case TYPE_STRING:
        return "text";
    case TYPE_LIST:
        return "list";
    case TYPE_MAP:
        return "map";
    case TYPE_ARRAY:
        return "array";
    case TYPE_TASK:
        return "task";
    case TYPE_CHAN:
        return "chan";
    case TYPE_LOOP:
        return "loop";
    case TYPE_ERROR:
        return "thrown";
    case TYPE_CORO:
    case TYPE_STREAM:
        return "coroutine";
    case TYPE_STRUCT:
    case TYPE_CLASS:
    case TYPE_ENUM:
        return in_small_letters(l, type->decl->name);
    case TYPE_FN:
        return "function";
    case TYPE_CSTRING:
        return "text";
    case TYPE_PTR:
        return "pointer";
    case TYPE_OPTIONAL:
        return "maybe";
    case TYPE_POISON:
    case TYPE_VOID:
    case TYPE_NONE:
    case TYPE_I8:
    case TYPE_I16:
    case TYPE_I32:
    case TYPE_I64:
    case TYPE_U8:
    case TYPE_U16:
    case TYPE_U32:
    case TYPE_U64:
    case TYPE_F32:
    case TYPE_F64:
    case TYPE_DURATION:
        break;
    }
    return "value";
}

struct core_variable *
temporary(struct lowering *l, const struct type *type)
{
    return core_variable_new(l->arena, CORE_VALUE, type, temporary_name(l, type));
}

struct core_variable *
bind_temporary(struct lowering *l, const struct type *type, struct core_expr *value)
{
    struct core_variable *variable = temporary(l, type);
    bind(l, variable, value);
    return variable;
}

struct core_variable *
bind_for_good(struct lowering *l, struct core_expr *value)
{
    struct core_variable *variable = bind_temporary(l, value->type, value);
    variable->only_value = value;
    return variable;
}

struct core_stmt *
hold_with(struct lowering *l, struct core_stmt *cleanup)
{
    struct core_stmt *stmt = append(l, CORE_HOLD);
    stmt->cleanup = cleanup;
    l->out = &stmt->stmts;
    return stmt;
}

void
hold(struct lowering *l, struct core_variable *variable)
{
    struct core_stmt *release = core_stmt(l->arena, CORE_RELEASE, l->span);
    release->variable = variable;
    hold_with(l, release);
}

void
hold_owned(struct lowering *l, struct core_variable *variable)
{
    if (type_is_owned(variable->type))
        hold(l, variable);
}

/* ---- values ---- */

struct value
value_borrowed(struct core_expr *expr)
{
    return (struct value){expr, BORROWED};
}

/* Has nothing to release; or is a literal, or made of such, which are not counted. */
static bool
is_uncounted(const struct core_expr *expr)
{
    if (expr->kind != CORE_SOME && expr->kind != CORE_STRUCT)
        return expr->kind == CORE_STRING || expr->kind == CORE_NONE ||
               !type_is_owned(expr->type);
    for (int i = 0; i < expr->operands.count; i++)
        if (!is_uncounted(expr->operands.at[i]))
            return false;
    return true;
}

struct value
value_fresh(struct core_expr *expr)
{
    return (struct value){expr, is_uncounted(expr) ? BORROWED : FRESH};
}

static struct core_expr *
retained(struct lowering *l, struct core_expr *expr)
{
    if (is_uncounted(expr))
        return expr;
    if (expr->kind == CORE_SOME)
        return core_expr(l->arena, CORE_SOME, expr->type, CORE_PURE,
                         retained(l, expr->operands.at[0]), NULL);
    return core_expr(l->arena, CORE_COPY, expr->type, CORE_PURE, expr, NULL);
}

/* What lies in a variable that nobody releases is to be taken over before anything else
 * happens. */
static struct core_expr *
taken(struct lowering *l, struct core_expr *expr)
{
    if (expr->kind != CORE_VARIABLE)
        return expr;
    struct core_expr *taking = core_variable(l->arena, expr->variable);
    taking->effect = CORE_ACTS;
    return taking;
}

struct core_expr *
value_own(struct lowering *l, struct value value)
{
    switch (value.ownership) {
    case FRESH:
        return taken(l, value.expr);
    case HELD:
        return core_expr(l->arena, CORE_MOVE, value.expr->type, CORE_PURE, value.expr,
                         NULL);
    case BORROWED:
        if (type_is_owned(value.expr->type))
            return retained(l, value.expr);
        break;
    }
    return value.expr;
}

/* A fresh value in a temporary that is held; it may lie in one already that is not. */
static struct value
value_held(struct lowering *l, struct value value)
{
    struct core_variable *variable;
    if (value.expr->kind == CORE_VARIABLE)
        variable = value.expr->variable;
    else
        variable = bind_for_good(l, value.expr);
    hold(l, variable);
    return (struct value){core_variable(l->arena, variable), HELD};
}

struct core_expr *
value_borrow(struct lowering *l, struct value value)
{
    return value.ownership == FRESH ? value_held(l, value).expr : value.expr;
}

struct core_expr *
value_lend(struct lowering *l, struct value value)
{
    const struct type *type = value.expr->type;
    if (value.ownership == BORROWED && (type_is_owned(type) || type_holds_array(type)))
        value = value_stabilize(l, value, CORE_ACTS);
    return value_borrow(l, value);
}

struct core_expr *
value_in_variable(struct lowering *l, struct value value)
{
    struct core_expr *expr = value_borrow(l, value);
    if (expr->kind != CORE_VARIABLE || expr->effect != CORE_PURE)
        expr = value_stabilize(l, value_borrowed(expr), CORE_ACTS).expr;
    if (expr->kind != CORE_VARIABLE) /* such as a field of what nobody changes */
        expr = core_variable(l->arena, bind_temporary(l, expr->type, expr));
    return expr;
}

/* Arrays, and what is owned in those that are local, are not copied if it will do to look
 * at them now: what lies in a list, or in a module's variable, may change later. */
static bool
is_worth_settling(const struct core_expr *expr, enum core_effect later)
{
    if (expr->effect != CORE_ACTS || !is_core_place(expr))
        return false;
    const struct core_variable *variable = core_place_variable(expr);
    bool is_local = variable && (!variable->is_module || variable->is_constant);
    return is_local ? type_holds_array(expr->type) || type_is_owned(expr->type)
                    : type_holds_array(expr->type) && later != CORE_ACTS;
}

struct value
value_stabilize(struct lowering *l, struct value value, enum core_effect later)
{
    if (!value.expr || later == CORE_PURE)
        return value;
    if (value.ownership == BORROWED && is_worth_settling(value.expr, later))
        value.expr = place_settled(l, value.expr);
    bool is_variable = value.expr->kind == CORE_VARIABLE;
    if (value.ownership == FRESH && is_variable && later == CORE_ACTS)
        return value_held(l, value);
    if (value.expr->effect == CORE_PURE ||
        (value.expr->effect == CORE_READS && later != CORE_ACTS))
        return value;
    if (value.ownership == FRESH)
        return value_held(l, value);
    if (type_is_owned(value.expr->type))
        return value_held(l, (struct value){retained(l, value.expr), FRESH});
    struct core_variable *copy = bind_temporary(l, value.expr->type, value.expr);
    return value_borrowed(core_variable(l->arena, copy));
}

void
value_drop(struct lowering *l, struct value value)
{
    if (!value.expr)
        return;
    struct core_expr *expr = value_borrow(l, value);
    if (expr->effect == CORE_ACTS)
        append_eval(l, expr);
}

/* ---- scopes ---- */

static struct core_stmt *
new_block(struct lowering *l)
{
    if (l->spare_blocks.count == 0)
        return core_stmt(l->arena, CORE_BLOCK, l->span);
    struct core_stmt *block = l->spare_blocks.at[--l->spare_blocks.count];
    block->span = l->span;
    return block;
}

struct scope_mark
scope_begin(struct lowering *l)
{
    struct scope_mark mark = {l->out, new_block(l)};
    l->out = &mark.block->stmts;
    return mark;
}

struct core_stmt *
scope_take(struct lowering *l, struct scope_mark mark)
{
    l->out = mark.out;
    return mark.block;
}

static bool
declares(const struct core_stmts *stmts)
{
    for (int i = 0; i < stmts->count; i++) {
        enum core_stmt_kind kind = stmts->at[i]->kind;
        if (kind == CORE_DECLARE || kind == CORE_BIND || kind == CORE_HOLD)
            return true;
    }
    return false;
}

bool
holds_anything(const struct core_stmt *block)
{
    for (int i = 0; i < block->stmts.count; i++)
        if (block->stmts.at[i]->kind == CORE_HOLD)
            return true;
    return false;
}

void
scope_dissolve(struct lowering *l, struct core_stmt *block)
{
    for (int i = 0; i < block->stmts.count; i++)
        vec_push(l->arena, l->out, block->stmts.at[i]);
    block->stmts.count = 0;
    vec_push(l->arena, &l->spare_blocks, block);
}

static void
add_block(struct lowering *l, struct core_stmt *block, bool is_statement)
{
    if (!declares(&block->stmts)) {
        scope_dissolve(l, block);
        return;
    }
    block->is_statement = is_statement;
    vec_push(l->arena, l->out, block);
}

void
scope_end(struct lowering *l, struct scope_mark mark, bool is_statement)
{
    add_block(l, scope_take(l, mark), is_statement);
}

void
scope_add(struct lowering *l, struct core_stmt *block)
{
    add_block(l, block, true);
}

/* ---- places, errors, types ---- */

struct core_expr *
here(struct lowering *l, struct span span)
{
    return core_place(l->arena, span);
}

struct core_expr *
error_slot(struct lowering *l, bool may_throw)
{
    enum core_expr_kind kind = may_throw && l->can_throw ? CORE_ERROR_SLOT : CORE_NULL;
    return core_expr(l->arena, kind, NULL, CORE_PURE, NULL);
}

struct core_expr *
type_of(struct lowering *l, const struct type *type)
{
    return core_expr(l->arena, CORE_TYPE, type, CORE_PURE, NULL);
}

struct core_expr *
address_of(struct lowering *l, struct core_expr *place)
{
    return core_expr(l->arena, CORE_ADDRESS, NULL, CORE_PURE, place, NULL);
}

const struct type *
plain_type(struct lowering *l, enum type_kind kind)
{
    return type_basic(l->context->types, kind);
}

bool
is_blank(const struct variable *variable)
{
    return variable->name[0] == '_' && variable->name[1] == 0;
}

struct core_variable *
local(struct lowering *l, struct variable *variable)
{
    if (!variable->core) {
        variable->core =
            core_variable_new(l->arena, CORE_VALUE, variable->type, variable->name);
        variable->core->is_named = true;
        variable->core->is_parameter = variable->kind == VARIABLE_PARAMETER;
        variable->core->is_lent = variable->lent;
    }
    return variable->core;
}

struct core_variable *
result_variable(struct lowering *l, const struct type *type, struct core_variable *into)
{
    if (into && into->type == type)
        return into;
    struct core_variable *variable = temporary(l, type);
    declare(l, variable);
    return variable;
}

struct core_variable *
store_result(struct lowering *l, struct core_expr *value, struct core_variable *into)
{
    if (!into || into->type != value->type)
        return bind_temporary(l, value->type, value);
    init(l, into, value);
    return into;
}

struct core_expr *
has(struct lowering *l, struct core_expr *optional)
{
    return core_expr(l->arena, CORE_HAS, plain_type(l, TYPE_BOOL), CORE_PURE, optional,
                     NULL);
}

struct core_variable *
maybe_begin(struct lowering *l, const struct type *inner, struct core_variable *into,
            struct core_expr **inside)
{
    const struct type *type = type_optional(l->context->types, inner);
    struct core_expr *none = core_expr(l->arena, CORE_NONE, type, CORE_PURE, NULL);
    struct core_variable *result;
    if (into && into->type == type) {
        result = into;
        init(l, result, none);
    } else {
        result = bind_temporary(l, type, none);
    }
    *inside = core_variable(l->arena, result);
    if (type != inner)
        *inside = core_expr(l->arena, CORE_OPENED, inner, CORE_PURE, *inside, NULL);
    return result;
}

/* Where an optional has a flag beside its value, the call's answer goes there. */
void
maybe_end(struct lowering *l, struct core_variable *result, const struct type *inner,
          struct core_expr *call)
{
    if (result->type == inner || type_has_empty(inner)) {
        append_eval(l, call);
        return;
    }
    struct core_expr *flag = core_field(l->arena, "some", plain_type(l, TYPE_BOOL),
                                        core_variable(l->arena, result));
    append_assign(l, flag, call);
}
