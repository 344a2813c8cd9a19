/* Types in C: their words. */
#include <inttypes.h>
#include <string.h>

#include "c_word.h"
#include "emitting.h"

struct basic {
    const char *word; /* the type itself */
    const char *name; /* in names of descriptions and optionals */
    const char
        *handle; /* in names of the functions that retain and release it; or NULL */
};

static const struct basic basics[] = {
    [TYPE_VOID] = {"void", NULL, NULL},
    [TYPE_BOOL] = {"bool", "bool", NULL},
    [TYPE_I8] = {"int8_t", "i8", NULL},
    [TYPE_I16] = {"int16_t", "i16", NULL},
    [TYPE_I32] = {"int32_t", "i32", NULL},
    [TYPE_I64] = {"int64_t", "i64", NULL},
    [TYPE_U8] = {"uint8_t", "u8", NULL},
    [TYPE_U16] = {"uint16_t", "u16", NULL},
    [TYPE_U32] = {"uint32_t", "u32", NULL},
    [TYPE_U64] = {"uint64_t", "u64", NULL},
    [TYPE_F32] = {"float", "f32", NULL},
    [TYPE_F64] = {"double", "f64", NULL},
    [TYPE_DURATION] = {"int64_t", "duration", NULL},
    [TYPE_STRING] = {"coro_string", "string", "string"},
    [TYPE_ERROR] = {"struct coro_error *", "error", "error"},
    [TYPE_LOOP] = {"struct coro_loop *", "loop", "loop"},
    [TYPE_LIST] = {"struct coro_list *", NULL, "list"},
    [TYPE_MAP] = {"struct coro_map *", NULL, "map"},
    [TYPE_CLASS] = {"struct coro_instance *", NULL, "instance"},
    [TYPE_CHAN] = {"struct coro_chan *", "chan", "chan"},
    [TYPE_CORO] = {"struct coro_object *", "coro", "object"},
    [TYPE_STREAM] = {"struct coro_object *", "coro", "object"},
    [TYPE_TASK] = {"struct coro_task *", "task", "task"},
    [TYPE_FN] = {"coro_function *", "fn", NULL},
    [TYPE_CSTRING] = {"const char *", "cstring", NULL},
    [TYPE_PTR] = {"void *", "ptr", NULL},
};

static const struct basic *
basic_of(const struct type *type)
{
    static const struct basic none = {"void", NULL, NULL};

    if ((size_t)type->kind >= sizeof basics / sizeof *basics || !basics[type->kind].word)
        return &none;
    return &basics[type->kind];
}

const char *
basic_name(const struct type *type)
{
    return basic_of(type)->name;
}

static bool
is_basic_name(const char *word)
{
    for (size_t i = 0; i < sizeof basics / sizeof *basics; i++)
        if (basics[i].name && strcmp(basics[i].name, word) == 0)
            return true;
    return false;
}

bool
is_word_of_type(const char *word)
{
    static const char *const others[] = {"array", "list", "map", "maybe", "to", "void"};

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(others[i], word) == 0)
            return true;
    return is_basic_name(word);
}

bool
is_flagged(const struct type *type)
{
    return type->kind == TYPE_OPTIONAL && !type_has_empty(type->element);
}

const char *
handle_word(const struct type *type)
{
    if (type->kind == TYPE_OPTIONAL && !is_flagged(type))
        type = type->element;
    return basic_of(type)->handle;
}

/* ---- words ---- */

static const char *
decl_word(struct emitting *e, const struct type *type)
{
    if (type->decl->external)
        return arena_printf(e->arena, "%s%s", type->decl->is_tag ? "struct " : "",
                            type->decl->name);
    return arena_printf(e->arena, "%s %s%s", type_is_plain_enum(type) ? "enum" : "struct",
                        c_struct_name(type->decl), type->kind == TYPE_CLASS ? " *" : "");
}

/* "list_Point": types nest in the source less deep than is told here. */
const char *
name_of_type(struct emitting *e, const struct type *type)
{
    switch ((int)type->kind) {
    case TYPE_LIST:
        return arena_printf(e->arena, "list_%s", name_of_type(e, type->element));
    case TYPE_ARRAY:
        return arena_printf(e->arena, "array_%s_%" PRIu64, name_of_type(e, type->element),
                            type->count);
    case TYPE_MAP:
        return arena_printf(e->arena, "map_%s_%s", name_of_type(e, type->key),
                            name_of_type(e, type->element));
    case TYPE_OPTIONAL:
        return arena_printf(e->arena, "maybe_%s", name_of_type(e, type->element));
    case TYPE_STRUCT:
    case TYPE_ENUM:
    case TYPE_CLASS:
        return c_struct_name(type->decl);
    default:
        return basic_name(type);
    }
}

/* ---- tags ---- */

/* "list", "i64". */
static const char *
word_of_basic(const struct basic *basic)
{
    return basic->name ? basic->name : basic->handle;
}

