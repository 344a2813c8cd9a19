/* What evaluating an expression may meet, found once for each node. */
#include "lowering.h"
#include "sure_index.h"

static enum core_effect
division_effect(const struct expr *expr)
{
    const struct expr *right = expr->binary.right;
    bool safe = type_is_float(expr->type) ||
                (right->kind == EXPR_INT && right->integer.value != 0);
    return safe ? CORE_PURE : CORE_ACTS;
}

static enum core_effect
binary_effect(const struct expr *expr)
{
    enum operator operator_ = expr->binary.operator_;
    if (operator_ == OPERATOR_DIVIDE || operator_ == OPERATOR_REMAINDER)
        return division_effect(expr);
    return CORE_PURE;
}

static enum core_effect
builtin_effect(enum builtin builtin)
{
    switch ((int)builtin) {
    case BUILTIN_STR:
    case BUILTIN_REPR:
    case BUILTIN_ERROR:
    case BUILTIN_STRING_LEN:
    case BUILTIN_ARRAY_LEN:
    case BUILTIN_STRING_FIND:
    case BUILTIN_STRING_FIND_LAST:
    case BUILTIN_STRING_CONTAINS:
    case BUILTIN_STRING_COUNT:
    case BUILTIN_STRING_REPEAT:
    case BUILTIN_STRING_UPPER:
    case BUILTIN_STRING_LOWER:
    case BUILTIN_STRING_WORDS:
    case BUILTIN_STRING_LINES:
    case BUILTIN_STRING_CHARS:
    case BUILTIN_STRING_TO_BYTES:
    case BUILTIN_STRING_STRIP:
    case BUILTIN_STRING_STARTS_WITH:
    case BUILTIN_STRING_ENDS_WITH:
    case BUILTIN_STRING_REPLACE:
    case BUILTIN_STRING_TO_INT:
    case BUILTIN_STRING_TO_FLOAT:
    case BUILTIN_ERROR_MESSAGE:
    case BUILTIN_ERROR_CODE:
        return CORE_PURE;
    case BUILTIN_STRING_JOIN:
    case BUILTIN_LIST_LEN:
    case BUILTIN_LIST_CONTAINS:
    case BUILTIN_LIST_INDEX_OF:
    case BUILTIN_LIST_COPY:
    case BUILTIN_LIST_REPEAT:
    case BUILTIN_LIST_TO_STRING:
    case BUILTIN_MAP_LEN:
    case BUILTIN_MAP_GET:
    case BUILTIN_MAP_HAS:
    case BUILTIN_MAP_KEYS:
    case BUILTIN_MAP_VALUES:
    case BUILTIN_MAP_COPY:
    case BUILTIN_CHAN_CLOSED:
    case BUILTIN_CHAN_LEN:
    case BUILTIN_CHAN_CAPACITY:
    case BUILTIN_ARRAY_CONTAINS:
    case BUILTIN_CORO_RESULT:
    case BUILTIN_CORO_DONE:
    case BUILTIN_TASK_DONE:
    case BUILTIN_TASK_CANCELLED:
    case BUILTIN_TASK_STATUS:
    case BUILTIN_TASK_RESULT:
    case BUILTIN_LOOP_TRACE:
        return CORE_READS;
    default:
        return CORE_ACTS;
    }
}

static enum core_effect
call_effect(const struct expr *expr)
{
    switch (expr->call.target) {
    case CALL_STRUCT:
    case CALL_CASE:
    case CALL_CLASS:
        return CORE_PURE;
    case CALL_BUILTIN:
    case CALL_MEMBER:
        return builtin_effect(expr->call.builtin);
    case CALL_UNRESOLVED:
    case CALL_FN:
    case CALL_C:
    case CALL_VALUE:
    case CALL_CORO:
    case CALL_MESSAGE:
        break;
    }
    return CORE_ACTS;
}

/* Of equal keys one value is released. */
static enum core_effect
map_effect(const struct expr *expr)
{
    return type_may_run_defers(expr->type) ? CORE_ACTS : CORE_PURE;
}

/* Others may write it. */
static enum core_effect
name_effect(const struct expr *expr)
{
    const struct variable *variable = expr->name.variable;

    if (!variable)
        return expr->name.decl->kind == DECL_C_CONST ? CORE_READS : CORE_PURE;
    return variable->kind == VARIABLE_MODULE || variable->lent ? CORE_READS : CORE_PURE;
}

