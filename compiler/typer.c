#include "typer.h"

#include <string.h>

enum { LONGEST_QUOTE = 32 };

const struct type *
basic(const struct typer *typer, enum type_kind kind)
{
    return type_basic(typer->types, kind);
}

const char *
str(const struct typer *typer, const struct type *type)
{
    return type_str(typer->arena, type);
}

bool
is_poison(const struct type *type)
{
    return type->kind == TYPE_POISON;
}

bool
is_void(const struct type *type)
{
    return type->kind == TYPE_VOID;
}

bool
is_underscore(const char *name)
{
    return name[0] == '_' && name[1] == '\0';
}

void
poison(const struct typer *typer, struct expr *expr)
{
    expr->type = basic(typer, TYPE_POISON);
}

static bool
is_operation(const struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_UNARY:
    case EXPR_BINARY:
    case EXPR_CAST:
    case EXPR_WAIT:
    case EXPR_SPAWN:
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        return true;
    default:
        return false;
    }
}

const char *
quote(const struct typer *typer, const struct expr *expr)
{
    const char *text = source_at(typer->context->source, expr->span.lo);
    int size = (int)(expr->span.hi - expr->span.lo);
    if (size > LONGEST_QUOTE || memchr(text, '\n', (size_t)size))
        return "…";
    return arena_printf(typer->arena, "%.*s", size, text);
}

const char *
quote_operand(const struct typer *typer, const struct expr *expr)
{
    const char *text = quote(typer, expr);
    bool has_parentheses = expr->parenthesized && text[0] == '(';
    if (has_parentheses && !is_operation(expr))
        return arena_printf(typer->arena, "%.*s", (int)strlen(text) - 2, text + 1);
    if (has_parentheses || !is_operation(expr))
        return text;
    return arena_printf(typer->arena, "(%s)", text);
}

bool
is_lost(const struct typer *typer, const char *name)
{
    return tally_get(typer->lost_names, name) > 0 ||
           tally_get(typer->module_lost_names, name) > 0;
}

void
note_hole(struct typer *typer)
{
    typer->has_holes = true;
    typer->module_has_holes = true;
}