/* Those of arrays, and of optionals, are the same in all files, whatever else is there:
 * what the program declares may bear a name that could also be made here, and then gets a
 * _ behind it, as does what has one there already. */
static const char *
tag_of_decl(struct emitting *e, const struct decl *decl)
{
    const char *name = c_struct_name(decl), *bare = c_bare(e->scratch, name);
    bool is_like = strncmp(name, "array_", 6) == 0 || strncmp(name, "maybe_", 6) == 0 ||
                   strncmp(name, "fn_", 3) == 0 || strncmp(name, "ptr_", 4) == 0;

    for (size_t i = 0; i < sizeof basics / sizeof *basics; i++) {
        const char *word = word_of_basic(&basics[i]);
        is_like |= word && strcmp(word, bare) == 0;
    }
    return is_like ? arena_printf(e->arena, "%s_", name) : name;
}

/* "array_Point_3": types that are one in C are called the same. */
static const char *
tag_part(struct emitting *e, const struct type *type)
{
    if (type->kind == TYPE_ARRAY)
        return arena_printf(e->arena, "array_%s_%" PRIu64, tag_part(e, type->element),
                            type->count);
    if (is_flagged(type))
        return arena_printf(e->arena, "maybe_%s", tag_part(e, type->element));
    type = type_opened(type);
    if (type->decl)
        return tag_of_decl(e, type->decl);
    if (type->kind == TYPE_FN)
        return c_type_word(e, type) + strlen("coro_");
    if (type->kind == TYPE_PTR)
        return arena_printf(e->arena, "ptr_%s", tag_part(e, type->element));
    if (type->kind == TYPE_VOID)
        return basic_of(type)->word;
    return word_of_basic(basic_of(type));
}

const char *
maybe_tag(struct emitting *e, const struct type *element)
{
    return arena_printf(e->arena, "coro_maybe_%s", tag_part(e, element));
}

static const char *
pointer_word(struct emitting *e, const struct type *element)
{
    const char *word = c_type_word(e, element);

    return arena_printf(e->arena, word[strlen(word) - 1] == '*' ? "%s*" : "%s *", word);
}

static const char *
word_of(struct emitting *e, const struct type *type)
{
    const struct type *inner = type;

    while (inner->kind == TYPE_OPTIONAL || inner->kind == TYPE_ARRAY)
        inner = inner->element;
    if (inner->decl)
        use_decl(e, inner->decl);
    if (is_flagged(type))
        return arena_printf(e->arena, "struct %s", maybe_tag(e, type->element));
    if (type->kind == TYPE_OPTIONAL)
        return c_type_word(e, type->element);
    if (type->kind == TYPE_FN)
        return fn_word(e, type);
    if (type->kind == TYPE_ARRAY)
        return arena_printf(e->arena, "struct %s", tag_part(e, type));
    if (type->kind == TYPE_PTR)
        return pointer_word(e, type->element);
    return type->decl ? decl_word(e, type) : basic_of(type)->word;
}

struct c_type *
c_type_of(struct emitting *e, const struct type *type)
{
    int number = tally_get(e->numbers, type);
    struct c_type *made;

    if (number > 0)
        return e->types.at[number - 1];
    made = NEW(e->arena, struct c_type);
    made->type = type;
    made->word = word_of(e, type); /* which may ask for others */
    vec_push(e->arena, &e->types, made);
    *tally_of(e->numbers, type) = e->types.count;
    return made;
}

const char *
c_type_word(struct emitting *e, const struct type *type)
{
    return c_type_of(e, type)->word;
}

void
put_declarator(struct emitting *e, const char *type, const char *name)
{
    c_put(&e->writer, type);
    if (type[strlen(type) - 1] != '*')
        c_put_char(&e->writer, ' ');
    c_put(&e->writer, name);
}

void
put_array_word(struct emitting *e, const struct type *type)
{
    note_literal(e);
    c_putf(&e->writer, "(%s[])", c_type_word(e, type));
}

void
put_variable_declarator(struct emitting *e, const struct core_variable *variable)
{
    const char *name = variable->c_name;

    if (variable->callee)
        use_decl(e, variable->callee->decl);
    switch (variable->content) {
    case CORE_VALUE:
        put_declarator(e, c_type_word(e, variable->type), name);
        break;
    case CORE_POINTER:
        put_declarator(e, c_type_word(e, variable->type), "*");
        c_put(&e->writer, name);
        break;
    case CORE_MESSAGE:
    case CORE_SCOPE:
        put_message_word(e, variable->message);
        c_putf(&e->writer, " %s", name);
        break;
    case CORE_FRAME_IN_PLACE:
        c_putf(&e->writer, "struct %s %s", variable->callee->c_name, name);
        break;
    case CORE_FRAME_POINTER:
        c_putf(&e->writer, "struct %s *%s", variable->callee->c_name, name);
        break;
    case CORE_OBJECT_IN_PLACE:
        c_putf(&e->writer, "struct %s_object %s", variable->callee->c_name, name);
        break;
    }
}
