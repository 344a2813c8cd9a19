#include "sure_index.h"

#include "core.h"

/* ---- numbers ---- */

static bool
is_leaf(const struct expr *index, uint64_t *number)
{
    switch ((int)index->kind) {
    case EXPR_INT:
        *number = index->integer.value;
        return true;
    case EXPR_NAME:
        if (!index->name.decl || !index->name.decl->constant)
            return false;
        *number = index->name.decl->constant->integer;
        return true;
    case EXPR_FIELD:
        *number = index->field.object->type->count;
        return index->field.builtin == BUILTIN_ARRAY_LEN;
    default:
        return false;
    }
}

bool
index_number(const struct expr *index, uint64_t *number)
{
    uint64_t left, right;
    if (index->kind != EXPR_BINARY)
        return is_leaf(index, number);
    enum operator operator_ = index->binary.operator_;
    bool adds = operator_ == OPERATOR_ADD || operator_ == OPERATOR_SUBTRACT;
    if (!adds || !is_leaf(index->binary.left, &left) ||
        !is_leaf(index->binary.right, &right))
        return false;
    *number = operator_ == OPERATOR_ADD ? left + right : left - right;
    return true;
}

/* ---- limits ---- */

static bool
is_below(const struct expr *index, uint64_t limit)
{
    uint64_t number;
    return index_number(index, &number) && number < limit;
}

/* A loop's variable that takes no other values. */
static bool
counts_below(const struct expr *index, uint64_t limit)
{
    const struct variable *variable =
        index->kind == EXPR_NAME ? index->name.variable : NULL;
    return variable && variable->core && variable->core->below > 0 &&
           variable->core->below <= limit;
}

static bool
lies_below(const struct expr *index, uint64_t limit)
{
    if (index->kind == EXPR_BINARY && index->binary.operator_ == OPERATOR_BIT_AND)
        return is_below(index->binary.left, limit) ||
               is_below(index->binary.right, limit);
    if (index->kind != EXPR_CONVERT)
        return is_below(index, limit) || counts_below(index, limit);
    const struct expr *narrow = index->operand.operand;
    return lies_below(narrow, limit) ||
           (!type_is_signed(narrow->type) && limit >> type_bits(narrow->type) > 0);
}

bool
index_is_sure(const struct expr *expr)
{
    const struct type *object = expr->index.object->type;
    return object->kind == TYPE_ARRAY && lies_below(expr->index.index, object->count);
}
