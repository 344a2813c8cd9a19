/* Values in braces: optionals, structs, enums and arrays, with the words of a compound
 * literal before them where they stand alone, without where they are part of another one
 * or begin a variable. */
#include <math.h>

#include "emitting.h"

/* The braces of an optional with a flag. */
static void
put_some_braces(struct emitting *e, const struct core_expr *expr)
{
    c_open(&e->writer, "{");
    c_put(&e->writer, "true, ");
    put_part(e, expr->operands.at[0]);
    c_close(&e->writer, "}");
}

static bool
is_zero(const struct core_expr *expr)
{
    switch (expr->kind) {
    case CORE_NONE:
        return true;
    case CORE_INTEGER:
        return expr->integer == 0;
    case CORE_FLOATING:
        return expr->floating == 0 && !signbit(expr->floating);
    case CORE_STRUCT:
        for (int i = 0; i < expr->operands.count; i++)
            if (!is_zero(expr->operands.at[i]))
                return false;
        return true;
    default:
        return false;
    }
}

/* A struct of C mostly has many fields, and few are named. */
static bool
is_left_out(const struct core_expr *expr, int field)
{
    return expr->type->decl->external && is_zero(expr->operands.at[field]);
}

static void
put_struct_braces(struct emitting *e, const struct core_expr *expr)
{
    const struct variables *fields = &expr->type->decl->params;
    struct c_writer *w = &e->writer;
    bool is_any = false;

    if (expr->type->kind == TYPE_ENUM) {
        put_case(e, expr);
        return;
    }
    c_open(w, "{");
    for (int i = 0; i < fields->count; i++) {
        if (is_left_out(expr, i))
            continue;
        if (is_any)
            c_comma(w);
        is_any = true;
        c_putf(w, ".%s", c_field(e->scratch, expr->type->decl, fields->at[i]->name));
        c_equals(w);
        put_part(e, expr->operands.at[i]);
    }
    if (!is_any)
        c_put_char(w, '0');
    c_close(w, "}");
}

/* The elements stand in the braces of the only member. */
static void
put_array_braces(struct emitting *e, const struct core_expr *expr)
{
    if (expr->operands.count == 0) {
        c_put(&e->writer, "{0}");
        return;
    }
    c_open(&e->writer, "{{");
    put_parts(e, &expr->operands);
    c_close(&e->writer, "}}");
}

/* ---- within braces ---- */

/* With words of its own some C compilers take minutes for long lists of strings. (What is
 * empty has them: {0} for a struct that begins with a struct is one more pair of braces
 * to some C compilers, but in braces of its own.) */
void
put_part(struct emitting *e, const struct core_expr *expr)
{
    if (expr->kind == CORE_STRING)
        put_string(e, expr, "CORO_TEXT(");
    else if (expr->kind == CORE_STRUCT)
        put_struct_braces(e, expr);
    else if (expr->kind == CORE_ARRAY && expr->operands.count > 0)
        put_array_braces(e, expr);
    else if (expr->kind == CORE_ARRAY)
        put_zero(e, expr->type);
    else if (expr->kind == CORE_SOME && is_flagged(expr->type))
        put_some_braces(e, expr);
    else if (expr->kind == CORE_SOME)
        put_part(e, expr->operands.at[0]);
    else
        put_value(e, expr);
}

void
put_parts(struct emitting *e, const struct core_exprs *exprs)
{
    for (int i = 0; i < exprs->count; i++) {
        if (i > 0)
            c_comma(&e->writer);
        put_part(e, exprs->at[i]);
    }
}

void
put_initializer(struct emitting *e, const struct core_expr *expr)
{
    const struct core_expr *inner = expr;

    while (inner->kind == CORE_SOME && !is_flagged(inner->type))
        inner = inner->operands.at[0];
    if (expr->kind == CORE_NONE)
        put_empty(e, expr->type);
    else if (inner->kind == CORE_STRING)
        put_value(e, inner);
    else if (expr->kind == CORE_ARRAY)
        put_array_braces(e, expr);
    else
        put_part(e, expr);
}

/* ---- alone ---- */

static void
put_word(struct emitting *e, const struct type *type)
{
    c_putf(&e->writer, "(%s)", c_type_word(e, type));
}

void
put_none(struct emitting *e, const struct type *type)
{
    if (is_braced(e, type))
        put_word(e, type);
    put_empty(e, type);
}

void
put_some(struct emitting *e, const struct core_expr *expr, enum level level)
{
    if (!is_flagged(expr->type)) {
        put_expr(e, expr->operands.at[0], level);
        return;
    }
    put_word(e, expr->type);
    put_some_braces(e, expr);
}

void
put_struct(struct emitting *e, const struct core_expr *expr)
{
    put_word(e, expr->type);
    put_struct_braces(e, expr);
}

void
put_array(struct emitting *e, const struct core_expr *expr)
{
    put_word(e, expr->type);
    if (expr->operands.count > 0)
        put_array_braces(e, expr);
    else
        put_zero(e, expr->type); /* it may stand deep in braces */
}
