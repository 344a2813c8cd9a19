/* Copies of values that are counted: by the runtime's functions where a value is one
 * handle, else by functions that are written for the types that need one. */
#include <string.h>

#include "emitting.h"

/* "Point_retain". */
const char *
copier_of(struct emitting *e, const struct type *type)
{
    const char *tag = c_type_word(e, type) + strlen("struct ");
    const char *base = arena_printf(e->arena, "%s_retain", tag), *name = base;

    for (int times = 2; is_beside(e, name); times++)
        name = arena_printf(e->arena, "%s_%d", base, times);
    return name;
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
        c_put(w, copier_of(e, copy->type));
    }
    put_arguments(e, &copy->operands);
}

/* What holds an array comes by address. */
static void
emit_copy(struct emitting *e, const struct c_type *type)
{
    bool by_address = type_holds_array(type->type);
    const char *copy = by_address ? "copy" : "value";
    struct c_writer *w = &e->writer;

    c_linef(w, "static %s", type->word);
    c_linef(w, "%s(%s%s%svalue)", copier_of(e, type->type), by_address ? "const " : "",
            type->word, by_address ? " *" : " ");
    c_begin_block(w);
    if (by_address) {
        c_linef(w, "%s copy = *value;", type->word);
        c_blank(w);
    }
    c_linef(w, "coro_retain(&%s, &%s);", type->description, copy);
    c_linef(w, "return %s;", copy);
    c_end_block(w);
    c_end(w);
    c_blank(w);
}

/* Types that are one in C are copied by one function, which counts the same references.
 */
void
emit_copies(struct emitting *e)
{
    struct tally *met = tally_new(e->arena);

    for (int i = 0; i < e->types.count; i++) {
        const struct c_type *type = e->types.at[i];
        const char *word;

        if (!type->is_copied)
            continue;
        word = name_of_text(e->context->names, type->word);
        if (tally_get(met, word) == 0)
            emit_copy(e, type);
        *tally_of(met, word) = 1;
    }
}
