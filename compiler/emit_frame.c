/* A coroutine's frame, its states, its kind, and how its frames and objects begin. */
#include <string.h>

#include "emitting.h"

/* ---- the frame ---- */

static void
emit_member(struct emitting *e, const struct core_variable *variable)
{
    put_variable_declarator(e, variable);
    c_line(&e->writer, ";");
}

/* The head of the scope in the source: "for i in 0..n". */
static void
put_scope_comment(struct emitting *e, struct span span)
{
    const char *text = source_at(e->context->source, span.lo);
    size_t size = span.hi - span.lo, head = 0;

    while (head < size && text[head] != '{' && text[head] != '\n')
        head++;
    while (head > 0 && strchr(" ;\r", text[head - 1]))
        head--;
    if (head == 0)
        return;
    c_put_char(&e->writer, ' ');
    c_put_comment(&e->writer, text, head, C_COLUMNS - c_column(&e->writer));
}

static void emit_layout(struct emitting *e, const struct core_layout *layout);

static void
emit_scope(struct emitting *e, const struct core_layout *scope)
{
    struct c_writer *w = &e->writer;
    bool is_one = scope->members.count == 1 && scope->scopes.count == 0;

    if (is_one) {
        put_variable_declarator(e, scope->members.at[0]);
        c_put_char(w, ';');
        put_scope_comment(e, scope->span);
        c_end(w);
        return;
    }
    c_put(w, "struct {");
    put_scope_comment(e, scope->span);
    c_end(w);
    w->indent++;
    emit_layout(e, scope);
    c_end_block(w);
    c_line(w, ";");
}

/* The members, then the scopes that share what comes behind. */
static void
emit_layout(struct emitting *e, const struct core_layout *layout)
{
    struct c_writer *w = &e->writer;

    for (int i = 0; i < layout->members.count; i++)
        emit_member(e, layout->members.at[i]);
    if (layout->scopes.count == 0)
        return;
    c_put(w, "union ");
    c_begin_block(w);
    for (int i = 0; i < layout->scopes.count; i++)
        emit_scope(e, layout->scopes.at[i]);
    c_end_block(w);
    c_line(w, ";");
}

static void
emit_object_struct(struct emitting *e, const struct core_function *function)
{
    struct c_writer *w = &e->writer;

    c_blank(w);
    c_putf(w, "struct %s_object ", function->c_name);
    c_begin_block(w);
    c_line(w, "struct coro_object object;");
    c_linef(w, "struct %s frame;", function->c_name);
    c_end_block(w);
    c_line(w, ";");
}

void
emit_frame(struct emitting *e, const struct core_function *function)
{
    struct c_writer *w = &e->writer;

    c_putf(w, "struct %s ", function->c_name);
    c_begin_block(w);
    c_line(w, "struct coro_frame frame;");
    emit_layout(e, function->layout);
    c_end_block(w);
    c_line(w, ";");
    if (presence_of(e, function)->has_object)
        emit_object_struct(e, function);
    c_blank(w);
}

/* ---- states ---- */

static void
emit_state_names(struct emitting *e, const struct core_function *function)
{
    struct c_writer *w = &e->writer;

    if (function->suspension_count == 0)
        return;
    c_putf(w, "enum %s_at ", function->c_name);
    c_begin_block(w);
    c_linef(w, "%s_START,", function->c_states);
    for (int i = 0; i < function->suspensions.count; i++) {
        put_state(e, function, function->suspensions.at[i]);
        c_line(w, ",");
    }
    c_end_block(w);
    c_line(w, ";");
    c_blank(w);
}

/* Where something waits, for what, and what it has sent for that. */
static void
emit_state(struct emitting *e, const struct core_function *function, struct span span,
           const char *waits, const struct core_message *sends,
           const struct core_variable *sent)
{
    struct c_writer *w = &e->writer;
    int line = (int)source_line(e->context->source, span.lo) - (int)e->first_line;

    c_putf(w, "{%d, ", line);
    c_put_literal(w, waits, strlen(waits));
    c_put(w, ", ");
    if (sends) {
        put_message(e, sends);
        c_putf(w, ", offsetof(struct %s, %s)},", function->c_name, sent->c_name);
    } else {
        c_put(w, "NULL, 0},");
    }
    c_end(w);
}

/* Behind the states come the arms of each select, at which nothing ever stands. */
static void
emit_arms(struct emitting *e, const struct core_function *function,
          const struct core_stmt *stmt)
{
    const struct core_arms *arms = &stmt->suspend.arms;

    if (arms->count > 0)
        c_linef(&e->writer, "/* arms of %s */", resume_label(e, stmt));
    for (int i = 0; i < arms->count; i++)
        emit_state(e, function, arms->at[i].span, arms->at[i].waits, arms->at[i].sends,
                   arms->at[i].message);
}

