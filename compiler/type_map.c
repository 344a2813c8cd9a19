#include "type_map.h"

#include "type_expr.h"

bool
require_key(struct typer *typer, const struct type *key, struct span span)
{
    struct diag *diag;
    if (is_poison(key) || type_is_key(key))
        return true;
    diag = diag_error(typer->diags, DIAG_MAP_KEY, span, "'%s' cannot be the key of a map",
                      str(typer, key));
    diag_help(typer->diags, diag,
              "keys are integers, bools, strings, durations and enums whose cases hold "
              "nothing");
    return false;
}

/* ---- literals ---- */

/* The type that all keys, or all values, convert to. */
static const struct type *
infer_parts(struct typer *typer, const struct map_entries *entries, bool keys)
{
    struct exprs parts = {0};
    for (int i = 0; i < entries->count; i++)
        vec_push(typer->arena, &parts, keys ? entries->at[i].key : entries->at[i].value);
    return infer_common(typer, &parts, keys ? "keys" : "values");
}

static const struct type *
infer_map(struct typer *typer, const struct expr *expr)
{
    const struct map_entries *entries = &expr->map;
    const struct type *key = infer_parts(typer, entries, true);
    const struct type *value = infer_parts(typer, entries, false);
    if (!require_key(typer, key, entries->at[0].key->span))
        return basic(typer, TYPE_POISON);
    return type_map(typer->types, key, value);
}

static void
type_entries(struct typer *typer, struct expr *expr, const struct type *key,
             const struct type *value)
{
    for (int i = 0; i < expr->map.count; i++) {
        type_as(typer, &expr->map.at[i].key, key);
        type_as(typer, &expr->map.at[i].value, value);
    }
}

void
type_map_literal(struct typer *typer, struct expr *expr, const struct type *asked)
{
    asked = type_opened(asked);
    if (asked && (asked->kind == TYPE_MAP || (is_poison(asked) && !expr->map.count))) {
        expr->type = asked;
    } else if (expr->map.count == 0) {
        report_empty_literal(
            typer, expr, asked, "map",
            "write map[K, V](), K and V being the types of its keys and values");
        return;
    } else {
        expr->type = infer_map(typer, expr);
    }
    if (expr->type->kind == TYPE_MAP)
        type_entries(typer, expr, expr->type->key, expr->type->element);
    check_depth(typer, expr, "map");
}
