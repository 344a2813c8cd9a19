/* What C calls of exported coroutines: the runtime's functions, with the types of this
 * one. */
#include <string.h>

#include "emitting.h"

/* ---- the heads of functions ---- */

static bool
has_value(const struct type *type)
{
    return type->kind != TYPE_VOID;
}

static bool
is_plain(const struct decl *coroutine)
{
    return !has_value(coroutine->yields) && !has_value(coroutine->receives);
}

/* "bool\nf" at a definition, "bool f" in a declaration. */
static void
put_head(struct emitting *e, const char *gives, const char *tag, const char *what)
{
    struct c_writer *w = &e->writer;

    c_put(w, gives);
    if (!e->in_header)
        c_end(w);
    else if (gives[strlen(gives) - 1] != '*')
        c_put_char(w, ' ');
    c_putf(w, "%s_%s", tag, what);
    c_open(w, "(");
}

static void
put_parameter(struct emitting *e, const struct type *type, const char *name)
{
    c_comma(&e->writer);
    put_declarator(e, c_type_word(e, type), name);
}

/* "Y *value, struct coro_error **error)" */
static void
put_outcome(struct emitting *e, const struct decl *coroutine)
{
    if (has_value(coroutine->yields))
        put_parameter(e, coroutine->yields, "*value");
    c_comma(&e->writer);
    c_put(&e->writer, "struct coro_error **error");
    c_close(&e->writer, ")");
}

static void
put_behind_comma(struct emitting *e, const struct core_function *function)
{
    if (function->parameters.count > 0)
        c_comma(&e->writer);
    put_parameters(e, function);
}

static void
put_begin_head(struct emitting *e, const struct core_function *function)
{
    put_head(e, "void", function->c_name, "begin");
    c_putf(&e->writer, "struct %s_object *object", function->c_name);
    put_behind_comma(e, function);
    c_close(&e->writer, ")");
}

static void
put_next_head(struct emitting *e, const struct core_function *function)
{
    put_head(e, "bool", function->c_name, "next");
    c_put(&e->writer, "struct coro_object *object");
    put_outcome(e, function->decl);
}

static void
put_send_head(struct emitting *e, const struct core_function *function)
{
    put_head(e, "bool", function->c_name, "send");
    c_put(&e->writer, "struct coro_object *object");
    put_parameter(e, function->decl->receives, "sent");
    put_outcome(e, function->decl);
}

static void
put_schedule_head(struct emitting *e, const struct core_function *function)
{
    put_head(e, "struct coro_task *", function->c_name, "schedule");
    c_put(&e->writer, "struct coro_loop *in"); /* no parameter is called so */
    put_behind_comma(e, function);
    c_comma(&e->writer);
    c_put(&e->writer, "struct coro_error **error");
    c_close(&e->writer, ")");
}

static void
put_result_head(struct emitting *e, const struct core_function *function)
{
    bool is_task = is_plain(function->decl);

    put_head(e, "bool", function->c_name, "result");
    c_putf(&e->writer, "const struct coro_%s", is_task ? "task *task" : "object *object");
    put_parameter(e, function->decl->returns, "*result");
    c_close(&e->writer, ")");
}

static void
put_end_head(struct emitting *e, const struct core_function *function)
{
    put_head(e, "void", function->c_name, "end");
    c_putf(&e->writer, "struct %s_object *object", function->c_name);
    c_close(&e->writer, ")");
}

/* ---- their bodies ---- */

static void
put_parameter_names(struct emitting *e, const struct core_function *function)
{
    for (int i = 0; i < function->parameters.count; i++) {
        c_comma(&e->writer);
        c_put(&e->writer, function->parameters.at[i]->c_name);
    }
}

static void
begin_body(struct emitting *e)
{
    c_end(&e->writer);
    c_begin_block(&e->writer);
}

static void
end_body(struct emitting *e)
{
    c_end_block(&e->writer);
    c_end(&e->writer);
    c_blank(&e->writer);
}

static void
emit_begin_body(struct emitting *e, const struct core_function *function)
{
    struct c_writer *w = &e->writer;

    begin_body(e);
    c_linef(w, "coro_object_begin(&object->object, &%s_kind);", function->c_name);
    c_putf(w, "%s_start", function->c_name);
    c_open(w, "(");
    c_put(w, "&object->frame");
    put_parameter_names(e, function);
    c_close(w, ");");
    c_end(w);
    end_body(e);
}

static void
emit_resume_body(struct emitting *e, const struct decl *coroutine, bool sends)
{
    begin_body(e);
    c_linef(&e->writer, "return coro_%s(object, %s%s, error, NULL, 0);",
            sends ? "send" : "next", sends ? "&sent, " : "",
            has_value(coroutine->yields) ? "value" : "NULL");
    end_body(e);
}

static void
emit_schedule_body(struct emitting *e, const struct core_function *function)
{
    struct c_writer *w = &e->writer;

    begin_body(e);
    c_putf(w, "struct coro_object *object = %s_new", function->c_name);
    c_open(w, "(");
    for (int i = 0; i < function->parameters.count; i++) {
        if (i > 0)
            c_comma(w);
        c_put(w, function->parameters.at[i]->c_name);
    }
    c_close(w, ");");
    c_end(w);
    c_blank(w);
    c_line(w, "return coro_loop_schedule(in, object, error, NULL, 0);");
    end_body(e);
}

static void
emit_result_body(struct emitting *e, const struct decl *coroutine)
{
    begin_body(e);
    c_line(&e->writer, is_plain(coroutine) ? "return coro_task_result(task, result);"
                                           : "return coro_result(object, result);");
    end_body(e);
}

/* ---- coroutines ---- */

void
emit_exported(struct emitting *e, const struct core_function *function)
{
    const struct decl *decl = function->decl;

    put_begin_head(e, function);
    emit_begin_body(e, function);
    put_next_head(e, function);
    emit_resume_body(e, decl, false);
    if (has_value(decl->receives)) {
        put_send_head(e, function);
        emit_resume_body(e, decl, true);
    }
    if (is_plain(decl)) {
        put_schedule_head(e, function);
        emit_schedule_body(e, function);
    }
    if (function->result) {
        put_result_head(e, function);
        emit_result_body(e, decl);
    }
    put_end_head(e, function);
    begin_body(e);
    c_line(&e->writer, "coro_object_end(&object->object);");
    end_body(e);
}

void
emit_exported_prototypes(struct emitting *e, const struct core_function *function)
{
    const struct decl *decl = function->decl;
    struct c_writer *w = &e->writer;
    bool in_header = e->in_header;

    e->in_header = true;
    put_begin_head(e, function);
    c_line(w, ";");
    put_next_head(e, function);
    c_line(w, ";");
    if (has_value(decl->receives)) {
        put_send_head(e, function);
        c_line(w, ";");
    }
    if (is_plain(decl)) {
        put_schedule_head(e, function);
        c_line(w, ";");
    }
    if (function->result) {
        put_result_head(e, function);
        c_line(w, ";");
    }
    put_end_head(e, function);
    c_line(w, ";");
    if (in_header)
        emit_new_prototype(e, function);
    e->in_header = in_header;
}
