/* The values of constant arrays, and of what is taken out of them. */
#include "fold.h"
#include "type_array.h"

struct constant *
constant_part(const struct constant *whole, uint64_t index)
{
    return whole->fields[whole->is_filled ? 0 : index];
}

struct constant *
fold_array(struct typer *typer, const struct expr *expr)
{
    struct constant *array = NEW(typer->arena, struct constant);
    size_t count = (size_t)expr->type->count;
    bool is_constant = true;
    array->type = expr->type;
    array->fields = arena_alloc(typer->arena, count * sizeof *array->fields);
    for (size_t i = 0; i < count; i++) {
        array->fields[i] = fold_expr(typer, expr->list.at[i]);
        is_constant = is_constant && array->fields[i];
    }
    return is_constant ? array : NULL;
}

struct constant *
fold_index(struct typer *typer, const struct expr *expr, const struct constant *array)
{
    const struct constant *index = fold_expr(typer, expr->index.index);
    if (!array || !index)
        return NULL;
    if (index->integer < array->type->count)
        return constant_part(array, index->integer);
    report_index(typer, expr, index->integer);
    return NULL;
}

static void
fill_fields(struct typer *typer, struct constant *zero, const struct variables *fields)
{
    size_t count = (size_t)fields->count + 1;
    zero->fields = arena_alloc(typer->arena, count * sizeof *zero->fields);
    for (int i = 0; i < fields->count; i++)
        zero->fields[i] = fold_zero(typer, fields->at[i]->type);
}

struct constant *
fold_zero(struct typer *typer, const struct type *type)
{
    struct constant *zero = NEW(typer->arena, struct constant);
    zero->type = type;
    zero->bytes = "";
    zero->is_none = type->kind == TYPE_OPTIONAL;
    if (type->kind == TYPE_STRUCT)
        fill_fields(typer, zero, &type->decl->params);
    if (type->kind != TYPE_ARRAY)
        return zero;
    zero->is_filled = true;
    zero->fields = arena_alloc(typer->arena, sizeof *zero->fields);
    zero->fields[0] = fold_zero(typer, type->element);
    return zero;
}
