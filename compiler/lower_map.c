/* Maps. The runtime has its functions for keys that are strings and for those that C
 * passes as an int64_t. */
#include "lowering.h"

/* "coro_map_VERB_string" of a map and a key. */
static struct core_expr *
keyed_call(struct lowering *l, const char *verb, const struct type *type,
           enum core_effect effect, struct core_expr *map, struct core_expr *key)
{
    bool by_string = key->type->kind == TYPE_STRING;
    const char *function =
        arena_printf(l->arena, "coro_map_%s_%s", verb, by_string ? "string" : "int");
    if (key->type->kind == TYPE_U64)
        key = cast_to(l, key, plain_type(l, TYPE_I64));
    return core_call(l->arena, function, type, effect, map, key, NULL);
}

/* ---- making ---- */

struct value
lower_map(struct lowering *l, struct expr *expr, const struct value *operands)
{
    const struct type *type = expr->type;
    int count = expr->kind == EXPR_MAKE ? 0 : expr->map.count;
    if (count == 0)
        return value_fresh(core_call(l->arena, "coro_map_new", type, CORE_PURE,
                                     type_of(l, type), here(l, expr->span), NULL));
    struct core_expr *keys = core_expr(l->arena, CORE_ITEMS, type->key, CORE_PURE, NULL);
    struct core_expr *values =
        core_expr(l->arena, CORE_ITEMS, type->element, CORE_PURE, NULL);
    for (int i = 0; i < count; i++) {
        core_add_operand(l->arena, keys, value_own(l, operands[2 * i]));
        core_add_operand(l->arena, values, value_own(l, operands[2 * i + 1]));
    }
    enum core_effect effect = type_may_run_defers(type) ? CORE_ACTS : CORE_PURE;
    return value_fresh(
        core_call(l->arena, "coro_map_of", type, effect, type_of(l, type),
                  core_integer(l->arena, plain_type(l, TYPE_I64), (uint64_t)count), keys,
                  values, here(l, expr->span), NULL));
}

/* ---- entries ---- */

struct core_expr *
map_entry(struct lowering *l, const char *verb, struct core_expr *map,
          struct core_expr *key, struct core_expr *place)
{
    struct core_expr *call = keyed_call(l, verb, NULL, CORE_ACTS, map, key);
    if (place)
        core_add_operand(l->arena, call, place);
    return core_expr(l->arena, CORE_POINTED, map->type->element, CORE_PURE, call, NULL);
}

/* A V?: what the call puts there, if it says so. */
static struct value
lower_maybe(struct lowering *l, const char *verb, enum core_effect effect,
            const struct value *operands, struct core_variable *into)
{
    struct core_expr *map = value_borrow(l, operands[0]);
    struct core_expr *key = value_borrow(l, operands[1]);
    const struct type *element = map->type->element;
    struct core_expr *inside;
    struct core_variable *result = maybe_begin(l, element, into, &inside);
    struct core_expr *call =
        keyed_call(l, verb, plain_type(l, TYPE_BOOL), effect, map, key);
    core_add_operand(l->arena, call, address_of(l, inside));
    maybe_end(l, result, element, call);
    return value_fresh(core_variable(l->arena, result));
}

struct value
lower_map_member(struct lowering *l, struct expr *expr, const struct value *operands,
                 struct core_variable *into)
{
    switch ((int)expr->call.builtin) {
    case BUILTIN_MAP_GET:
        return lower_maybe(l, "get", CORE_READS, operands, into);
    case BUILTIN_MAP_REMOVE:
        return lower_maybe(l, "remove", CORE_ACTS, operands, into);
    default:
        return value_borrowed(keyed_call(l, "has", expr->type, CORE_READS,
                                         value_borrow(l, operands[0]),
                                         value_borrow(l, operands[1])));
    }
}
