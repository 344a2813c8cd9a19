#include "type_operator.h"

#include "convert.h"
#include "require.h"
#include "resolve.h"

/* ---- what is asked ---- */

static bool
is_product(const struct expr *operation)
{
    return operator_level(operation->binary.operator_) ==
           operator_level(OPERATOR_MULTIPLY);
}

const struct type *
asked_beside(const struct expr *operation, const struct type *other)
{
    if (is_shift(operation) || (is_product(operation) && other->kind == TYPE_DURATION))
        return NULL;
    return other;
}

/* ---- unary ---- */

void
type_unary(struct typer *typer, struct expr *expr)
{
    struct expr *operand = expr->unary.operand;
    const struct type *type = operand->type;
    bool fits = false;
    const char *wanted = NULL;
    switch (expr->unary.operator_) {
    case '-':
        fits = type_is_number(type) || type->kind == TYPE_DURATION;
        wanted = "a number or duration";
        break;
    case '~':
        fits = type_is_integer(type);
        wanted = "an integer";
        break;
    case '!':
        require_negatable(typer, operand);
        expr->type = basic(typer, TYPE_BOOL);
        return;
    default:
        break;
    }
    expr->type = type;
    if (fits || is_poison(type))
        return;
    diag_error(typer->diags, DIAG_OPERANDS, expr->span, "'%c' needs %s, found '%s'",
               expr->unary.operator_, wanted, str(typer, type));
    poison(typer, expr);
}

/* ---- binary ---- */

static bool
is_bitwise(const struct expr *operation)
{
    return operands_decide(operation) && operator_level(operation->binary.operator_) <=
                                             operator_level(OPERATOR_BIT_AND);
}

static bool
compares(const struct expr *operation)
{
    return operator_level(operation->binary.operator_) == operator_level(OPERATOR_LESS);
}

/* A string literal where a byte was meant? */
static bool
is_byte_text(const struct expr *expr, const struct type *other)
{
    return other->kind == TYPE_U8 && expr->kind == EXPR_STRING && expr->string.size == 1;
}

/* A value that is no string beside a '+' and a string. */
static const char *
joining_help(struct typer *typer, const struct expr *expr)
{
    if (expr->type->kind == TYPE_U8)
        return string_help(typer, expr);
    return arena_printf(typer->arena, "write 'str(%s)', or an f-string: f\"…{x}\"",
                        quote(typer, expr));
}

static const char *
operands_help(struct typer *typer, const struct expr *expr)
{
    const struct expr *left = expr->binary.left, *right = expr->binary.right;
    const struct type *a = left->type, *b = right->type;
    if ((a->kind == TYPE_FN) != (b->kind == TYPE_FN))
        return call_help(typer, a->kind == TYPE_FN ? left : right);
    if (expr->binary.operator_ != OPERATOR_ADD &&
        (is_byte_text(left, b) || is_byte_text(right, a)))
        return "a byte is written in single quotes: 'a'";
    if (a->kind == TYPE_TASK || b->kind == TYPE_TASK)
        return arena_printf(typer->arena, "a task's value comes by 'wait %s'",
                            quote_operand(typer, a->kind == TYPE_TASK ? left : right));
    if (a->kind == TYPE_CSTRING || b->kind == TYPE_CSTRING)
        return string_help(typer, a->kind == TYPE_CSTRING ? left : right);
    if (a->kind == TYPE_OPTIONAL && !common_type(a->element, type_opened(b)))
        return NULL;
    if (a->kind == TYPE_OPTIONAL || b->kind == TYPE_OPTIONAL)
        return arena_printf(
            typer->arena, "open it first: '%s ?? …', 'if let' or '!'",
            quote_operand(typer, a->kind == TYPE_OPTIONAL ? left : right));
    if (expr->binary.operator_ == OPERATOR_ADD &&
        (a->kind == TYPE_STRING) != (b->kind == TYPE_STRING))
        return joining_help(typer, a->kind == TYPE_STRING ? right : left);
    if ((a->kind == TYPE_STRING || a->kind == TYPE_LIST) && type_is_integer(b) &&
        expr->binary.operator_ == OPERATOR_MULTIPLY)
        return arena_printf(typer->arena, "write '%s.repeat(%s)'",
                            quote_operand(typer, left), quote(typer, right));
    if (a->kind == TYPE_STRING && expr->binary.operator_ == OPERATOR_REMAINDER)
        return "a text is formatted by an f-string: f\"…{x}\"";
    if (a->kind == TYPE_BOOL && b->kind == TYPE_BOOL && is_bitwise(expr))
        return "use '&&', '||', '!=' on 'bool'";
    if (type_is_number(a) && type_is_number(b) && a != b)
        return "convert one of them with 'as'";
    if ((a->kind == TYPE_DURATION) != (b->kind == TYPE_DURATION) && compares(expr))
        return "a duration has a unit: 5s, 250ms";
    if (a->kind == TYPE_DURATION || b->kind == TYPE_DURATION)
        return "durations add, and scale by integers: d * 2, d / 2, d / e";
    if (a->kind == TYPE_LIST && expr->binary.operator_ == OPERATOR_ADD)
        return "add an element with '.push(…)', all of another list with '.extend(…)'";
    return NULL;
}

