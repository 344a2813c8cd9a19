#include "whole.h"

const struct expr *
place_whole(const struct expr *place)
{
    switch ((int)place->kind) {
    case EXPR_FIELD:
        return place->field.object;
    case EXPR_INDEX:
        return place->index.object;
    case EXPR_UNWRAP:
        return place->operand.operand;
    default:
        return NULL;
    }
}

/* An erroneous whole has no type. */
static bool
is_inside(const struct expr *place, const struct expr *whole)
{
    return place->kind == EXPR_UNWRAP ||
           (whole->type &&
            (whole->type->kind == TYPE_STRUCT || whole->type->kind == TYPE_ARRAY));
}

const struct expr *
place_root(const struct expr *place)
{
    for (const struct expr *whole; (whole = place_whole(place)); place = whole)
        if (!is_inside(place, whole))
            break;
    return place;
}
