/* Copies of values that are counted: by the runtime's functions where a value is one
 * handle, else by functions that are written for the types that need one. */
#include <string.h>

#include "emitting.h"

/* What the functions of a type that is a struct in C begin with. */
static const char *
tag_of(struct emitting *e, const struct type *type)
{
    return c_type_word(e, type) + strlen("struct ");
}

void
put_copy(struct emitting *e, const struct core_expr *copy)
{
    const char *handle = handle_word(copy->type);
    struct c_writer *w = &e->writer;

    if (handle) {
        c_putf(w, "coro_%s_retain", handle);
    } else {
        description_of(e, copy->type);
        c_type_of(e, copy->type)->is_copied = true;
        c_putf(w, "%s_retain", tag_of(e, copy->type));
    }
    c_open(w, "(");
    put_value(e, copy->operands.at[0]);
    c_close(w, ")");
}

static void
emit_copy(struct emitting *e, const struct c_type *type)
{
    struct c_writer *w = &e->writer;

    c_linef(w, "static %s", type->word);
    c_linef(w, "%s_retain(%s value)", tag_of(e, type->type), type->word);
    c_begin_block(w);
    c_linef(w, "coro_retain(&%s, &value);", type->description);
    c_line(w, "return value;");
    c_end_block(w);
    c_end(w);
    c_blank(w);
}

void
emit_copies(struct emitting *e)
{
    for (int i = 0; i < e->types.count; i++)
        if (e->types.at[i]->is_copied)
            emit_copy(e, e->types.at[i]);
}
