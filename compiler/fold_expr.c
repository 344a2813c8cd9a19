/* The value of a constant expression, computed as the generated program would. */
#include <string.h>

#include "fold.h"
#include "integer.h"

enum { LONGEST_STRING = 1 << 20 };

VEC(nodes, const struct expr *);

static struct constant *
make(struct typer *typer, const struct type *type)
{
    struct constant *constant = NEW(typer->arena, struct constant);
    constant->type = type;
    return constant;
}

static struct constant *
make_integer(struct typer *typer, const struct type *type, uint64_t value)
{
    struct constant *constant = make(typer, type);
    constant->integer = value;
    return constant;
}

static struct constant *
make_floating(struct typer *typer, const struct type *type, double value)
{
    struct constant *constant = make(typer, type);
    constant->floating = type->kind == TYPE_F32 ? (double)(float)value : value;
    return constant;
}

static struct constant *
make_string(struct typer *typer, const struct type *type, const char *bytes,
            uint32_t size)
{
    struct constant *constant = make(typer, type);
    constant->bytes = bytes;
    constant->size = size;
    return constant;
}

/* The same value under another type. */
static struct constant *
retype(struct typer *typer, const struct constant *from, const struct type *type)
{
    struct constant *constant = NEW(typer->arena, struct constant);
    *constant = *from;
    constant->type = type;
    return constant;
}

static struct constant *
refuse(struct typer *typer, const struct expr *expr)
{
    if (is_poison(expr->type))
        return NULL;
    struct diag *diag = diag_error(typer->diags, DIAG_NOT_CONSTANT, expr->span,
                                   "'%s' is not constant", quote(typer, expr));
    if (type_is_reference(expr->type))
        diag_help(typer->diags, diag,
                  "it is made while the program runs: a module's variable of type '%s?' "
                  "begins with none",
                  str(typer, type_opened(expr->type)));
    else
        diag_help(
            typer->diags, diag,
            "literals, operators, fns, other constants, and structs, enums and arrays of "
            "these are");
    return NULL;
}

/* ---- conversions ---- */

static bool
is_integral(const struct type *type)
{
    return type_is_integer(type) || type->kind == TYPE_DURATION;
}

/* Between numbers, durations, and from bool. */
static struct constant *
convert_number(struct typer *typer, const struct constant *from, const struct type *to)
{
    bool from_float = type_is_float(from->type);
    if (is_integral(to)) {
        uint64_t value = from_float ? integer_of_double(to, from->floating)
                                    : integer_wrap(to, from->integer);
        return make_integer(typer, to, value);
    }
    double value =
        from_float ? from->floating : integer_to_double(from->type, from->integer);
    return make_floating(typer, to, value);
}

/* By EXPR_CONVERT or EXPR_CAST. */
static struct constant *
convert_constant(struct typer *typer, const struct constant *from, const struct type *to)
{
    bool to_number = is_integral(to) || type_is_float(to);
    return to_number ? convert_number(typer, from, to) : retype(typer, from, to);
}

/* ---- operators ---- */

static struct constant *
fold_unary(struct typer *typer, const struct expr *expr)
{
    const struct constant *operand = fold_expr(typer, expr->unary.operand);
    if (!operand)
        return NULL;
    if (expr->unary.operator_ == '!')
        return make_integer(typer, expr->type, !operand->integer);
    if (type_is_float(expr->type))
        return make_floating(typer, expr->type, -operand->floating);
    uint64_t value = expr->unary.operator_ == '~' ? ~operand->integer : -operand->integer;
    return make_integer(typer, expr->type, integer_wrap(expr->type, value));
}

/* Values that lie in another one. */
static uint64_t
part_count(const struct constant *constant)
{
    const struct type *type = type_opened(constant->type);
    switch ((int)type->kind) {
    case TYPE_ARRAY:
        return type->count;
    case TYPE_STRUCT:
        return (uint64_t)type->decl->params.count;
    case TYPE_ENUM:
        return (uint64_t)type->decl->cases.at[constant->integer]->payload.count;
    default:
        return 0;
    }
}

