/* The definitions of the types that the program makes: structs, classes, enums, arrays,
 * and optionals of these. Each comes after those that its values hold. */
#include <inttypes.h>
#include <string.h>

#include "emitting.h"

/* ---- one of each ---- */

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
emit_array(struct emitting *e, const struct type *type)
{
    struct c_writer *w = &e->writer;

    c_putf(w, "%s ", c_type_word(e, type));
    c_begin_block(w);
    put_declarator(e, c_type_word(e, type->element),
                   arena_printf(e->arena, "at[%" PRIu64 "]", type->count));
    c_line(w, ";");
    c_end_block(w);
    c_line(w, ";");
}

static void
put_maybe(struct emitting *e, const struct type *element)
{
    c_linef(&e->writer, "CORO_MAYBE(%s, %s);", maybe_tag(e, element),
            c_type_word(e, element));
}

/* What the program declares, with its optional if that has been asked for. What others
 * may ask for is there for them. */
static void
emit_declared(struct emitting *e, const struct decl *decl)
{
    const struct type *optional = type_optional(e->context->types, decl->type);

    emit_doc(e, decl);
    if (decl->kind == DECL_ENUM)
        emit_enum(e, decl);
    else if (!decl->external)
        emit_struct(e, decl);
    if (is_flagged(optional) &&
        (is_library(e) || e->in_header || tally_get(e->numbers, optional) > 0))
        put_maybe(e, decl->type);
    if (e->in_header && !decl->external && is_public(e, decl))
        c_linef(&e->writer, "extern const struct coro_type %s_type;",
                c_struct_name(decl));
}

static const struct decl *
innermost(const struct type *type)
{
    while (type->kind == TYPE_OPTIONAL || type->kind == TYPE_ARRAY)
        type = type->element;
    return type->decl;
}

/* A header that is included may define it, too. */
static bool
may_be_elsewhere(const struct emitting *e, const struct type *type)
{
    const struct decl *decl = innermost(type);
    bool is_own = decl && !is_foreign(e, decl);

    return is_library(e) || (e->core->module->imports.count > 0 && !is_own);
}

/* An array, or the optional of one, which belongs to no module. */
static void
emit_made(struct emitting *e, const struct type *type)
{
    const char *tag = c_type_word(e, type) + strlen("struct ");
    bool is_guarded = may_be_elsewhere(e, type);

    if (is_guarded)
        c_linef(&e->writer, "#ifndef CORO_HAS_%s", tag);
    if (is_guarded)
        c_linef(&e->writer, "#define CORO_HAS_%s", tag);
    if (type->kind == TYPE_ARRAY)
        emit_array(e, type);
    else
        put_maybe(e, type->element);
    if (is_guarded)
        c_line(&e->writer, "#endif");
}

static void
emit_definition(struct emitting *e, const struct type *type)
{
    int from = c_offset(&e->writer);

    if (type->decl)
        emit_declared(e, type->decl);
    else
        emit_made(e, type);
    if (c_offset(&e->writer) > from)
        c_blank(&e->writer);
}

/* ---- their order ---- */

/* A part of a type's values; NULL behind the last. */
static const struct type *
part_of(const struct type *type, int index)
{
    if (!type->decl)
        return index == 0 ? type->element : NULL;
    return index < type->decl->params.count ? type->decl->params.at[index]->type : NULL;
}

/* A type on the way, and how many of its parts have been seen. */
struct pending_type {
    const struct type *type;
    int next;
};

VEC(pending_types, struct pending_type);

struct definition_walk {
    struct emitting *e;
    struct pending_types pending;
};

static const char *
interned(const struct emitting *e, const char *word)
{
    return name_of_text(e->context->names, word);
}

/* Notes a definition; true if there was one already. */
static bool
define(const struct emitting *e, const char *word)
{
    int *defined = tally_of(e->defined, interned(e, word));
    bool was_defined = *defined > 0;

    *defined = 1;
    return was_defined;
}

static void
meet(struct definition_walk *walk, const struct type *type)
{
    if (!define(walk->e, c_type_word(walk->e, type)))
        vec_push(walk->e->arena, &walk->pending, ((struct pending_type){type, 0}));
}

