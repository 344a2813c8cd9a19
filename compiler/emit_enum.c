/* Enums: their types in C, what the runtime is told of them, and their values. */
#include <string.h>

#include "emitting.h"

/* ---- definitions ---- */

static void
emit_constants(struct emitting *e, const struct decl *decl, const char *behind)
{
    struct c_writer *w = &e->writer;

    c_putf(w, "enum %s%s ", c_struct_name(decl), behind);
    c_begin_block(w);
    for (int i = 0; i < decl->cases.count; i++)
        c_linef(w, "%s,", c_case_name(decl, i));
    c_end_block(w);
    c_line(w, ";");
}

/* "struct { double r; } circle;", or on lines of its own where it holds more. */
static void
emit_payload(struct emitting *e, const struct enum_case *enum_case)
{
    bool is_one = enum_case->payload.count == 1;
    struct c_writer *w = &e->writer;

    c_put(w, "struct ");
    if (is_one)
        c_put(w, "{ ");
    else
        c_begin_block(w);
    for (int i = 0; i < enum_case->payload.count; i++) {
        const struct variable *field = enum_case->payload.at[i];

        put_declarator(e, c_type_word(e, field->type),
                       c_field_name(e->arena, field->name));
        c_put(w, is_one ? "; }" : ";");
        if (!is_one)
            c_end(w);
    }
    if (!is_one)
        c_end_block(w);
    c_putf(w, " %s;", c_payload_name(e->arena, enum_case->name));
    c_end(w);
}

/* What the cases hold shares its room. */
static void
emit_tagged(struct emitting *e, const struct decl *decl)
{
    struct c_writer *w = &e->writer;

    emit_constants(e, decl, "_tag");
    c_blank(w);
    c_putf(w, "struct %s ", c_struct_name(decl));
    c_begin_block(w);
    c_linef(w, "enum %s_tag tag;", c_struct_name(decl));
    c_put(w, "union ");
    c_begin_block(w);
    for (int i = 0; i < decl->cases.count; i++)
        if (decl->cases.at[i]->payload.count > 0)
            emit_payload(e, decl->cases.at[i]);
    c_end_block(w);
    c_line(w, ";");
    c_end_block(w);
    c_line(w, ";");
}

void
emit_enum(struct emitting *e, const struct decl *decl)
{
    if (decl->params.count > 0)
        emit_tagged(e, decl);
    else
        emit_constants(e, decl, "");
}

/* ---- descriptions ---- */

static void
emit_case(struct emitting *e, const char *tag, const struct enum_case *enum_case)
{
    struct c_writer *w = &e->writer;

    c_open(w, "{");
    c_put_literal(w, enum_case->name, strlen(enum_case->name));
    c_comma(w);
    if (enum_case->payload.count == 0)
        c_put(w, "NULL");
    else if (enum_case->first == 0)
        c_putf(w, "%s_fields", tag);
    else
        c_putf(w, "%s_fields + %d", tag, enum_case->first);
    c_comma(w);
    c_put_integer(w, enum_case->payload.count);
    c_close(w, "},");
    c_end(w);
}

void
emit_cases(struct emitting *e, const struct type *type)
{
    const char *tag = c_struct_name(type->decl);
    struct c_writer *w = &e->writer;

    c_putf(w, "static const struct coro_case %s_cases[] = ", tag);
    c_begin_block(w);
    for (int i = 0; i < type->decl->cases.count; i++)
        emit_case(e, tag, type->decl->cases.at[i]);
    c_end_block(w);
    c_put_char(w, ';');
    c_end(w);
}

void
put_enum_description(struct emitting *e, const struct type *type)
{
    struct c_writer *w = &e->writer;

    c_open(w, type_is_plain_enum(type) ? "CORO_ENUM("
              : type_is_owned(type)    ? "CORO_TAGGED_OWNED("
                                       : "CORO_TAGGED(");
    c_putf(w, "\"%s\"", type->decl->name);
    c_comma(w);
    c_put(w, c_type_word(e, type));
    c_comma(w);
    c_putf(w, "%s_cases", c_struct_name(type->decl));
    c_close(w, ")");
}

/* ---- values ---- */

/* "{.tag = SHAPE_CIRCLE, .circle = {" */
static void
begin_case(struct emitting *e, const struct decl *decl, const struct enum_case *of)
{
    struct c_writer *w = &e->writer;

    c_open(w, "{");
    c_putf(w, ".tag = %s", c_case_name(decl, of->number));
    if (of->payload.count == 0)
        return;
    c_comma(w);
    c_putf(w, ".%s = ", c_payload_name(e->scratch, of->name));
    c_open(w, "{");
}

static void
end_case(struct emitting *e, const struct enum_case *of)
{
    if (of->payload.count > 0)
        c_close(&e->writer, "}");
    c_close(&e->writer, "}");
}

void
put_case(struct emitting *e, const struct core_expr *expr)
{
    const struct decl *decl = expr->type->decl;
    const struct enum_case *of = decl->cases.at[expr->integer];

    begin_case(e, decl, of);
    for (int i = 0; i < of->payload.count; i++) {
        if (i > 0)
            c_comma(&e->writer);
        c_putf(&e->writer, ".%s = ", c_field_name(e->scratch, of->payload.at[i]->name));
        put_part(e, expr->operands.at[i]);
    }
    end_case(e, of);
}

void
put_case_constant(struct emitting *e, const struct decl *decl,
                  const struct constant *constant)
{
    const struct enum_case *of = decl->cases.at[constant->integer];

    begin_case(e, decl, of);
    for (int i = 0; i < of->payload.count; i++) {
        if (i > 0)
            c_comma(&e->writer);
        put_constant(e, constant->fields[i]);
    }
    end_case(e, of);
}