static bool
are_equal(const struct constant *a, const struct constant *b)
{
    const struct type *type = type_opened(a->type);
    if (a->is_none || b->is_none)
        return a->is_none && b->is_none;
    if (type->kind == TYPE_STRING)
        return a->size == b->size && (!a->size || !memcmp(a->bytes, b->bytes, a->size));
    if (type_is_float(type))
        return a->floating == b->floating;
    if (type->kind == TYPE_FN)
        return a->function == b->function;
    if (type->kind != TYPE_STRUCT && type->kind != TYPE_ARRAY && a->integer != b->integer)
        return false;
    for (uint64_t i = 0; i < part_count(a); i++) {
        if (!are_equal(constant_part(a, i), constant_part(b, i)))
            return false;
    }
    return true;
}

static int
compare_strings(const struct constant *a, const struct constant *b)
{
    uint32_t size = a->size < b->size ? a->size : b->size;
    int order = size ? memcmp(a->bytes, b->bytes, size) : 0;
    return order ? order : (a->size > b->size) - (a->size < b->size);
}

/* Is left < right, with both operands swapped by the caller where that is asked? */
static bool
is_less(const struct constant *a, const struct constant *b)
{
    if (a->type->kind == TYPE_STRING)
        return compare_strings(a, b) < 0;
    if (type_is_float(a->type))
        return a->floating < b->floating;
    return integer_compare(a->type, a->integer, b->integer) < 0;
}

/* <= is not the opposite of > where there is a NaN. */
static bool
is_less_or_equal(const struct constant *a, const struct constant *b)
{
    return is_less(a, b) || are_equal(a, b);
}

static bool
truth(enum operator operator_, const struct constant *a, const struct constant *b)
{
    switch (operator_) {
    case OPERATOR_OR:
        return a->integer || b->integer;
    case OPERATOR_AND:
        return a->integer && b->integer;
    case OPERATOR_EQUAL:
        return are_equal(a, b);
    case OPERATOR_UNEQUAL:
        return !are_equal(a, b);
    case OPERATOR_LESS:
        return is_less(a, b);
    case OPERATOR_LESS_EQUAL:
        return is_less_or_equal(a, b);
    case OPERATOR_GREATER:
        return is_less(b, a);
    default:
        return is_less_or_equal(b, a);
    }
}

static struct constant *
join_strings(struct typer *typer, const struct expr *expr, const struct constant *a,
             const struct constant *b)
{
    if (a->size + b->size > LONGEST_STRING) {
        diag_error(typer->diags, DIAG_NOT_CONSTANT, expr->span,
                   "a constant string is at most %d bytes long", LONGEST_STRING);
        return NULL;
    }
    char *bytes = arena_alloc(typer->arena, (size_t)a->size + b->size + 1);
    if (a->size)
        memcpy(bytes, a->bytes, a->size);
    if (b->size)
        memcpy(bytes + a->size, b->bytes, b->size);
    return make_string(typer, expr->type, bytes, a->size + b->size);
}

static double
operate_floating(enum operator operator_, double a, double b)
{
    switch (operator_) {
    case OPERATOR_ADD:
        return a + b;
    case OPERATOR_SUBTRACT:
        return a - b;
    case OPERATOR_MULTIPLY:
        return a * b;
    default:
        return a / b;
    }
}

static struct constant *
fold_integers(struct typer *typer, const struct expr *expr, const struct constant *a,
              const struct constant *b)
{
    enum operator operator_ = expr->binary.operator_;
    bool divides = operator_ == OPERATOR_DIVIDE || operator_ == OPERATOR_REMAINDER;
    if (divides && b->integer == 0) {
        diag_error(typer->diags, DIAG_CONSTANT_DIVISION, expr->span,
                   "division by zero in a constant");
        return NULL;
    }
    /* A duration divided by one is an int, which has the same bits. */
    return make_integer(typer, expr->type,
                        integer_operate(operator_, expr->type, a->integer, b->integer));
}

