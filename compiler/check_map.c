/* Keys that are written twice in a literal of a map. */
#include "check.h"
#include "tally.h"

static const struct expr *
without_conversions(const struct expr *expr)
{
    while (expr->kind == EXPR_CONVERT)
        expr = expr->operand.operand;
    return expr;
}

static const char *
integer_text(struct checker *checker, uint64_t value)
{
    struct context *context = checker->context;

    return name_intern(context->names, (const char *)&value, sizeof value);
}

/* The bytes of a key that is a literal or the name of a constant, interned; NULL of one
 * that only the run tells. */
static const char *
key_text(struct checker *checker, const struct expr *key)
{
    struct names *names = checker->context->names;
    const struct constant *constant;

    key = without_conversions(key);
    switch (key->kind) {
    case EXPR_INT:
    case EXPR_BOOL:
    case EXPR_DURATION:
        return integer_text(checker, key->integer.value);
    case EXPR_CASE:
        return integer_text(checker, (uint64_t)key->enum_case.named->number);
    case EXPR_STRING:
        return name_intern(names, key->string.bytes, key->string.size);
    case EXPR_NAME:
        constant = key->name.decl ? key->name.decl->constant : NULL;
        if (!constant)
            return NULL;
        if (constant->type->kind == TYPE_STRING)
            return name_intern(names, constant->bytes, constant->size);
        return integer_text(checker, constant->integer);
    default:
        return NULL;
    }
}

void
check_map_expr(struct checker *checker, const struct expr *expr)
{
    struct diags *diags = checker->context->diags;
    struct tally *met;

    if (expr->kind != EXPR_MAP || expr->map.count < 2)
        return;
    met = tally_new(checker->context->arena);
    for (int i = 0; i < expr->map.count; i++) {
        const struct expr *key = expr->map.at[i].key;
        const char *text = key_text(checker, key);
        int *first = text ? tally_of(met, text) : NULL;
        struct diag *diag;

        if (!text)
            continue;
        if (*first == 0) {
            *first = i + 1;
            continue;
        }
        diag = diag_error(diags, DIAG_DUPLICATE_KEY, key->span,
                          "this key has been written before");
        diag_note(diags, diag, expr->map.at[*first - 1].key->span, "here");
    }
}