static void
emit_states(struct emitting *e, const struct core_function *function)
{
    const struct core_stmts *stmts = &function->suspensions;
    struct c_writer *w = &e->writer;

    c_putf(w, "static const struct coro_state %s_states[] = ", function->c_name);
    c_begin_block(w);
    c_line(w, "{0, \"start\", NULL, 0},");
    for (int i = 0; i < stmts->count; i++)
        emit_state(e, function, stmts->at[i]->span, stmts->at[i]->suspend.waits,
                   stmts->at[i]->suspend.sends, stmts->at[i]->suspend.message);
    for (int i = 0; i < stmts->count; i++)
        emit_arms(e, function, stmts->at[i]);
    c_end_block(w);
    c_line(w, ";");
    c_blank(w);
}

/* ---- the kind ---- */

static void
emit_receives(struct emitting *e, const struct type *receives)
{
    c_put(&e->writer, ".receives = ");
    put_description(e, receives);
    c_line(&e->writer, ",");
    if (receives->kind == TYPE_OPTIONAL)
        c_line(&e->writer, ".receives_optional = true,");
}

static void
emit_kind_result(struct emitting *e, const struct core_function *function)
{
    c_put(&e->writer, ".result = ");
    put_description(e, function->result->type);
    c_line(&e->writer, ",");
    c_linef(&e->writer, ".result_offset = offsetof(struct %s, %s),", function->c_name,
            function->result->c_name);
}

static void
emit_kind_stream(struct emitting *e, const struct decl *decl)
{
    c_line(&e->writer, ".stream = true,");
    if (decl->yields->kind == TYPE_VOID)
        return;
    c_put(&e->writer, ".yields = ");
    put_description(e, decl->yields);
    c_line(&e->writer, ",");
}

static void
emit_kind_value(struct emitting *e, const struct core_function *function)
{
    const struct decl *decl = function->decl;
    bool yields = decl->yields->kind != TYPE_VOID;
    bool receives = decl->receives->kind != TYPE_VOID;
    struct c_writer *w = &e->writer;

    c_putf(w, "%sconst struct coro_kind %s_kind = ", linkage(e, function->decl),
           function->c_name);
    c_begin_block(w);
    c_linef(w, ".code = &%s_code,", function->c_name);
    c_linef(w, ".step = %s_step,", function->c_name);
    c_linef(w, ".states = %s_states,", function->c_name);
    c_linef(w, ".size = sizeof(struct %s),", function->c_name);
    if (receives)
        emit_receives(e, decl->receives);
    if (!yields && !receives)
        c_line(w, ".task = true,");
    if ((yields || receives) && decl->talks)
        emit_kind_stream(e, decl);
    if (function->result)
        emit_kind_result(e, function);
    c_end_block(w);
    c_line(w, ";");
    c_blank(w);
}

/* ---- how frames and objects begin ---- */

/* An array, or what holds one, comes by address; a coroutine moves what is owned. */
static void
put_parameter(struct emitting *e, const struct core_variable *parameter)
{
    bool moved = !parameter->borrowed && type_is_owned(parameter->type);

    if (!type_holds_array(parameter->type)) {
        put_variable_declarator(e, parameter);
        return;
    }
    c_putf(&e->writer, "%s%s *%s", moved ? "" : "const ", c_type_word(e, parameter->type),
           parameter->c_name);
}

void
put_parameters(struct emitting *e, const struct core_function *function)
{
    for (int i = 0; i < function->parameters.count; i++) {
        if (i > 0)
            c_comma(&e->writer);
        put_parameter(e, function->parameters.at[i]);
    }
}

static void
put_start_head(struct emitting *e, const struct core_function *function)
{
    c_putf(&e->writer, "%s_start", function->c_name);
    c_open(&e->writer, "(");
    c_putf(&e->writer, "struct %s *f", function->c_name);
    if (function->parameters.count > 0)
        c_comma(&e->writer);
    put_parameters(e, function);
    c_close(&e->writer, ")");
}

static void
put_new_head(struct emitting *e, const struct core_function *function)
{
    c_putf(&e->writer, "%s_new", function->c_name);
    c_open(&e->writer, "(");
    put_parameters(e, function);
    if (function->parameters.count == 0)
        c_put(&e->writer, "void");
    c_close(&e->writer, ")");
}

const char *
step_linkage(struct emitting *e, const struct core_function *function)
{
    if (is_public(e, function->decl))
        return "";
    return presence_of(e, function)->is_stepped ? "static inline " : "static ";
}

void
put_step_head(struct emitting *e, const struct core_function *function)
{
    struct c_writer *w = &e->writer;

    c_putf(w, "%s_step", function->c_name);
    c_open(w, "(");
    c_put(w, "struct coro_driver *d, ");
    c_may_break(w);
    c_put(w, "struct coro_frame *frame");
    c_close(w, ")");
}

static void
emit_arguments_stored(struct emitting *e, const struct core_function *function)
{
    for (int i = 0; i < function->parameters.count; i++) {
        const struct core_variable *parameter = function->parameters.at[i];
        c_linef(&e->writer, "f->%s = %s%s;", parameter->c_name,
                type_holds_array(parameter->type) ? "*" : "", parameter->c_name);
    }
}