static struct constant *
fold_binary(struct typer *typer, const struct expr *expr, const struct constant *a,
            const struct constant *b)
{
    if (expr->type->kind == TYPE_BOOL)
        return make_integer(typer, expr->type, truth(expr->binary.operator_, a, b));
    if (expr->type->kind == TYPE_STRING)
        return join_strings(typer, expr, a, b);
    if (type_is_float(expr->type)) {
        double value = operate_floating(expr->binary.operator_, a->floating, b->floating);
        return make_floating(typer, expr->type, value);
    }
    return fold_integers(typer, expr, a, b);
}

/* ---- chains ---- */

static bool
is_folded_field(const struct expr *expr)
{
    return expr->field.builtin == BUILTIN_NOT_ONE ||
           expr->field.builtin == BUILTIN_ARRAY_LEN;
}

static bool
is_folded_index(const struct expr *expr)
{
    return expr->index.object->type->kind == TYPE_ARRAY;
}

/* Where a node continues its chain; NULL at the chain's end. */
static const struct expr *
chain_left(const struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_CAST:
        return expr->cast.operand;
    case EXPR_CONVERT:
        return expr->operand.operand;
    case EXPR_BINARY:
        return expr->binary.operator_ == OPERATOR_ELSE ? NULL : expr->binary.left;
    case EXPR_FIELD:
        return is_folded_field(expr) ? expr->field.object : NULL;
    case EXPR_INDEX:
        return is_folded_index(expr) ? expr->index.object : NULL;
    default:
        return NULL;
    }
}

static struct constant *
fold_link(struct typer *typer, const struct expr *expr, struct constant *left)
{
    if (expr->kind == EXPR_INDEX)
        return fold_index(typer, expr, left);
    if (expr->kind == EXPR_FIELD && expr->field.builtin == BUILTIN_ARRAY_LEN)
        return left ? make_integer(typer, expr->type, left->type->count) : NULL;
    if (expr->kind == EXPR_FIELD)
        return left ? left->fields[expr->field.index] : NULL;
    if (expr->kind != EXPR_BINARY)
        return left ? convert_constant(typer, left, expr->type) : NULL;
    const struct constant *right = fold_expr(typer, expr->binary.right);
    return left && right ? fold_binary(typer, expr, left, right) : NULL;
}

static struct constant *
fold_chain(struct typer *typer, const struct expr *top)
{
    struct nodes nodes = {0};
    const struct expr *end = top;
    for (const struct expr *left; (left = chain_left(end)) != NULL; end = left)
        vec_push(typer->arena, &nodes, end);
    struct constant *value = fold_expr(typer, end);
    while (nodes.count)
        value = fold_link(typer, nodes.at[--nodes.count], value);
    return value;
}

/* Of a ?? b ?? c the first that is not none; NULL if one that is looked at is not
 * constant. Notes the nodes on the way, whose types the value takes one after the other.
 */
static struct constant *
first_value(struct typer *typer, const struct expr *expr, struct nodes *nodes)
{
    for (;;) {
        bool is_else =
            expr->kind == EXPR_BINARY && expr->binary.operator_ == OPERATOR_ELSE;
        if (!is_else && expr->kind != EXPR_CONVERT)
            return fold_expr(typer, expr);
        vec_push(typer->arena, nodes, expr);
        if (is_else) {
            struct constant *left = fold_expr(typer, expr->binary.left);
            if (!left || !left->is_none)
                return left;
        }
        expr = is_else ? expr->binary.right : expr->operand.operand;
    }
}

static struct constant *
fold_else(struct typer *typer, const struct expr *expr)
{
    struct nodes nodes = {0};
    struct constant *value = first_value(typer, expr, &nodes);
    while (value && nodes.count)
        value = convert_constant(typer, value, nodes.at[--nodes.count]->type);
    return value;
}

/* ---- the rest ---- */

/* A struct, or an enum of case `number`, of `count` fields. */
static struct constant *
fold_fields(struct typer *typer, const struct expr *expr, int count, int number)
{
    const struct arguments *args = &expr->call.args;
    struct constant *constant = make_integer(typer, expr->type, (uint64_t)number);
    bool is_constant = args->count == count;
    constant->fields =
        arena_alloc(typer->arena, ((size_t)count + 1) * sizeof *constant->fields);
    for (int i = 0; i < args->count; i++) {
        struct constant *field = fold_expr(typer, args->at[i].value);
        if (args->at[i].index >= 0)
            constant->fields[args->at[i].index] = field;
    }
    for (int i = 0; i < count; i++)
        is_constant = is_constant && constant->fields[i];
    return is_constant ? constant : NULL;
}

