#include "number_literal.h"

#include <inttypes.h>
#include <math.h>

#include "integer.h"

static const char *
range_str(const struct typer *typer, const struct type *type)
{
    uint64_t most = integer_greatest(type);
    if (type_is_signed(type))
        return arena_printf(typer->arena, "-%" PRIu64 " to %" PRIu64, most + 1, most);
    return arena_printf(typer->arena, "0 to %" PRIu64, most);
}

static void
require_fit(struct typer *typer, const struct expr *expr, const struct type *type,
            uint64_t magnitude, bool is_negative_)
{
    uint64_t most = integer_greatest(type);
    if (is_negative_)
        most = type_is_signed(type) ? most + 1 : 0;
    if (magnitude <= most)
        return;
    const char *text = quote(typer, expr);
    const char *mark = text[0] == '\'' ? "" : "'"; /* a character has marks of its own */
    diag_error(typer->diags, DIAG_LITERAL_RANGE, expr->span,
               "%s%s%s does not fit '%s' (%s)", mark, text, mark, str(typer, type),
               range_str(typer, type));
}

/* Makes `expr` the literal of this magnitude and sign. */
static void
set_number(struct typer *typer, struct expr *expr, const struct expr *literal,
           const struct type *asked, bool is_negative_)
{
    uint64_t magnitude = literal->integer.value;
    const struct type *type = type_opened(asked);
    if (type && type_is_float(type)) {
        double value = (double)magnitude;
        expr->kind = EXPR_FLOAT;
        expr->floating = is_negative_ && magnitude ? -value : value;
    } else {
        if (!type || !type_is_integer(type))
            type = basic(typer, TYPE_I64);
        require_fit(typer, expr, type, magnitude, is_negative_);
        expr->kind = EXPR_INT;
        expr->integer.value = is_negative_ ? -magnitude : magnitude;
        expr->integer.is_character = false; /* the node may have been a minus sign */
    }
    expr->type = type;
}

void
type_integer(struct typer *typer, struct expr *expr, const struct type *asked)
{
    struct expr literal = *expr;
    set_number(typer, expr, &literal, asked, false);
}

bool
is_negative(const struct expr *expr)
{
    const struct expr *operand = expr->unary.operand;
    return expr->unary.operator_ == '-' && operand->kind == EXPR_INT && !operand->type;
}

void
type_negative(struct typer *typer, struct expr *expr, const struct type *asked)
{
    set_number(typer, expr, expr->unary.operand, asked, true);
}

void
type_float(struct typer *typer, struct expr *expr, const struct type *asked)
{
    const struct type *type = type_opened(asked);
    if (!type || !type_is_float(type))
        type = basic(typer, TYPE_F64);
    bool was_finite = isfinite(expr->floating);
    if (type->kind == TYPE_F32)
        expr->floating = (double)(float)expr->floating;
    if (was_finite && !isfinite(expr->floating))
        diag_error(typer->diags, DIAG_LITERAL_RANGE, expr->span, "'%s' does not fit '%s'",
                   quote(typer, expr), str(typer, type));
    expr->type = type;
}

void
type_char(struct typer *typer, struct expr *expr, const struct type *asked)
{
    const struct type *type = type_opened(asked);
    if (!type || !type_is_integer(type))
        type = basic(typer, TYPE_U8);
    require_fit(typer, expr, type, expr->integer.value, false);
    expr->kind = EXPR_INT;
    expr->integer.is_character = true;
    expr->type = type;
}

void
type_duration(struct typer *typer, struct expr *expr)
{
    expr->type = basic(typer, TYPE_DURATION);
}

const struct type *
asked_by_cast(const struct typer *typer, const struct expr *operand)
{
    bool is_large = operand->kind == EXPR_INT && operand->integer.value > INT64_MAX;
    return is_large ? basic(typer, TYPE_U64) : NULL;
}
