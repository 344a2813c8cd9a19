#include "firmness.h"

static enum firmness
firmer(enum firmness a, enum firmness b)
{
    return a > b ? a : b;
}

bool
operands_decide(const struct expr *operation)
{
    return operator_level(operation->binary.operator_) >= operator_level(OPERATOR_BIT_OR);
}

bool
is_shift(const struct expr *operation)
{
    return operation->binary.operator_ == OPERATOR_SHIFT_LEFT ||
           operation->binary.operator_ == OPERATOR_SHIFT_RIGHT;
}

enum firmness
firmness_above(const struct expr *expr, enum firmness left)
{
    if (expr->kind != EXPR_BINARY || !operands_decide(expr))
        return FIRM;
    if (left == FIRM || is_shift(expr))
        return left;
    return firmer(left, firmness(expr->binary.right));
}

static enum firmness
leaf_firmness(const struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_NONE:
        return FIRMNESS_NONE;
    case EXPR_LIST:
    case EXPR_MAP:
        return FIRMNESS_LIST;
    case EXPR_INT:
        return FIRMNESS_INT;
    case EXPR_FLOAT:
        return FIRMNESS_FLOAT;
    case EXPR_CHAR:
        return FIRMNESS_CHAR;
    default:
        return FIRM;
    }
}

/* Walks down the left side of a chain. */
enum firmness
firmness(const struct expr *expr)
{
    enum firmness most = FIRMNESS_NONE;
    for (;;) {
        if (expr->kind == EXPR_UNARY && expr->unary.operator_ != '!') {
            expr = expr->unary.operand;
            continue;
        }
        if (expr->kind != EXPR_BINARY)
            return firmer(most, leaf_firmness(expr));
        most = firmer(most, firmness_above(expr, FIRMNESS_NONE));
        if (most == FIRM)
            return FIRM;
        expr = expr->binary.left;
    }
}