static struct constant *
make_zero(struct typer *typer, const struct type *type)
{
    struct constant *constant = make(typer, type);
    int count = type->kind == TYPE_STRUCT ? type->decl->params.count : 0;
    constant->is_none = type->kind == TYPE_OPTIONAL;
    constant->fields =
        arena_alloc(typer->arena, ((size_t)count + 1) * sizeof *constant->fields);
    for (int i = 0; i < count; i++)
        constant->fields[i] = make_zero(typer, type->decl->params.at[i]->type);
    return constant;
}

/* The fields that are not named are zero. */
static struct constant *
fold_c_struct(struct typer *typer, const struct expr *expr)
{
    const struct arguments *args = &expr->call.args;
    struct constant *constant = make_zero(typer, expr->type);
    for (int i = 0; i < args->count && constant; i++) {
        struct constant *field = fold_expr(typer, args->at[i].value);
        if (field && args->at[i].index >= 0)
            constant->fields[args->at[i].index] = field;
        else
            constant = NULL;
    }
    return constant;
}

static struct constant *
fold_call(struct typer *typer, const struct expr *expr)
{
    if (expr->call.target == CALL_STRUCT && expr->call.decl->external)
        return fold_c_struct(typer, expr);
    if (expr->call.target == CALL_STRUCT)
        return fold_fields(typer, expr, expr->call.decl->params.count, 0);
    if (expr->call.target != CALL_CASE)
        return refuse(typer, expr);
    const struct enum_case *named = expr->call.callee->enum_case.named;
    return fold_fields(typer, expr, named->payload.count, named->number);
}

static struct constant *
fold_none(struct typer *typer, const struct expr *expr)
{
    struct constant *constant = make(typer, expr->type);
    constant->is_none = true;
    return constant;
}

static struct constant *
fold_name(struct typer *typer, const struct expr *expr)
{
    struct constant *constant;
    if (expr->name.decl->kind != DECL_FN)
        return expr->name.decl->constant; /* NULL: an error has been reported there */
    constant = make(typer, expr->type);
    constant->function = expr->name.decl;
    return constant;
}

struct constant *
fold_expr(struct typer *typer, const struct expr *expr)
{
    if (is_poison(expr->type))
        return NULL;
    switch (expr->kind) {
    case EXPR_INT:
    case EXPR_BOOL:
    case EXPR_DURATION:
        return make_integer(typer, expr->type, expr->integer.value);
    case EXPR_FLOAT:
        return make_floating(typer, expr->type, expr->floating);
    case EXPR_STRING:
        return make_string(typer, expr->type, expr->string.bytes, expr->string.size);
    case EXPR_NONE:
        return fold_none(typer, expr);
    case EXPR_CASE:
        return make_integer(typer, expr->type, (uint64_t)expr->enum_case.named->number);
    case EXPR_NAME:
        return fold_name(typer, expr);
    case EXPR_UNARY:
        return fold_unary(typer, expr);
    case EXPR_BINARY:
        if (expr->binary.operator_ == OPERATOR_ELSE)
            return fold_else(typer, expr);
        return fold_chain(typer, expr);
    case EXPR_CAST:
    case EXPR_CONVERT:
        return fold_chain(typer, expr);
    case EXPR_FIELD:
        if (is_folded_field(expr))
            return fold_chain(typer, expr);
        return refuse(typer, expr);
    case EXPR_INDEX:
        if (is_folded_index(expr))
            return fold_chain(typer, expr);
        return refuse(typer, expr);
    case EXPR_LIST:
        if (expr->type->kind == TYPE_ARRAY)
            return fold_array(typer, expr);
        return refuse(typer, expr);
    case EXPR_MAKE:
        if (expr->type->kind == TYPE_ARRAY)
            return fold_zero(typer, expr->type);
        return refuse(typer, expr);
    case EXPR_CALL:
        return fold_call(typer, expr);
    default:
        return refuse(typer, expr);
    }
}