static void
report_operands(struct typer *typer, struct expr *expr)
{
    const struct type *left = expr->binary.left->type, *right = expr->binary.right->type;
    const char *help = operands_help(typer, expr);
    struct span span = expr->binary.operator_span;
    const char *operator_ = arena_printf(
        typer->arena, "%.*s", (int)(span.hi - span.lo),
        source_at(typer->context->source, span.lo)); /* with the '=' of "+=" */
    struct diag *diag = left == right
                            ? diag_error(typer->diags, DIAG_OPERANDS, expr->span,
                                         "'%s' does not take operands of type '%s'",
                                         operator_, str(typer, left))
                            : diag_error(typer->diags, DIAG_OPERANDS, expr->span,
                                         "'%s' does not take '%s' and '%s'", operator_,
                                         str(typer, left), str(typer, right));
    if (help)
        diag_help(typer->diags, diag, "%s", help);
    poison(typer, expr);
}

/* An operator whose operands and result have one type, of those that `takes` accepts. */
static void
type_meeting(struct typer *typer, struct expr *expr, bool (*takes)(const struct type *))
{
    const struct type *common =
        common_type(expr->binary.left->type, expr->binary.right->type);
    if (!common || !takes(common)) {
        report_operands(typer, expr);
        return;
    }
    convert(typer, &expr->binary.left, common);
    convert(typer, &expr->binary.right, common);
    expr->type = common;
}

static bool
adds(const struct type *type)
{
    return type_is_number(type) || type->kind == TYPE_DURATION ||
           type->kind == TYPE_STRING;
}

static bool
subtracts(const struct type *type)
{
    return type_is_number(type) || type->kind == TYPE_DURATION;
}

/* duration * n, n * duration, duration / n: n becomes an int. */
static void
scale(struct typer *typer, struct expr *expr, struct expr **factor)
{
    const struct type *integer = basic(typer, TYPE_I64);
    if (!type_is_integer((*factor)->type) || !convertible((*factor)->type, integer)) {
        report_operands(typer, expr);
        return;
    }
    convert(typer, factor, integer);
    expr->type = basic(typer, TYPE_DURATION);
}

static void
type_product(struct typer *typer, struct expr *expr)
{
    enum operator operator_ = expr->binary.operator_;
    bool left = expr->binary.left->type->kind == TYPE_DURATION;
    bool right = expr->binary.right->type->kind == TYPE_DURATION;
    if (operator_ == OPERATOR_REMAINDER)
        type_meeting(typer, expr, type_is_integer);
    else if (left && right && operator_ == OPERATOR_DIVIDE)
        expr->type = basic(typer, TYPE_I64);
    else if (left && !right)
        scale(typer, expr, &expr->binary.right);
    else if (right && !left && operator_ == OPERATOR_MULTIPLY)
        scale(typer, expr, &expr->binary.left);
    else
        type_meeting(typer, expr, type_is_number);
}

static void
type_shift(struct typer *typer, struct expr *expr)
{
    expr->type = expr->binary.left->type;
    if (!type_is_integer(expr->binary.left->type) ||
        !type_is_integer(expr->binary.right->type))
        report_operands(typer, expr);
}

static void
type_logic(struct typer *typer, struct expr *expr)
{
    const char *where = arena_printf(typer->arena, "an operand of '%s'",
                                     operator_str(expr->binary.operator_));
    require_bool(typer, expr->binary.left, where);
    require_bool(typer, expr->binary.right, where);
    expr->type = basic(typer, TYPE_BOOL);
}

/* x == none where x is no optional. */
static bool
report_never_none(struct typer *typer, struct expr *expr)
{
    struct expr *left = expr->binary.left, *right = expr->binary.right;
    const struct expr *value = right->type->kind == TYPE_NONE ? left : right;
    if (left->type->kind != TYPE_NONE && right->type->kind != TYPE_NONE)
        return false;
    if (left->type == right->type)
        require_type(typer, left); /* none == none */
    else
        diag_error(typer->diags, DIAG_OPERANDS, expr->span,
                   "'%s' is never none: it has type '%s'", quote(typer, value),
                   str(typer, value->type));
    poison(typer, expr);
    return true;
}