static void
begin_function(struct emitting *e)
{
    c_end(&e->writer);
    c_begin_block(&e->writer);
}

static void
end_function(struct emitting *e)
{
    c_end_block(&e->writer);
    c_end(&e->writer);
    c_blank(&e->writer);
}

static void
emit_start(struct emitting *e, const struct core_function *function)
{
    c_linef(&e->writer, "%svoid", linkage(e, function->decl));
    put_start_head(e, function);
    begin_function(e);
    c_linef(&e->writer, "coro_frame_start(&f->frame, &%s_kind);", function->c_name);
    emit_arguments_stored(e, function);
    end_function(e);
}

/* Without memory the arguments, which are moved, are released. */
static void
emit_arguments_released(struct emitting *e, const struct core_function *function)
{
    for (int i = function->parameters.count - 1; i >= 0; i--) {
        const struct core_variable *parameter = function->parameters.at[i];
        const char *handle = handle_word(parameter->type);

        if (!type_is_owned(parameter->type))
            continue;
        if (handle) {
            c_linef(&e->writer, "coro_%s_release(%s);", handle, parameter->c_name);
            continue;
        }
        c_put(&e->writer, "coro_release(");
        put_description(e, parameter->type);
        c_linef(&e->writer, ", %s%s);", type_holds_array(parameter->type) ? "" : "&",
                parameter->c_name);
    }
}

static bool
owns_arguments(const struct core_function *function)
{
    for (int i = 0; i < function->parameters.count; i++)
        if (type_is_owned(function->parameters.at[i]->type))
            return true;
    return false;
}

/* Without memory the arguments are given up, and there is no object. */
static void
emit_without_memory(struct emitting *e, const struct core_function *function)
{
    struct c_writer *w = &e->writer;

    c_put(w, "if (!object)");
    if (!owns_arguments(function)) {
        c_begin_inside(w);
        c_line(w, "return NULL;");
        w->indent--;
        return;
    }
    c_put_char(w, ' ');
    c_begin_block(w);
    emit_arguments_released(e, function);
    c_line(w, "return NULL;");
    c_end_block(w);
    c_end(w);
}

static void
emit_filled_object(struct emitting *e, const struct core_function *function)
{
    struct c_writer *w = &e->writer;

    c_linef(w, "struct coro_object *object = coro_object_new(&%s_kind);",
            function->c_name);
    c_linef(w, "struct %s *f;", function->c_name);
    c_blank(w);
    emit_without_memory(e, function);
    c_linef(w, "f = (struct %s *)coro_root(object);", function->c_name);
    emit_arguments_stored(e, function);
    c_line(w, "return object;");
}

static void
emit_new(struct emitting *e, const struct core_function *function)
{
    c_linef(&e->writer, "%sstruct coro_object *", linkage(e, function->decl));
    put_new_head(e, function);
    begin_function(e);
    if (function->parameters.count > 0)
        emit_filled_object(e, function);
    else
        c_linef(&e->writer, "return coro_object_new(&%s_kind);", function->c_name);
    end_function(e);
}

void
emit_kind(struct emitting *e, const struct core_function *function)
{
    emit_state_names(e, function);
    emit_code(e, function);
    emit_states(e, function);
    emit_kind_value(e, function);
    if (presence_of(e, function)->has_start)
        emit_start(e, function);
    if (presence_of(e, function)->has_new)
        emit_new(e, function);
}

static void
emit_step_prototype(struct emitting *e, const struct core_function *function)
{
    c_putf(&e->writer, "%senum coro_step ", step_linkage(e, function));
    put_step_head(e, function);
    c_line(&e->writer, ";");
}

static void
emit_start_prototype(struct emitting *e, const struct core_function *function)
{
    c_putf(&e->writer, "%svoid ", linkage(e, function->decl));
    put_start_head(e, function);
    c_line(&e->writer, ";");
}

void
emit_new_prototype(struct emitting *e, const struct core_function *function)
{
    c_putf(&e->writer, "%sstruct coro_object *", linkage(e, function->decl));
    put_new_head(e, function);
    c_line(&e->writer, ";");
}

/* The kind names the step, which is below it. */
void
emit_coroutine_prototypes(struct emitting *e, const struct core_function *function)
{
    const struct presence *presence = presence_of(e, function);
    bool public = is_public(e, function->decl);

    emit_step_prototype(e, function);
    if (public || presence->is_told)
        c_linef(&e->writer, "%sconst struct coro_kind %s_kind;",
                public ? "extern " : "static ", function->c_name);
    if (presence->is_started)
        emit_start_prototype(e, function);
    if (public || presence->is_made)
        emit_new_prototype(e, function);
}

void
emit_coroutine_declarations(struct emitting *e, const struct core_function *function)
{
    c_linef(&e->writer, "extern const struct coro_kind %s_kind;", function->c_name);
    emit_step_prototype(e, function);
    emit_start_prototype(e, function);
    if (!function->decl->exported)
        emit_new_prototype(e, function);
}
