/* Generated from struct_without_fields.coro by coroc. */
#include "struct_without_fields.h"

const struct coro_type struct_without_fields_Point_type = {
    .name = "Point",
    .size = sizeof(struct struct_without_fields_Point),
    .equal = coro_struct_equal,
    .show = coro_struct_show,
};
