/* Fns as values: names for the types of their addresses, and the list of those whose
 * address is taken, by which the runtime tells their names. */
#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "emitting.h"

/* ---- types ---- */

/* Equal names are equal types to all files of a program. So what a type is called tells
 * it without doubt: words have a _ between, and those of the program none that is single;
 * the others stand behind their length. */
static const char *
declared_word(struct emitting *e, const char *name)
{
    size_t size = strlen(name);
    char *word = arena_alloc(e->arena, 2 * size + 1), *out = word;

    if (is_word_of_type(name) || *name == '_' || name[size - 1] == '_' ||
        strstr(name, "__"))
        return arena_printf(e->arena, "%zu%s", size, name);
    for (; *name; name++) {
        if (*name == '_')
            *out++ = '_';
        *out++ = *name;
    }
    *out = '\0';
    return word;
}

static const char *name_of_fn(struct emitting *e, const struct type *type);

/* A fn within another one's type says that it gives nothing. */
static const char *
name_of(struct emitting *e, const struct type *type)
{
    switch (type->kind) {
    case TYPE_LIST:
        return arena_printf(e->arena, "list_%s", name_of(e, type->element));
    case TYPE_ARRAY:
        return arena_printf(e->arena, "array_%s_%" PRIu64, name_of(e, type->element),
                            type->count);
    case TYPE_MAP:
        return arena_printf(e->arena, "map_%s_%s", name_of(e, type->key),
                            name_of(e, type->element));
    case TYPE_OPTIONAL:
        return arena_printf(e->arena, "maybe_%s", name_of(e, type->element));
    case TYPE_PTR:
        return arena_printf(e->arena, "ptr_%s", name_of(e, type->element));
    case TYPE_VOID:
        return "void";
    case TYPE_FN:
        return arena_printf(e->arena, "%s%s", name_of_fn(e, type),
                            type->returns->kind == TYPE_VOID ? "_to_void" : "");
    default:
        return type->decl ? declared_word(e, c_struct_name(type->decl))
                          : basic_name(type);
    }
}

static const char *
name_of_fn(struct emitting *e, const struct type *type)
{
    const char *name = "fn";

    for (int i = 0; i < type->take_count; i++)
        name = arena_printf(e->arena, "%s_%s", name, name_of(e, type->takes[i]));
    if (type->returns->kind == TYPE_VOID)
        return name;
    return arena_printf(e->arena, "%s_to_%s", name, name_of(e, type->returns));
}

const char *
fn_word(struct emitting *e, const struct type *type)
{
    for (int i = 0; i < type->take_count; i++)
        c_type_of(e, type->takes[i]);
    c_type_of(e, type->returns);
    return arena_printf(e->arena, "coro_%s", name_of_fn(e, type));
}

/* What holds an array comes by address. */
static void
put_taken(struct emitting *e, const struct type *type)
{
    if (type_holds_array(type))
        c_putf(&e->writer, "const %s *", c_type_word(e, type));
    else
        c_put(&e->writer, c_type_word(e, type));
}

void
emit_fn_type(struct emitting *e, const struct type *type)
{
    struct c_writer *w = &e->writer;

    c_put(w, "typedef ");
    put_declarator(e, c_type_word(e, type->returns),
                   arena_printf(e->arena, "(*%s)", c_type_word(e, type)));
    c_open(w, "(");
    for (int i = 0; i < type->take_count; i++) {
        if (i > 0)
            c_comma(w);
        put_taken(e, type->takes[i]);
    }
    if (type->take_count == 0)
        c_put(w, "void");
    c_close(w, ");");
    c_end(w);
}

/* ---- values ---- */

void
put_function(struct emitting *e, const struct core_function *function)
{
    struct presence *presence = presence_of(e, function);

    use_decl(e, function->decl);
    presence->is_called |= !presence->begun || e->above_functions;
    c_put(&e->writer, function->c_name);
}

void
put_value_call(struct emitting *e, const struct core_expr *expr)
{
    struct c_writer *w = &e->writer;

    put_expr(e, expr->operands.at[0], LEVEL_POSTFIX);
    c_open(w, "(");
    for (int i = 1; i < expr->operands.count; i++) {
        if (i > 1)
            c_comma(w);
        put_argument(e, expr->operands.at[i]);
    }
    c_close(w, ")");
}

bool
has_function(const struct constant *constant)
{
    const struct type *type = type_opened(constant->type);
    int count = 0;

    if (constant->is_none)
        return false;
    if (type->kind == TYPE_STRUCT)
        count = type->decl->params.count;
    if (type->kind == TYPE_ENUM)
        count = type->decl->cases.at[constant->integer]->payload.count;
    if (type->kind == TYPE_ARRAY)
        count = constant->is_filled ? 1 : (int)type->count;
    for (int i = 0; i < count; i++)
        if (has_function(constant->fields[i]))
            return true;
    return type->kind == TYPE_FN;
}

/* ---- names ---- */

static struct core_functions
named_functions(const struct emitting *e)
{
    const struct decls *taken = &e->core->module->taken;
    struct core_functions named = {0};

    for (int i = 0; i < taken->count; i++)
        if (taken->at[i]->core->used)
            vec_push(e->arena, &named, taken->at[i]->core);
    return named;
}

static void
emit_named(struct emitting *e, const struct core_function *function)
{
    struct c_writer *w = &e->writer;

    c_open(w, "{.name = ");
    c_put_literal(w, function->name, strlen(function->name));
    c_comma(w);
    c_put(w, ".function = (coro_function *)");
    put_function(e, function);
    c_close(w, "},");
    c_end(w);
}

void
emit_names(struct emitting *e)
{
    struct core_functions named = named_functions(e);
    struct c_writer *w = &e->writer;

    if (named.count == 0)
        return;
    c_put(w, "static struct coro_named_function coro_named[] = ");
    c_begin_block(w);
    for (int i = 0; i < named.count; i++)
        emit_named(e, named.at[i]);
    c_end_block(w);
    c_line(w, ";");
    c_blank(w);
    c_linef(w, "coro_name_functions(coro_named, %d);", named.count);
}