/* Of the node itself, its operands apart. */
static enum core_effect
own_effect(const struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_NAME:
        return name_effect(expr);
    case EXPR_BINARY:
        return binary_effect(expr);
    case EXPR_CALL:
        return call_effect(expr);
    case EXPR_FIELD:
        if (expr->field.builtin)
            return builtin_effect(expr->field.builtin);
        return type_leads(expr->field.object->type) ? CORE_READS : CORE_PURE;
    case EXPR_MAP:
        return map_effect(expr);
    case EXPR_MAKE:
        return expr->type->kind == TYPE_CHAN ? CORE_ACTS : CORE_PURE;
    case EXPR_INDEX:
        return index_is_sure(expr) ? CORE_PURE : CORE_ACTS;
    case EXPR_SLICE:
    case EXPR_UNWRAP:
    case EXPR_WAIT:
    case EXPR_SPAWN:
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        return CORE_ACTS;
    case EXPR_POISON:
    case EXPR_INT:
    case EXPR_FLOAT:
    case EXPR_DURATION:
    case EXPR_CHAR:
    case EXPR_BOOL:
    case EXPR_NONE:
    case EXPR_STRING:
    case EXPR_FSTRING:
    case EXPR_LIST:
    case EXPR_UNARY:
    case EXPR_CAST:
    case EXPR_CASE:
    case EXPR_CONVERT:
        break;
    }
    return CORE_PURE;
}

static enum core_effect
stronger(enum core_effect a, enum core_effect b)
{
    return a > b ? a : b;
}

/* Of a right operand; a chain of ?? leans to the right and may be long. */
static enum core_effect
right_effect(struct expr *expr)
{
    enum core_effect effect = CORE_PURE;
    while (expr->kind == EXPR_BINARY && expr->binary.operator_ == OPERATOR_ELSE) {
        effect = stronger(effect, expr_effect(expr->binary.left));
        expr = expr->binary.right;
    }
    return stronger(effect, expr_effect(expr));
}

/* The operands but the first, which may be the head of a long chain. */
static enum core_effect
other_operands_effect(struct expr *expr)
{
    enum core_effect effect = CORE_PURE;
    switch ((int)expr->kind) {
    case EXPR_BINARY:
        return right_effect(expr->binary.right);
    case EXPR_CALL:
        for (int i = 0; i < expr->call.args.count; i++)
            effect = stronger(effect, expr_effect(expr->call.args.at[i].value));
        return effect;
    case EXPR_INDEX:
        return expr_effect(expr->index.index);
    case EXPR_LIST:
        for (int i = 0; i < expr->list.count; i++)
            effect = stronger(effect, expr_effect(expr->list.at[i]));
        return effect;
    case EXPR_MAP:
        for (int i = 0; i < expr->map.count; i++) {
            effect = stronger(effect, expr_effect(expr->map.at[i].key));
            effect = stronger(effect, expr_effect(expr->map.at[i].value));
        }
        return effect;
    case EXPR_FSTRING:
        for (int i = 0; i < expr->fstring.count; i++)
            if (expr->fstring.at[i].value)
                effect = stronger(effect, expr_effect(expr->fstring.at[i].value));
        return effect;
    default:
        return CORE_PURE; /* what slices hold matters not: they act */
    }
}

enum core_effect
expr_effect(struct expr *expr)
{
    struct expr *bottom = expr;
    int height = 0;
    while (!bottom->effect && first_operand(bottom)) {
        bottom = first_operand(bottom);
        height++;
    }
    /* Chains lean to the left and may be long: go down again for each node, but only
     * while there is something to learn; what acts below makes all above act. */
    enum core_effect effect =
        bottom->effect ? (enum core_effect)(bottom->effect - 1)
                       : stronger(own_effect(bottom), other_operands_effect(bottom));
    bottom->effect = (uint8_t)(effect + 1);
    for (struct expr *node = expr; node != bottom && effect != CORE_ACTS;
         node = first_operand(node))
        effect =
            stronger(effect, stronger(own_effect(node), other_operands_effect(node)));
    if (height > 0)
        expr->effect = (uint8_t)(effect + 1);
    return effect;
}
