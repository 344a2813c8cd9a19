/* The runtime's descriptions of types: how values are copied, released, compared and
 * shown. Those of basic types are the runtime's own; the others are written for the types
 * that need one. */
#include <string.h>

#include "emitting.h"

/* ---- names ---- */

/* What a description is called behind "coro_type_"; NULL for what is declared. */
static const char *
name_in_runtime(const struct type *type)
{
    return basic_name(type_opened(type));
}

static const char *
decl_description(struct emitting *e, const struct type *type)
{
    return arena_printf(e->arena, "%s_type", c_struct_name(type->decl));
}

static bool
is_taken(struct emitting *e, const char *name)
{
    if (is_beside(e, name))
        return true;
    for (int i = 0; i < e->described.count; i++)
        if (strcmp(e->described.at[i]->description, name) == 0)
            return true;
    return false;
}

/* list[list_Point] and list[list[Point]] would be called the same; and what C declares
 * may be described by several modules of a standalone file. */
static const char *
description_name(struct emitting *e, const struct type *type)
{
    const char *base, *name;

    if (type->decl && !type->decl->external)
        return decl_description(e, type);
    if (type->decl)
        base = name = decl_description(e, type);
    else
        base = name = arena_printf(e->arena, "coro_type_%s", name_of_type(e, type));
    for (int times = 2; is_taken(e, name); times++)
        name = arena_printf(e->arena, "%s_%d", base, times);
    return name;
}

/* It is described by the runtime, or by the module that declares it. What C declares is
 * described wherever that is asked for. */
static bool
is_elsewhere(const struct emitting *e, const struct type *type)
{
    bool list = type->kind == TYPE_LIST && type->element->kind == TYPE_STRING;

    return list || name_in_runtime(type) ||
           (type->decl && !type->decl->external && is_foreign(e, type->decl));
}

static void
ask_for(struct emitting *e, const struct type *type)
{
    struct c_type *asked = c_type_of(e, type);

    if (asked->description)
        return;
    if (is_elsewhere(e, type)) {
        asked->description =
            type->decl ? decl_description(e, type)
                       : arena_printf(e->arena, "coro_type_%s", name_of_type(e, type));
        return;
    }
    asked->description = description_name(e, type);
    vec_push(e->arena, &e->described, asked);
}

const char *
description_of(struct emitting *e, const struct type *type)
{
    ask_for(e, type);
    return c_type_of(e, type)->description;
}

void
put_description(struct emitting *e, const struct type *type)
{
    c_put_char(&e->writer, '&');
    c_put(&e->writer, description_of(e, type));
}

/* ---- definitions ---- */

static bool
is_public_type(const struct emitting *e, const struct type *type)
{
    return type->decl && !type->decl->external && is_public(e, type->decl);
}

void
announce_description(struct emitting *e, const struct type *type)
{
    struct c_type *asked = c_type_of(e, type);

    if (is_elsewhere(e, type) || asked->is_described || asked->is_announced)
        return;
    asked->is_announced = true;
    if (!is_public_type(e, type))
        c_linef(&e->writer, "static const struct coro_type %s;", asked->description);
    else if (!is_library(e)) /* else its header declares it */
        c_linef(&e->writer, "extern const struct coro_type %s;", asked->description);
}

/* Of a struct; or, by `of`, of a case of an enum. */
static void
emit_field(struct emitting *e, const struct type *type, const struct enum_case *of,
           const struct variable *field)
{
    struct c_writer *w = &e->writer;

    c_open(w, "{");
    c_put_literal(w, field->name, strlen(field->name));
    c_comma(w);
    put_description(e, field->type);
    c_comma(w);
    c_putf(w, "offsetof(%s, %s%s%s)", c_type_word(e, type),
           of ? c_payload_name(e->arena, of->name) : "", of ? "." : "",
           c_field(e->arena, type->decl, field->name));
    c_close(w, "},");
    c_end(w);
}

static void
emit_case_fields(struct emitting *e, const struct type *type, const struct enum_case *of)
{
    for (int i = 0; i < of->payload.count; i++)
        emit_field(e, type, of, of->payload.at[i]);
}

/* "Point_fields", with a number behind it if the description has one. */
static const char *
fields_word(struct emitting *e, const struct type *type)
{
    const char *tag = c_struct_name(type->decl);

    return arena_printf(e->arena, "%s_fields%s", tag,
                        description_of(e, type) + strlen(tag) + strlen("_type"));
}

/* Of an enum, those of all cases. */
static void
emit_fields(struct emitting *e, const struct type *type)
{
    const struct variables *fields = &type->decl->params;
    const struct enum_cases *cases = &type->decl->cases;
    struct c_writer *w = &e->writer;

    for (int i = 0; i < fields->count; i++)
        announce_description(e, fields->at[i]->type);
    c_putf(w, "static const struct coro_field %s[] = ", fields_word(e, type));
    c_begin_block(w);
    for (int i = 0; type->kind == TYPE_STRUCT && i < fields->count; i++)
        emit_field(e, type, NULL, fields->at[i]);
    for (int i = 0; i < cases->count; i++)
        emit_case_fields(e, type, cases->at[i]);
    c_end_block(w);
    c_put_char(w, ';');
    c_end(w);
}

