/* A fn, or the step of a coroutine: its head, its body, its end. What its body needs is
 * declared when it is written, at its top. */
#include <string.h>

#include "emitting.h"

void
emit_head_comment(struct emitting *e, const struct decl *decl)
{
    const char *text = source_at(e->context->source, decl->head.lo);

    c_put_comment(&e->writer, text, decl->head.hi - decl->head.lo, C_COLUMNS);
    c_end(&e->writer);
}

void
emit_code(struct emitting *e, const struct core_function *function)
{
    const char *file = source_name(e->context->source);
    struct c_writer *w = &e->writer;

    c_putf(w, "static const struct coro_code %s_code = ", function->c_name);
    c_open(w, "{");
    c_put_literal(w, function->name, strlen(function->name));
    c_comma(w);
    c_put_literal(w, file, strlen(file));
    c_comma(w);
    c_put_integer(w, source_line(e->context->source, function->decl->span.lo));
    c_close(w, "};");
    c_end(w);
    c_blank(w);
}

void
emit_line_of(struct emitting *e, struct span span)
{
    const char *path = e->context->source->path;

    c_putf(&e->writer, "#line %u ", source_line(e->context->source, span.lo));
    c_put_literal(&e->writer, path, strlen(path));
    c_end_directive(&e->writer);
}

/* ---- any function ---- */

static void
begin(struct emitting *e, struct core_function *function, struct exit_words *words)
{
    e->function = function;
    arena_clear(e->scratch);
    e->plan = plan_function(e->scratch, function);
    e->exits = words;
    e->first_line = source_line(e->context->source, function->decl->span.lo);
    e->uses_frame = e->uses_result = e->has_return = false;
    presence_of(e, function)->begun = true;
}

void
emit_exit_words(struct emitting *e, const struct exit_words *words)
{
    if (words->uses_way) {
        c_declaration(&e->writer);
        c_linef(&e->writer, "enum coro_way %s = CORO_ON;", words->way);
    }
    if (words->uses_error) {
        c_declaration(&e->writer);
        c_linef(&e->writer, "struct coro_error *%s = NULL;", words->error);
    }
}

/* ---- fn ---- */

static const char *
returned_word(struct emitting *e, const struct core_function *function)
{
    if (function->throws)
        return "struct coro_error *";
    return function->result ? c_type_word(e, function->result->type) : "void";
}

/* A fn that throws gives its error, and its result by address. */
static void
put_fn_parameters(struct emitting *e, const struct core_function *function)
{
    struct c_writer *w = &e->writer;
    bool by_address = function->throws && function->result;

    c_open(w, "(");
    put_parameters(e, function);
    if (by_address && function->parameters.count > 0)
        c_comma(w);
    if (by_address)
        put_declarator(e, c_type_word(e, function->result->type),
                       arena_printf(e->scratch, "*%s", function->result->c_name));
    else if (function->parameters.count == 0)
        c_put(w, "void");
    c_close(w, ")");
}

void
emit_fn_prototype(struct emitting *e, const struct core_function *function)
{
    c_put(&e->writer, linkage(e, function->decl));
    put_declarator(e, returned_word(e, function), function->c_name);
    put_fn_parameters(e, function);
    c_line(&e->writer, ";");
}

static void
emit_fn_head(struct emitting *e, const struct core_function *function)
{
    c_linef(&e->writer, "%s%s", linkage(e, function->decl), returned_word(e, function));
    c_put(&e->writer, function->c_name);
    put_fn_parameters(e, function);
    c_end(&e->writer);
}

static void
emit_unused(struct emitting *e, const struct core_function *function)
{
    for (int i = 0; i < function->parameters.count; i++)
        if (!e->plan->needed[function->parameters.at[i]->number])
            c_linef(&e->writer, "(void)%s;", function->parameters.at[i]->c_name);
    if (function->throws && function->result && !e->uses_result)
        c_linef(&e->writer, "(void)%s;", function->result->c_name);
}

static void
emit_fn_result(struct emitting *e, const struct core_function *function)
{
    if (function->throws || !e->uses_result)
        return;
    c_declaration(&e->writer);
    put_variable_declarator(e, function->result);
    c_put(&e->writer, " = ");
    put_empty(e, function->result->type);
    c_line(&e->writer, ";");
}

