/* Making expressions. */
#include "build.h"
#include "parse.h"

/* ---- names and literals ---- */

struct expr *
make_name(struct parse *parse, struct span span, const char *name)
{
    struct expr *expr = expr_new(parse->context->arena, EXPR_NAME, span);

    expr->name.name = name;
    return expr;
}

struct expr *
make_integer(struct parse *parse, enum expr_kind kind, struct span span,
             struct integer integer)
{
    struct expr *expr =
        expr_new(parse->context->arena, integer.is_bad ? EXPR_POISON : kind, span);

    expr->integer.value = integer.value;
    return expr;
}

struct expr *
make_float(struct parse *parse, struct span span, double value)
{
    struct expr *expr = expr_new(parse->context->arena, EXPR_FLOAT, span);

    expr->floating = value;
    return expr;
}

struct expr *
make_bool(struct parse *parse, struct span span, bool value)
{
    return make_integer(parse, EXPR_BOOL, span, (struct integer){.value = value});
}

struct expr *
make_string(struct parse *parse, struct span span, struct text text)
{
    struct expr *expr = expr_new(parse->context->arena, EXPR_STRING, span);

    expr->string.bytes = text.bytes;
    expr->string.size = text.size;
    return expr;
}

struct expr *
make_list(struct parse *parse, struct span span, struct exprs elements)
{
    struct expr *expr = expr_new(parse->context->arena, EXPR_LIST, span);

    expr->list = elements;
    return expr;
}

struct expr *
make_map(struct parse *parse, struct span span, struct map_entries entries)
{
    struct expr *expr = expr_new(parse->context->arena, EXPR_MAP, span);

    expr->map = entries;
    return expr;
}

/* ---- operators ---- */

struct expr *
make_unary(struct parse *parse, struct span span, char operator_, struct expr *operand)
{
    struct expr *expr = expr_new(parse->context->arena, EXPR_UNARY, span);

    expr->unary.operator_ = operator_;
    expr->unary.operand = operand;
    return expr;
}

struct expr *
make_binary(struct parse *parse, struct span span, struct expr *left,
            enum operator operator_, struct span operator_span, struct expr *right)
{
    struct expr *expr = expr_new(parse->context->arena, EXPR_BINARY, span);

    expr->binary.operator_ = operator_;
    expr->binary.operator_span = operator_span;
    expr->binary.left = left;
    expr->binary.right = right;
    return expr;
}

struct expr *
make_cast(struct parse *parse, struct span span, struct expr *operand, const char *name,
          struct span name_span)
{
    struct expr *expr = expr_new(parse->context->arena, EXPR_CAST, span);

    expr->cast.operand = operand;
    expr->cast.name = name;
    expr->cast.name_span = name_span;
    return expr;
}

struct expr *
make_operand(struct parse *parse, enum expr_kind kind, struct span span,
             struct expr *operand)
{
    struct expr *expr = expr_new(parse->context->arena, kind, span);

    expr->operand.operand = operand;
    return expr;
}

/* ---- what stands behind an operand ---- */

struct expr *
make_call(struct parse *parse, struct span span, struct expr *callee,
          struct arguments arguments, struct span close)
{
    struct expr *expr = expr_new(parse->context->arena, EXPR_CALL, span);

    expr->call.callee = callee;
    expr->call.args = arguments;
    expr->call.close = close;
    return expr;
}

struct expr *
make_make(struct parse *parse, struct span span, struct typex *typex,
          struct arguments arguments)
{
    struct expr *expr = expr_new(parse->context->arena, EXPR_MAKE, span);

    expr->make.typex = typex;
    expr->make.args = arguments;
    return expr;
}

void
add_argument(struct parse *parse, struct arguments *arguments, const char *name,
             struct span name_span, struct expr *value)
{
    struct argument argument = {.name = name, .name_span = name_span, .value = value};

    vec_push(parse->context->arena, arguments, argument);
}

struct expr *
make_index(struct parse *parse, struct expr *index)
{
    struct expr *expr = expr_new(parse->context->arena, EXPR_INDEX, index->span);

    expr->index.index = index;
    return expr;
}

struct expr *
make_slice(struct parse *parse, struct expr *low, struct expr *high, bool inclusive)
{
    struct expr *expr = expr_new(parse->context->arena, EXPR_SLICE, (struct span){0, 0});

    expr->slice.low = low;
    expr->slice.high = high;
    expr->slice.inclusive = inclusive;
    return expr;
}

struct expr *
with_object(struct expr *index, struct span span, struct expr *object)
{
    index->span = span;
    if (index->kind == EXPR_INDEX)
        index->index.object = object;
    else
        index->slice.object = object;
    return index;
}

struct expr *
make_field(struct parse *parse, struct span span, struct expr *object, const char *name,
           struct span name_span)
{
    struct expr *expr = expr_new(parse->context->arena, EXPR_FIELD, span);

    expr->field.object = object;
    expr->field.name = name;
    expr->field.name_span = name_span;
    return expr;
}

/* ---- f-strings ---- */

struct expr *
make_fstring(struct parse *parse, struct span span, struct fparts parts)
{
    struct expr *expr = expr_new(parse->context->arena, EXPR_FSTRING, span);

    expr->fstring = parts;
    return expr;
}

static void
add_part(struct parse *parse, struct fparts *parts, struct fpart part)
{
    vec_push(parse->context->arena, parts, part);
}

void
add_text(struct parse *parse, struct fparts *parts, struct span span, struct text text)
{
    add_part(parse, parts, (struct fpart){NULL, text.bytes, text.size, span});
}

void
add_hole(struct parse *parse, struct fparts *parts, struct span span, struct expr *value,
         struct text format)
{
    add_part(parse, parts, (struct fpart){value, format.bytes, format.size, span});
}