static void
put_struct_value(struct emitting *e, const struct type *type)
{
    struct c_writer *w = &e->writer;

    if (type->decl->params.count == 0) {
        c_open(w, "{");
        c_putf(w, ".name = \"%s\"", type->decl->name);
        c_comma(w);
        c_putf(w, ".size = sizeof(%s)", c_type_word(e, type));
        c_comma(w);
        c_put(w, ".equal = coro_struct_equal");
        c_comma(w);
        c_put(w, ".show = coro_struct_show");
        c_close(w, "}");
        return;
    }
    c_open(w, type_is_owned(type) ? "CORO_STRUCT_OWNED(" : "CORO_STRUCT(");
    c_putf(w, "\"%s\"", type->decl->name);
    c_comma(w);
    c_put(w, c_type_word(e, type));
    c_comma(w);
    c_put(w, fields_word(e, type));
    c_close(w, ")");
}

static void
put_description_value(struct emitting *e, const struct type *type)
{
    struct c_writer *w = &e->writer;

    if (type->kind == TYPE_STRUCT) {
        put_struct_value(e, type);
        return;
    }
    if (type->kind == TYPE_ENUM) {
        put_enum_description(e, type);
        return;
    }
    if (type->kind == TYPE_CLASS) {
        put_class_value(e, type);
        return;
    }
    if (type->kind == TYPE_ARRAY) {
        c_open(w, type_is_owned(type) ? "CORO_ARRAY_OWNED(" : "CORO_ARRAY(");
        c_put(w, c_type_word(e, type));
        c_comma(w);
    } else if (type->kind == TYPE_LIST) {
        c_open(w, "CORO_LIST(");
    } else if (type->kind == TYPE_MAP) {
        c_open(w, "CORO_MAP(");
        put_description(e, type->key);
        c_comma(w);
    } else if (type->element->kind == TYPE_LIST) {
        c_open(w, "CORO_OPTIONAL_LIST(");
    } else if (type->element->kind == TYPE_MAP) {
        c_open(w, "CORO_OPTIONAL_MAP(");
    } else if (type->element->kind == TYPE_CLASS) {
        c_open(w, "CORO_OPTIONAL_CLASS(");
    } else {
        c_open(w, type_is_owned(type) ? "CORO_OPTIONAL_OWNED(" : "CORO_OPTIONAL(");
        c_put(w, c_type_word(e, type));
        c_comma(w);
    }
    put_description(e, type->element);
    c_close(w, ")");
}

static void
emit_description(struct emitting *e, struct c_type *described)
{
    const struct type *type = described->type;
    struct c_writer *w = &e->writer;

    if (type->kind == TYPE_CLASS)
        emit_released_fields(e, type);
    else if (type->kind != TYPE_STRUCT && type->kind != TYPE_ENUM)
        announce_description(e, type->element);
    else if (type->decl->params.count > 0)
        emit_fields(e, type);
    if (type->kind == TYPE_ENUM)
        emit_cases(e, type);
    described->is_described = true;
    c_putf(w, "%sconst struct coro_type %s", is_public_type(e, type) ? "" : "static ",
           described->description);
    c_equals(w);
    put_description_value(e, type);
    c_put_char(w, ';');
    c_end(w);
    c_blank(w);
    if (described->is_made)
        emit_maker(e, type);
}

/* ---- order ---- */

/* What a description names next: an element, or the types of fields. NULL behind the
 * last. */
static const struct type *
next_named(const struct type *type, int *next)
{
    const struct type *named = NULL;

    if (!type->decl) /* the key is NULL of what is no map */
        return (*next)++ == 0 ? type->element : *next == 2 ? type->key : NULL;
    while (!named && *next < type->decl->params.count) {
        named = type->decl->params.at[(*next)++]->type;
        if (type->kind == TYPE_CLASS)
            named = released_type(named);
    }
    return named;
}

/* A description on the way, and how many of those it names have been seen. */
struct pending_type {
    struct c_type *type;
    int next;
};

VEC(pending_types, struct pending_type);

/* Each after those that it names, so that only circles need an announcement. */
static void
emit_with_named(struct emitting *e, struct pending_types *pending, struct c_type *first)
{
    vec_push(e->arena, pending, ((struct pending_type){first, 0}));
    first->is_met = true;
    while (pending->count > 0) {
        struct pending_type *top = &pending->at[pending->count - 1];
        const struct type *named = next_named(top->type->type, &top->next);
        struct c_type *asked;

        if (!named) {
            emit_description(e, top->type);
            pending->count--;
            continue;
        }
        ask_for(e, named);
        asked = c_type_of(e, named);
        if (is_elsewhere(e, named) || asked->is_met)
            continue;
        asked->is_met = true;
        vec_push(e->arena, pending, ((struct pending_type){asked, 0}));
    }
}

static void
ask_for_all(struct emitting *e, const struct type *type)
{
    if (type->kind == TYPE_CLASS)
        ask_for_maker(e, type);
    else
        ask_for(e, type);
}

/* Others may ask for those of a library's own types. */
static void
ask_for_public(struct emitting *e)
{
    const struct decls *decls = &e->core->module->decls;

    for (int i = 0; i < decls->count; i++)
        if (decl_is_type(decls->at[i]) && is_public_type(e, decls->at[i]->type))
            ask_for_all(e, decls->at[i]->type);
}

void
emit_descriptions(struct emitting *e)
{
    struct pending_types pending = {0};

    ask_for_public(e);
    for (int i = 0; i < e->described.count; i++)
        if (!e->described.at[i]->is_met)
            emit_with_named(e, &pending, e->described.at[i]);
}

/* Does the program describe a type of fns, or what holds one? */
bool
describes_functions(struct emitting *e)
{
    const struct type *named;

    for (int i = 0; i < e->described.count; i++)
        for (int next = 0; (named = next_named(e->described.at[i]->type, &next));)
            ask_for(e, named);
    for (int i = 0; i < e->types.count; i++)
        if (type_is_fn(e->types.at[i]->type) && e->types.at[i]->description)
            return true;
    return false;
}