static void
emit_fn_declarations(struct emitting *e, const struct core_function *function, int body)
{
    bool goes_on = e->writer.body_declares;
    int from = c_offset(&e->writer);

    emit_exit_words(e, e->exits);
    emit_fn_result(e, function);
    emit_tops(e, e->plan->braces);
    if (c_offset(&e->writer) > from && !goes_on)
        c_blank(&e->writer);
    emit_unused(e, function);
    c_move(&e->writer, from, body);
}

/* C compilers warn of a fn that calls itself for ever, but not where there might be
 * another way. */
static void
emit_way_out(struct emitting *e)
{
    c_line(&e->writer, "if (coro_never())");
    e->writer.indent++;
    emit_empty_return(e);
    e->writer.indent--;
}

/* C compilers want a return in a fn that gives something, also if it never ends. */
static void
emit_fn_end(struct emitting *e, const struct core_function *function)
{
    bool gives = function->throws || function->result;

    if (gives && e->plan->end->is_reached)
        emit_return(e, e->exits->uses_error);
    else if (gives && !e->has_return)
        emit_empty_return(e);
}

void
emit_fn(struct emitting *e, struct core_function *function)
{
    struct exit_words words = {.way = "way", .error = "error"};
    int start = c_offset(&e->writer), body, end;

    begin(e, function, &words);
    emit_head_comment(e, function->decl);
    emit_fn_head(e, function);
    c_begin_body(&e->writer);
    body = c_offset(&e->writer);
    if (e->endless[function->decl->number])
        emit_way_out(e);
    emit_body(e, function->body);
    emit_fn_end(e, function);
    c_settle(&e->writer);
    emit_fn_declarations(e, function, body);
    c_end_block(&e->writer);
    c_end(&e->writer);
    c_blank(&e->writer);
    end = c_offset(&e->writer);
    if (presence_of(e, function)->has_code)
        emit_code(e, function);
    c_move(&e->writer, end, start);
}

/* ---- the step of a coroutine ---- */

/* "worker_step(…) {" */
static void
emit_step_head(struct emitting *e, const struct core_function *function)
{
    struct c_writer *w = &e->writer;

    c_linef(w, "%senum coro_step", step_linkage(e, function));
    put_step_head(e, function);
    c_end(w);
    c_begin_block(w);
}

static void
emit_switch(struct emitting *e, const struct core_function *function)
{
    struct c_writer *w = &e->writer;

    if (function->suspension_count == 0)
        return;
    c_linef(w, "switch ((enum %s_at)frame->at) {", function->c_name);
    c_linef(w, "case %s_START:", function->c_states);
    w->indent++;
    c_line(w, "break;");
    w->indent--;
    for (int i = 0; i < function->suspensions.count; i++) {
        const struct core_stmt *stmt = function->suspensions.at[i];

        c_put(w, "case ");
        put_state(e, function, stmt);
        c_line(w, ":");
        w->indent++;
        c_linef(w, "goto %s;", resume_label(e, stmt));
        w->indent--;
    }
    c_line(w, "}");
}

static void
emit_step_declarations(struct emitting *e, const struct core_function *function, int body)
{
    int from = c_offset(&e->writer);

    if (e->uses_frame)
        c_linef(&e->writer, "struct %s *f = (struct %s *)frame;", function->c_name,
                function->c_name);
    c_line(&e->writer, "enum coro_way way = d->way;");
    emit_tops(e, e->plan->braces);
    c_blank(&e->writer);
    c_move(&e->writer, from, body);
}

void
emit_step(struct emitting *e, struct core_function *function)
{
    struct exit_words words = {.way = "way", .error = "d->error", .by_way = true};
    struct c_writer *w = &e->writer;
    int body;

    begin(e, function, &words);
    emit_head_comment(e, function->decl);
    emit_kind(e, function);
    emit_step_head(e, function);
    body = c_offset(w);
    emit_switch(e, function);
    emit_exit_tests(e, &e->plan->start[0], &e->plan->start[1]);
    if (c_offset(w) > body)
        c_blank(w);
    emit_body(e, function->body);
    emit_label(e, e->plan->end);
    c_line(w, "return coro_end(d, frame, way);");
    emit_step_declarations(e, function, body);
    c_end_block(w);
    c_end(w);
    c_blank(w);
}
