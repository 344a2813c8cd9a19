/* Operators and conversions. Integer arithmetic goes to functions of coro.h where C's own
 * is undefined or promotes; whatever C does right is left to C. */
#include <string.h>

#include "core_walk.h"
#include "integer.h"
#include "lowering.h"

/* How coro_arithmetic.h names the functions of a type: coro_add, coro_add_u8. */
static const char *
arithmetic_suffix(const struct type *type)
{
    switch ((int)type->kind) {
    case TYPE_I8:
        return "_i8";
    case TYPE_I16:
        return "_i16";
    case TYPE_I32:
        return "_i32";
    case TYPE_U8:
        return "_u8";
    case TYPE_U16:
        return "_u16";
    case TYPE_U32:
        return "_u32";
    case TYPE_U64:
        return "_u64";
    default:
        return ""; /* i64 and duration */
    }
}

const char *
arithmetic_function(struct lowering *l, const char *verb, const struct type *type)
{
    return arena_printf(l->arena, "coro_%s%s", verb, arithmetic_suffix(type));
}

/* ---- unary ---- */

/* ~x: of a literal it is one, since C would compute it in another type; of what C
 * promotes it is a call, which may be compared without a warning. */
static struct core_expr *
lower_inversion(struct lowering *l, const struct type *type, struct core_expr *operand)
{
    bool promoted = !type_is_signed(type) && type_bits(type) < 32;
    if (operand->kind == CORE_INTEGER)
        return core_integer(l->arena, type, integer_wrap(type, ~operand->integer));
    if (promoted)
        return core_call(l->arena, arithmetic_function(l, "not", type), type, CORE_PURE,
                         operand, NULL);
    return core_operation(l->arena, "~", type, operand, NULL);
}

/* -x: a literal has its sign, so that no minus comes to stand before another. */
static struct core_expr *
lower_negation(struct lowering *l, const struct type *type, struct core_expr *operand)
{
    if (operand->kind == CORE_FLOATING) {
        struct core_expr *literal =
            core_expr(l->arena, CORE_FLOATING, type, CORE_PURE, NULL);
        literal->floating = -operand->floating;
        return literal;
    }
    if (type_is_float(type))
        return core_operation(l->arena, "-", type, operand, NULL);
    return core_call(l->arena, arithmetic_function(l, "neg", type), type, CORE_PURE,
                     operand, NULL);
}

struct value
lower_unary(struct lowering *l, struct expr *expr, const struct value *operands)
{
    struct core_expr *operand = operands[0].expr;
    switch (expr->unary.operator_) {
    case '-':
        return value_borrowed(lower_negation(l, expr->type, operand));
    case '~':
        return value_borrowed(lower_inversion(l, expr->type, operand));
    default:
        return value_borrowed(core_operation(l->arena, "!", expr->type, operand, NULL));
    }
}

/* ---- comparison ---- */

static struct core_expr *
negated(struct lowering *l, struct core_expr *test)
{
    return core_operation(l->arena, "!", plain_type(l, TYPE_BOOL), test, NULL);
}

/* A value of which the runtime takes the address. */
static struct core_expr *
addressable(struct lowering *l, struct core_expr *expr)
{
    switch ((int)expr->kind) {
    case CORE_VARIABLE:
    case CORE_FIELD:
    case CORE_ELEMENT:
    case CORE_POINTED:
    case CORE_AT:
        return address_of(l, expr);
    default:
        return address_of(l,
                          core_variable(l->arena, bind_temporary(l, expr->type, expr)));
    }
}

static bool
is_identity(const struct type *type)
{
    bool by_value = type->kind == TYPE_ERROR || type->kind == TYPE_LIST ||
                    type->kind == TYPE_MAP || type->kind == TYPE_STRING ||
                    type->kind == TYPE_CSTRING;
    return type_has_empty(type) && !by_value;
}

/* a == b for what C cannot compare; NULL where C can. */
static struct core_expr *
equality_call(struct lowering *l, struct core_expr *left, struct core_expr *right)
{
    const struct type *type = left->type;
    const struct type *inner = type_opened(type);
    const struct type *test = plain_type(l, TYPE_BOOL);
    if (inner->kind == TYPE_STRING)
        return core_call(l->arena, "coro_string_equal", test, CORE_PURE, left, right,
                         NULL);
    if (inner->kind == TYPE_ERROR)
        return core_call(l->arena, "coro_error_equal", test, CORE_PURE, left, right,
                         NULL);
    if (is_identity(inner))
        return NULL;
    if (type->kind != TYPE_OPTIONAL && type->kind != TYPE_STRUCT &&
        type->kind != TYPE_LIST && type->kind != TYPE_MAP && type->kind != TYPE_ARRAY &&
        type->kind != TYPE_CSTRING &&
        (type->kind != TYPE_ENUM || type_is_plain_enum(type)))
        return NULL;
    left = addressable(l, left);
    right = addressable(l, right);
    return core_call(l->arena, "coro_equal", test, CORE_READS, type_of(l, type), left,
                     right, NULL);
}

