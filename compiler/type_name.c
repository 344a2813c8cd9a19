/* Types as a user writes them. */
#include <inttypes.h>

#include "ast.h"

static const char *const basic_names[TYPE_LOOP + 1] = {
    [TYPE_POISON] = "?",    [TYPE_VOID] = "void",       [TYPE_NONE] = "none",
    [TYPE_BOOL] = "bool",   [TYPE_I8] = "i8",           [TYPE_I16] = "i16",
    [TYPE_I32] = "i32",     [TYPE_I64] = "int",         [TYPE_U8] = "u8",
    [TYPE_U16] = "u16",     [TYPE_U32] = "u32",         [TYPE_U64] = "u64",
    [TYPE_F32] = "f32",     [TYPE_F64] = "float",       [TYPE_STRING] = "string",
    [TYPE_ERROR] = "error", [TYPE_CSTRING] = "cstring", [TYPE_DURATION] = "duration",
    [TYPE_LOOP] = "loop",
};

/* coro[Y, S, R] without the voids at its end. */
static const char *
coro_str(struct arena *arena, const struct type *type)
{
    const char *word = type->kind == TYPE_STREAM ? "stream" : "coro";
    const char *yields = type_str(arena, type->yields);
    const char *receives = type_str(arena, type->receives);
    if (type->returns->kind != TYPE_VOID)
        return arena_printf(arena, "%s[%s, %s, %s]", word, yields, receives,
                            type_str(arena, type->returns));
    if (type->receives->kind != TYPE_VOID)
        return arena_printf(arena, "%s[%s, %s]", word, yields, receives);
    return arena_printf(arena, "%s[%s]", word, yields);
}

static const char *
fn_str(struct arena *arena, const struct type *type)
{
    const char *takes = "";
    for (int i = 0; i < type->take_count; i++)
        takes = arena_printf(arena, "%s%s%s", takes, i ? ", " : "",
                             type_str(arena, type->takes[i]));
    if (type->returns->kind == TYPE_VOID)
        return arena_printf(arena, "fn(%s)", takes);
    return arena_printf(arena, "fn(%s) -> %s", takes, type_str(arena, type->returns));
}

const char *
type_str(struct arena *arena, const struct type *type)
{
    switch (type->kind) {
    case TYPE_FN:
        return fn_str(arena, type);
    case TYPE_STRUCT:
    case TYPE_ENUM:
    case TYPE_CLASS:
        return type->decl->name;
    case TYPE_OPTIONAL:
        return arena_printf(arena, type->element->kind == TYPE_FN ? "(%s)?" : "%s?",
                            type_str(arena, type->element));
    case TYPE_LIST:
        return arena_printf(arena, "list[%s]", type_str(arena, type->element));
    case TYPE_CHAN:
        return arena_printf(arena, "chan[%s]", type_str(arena, type->element));
    case TYPE_ARRAY:
        return arena_printf(arena, "array[%s, %" PRIu64 "]",
                            type_str(arena, type->element), type->count);
    case TYPE_PTR:
        return arena_printf(arena, "ptr[%s]", type_str(arena, type->element));
    case TYPE_MAP:
        return arena_printf(arena, "map[%s, %s]", type_str(arena, type->key),
                            type_str(arena, type->element));
    case TYPE_CORO:
    case TYPE_STREAM:
        return coro_str(arena, type);
    case TYPE_TASK:
        if (type->returns->kind == TYPE_VOID)
            return "task";
        return arena_printf(arena, "task[%s]", type_str(arena, type->returns));
    default:
        return basic_names[type->kind];
    }
}

const char *
type_consumer_str(struct arena *arena, const struct type *type)
{
    if (type->yields->kind != TYPE_VOID)
        return arena_printf(arena, "yields '%s'", type_str(arena, type->yields));
    return arena_printf(arena, "receives '%s'", type_str(arena, type->receives));
}