/* Every value can be compared with one of its own type. */
static bool
has_equality(const struct type *type)
{
    return !is_void(type);
}

static void
type_comparison(struct typer *typer, struct expr *expr)
{
    bool is_equality = expr->binary.operator_ == OPERATOR_EQUAL ||
                       expr->binary.operator_ == OPERATOR_UNEQUAL;
    const struct type *common =
        common_type(expr->binary.left->type, expr->binary.right->type);
    if (is_equality && (!common || common->kind == TYPE_NONE) &&
        report_never_none(typer, expr))
        return;
    type_meeting(typer, expr, is_equality ? has_equality : type_has_order);
    if (!is_poison(expr->type))
        expr->type = basic(typer, TYPE_BOOL);
}

void
type_binary(struct typer *typer, struct expr *expr)
{
    enum operator operator_ = expr->binary.operator_;
    if (is_poison(expr->binary.left->type) || is_poison(expr->binary.right->type)) {
        poison(typer, expr);
        return;
    }
    switch (operator_) {
    case OPERATOR_ELSE:
        type_else(typer, expr);
        break;
    case OPERATOR_OR:
    case OPERATOR_AND:
        type_logic(typer, expr);
        break;
    case OPERATOR_ADD:
        type_meeting(typer, expr, adds);
        break;
    case OPERATOR_SUBTRACT:
        type_meeting(typer, expr, subtracts);
        break;
    case OPERATOR_MULTIPLY:
    case OPERATOR_DIVIDE:
    case OPERATOR_REMAINDER:
        type_product(typer, expr);
        break;
    case OPERATOR_SHIFT_LEFT:
    case OPERATOR_SHIFT_RIGHT:
        type_shift(typer, expr);
        break;
    case OPERATOR_BIT_OR:
    case OPERATOR_BIT_XOR:
    case OPERATOR_BIT_AND:
        type_meeting(typer, expr, type_is_integer);
        break;
    default:
        type_comparison(typer, expr);
    }
}

/* ---- ?? ---- */

void
type_else(struct typer *typer, struct expr *expr)
{
    require_optional(typer, expr->binary.left, "the left of '\?\?'");
    const struct type *left = expr->binary.left->type;
    poison(typer, expr);
    if (is_poison(left) || is_poison(expr->binary.right->type))
        return;
    bool gives_optional = expr->binary.right->type->kind == TYPE_OPTIONAL ||
                          expr->binary.right->type->kind == TYPE_NONE;
    const struct type *result = gives_optional ? left : left->element;
    if (!convert(typer, &expr->binary.right, result))
        expr->type = result;
}

/* ---- as ---- */

static bool
casts(const struct type *from, const struct type *to)
{
    bool to_scalar = type_is_number(to) || to->kind == TYPE_DURATION;
    if (from->kind == TYPE_BOOL || type_is_plain_enum(from))
        return type_is_integer(to);
    return to_scalar && (type_is_number(from) || from->kind == TYPE_DURATION);
}

static const char *
cast_help(const struct typer *typer, const struct expr *operand, const struct type *to)
{
    const char *text = quote_operand(typer, operand);
    const struct type *from = operand->type;
    if (to->kind == TYPE_STRING)
        return arena_printf(typer->arena, "write 'str(%s)'", quote(typer, operand));
    if (to->kind == TYPE_BOOL && type_is_number(from))
        return arena_printf(typer->arena, "write '%s != 0'", text);
    if (from->kind == TYPE_STRING && type_is_number(to))
        return arena_printf(typer->arena, "write '%s.%s()', which gives an optional",
                            text, type_is_integer(to) ? "to_int" : "to_float");
    if (from->kind == TYPE_OPTIONAL)
        return arena_printf(typer->arena, "open it first: '%s!'", text);
    if (from->kind == TYPE_ENUM && type_is_integer(to))
        return "only an enum whose cases all hold nothing has numbers";
    return NULL;
}

void
type_cast(struct typer *typer, struct expr *expr)
{
    const struct type *from = expr->cast.operand->type;
    const struct type *to =
        resolve_type_name(typer, expr->cast.name, expr->cast.name_span);
    expr->type = to;
    if (is_poison(from) || is_poison(to) || casts(from, to))
        return;
    const char *help = cast_help(typer, expr->cast.operand, to);
    struct diag *diag =
        diag_error(typer->diags, DIAG_CAST, expr->span, "'%s' does not convert to '%s'",
                   str(typer, from), str(typer, to));
    if (help)
        diag_help(typer->diags, diag, "%s", help);
}