static struct core_expr *
lower_equality(struct lowering *l, enum operator operator_, struct core_expr *left,
               struct core_expr *right)
{
    bool equal = operator_ == OPERATOR_EQUAL;
    struct core_expr *tested = left->kind == CORE_NONE ? right : left;
    if (left->kind == CORE_NONE || right->kind == CORE_NONE)
        return equal ? negated(l, has(l, tested)) : has(l, tested);
    struct core_expr *call = equality_call(l, left, right);
    if (call)
        return equal ? call : negated(l, call);
    return core_operation(l->arena, operator_str(operator_), plain_type(l, TYPE_BOOL),
                          left, right);
}

static struct core_expr *
lower_order(struct lowering *l, enum operator operator_, struct core_expr *left,
            struct core_expr *right)
{
    if (left->type->kind == TYPE_STRING) {
        const struct type *i32 = plain_type(l, TYPE_I32);
        left =
            core_call(l->arena, "coro_string_compare", i32, CORE_PURE, left, right, NULL);
        right = core_integer(l->arena, i32, 0);
    }
    return core_operation(l->arena, operator_str(operator_), plain_type(l, TYPE_BOOL),
                          left, right);
}

/* ---- arithmetic ---- */

static bool
is_literal(const struct core_expr *expr, uint64_t integer)
{
    return expr->kind == CORE_INTEGER && expr->integer == integer;
}

/* A literal by which C divides as we do: neither 0 nor -1. */
static bool
is_plain_divisor(const struct core_expr *expr)
{
    return expr->kind == CORE_INTEGER && expr->integer != 0 &&
           (!type_is_signed(expr->type) || expr->integer != UINT64_MAX);
}

/* x % 1 and what bits_are_known tells of are literals, because C compilers know them, and
 * would warn of a comparison with them. */
static struct core_expr *
lower_division(struct lowering *l, struct expr *expr, struct core_expr *left,
               struct core_expr *right)
{
    if (expr->binary.operator_ == OPERATOR_REMAINDER && is_literal(right, 1) &&
        left->effect != CORE_ACTS)
        return core_integer(l->arena, expr->type, 0);
    if (is_plain_divisor(right) && left->kind != CORE_INTEGER)
        return core_operation(l->arena, operator_str(expr->binary.operator_), expr->type,
                              left, right);
    const char *verb = expr->binary.operator_ == OPERATOR_DIVIDE ? "div" : "rem";
    return core_call(l->arena, arithmetic_function(l, verb, left->type), expr->type,
                     CORE_ACTS, left, right, here(l, expr->span), NULL);
}

/* A shift's count is taken modulo the width: as unsigned. */
static struct core_expr *
lower_shift(struct lowering *l, struct expr *expr, struct core_expr *left,
            struct core_expr *right)
{
    const char *verb = expr->binary.operator_ == OPERATOR_SHIFT_LEFT ? "shl" : "shr";
    struct core_expr *count = cast_to(l, right, plain_type(l, TYPE_U64));
    return core_call(l->arena, arithmetic_function(l, verb, expr->type), expr->type,
                     CORE_PURE, left, count, NULL);
}

static struct core_expr *
lower_arithmetic(struct lowering *l, struct expr *expr, const char *verb,
                 struct core_expr *left, struct core_expr *right)
{
    if (expr->type->kind == TYPE_STRING)
        return core_call(l->arena, "coro_string_add", expr->type, CORE_PURE, left, right,
                         NULL);
    if (type_is_float(expr->type))
        return core_operation(l->arena, operator_str(expr->binary.operator_), expr->type,
                              left, right);
    return core_call(l->arena, arithmetic_function(l, verb, expr->type), expr->type,
                     CORE_PURE, left, right, NULL);
}

/* Whatever x is: x & 0, x | ~0, x ^ x. */
static bool
bits_are_known(enum operator operator_, const struct core_expr *left,
               const struct core_expr *right, uint64_t bits)
{
    if (operator_ == OPERATOR_BIT_XOR)
        return core_is_same(left, right);
    return (is_literal(left, bits) && right->effect != CORE_ACTS) ||
           (is_literal(right, bits) && left->effect != CORE_ACTS);
}

/* Bits of literals are a literal, since C would compute them in another type. What C
 * compilers take for ~x is that. */
static struct core_expr *
lower_bits(struct lowering *l, const struct expr *expr, struct core_expr *left,
           struct core_expr *right)
{
    enum operator operator_ = expr->binary.operator_;
    uint64_t all_ones = integer_wrap(expr->type, UINT64_MAX);
    uint64_t known = operator_ == OPERATOR_BIT_OR ? all_ones : 0;
    if (left->kind == CORE_INTEGER && right->kind == CORE_INTEGER)
        return core_integer(
            l->arena, expr->type,
            integer_operate(operator_, expr->type, left->integer, right->integer));
    if (bits_are_known(operator_, left, right, known))
        return core_integer(l->arena, expr->type, known);
    if (operator_ == OPERATOR_BIT_XOR && is_literal(left, all_ones))
        return lower_inversion(l, expr->type, right);
    if (operator_ == OPERATOR_BIT_XOR && is_literal(right, all_ones))
        return lower_inversion(l, expr->type, left);
    return core_operation(l->arena, operator_str(operator_), expr->type, left, right);
}

