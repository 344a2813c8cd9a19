/* group and within: how they begin, and how their text is left. */
#include "emitting.h"

/* "coro_group_begin(d, &f->group, ". */
static void
put_call(struct emitting *e, const struct core_variable *scope, const char *verb)
{
    struct c_writer *w = &e->writer;

    c_putf(w, "%s_%s", scope->message->c_struct, verb);
    c_open(w, "(");
    c_put(w, "d, ");
    put_variable_address(e, scope);
    c_comma(w);
}

void
emit_scope_begun(struct emitting *e, const struct core_stmt *stmt)
{
    struct c_writer *w = &e->writer;

    put_call(e, stmt->variable, "begin");
    if (stmt->value) {
        put_value(e, stmt->value);
        c_comma(w);
    }
    put_place(e, stmt->span);
    c_close(w, ");");
    c_end(w);
}

void
emit_scope_ended(struct emitting *e, const struct core_stmt *stmt)
{
    struct c_writer *w = &e->writer;

    e->exits->uses_way = true;
    c_putf(w, "%s = ", e->exits->way);
    put_call(e, stmt->variable, "end");
    c_put(w, e->exits->way);
    c_close(w, ");");
    c_end(w);
}

/* Ways out come to where it is resumed, too. */
void
emit_children(struct emitting *e, const struct core_stmt *stmt)
{
    struct c_writer *w = &e->writer;

    e->exits->uses_way = true;
    c_label(w, resume_label(e, stmt));
    c_open(w, "if (");
    put_call(e, stmt->suspend.message, "leave");
    c_putf(w, "&%s", e->exits->way);
    c_comma(w);
    put_place(e, stmt->span);
    c_close(w, ")");
    c_close(w, ") ");
    c_begin_block(w);
    emit_returned_step(e, stmt);
    c_end_block(w);
    c_end(w);
}
