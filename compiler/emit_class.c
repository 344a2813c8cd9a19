/* What the runtime must know of a class, and how its objects are made: by a function of
 * each class, which moves the values of the fields in. */
#include <string.h>

#include "emitting.h"

/* ---- descriptions ---- */

const struct type *
released_type(const struct type *type)
{
    bool has_no_flag = type->kind == TYPE_OPTIONAL && !is_flagged(type);

    if (!type_is_owned(type))
        return NULL;
    return has_no_flag ? type->element : type;
}

static bool
has_released_fields(const struct decl *decl)
{
    for (int i = 0; i < decl->params.count; i++)
        if (type_is_owned(decl->params.at[i]->type))
            return true;
    return false;
}

static void
emit_released_field(struct emitting *e, const char *tag, const struct variable *field)
{
    struct c_writer *w = &e->writer;

    c_open(w, "{");
    c_put_literal(w, field->name, strlen(field->name));
    c_comma(w);
    put_description(e, released_type(field->type));
    c_comma(w);
    c_putf(w, "offsetof(struct %s, %s)", tag, c_field_name(e->arena, field->name));
    c_close(w, "},");
    c_end(w);
}

void
emit_released_fields(struct emitting *e, const struct type *type)
{
    const char *tag = c_struct_name(type->decl);
    const struct variables *fields = &type->decl->params;
    struct c_writer *w = &e->writer;

    if (!has_released_fields(type->decl))
        return;
    for (int i = 0; i < fields->count; i++)
        if (type_is_owned(fields->at[i]->type))
            announce_description(e, released_type(fields->at[i]->type));
    c_putf(w, "static const struct coro_field %s_fields[] = ", tag);
    c_begin_block(w);
    for (int i = 0; i < fields->count; i++)
        if (type_is_owned(fields->at[i]->type))
            emit_released_field(e, tag, fields->at[i]);
    c_end_block(w);
    c_put_char(w, ';');
    c_end(w);
}

void
put_class_value(struct emitting *e, const struct type *type)
{
    const char *tag = c_struct_name(type->decl);
    bool owns = has_released_fields(type->decl);
    struct c_writer *w = &e->writer;

    c_open(w, owns ? "CORO_CLASS_OWNING(" : "CORO_CLASS(");
    c_putf(w, "\"%s\"", type->decl->name);
    c_comma(w);
    c_putf(w, "struct %s", tag);
    if (owns) {
        c_comma(w);
        c_putf(w, "%s_fields", tag);
    }
    c_close(w, ")");
}

/* ---- making ---- */

void
ask_for_maker(struct emitting *e, const struct type *type)
{
    description_of(e, type);
    c_type_of(e, type)->is_made = true;
}

void
put_object(struct emitting *e, const struct core_expr *expr)
{
    ask_for_maker(e, expr->type);
    c_put(&e->writer, c_struct_name(expr->type->decl));
    c_put(&e->writer, "_new");
    put_arguments(e, &expr->operands);
}

/* What holds an array comes by address, as the arguments of a coroutine do. */
static void
put_maker_parameter(struct emitting *e, const struct type *type, const char *name)
{
    const char *word = c_type_word(e, type);

    if (type_holds_array(type))
        c_putf(&e->writer, "%s%s *%s", type_is_owned(type) ? "" : "const ", word, name);
    else
        put_declarator(e, word, name);
}

/* "Node_new(int64_t key, …, const struct coro_code *code, int line)" */
static void
put_maker_head(struct emitting *e, const struct decl *decl, const struct c_maker *maker)
{
    struct c_writer *w = &e->writer;

    c_put(w, c_struct_name(decl));
    c_open(w, "_new(");
    for (int i = 0; i < decl->params.count; i++) {
        put_maker_parameter(e, decl->params.at[i]->type, maker->fields[i]);
        c_comma(w);
    }
    c_putf(w, "const struct coro_code *%s", maker->code);
    c_comma(w);
    c_putf(w, "int %s", maker->line);
    c_close(w, ")");
}

void
emit_maker_prototype(struct emitting *e, const struct decl *decl)
{
    c_put(&e->writer, c_type_word(e, decl->type));
    put_maker_head(e, decl, c_maker_of(decl));
    c_line(&e->writer, ";");
}

void
emit_maker(struct emitting *e, const struct type *type)
{
    const struct decl *decl = type->decl;
    const struct c_maker *maker = c_maker_of(decl);
    struct c_writer *w = &e->writer;

    c_linef(w, "%s%s", linkage(e, decl), c_type_word(e, type));
    put_maker_head(e, decl, maker);
    c_end(w);
    c_begin_block(w);
    put_declarator(e, c_type_word(e, type), maker->instance);
    c_put(w, " = coro_instance_new(");
    put_description(e, type);
    c_linef(w, ", %s, %s);", maker->code, maker->line);
    c_blank(w);
    for (int i = 0; i < decl->params.count; i++)
        c_linef(w, "%s->%s = %s%s;", maker->instance,
                c_field_name(e->arena, decl->params.at[i]->name),
                type_holds_array(decl->params.at[i]->type) ? "*" : "", maker->fields[i]);
    c_linef(w, "return %s;", maker->instance);
    c_end_block(w);
    c_end(w);
    c_blank(w);
}
