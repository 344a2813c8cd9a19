/* What C calls of exported coroutines: the runtime's functions, with the types of this
 * one. */
#include <string.h>

#include "emitting.h"
#include "flow.h"

/* ---- the heads of functions ---- */

static bool
has_value(const struct type *type)
{
    return type->kind != TYPE_VOID;
}

/* Has it no consumer? */
static bool
is_task(const struct core_function *function)
{
    return !decl_is_generator(function->decl);
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
    put_head(e, "bool", function->c_name, "result");
    c_putf(&e->writer, "const struct coro_%s",
           is_task(function) ? "task *task" : "object *object");
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

/* "(first, a, b);" */
static void
put_call_line(struct emitting *e, const struct core_function *function, const char *first)
{
    struct c_writer *w = &e->writer;

    c_open(w, "(");
    c_put(w, first);
    for (int i = 0; i < function->parameters.count; i++) {
        if (i > 0 || *first)
            c_comma(w);
        c_put(w, function->parameters.at[i]->c_name);
    }
    c_close(w, ");");
    c_end(w);
}

static void
emit_begin_body(struct emitting *e, const struct core_function *function)
{
    c_linef(&e->writer, "coro_object_begin(&object->object, &%s_kind);",
            function->c_name);
    c_putf(&e->writer, "%s_start", function->c_name);
    put_call_line(e, function, "&object->frame");
}

/* `sent`: "&sent, " or "". */
static void
emit_resumed(struct emitting *e, const struct core_function *function, const char *verb,
             const char *sent)
{
    c_linef(&e->writer, "return coro_%s(object, %s%s, error, NULL, 0);", verb, sent,
            has_value(function->decl->yields) ? "value" : "NULL");
}

static void
emit_next_body(struct emitting *e, const struct core_function *function)
{
    emit_resumed(e, function, "next", "");
}

static void
emit_send_body(struct emitting *e, const struct core_function *function)
{
    emit_resumed(e, function, "send", "&sent, ");
}

static void
emit_schedule_body(struct emitting *e, const struct core_function *function)
{
    struct c_writer *w = &e->writer;

    c_putf(w, "struct coro_object *object = %s_new", function->c_name);
    put_call_line(e, function, "");
    c_blank(w);
    c_line(w, "return coro_loop_schedule(in, object, error, NULL, 0);");
}

static void
emit_result_body(struct emitting *e, const struct core_function *function)
{
    c_line(&e->writer, is_task(function) ? "return coro_task_result(task, result);"
                                         : "return coro_result(object, result);");
}

static void
emit_end_body(struct emitting *e, const struct core_function *function)
{
    (void)function;
    c_line(&e->writer, "coro_object_end(&object->object);");
}

/* ---- coroutines ---- */

static bool
receives(const struct core_function *function)
{
    return has_value(function->decl->receives);
}

static bool
has_result(const struct core_function *function)
{
    return function->result != NULL;
}

/* In the order of the header. */
static const struct export_form {
    bool (*applies)(const struct core_function *function); /* NULL: to each coroutine */
    void (*put_head)(struct emitting *e, const struct core_function *function);
    void (*emit_body)(struct emitting *e, const struct core_function *function);
} forms[] = {
    {NULL, put_begin_head, emit_begin_body},
    {NULL, put_next_head, emit_next_body},
    {receives, put_send_head, emit_send_body},
    {is_task, put_schedule_head, emit_schedule_body},
    {has_result, put_result_head, emit_result_body},
    {NULL, put_end_head, emit_end_body},
};

enum { FORM_COUNT = sizeof forms / sizeof *forms };

static bool
has_form(const struct core_function *function, const struct export_form *form)
{
    return !form->applies || form->applies(function);
}

static void
emit_form(struct emitting *e, const struct core_function *function,
          const struct export_form *form)
{
    struct c_writer *w = &e->writer;

    form->put_head(e, function);
    c_end(w);
    c_begin_block(w);
    form->emit_body(e, function);
    c_end_block(w);
    c_end(w);
    c_blank(w);
}

void
emit_exported(struct emitting *e, const struct core_function *function)
{
    for (int i = 0; i < FORM_COUNT; i++)
        if (has_form(function, &forms[i]))
            emit_form(e, function, &forms[i]);
}

void
emit_exported_prototypes(struct emitting *e, const struct core_function *function)
{
    bool in_header = e->in_header;

    e->in_header = true;
    for (int i = 0; i < FORM_COUNT; i++)
        if (has_form(function, &forms[i])) {
            forms[i].put_head(e, function);
            c_line(&e->writer, ";");
        }
    if (in_header)
        emit_new_prototype(e, function);
    e->in_header = in_header;
}