/* In a library's own file they come with its header. */
static bool
defines_declared(const struct emitting *e)
{
    return e->in_header || !is_library(e);
}

/* What a definition needs before it. The optional of what is declared comes with that; a
 * pointer needs nothing; and other modules' headers are there. */
static void
meet_needed(struct definition_walk *walk, const struct type *type)
{
    if (type->kind == TYPE_OPTIONAL && type->element->kind != TYPE_ARRAY)
        type = type->element;
    if (type->kind == TYPE_ARRAY || type->kind == TYPE_OPTIONAL)
        meet(walk, type);
    else if (type->decl && type->kind != TYPE_CLASS && !type->decl->is_opaque &&
             !is_foreign(walk->e, type->decl) && defines_declared(walk->e))
        meet(walk, type);
}

/* A type after those it holds. */
static void
emit_pending(struct definition_walk *walk)
{
    while (walk->pending.count > 0) {
        struct pending_type *top = &walk->pending.at[walk->pending.count - 1];
        const struct type *type = top->type, *part = part_of(type, top->next++);

        if (part) {
            meet_needed(walk, part);
            continue;
        }
        walk->pending.count--;
        emit_definition(walk->e, type);
    }
}

/* All that is declared is there, so what it holds must be, too; and so on. */
static void
ask_for_parts(struct emitting *e)
{
    const struct decls *decls = &e->core->module->decls;
    const struct type *part;

    for (int i = 0; i < decls->count; i++)
        for (int k = 0;
             decl_is_type(decls->at[i]) && (part = part_of(decls->at[i]->type, k)); k++)
            c_type_of(e, part);
}

static void
ask_for_elements(struct emitting *e)
{
    for (int i = 0; i < e->types.count; i++)
        if (e->types.at[i]->type->kind == TYPE_ARRAY || is_flagged(e->types.at[i]->type))
            c_type_of(e, e->types.at[i]->type->element);
}

/* ---- types of fns ---- */

/* Is it a struct that this file defines? */
static bool
is_struct_here(const struct emitting *e, const struct type *type)
{
    type = type_opened(type);
    if (type->kind == TYPE_ARRAY)
        return true;
    return type->decl && !type->decl->external && !is_foreign(e, type->decl);
}

/* What one mentions: a struct need only be known to exist. */
static void
emit_mentioned(struct definition_walk *walk, struct tally *told, const struct type *type)
{
    const char *word = c_type_word(walk->e, type);
    size_t size = strlen(word);

    if (!is_struct_here(walk->e, type) ||
        tally_get(walk->e->defined, interned(walk->e, word)) > 0)
        return;
    if (type_is_plain_enum(type)) {
        meet_needed(walk, type);
        emit_pending(walk);
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
emit_all_mentioned(struct definition_walk *walk)
{
    const struct c_types *types = &walk->e->types;
    struct tally *told = tally_new(walk->e->arena);

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
emit_fn_types(struct definition_walk *walk)
{
    struct emitting *e = walk->e;
    int from = c_offset(&e->writer);

    emit_all_mentioned(walk);
    for (int i = 0; i < e->types.count; i++) {
        const struct c_type *type = e->types.at[i];

        if (type->type->kind == TYPE_FN && !define(e, type->word))
            emit_fn_type(e, type->type);
    }
    if (c_offset(&e->writer) > from)
        c_blank(&e->writer);
}

/* ---- all ---- */

void
emit_definitions(struct emitting *e)
{
    const struct decls *decls = &e->core->module->decls;
    struct definition_walk walk = {.e = e};

    if (defines_declared(e))
        ask_for_parts(e);
    ask_for_elements(e);
    emit_fn_types(&walk);
    for (int i = 0; defines_declared(e) && i < decls->count; i++)
        if (decl_is_type(decls->at[i]) && !decls->at[i]->is_opaque) {
            meet(&walk, decls->at[i]->type);
            emit_pending(&walk);
        }
    for (int i = 0; i < e->types.count; i++) {
        meet_needed(&walk, e->types.at[i]->type);
        emit_pending(&walk);
    }
}