struct value
lower_binary(struct lowering *l, struct expr *expr, const struct value *operands)
{
    enum operator operator_ = expr->binary.operator_;
    struct core_expr *left = value_borrow(l, operands[0]);
    struct core_expr *right = value_borrow(l, operands[1]);
    switch (operator_) {
    case OPERATOR_EQUAL:
    case OPERATOR_UNEQUAL:
        return value_borrowed(lower_equality(l, operator_, left, right));
    case OPERATOR_LESS:
    case OPERATOR_LESS_EQUAL:
    case OPERATOR_GREATER:
    case OPERATOR_GREATER_EQUAL:
        return value_borrowed(lower_order(l, operator_, left, right));
    case OPERATOR_ADD:
        return value_fresh(lower_arithmetic(l, expr, "add", left, right));
    case OPERATOR_SUBTRACT:
        return value_borrowed(lower_arithmetic(l, expr, "sub", left, right));
    case OPERATOR_MULTIPLY:
        return value_borrowed(lower_arithmetic(l, expr, "mul", left, right));
    case OPERATOR_DIVIDE:
    case OPERATOR_REMAINDER:
        if (type_is_float(expr->type) && operator_ == OPERATOR_DIVIDE)
            return value_borrowed(lower_arithmetic(l, expr, "div", left, right));
        if (type_is_float(expr->type))
            return value_borrowed(
                core_call(l->arena, expr->type->kind == TYPE_F32 ? "fmodf" : "fmod",
                          expr->type, CORE_PURE, left, right, NULL));
        return value_borrowed(lower_division(l, expr, left, right));
    case OPERATOR_SHIFT_LEFT:
    case OPERATOR_SHIFT_RIGHT:
        return value_borrowed(lower_shift(l, expr, left, right));
    case OPERATOR_BIT_AND:
    case OPERATOR_BIT_OR:
    case OPERATOR_BIT_XOR:
        return value_borrowed(lower_bits(l, expr, left, right));
    case OPERATOR_ELSE:
    case OPERATOR_OR:
    case OPERATOR_AND:
        break; /* their right operand is not always evaluated: lower_expr.c */
    }
    return value_borrowed(left);
}

/* ---- conversions ---- */

struct core_expr *
cast_to(struct lowering *l, struct core_expr *operand, const struct type *type)
{
    if (operand->type == type)
        return operand;
    if (operand->kind == CORE_INTEGER && operand->type->kind != TYPE_ENUM &&
        type_is_integer(type))
        return core_integer(l->arena, type, integer_wrap(type, operand->integer));
    return core_expr(l->arena, CORE_CAST, type, CORE_PURE, operand, NULL);
}

/* Number to number. C's conversion of a float to an integer is undefined out of range. */
static struct core_expr *
converted(struct lowering *l, struct core_expr *operand, const struct type *type)
{
    bool to_count = type_is_integer(type) || type->kind == TYPE_DURATION;
    if (operand->type == type)
        return operand;
    if (type_is_float(operand->type) && to_count) {
        const char *suffix = arithmetic_suffix(type);
        const char *function =
            arena_printf(l->arena, "coro_%s_of_float", *suffix ? suffix + 1 : "int");
        return core_call(l->arena, function, type, CORE_PURE, operand, NULL);
    }
    return cast_to(l, operand, type);
}

struct value
lower_cast(struct lowering *l, struct expr *expr, const struct value *operands)
{
    return value_borrowed(converted(l, operands[0].expr, expr->type));
}

struct value
lower_convert(struct lowering *l, struct expr *expr, const struct value *operands)
{
    struct value value = operands[0];
    if (expr->type->kind == TYPE_OPTIONAL) {
        if (value.ownership != BORROWED)
            value = (struct value){value_own(l, value), FRESH};
        value.expr =
            core_expr(l->arena, CORE_SOME, expr->type, CORE_PURE, value.expr, NULL);
        return value;
    }
    if (type_is_owned(expr->type))
        return value; /* task[R] to task: the same pointer */
    if (expr->type->kind == TYPE_PTR)
        return value_borrowed(cast_to(l, value.expr, expr->type));
    return value_borrowed(converted(l, value.expr, expr->type));
}

void
append_panic_if_none(struct lowering *l, struct core_expr *optional, struct span span)
{
    struct core_stmt *test = append(l, CORE_IF);
    test->value = negated(l, has(l, optional));
    struct scope_mark none = scope_begin(l);
    append_eval(l, core_call(l->arena, "coro_panic_none", plain_type(l, TYPE_VOID),
                             CORE_ACTS, here(l, span), NULL));
    test->then = scope_take(l, none);
}

struct value
lower_unwrap(struct lowering *l, struct expr *expr, const struct value *operands)
{
    struct core_expr *optional = value_in_variable(l, operands[0]);
    append_panic_if_none(l, optional, expr->span);
    return value_borrowed(
        core_expr(l->arena, CORE_OPENED, expr->type, CORE_PURE, optional, NULL));
}
