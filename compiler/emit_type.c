/* Types in C, and the definitions of those that the program makes. */
#include <string.h>

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
    static const char *const others[] = {"list", "map", "maybe", "to", "void"};

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

/* A struct or enum. */
static bool
has_decl(const struct type *type)
{
    return type->kind == TYPE_STRUCT || type->kind == TYPE_ENUM;
}

static const char *
decl_word(struct emitting *e, const struct type *type)
{
    return arena_printf(e->arena, "%s %s%s", type_is_plain_enum(type) ? "enum" : "struct",
                        c_struct_name(type->decl), type->kind == TYPE_CLASS ? " *" : "");
}

/* The runtime has optionals of basic types; what the program declares may bear their
 * names. */
static const char *
maybe_tag(struct emitting *e, const struct type *element)
{
    const char *name;

    if (!has_decl(element))
        return arena_printf(e->arena, "coro_maybe_%s", basic_name(element));
    name = c_struct_name(element->decl);
    return arena_printf(e->arena, "coro_maybe_%s%s", name,
                        is_basic_name(name) ? "_" : "");
}

static const char *
word_of(struct emitting *e, const struct type *type)
{
    const struct type *inner = type->kind == TYPE_OPTIONAL ? type->element : type;

    if (inner->decl)
        use_decl(e, inner->decl);
    if (is_flagged(type))
        return arena_printf(e->arena, "struct %s", maybe_tag(e, type->element));
    if (type->kind == TYPE_OPTIONAL)
        return c_type_word(e, type->element);
    if (type->kind == TYPE_FN)
        return fn_word(e, type);
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

/* ---- definitions ---- */

/* No field is called by a word of the language, such as `coro`. */
static void
emit_struct(struct emitting *e, const struct decl *decl)
{
    bool is_class = decl->kind == DECL_CLASS;
    struct c_writer *w = &e->writer;

    c_putf(w, "struct %s ", c_struct_name(decl));
    c_begin_block(w);
    if (is_class)
        c_line(w, "struct coro_instance coro; /* its count and class */");
    for (int i = 0; i < decl->params.count; i++) {
        const struct variable *field = decl->params.at[i];

        put_declarator(e, c_type_word(e, field->type),
                       c_field_name(e->arena, field->name));
        c_put_char(w, ';');
        c_end(w);
    }
    if (decl->params.count == 0 && !is_class)
        c_line(w, "char empty; /* C has no struct without members */");
    c_end_block(w);
    c_put_char(w, ';');
    c_end(w);
}

static void
emit_decl(struct emitting *e, const struct decl *decl)
{
    if (decl_is_record(decl))
        emit_struct(e, decl);
    else
        emit_enum(e, decl);
}

/* The optional of a struct or enum, if it has been asked for. */
static void
emit_maybe(struct emitting *e, const struct type *type)
{
    const struct type *optional = type_optional(e->context->types, type);

    if (is_flagged(optional) &&
        (is_library(e) || e->in_header || tally_get(e->numbers, optional) > 0))
        c_linef(&e->writer, "CORO_MAYBE(%s, %s);", maybe_tag(e, type),
                c_type_word(e, type));
}

/* The struct or enum that a field holds as a value, or NULL. */
static struct decl *
held_decl(const struct variable *field)
{
    const struct type *type = field->type;

    if (type->kind == TYPE_OPTIONAL)
        type = type->element;
    return has_decl(type) ? type->decl : NULL;
}

/* One on the way, and how many of its fields have been seen. */
struct pending_struct {
    struct decl *decl;
    int next;
};

VEC(pending_structs, struct pending_struct);

struct struct_walk {
    struct emitting *e;
    struct tally *met;
    struct pending_structs pending;
};

static void
meet(struct struct_walk *walk, struct decl *decl)
{
    int *met = tally_of(walk->met, decl);

    if (*met == 0)
        vec_push(walk->e->arena, &walk->pending, ((struct pending_struct){decl, 0}));
    *met = 1;
}

/* A struct, class or enum after those it holds, which may nest without limit. */
static void
emit_with_held(struct struct_walk *walk, struct decl *first)
{
    meet(walk, first);
    while (walk->pending.count > 0) {
        struct pending_struct *top = &walk->pending.at[walk->pending.count - 1];
        struct decl *decl = top->decl, *held;

        if (top->next < decl->params.count) {
            held = held_decl(decl->params.at[top->next++]);
            if (held && !is_foreign(walk->e, held))
                meet(walk, held);
            continue;
        }
        walk->pending.count--;
        emit_doc(walk->e, decl);
        emit_decl(walk->e, decl);
        emit_maybe(walk->e, decl->type);
        if (walk->e->in_header && is_public(walk->e, decl))
            c_linef(&walk->e->writer, "extern const struct coro_type %s_type;",
                    c_struct_name(decl));
        c_blank(&walk->e->writer);
    }
}

/* ---- types of fns ---- */

/* What one mentions: a struct need only be known to exist. */
static void
emit_mentioned(struct struct_walk *walk, struct tally *told, const struct type *type)
{
    const struct type *inner = type->kind == TYPE_OPTIONAL ? type->element : type;
    const char *word = c_type_word(walk->e, type);
    size_t size = strlen(word);

    if (!inner->decl || is_foreign(walk->e, inner->decl))
        return;
    if (type_is_plain_enum(type)) {
        emit_with_held(walk, type->decl);
        return;
    }
    if (word[size - 1] == '*')
        size -= strlen(" *");
    word = name_intern(walk->e->context->names, word, size);
    if (*tally_of(told, word) == 0)
        c_linef(&walk->e->writer, "%s;", word);
    *tally_of(told, word) = 1;
}

static void
emit_all_mentioned(struct struct_walk *walk, struct tally *told)
{
    const struct c_types *types = &walk->e->types;

    for (int i = 0; i < types->count; i++) {
        const struct type *type = types->at[i]->type;

        if (type->kind != TYPE_FN)
            continue;
        for (int k = 0; k < type->take_count; k++)
            emit_mentioned(walk, told, type->takes[k]);
        emit_mentioned(walk, told, type->returns);
    }
}

/* Each after those that it mentions, which come before it in the list. */
static void
emit_all_fn_types(struct emitting *e, struct tally *told)
{
    for (int i = 0; i < e->types.count; i++) {
        const struct c_type *type = e->types.at[i];
        const char *word = name_intern(e->context->names, type->word, strlen(type->word));

        if (type->type->kind != TYPE_FN || tally_get(told, word) > 0)
            continue;
        emit_fn_type(e, type->type);
        *tally_of(told, word) = 1;
    }
}

void
emit_fn_types(struct emitting *e)
{
    struct tally *told = tally_new(e->arena);
    int from = c_offset(&e->writer);

    note_types_of_header(e, told);
    emit_all_fn_types(e, told);
    if (c_offset(&e->writer) > from)
        c_blank(&e->writer);
}

void
emit_structs(struct emitting *e)
{
    const struct decls *decls = &e->core->module->decls;
    struct struct_walk walk = {.e = e, .met = tally_new(e->arena)};
    struct tally *told = tally_new(e->arena);
    int from = c_offset(&e->writer);

    for (int i = 0; i < decls->count; i++)
        for (int k = 0; decl_is_type(decls->at[i]) && k < decls->at[i]->params.count; k++)
            c_type_of(e, decls->at[i]->params.at[k]->type);
    emit_all_mentioned(&walk, told);
    emit_all_fn_types(e, told);
    if (c_offset(&e->writer) > from)
        c_blank(&e->writer);
    for (int i = 0; i < decls->count; i++)
        if (decl_is_type(decls->at[i]))
            emit_with_held(&walk, decls->at[i]);
}
