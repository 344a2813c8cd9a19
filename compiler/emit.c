/* The pass `emit`: core tree with frames -> C, as a careful person would have written it.
 * Takes core, which it does not change; gives one file that includes nothing but coro.h.
 */
#include <string.h>

#include "emitting.h"
#include "endless.h"

/* ---- the module's variables ---- */

static bool
is_used(const struct emitting *e, const struct core_variable *variable)
{
    if (variable->is_constant && is_public(e, variable->decl))
        return false; /* the header has it */
    return is_public(e, variable->decl) || tally_get(e->used, variable) != 0;
}

static void
put_initial(struct emitting *e, const struct core_variable *variable)
{
    if (variable->constant->is_filled && type_is_zero_in_c(variable->type))
        put_empty(e, variable->type);
    else
        put_constant(e, variable->constant);
}

static void
emit_variable(struct emitting *e, const struct core_variable *variable)
{
    c_put(&e->writer, linkage(e, variable->decl));
    if (variable->is_constant)
        c_put(&e->writer, "const ");
    put_variable_declarator(e, variable);
    c_put(&e->writer, " = ");
    put_initial(e, variable);
    c_line(&e->writer, ";");
}

/* Those that begin with the address of a function stand below its prototype. */
static void
emit_variables(struct emitting *e, bool with_function)
{
    int from = c_offset(&e->writer);

    for (int i = 0; i < e->core->variables.count; i++) {
        const struct core_variable *variable = e->core->variables.at[i];

        if (is_used(e, variable) && has_function(variable->constant) == with_function)
            emit_variable(e, variable);
    }
    if (c_offset(&e->writer) > from)
        c_blank(&e->writer);
}

/* As a value: what a variable has at first holds nothing to release. */
static void
put_first_value(struct emitting *e, const struct core_variable *variable)
{
    struct c_writer *w = &e->writer;

    if (strcmp(c_type_word(e, variable->type), "coro_string") == 0)
        c_put(w, "(coro_string)");
    put_initial(e, variable);
}

static void
emit_variable_released(struct emitting *e, const struct core_variable *variable)
{
    const char *handle = handle_word(variable->type);
    struct c_writer *w = &e->writer;

    if (handle) {
        c_putf(w, "coro_%s_assign", handle);
        c_open(w, "(");
    } else {
        c_open(w, "coro_assign(");
        put_description(e, variable->type);
        c_comma(w);
    }
    put_variable_address(e, variable);
    c_comma(w);
    if (!handle)
        put_array_word(e, variable->type);
    c_put(w, handle ? "" : "{");
    put_first_value(e, variable);
    c_close(w, handle ? ");" : "});");
    c_end(w);
}

static bool
is_released(const struct emitting *e, const struct core_variable *variable)
{
    return is_used(e, variable) && !variable->is_constant &&
           type_is_owned(variable->type);
}

/* Last first. A defer that runs meanwhile may read the others, and finds them as they
 * were at first. */
void
emit_variables_released(struct emitting *e)
{
    for (int i = e->core->variables.count - 1; i >= 0; i--) {
        const struct core_variable *variable = e->core->variables.at[i];

        if (is_released(e, variable))
            emit_variable_released(e, variable);
    }
}

static bool
has_to_release(const struct emitting *e)
{
    for (int i = 0; i < e->core->variables.count; i++)
        if (is_released(e, e->core->variables.at[i]))
            return true;
    return has_foreign_ends(e);
}

/* ---- the program ---- */

static void
emit_coroutine_main(struct emitting *e, const struct core_function *function)
{
    const char *arguments =
        function->parameters.count > 0 ? "coro_arguments(argc, argv)" : "";
    bool releases = has_to_release(e);

    c_linef(&e->writer, "%s coro_run_main(%s_new(%s));",
            releases ? "int status =" : "return", function->c_name, arguments);
    if (!releases)
        return;
    c_blank(&e->writer);
    emit_ends(e);
    c_line(&e->writer, "return status;");
}

static void
put_main_call(struct emitting *e, const struct core_function *function)
{
    const char *arguments = function->parameters.count > 0 ? "arguments" : "";
    bool by_address = function->throws && function->result;

    c_putf(&e->writer, "%s(%s%s%s)", function->c_name, arguments,
           *arguments && by_address ? ", " : "", by_address ? "&result" : "");
}

/* Calls main: then `status` is known. */
static void
emit_main_called(struct emitting *e, const struct core_function *function)
{
    struct c_writer *w = &e->writer;

    if (function->throws && function->result)
        c_line(w, "int64_t result = 0;");
    if (function->throws)
        c_put(w, "struct coro_error *error = ");
    else if (function->result)
        c_put(w, "int status = (int)");
    else if (function->parameters.count > 0)
        c_blank(w);
    put_main_call(e, function);
    c_line(w, ";");
    if (function->throws)
        c_linef(w, "int status = error ? coro_main_failed(error) : %s;",
                function->result ? "(int)result" : "0");
    if (function->throws || function->result)
        c_blank(w);
}

static void
emit_fn_main(struct emitting *e, const struct core_function *function)
{
    struct c_writer *w = &e->writer;
    bool has_arguments = function->parameters.count > 0;

    if (has_arguments)
        c_line(w, "struct coro_list *arguments = coro_arguments(argc, argv);");
    emit_main_called(e, function);
    if (has_arguments)
        c_line(w, "coro_list_release(arguments);");
    emit_ends(e);
    c_linef(w, "return coro_finish(%s);",
            function->throws || function->result ? "status" : "0");
}

static void
emit_main(struct emitting *e)
{
    const struct core_function *function = e->core->main;
    struct c_writer *w = &e->writer;

    c_line(w, "int");
    c_line(w,
           function->parameters.count > 0 ? "main(int argc, char **argv)" : "main(void)");
    c_begin_block(w);
    emit_begins(e);
    if (function->is_coroutine)
        emit_coroutine_main(e, function);
    else
        emit_fn_main(e, function);
    c_end_block(w);
    c_end(w);
}

/* ---- the file ---- */

static void
emit_functions(struct emitting *e)
{
    for (int i = 0; i < e->core->functions.count; i++) {
        struct core_function *function = e->core->functions.at[i];

        if (!function->used)
            continue;
        if (function->is_coroutine)
            emit_step(e, function);
        else
            emit_fn(e, function);
        if (function->decl->kind == DECL_ON)
            emit_handle(e, function);
        if (function->is_coroutine && function->decl->exported)
            emit_exported(e, function);
        c_finish(&e->writer);
    }
    if (is_library(e))
        emit_module_functions(e);
    else
        emit_main(e);
    c_finish(&e->writer);
}

/* ---- what stands above the functions ---- */

static void
emit_frames(struct emitting *e)
{
    for (int i = 0; i < e->core->frame_order.count; i++)
        if (e->core->frame_order.at[i]->used) {
            emit_frame(e, e->core->frame_order.at[i]);
            c_finish(&e->writer);
        }
}

static void
emit_prototypes(struct emitting *e)
{
    bool is_any = false;

    for (int i = 0; i < e->core->functions.count; i++) {
        const struct core_function *function = e->core->functions.at[i];

        if (!function->used)
            continue;
        if (function->is_coroutine && function->decl->exported)
            emit_exported_prototypes(e, function);
        if (function->is_coroutine)
            emit_coroutine_prototypes(e, function);
        else if (is_public(e, function->decl) || presence_of(e, function)->is_called)
            emit_fn_prototype(e, function);
        is_any |= c_offset(&e->writer) > 0;
        c_finish(&e->writer);
    }
    is_any |= emit_foreign_prototypes(e);
    if (is_any)
        c_blank(&e->writer);
}

void
emit_long_texts(struct emitting *e)
{
    for (int i = 0; i < e->long_texts.count; i++) {
        c_put(&e->writer, "static const char ");
        put_text_name(e, i + 1);
        c_put(&e->writer, "[] = ");
        c_put_characters(&e->writer, e->long_texts.at[i].bytes, e->long_texts.at[i].size);
        c_line(&e->writer, ";");
        c_blank(&e->writer);
    }
}

static void
emit_head(struct emitting *e)
{
    emit_head_line(e, "");
    if (!e->context->beside) {
        c_linef(&e->writer, "#include \"%s\"", is_library(e) ? own_header(e) : "coro.h");
        emit_imports(e, false);
    }
    if (!is_library(e))
        emit_c_includes(e);
    c_blank(&e->writer);
    if (e->literals_in_turns) {
        c_line(&e->writer, "CORO_LITERALS_IN_TURNS");
        c_blank(&e->writer);
    }
}

/* Each part above what needs it; but a part tells what it needs only when it is written.
 * What is public in a library stands in its header. */
static void
emit_above(struct emitting *e)
{
    struct c_writer *w = &e->writer;

    c_go_above(w);
    e->above_functions = true;
    emit_variables(e, true);
    c_go_above(w);
    emit_variables(e, false);
    c_finish(w);
    if (!is_library(e)) {
        emit_messages(e);
        emit_frames(e);
        emit_prototypes(e);
    }
    emit_message_descriptions(e);
    c_go_above(w);
    emit_descriptions(e);
    emit_copies(e);
    c_go_above(w);
    emit_definitions(e);
    c_go_above(w);
    emit_long_texts(e);
    c_go_above(w);
    emit_head(e);
    c_finish(w);
}

void
emitting_begin(struct emitting *e, struct context *context, struct core_module *core)
{
    size_t count = (size_t)core->module->decls.count + 1;

    *e = (struct emitting){
        .context = context,
        .arena = context->arena,
        .scratch = arena_new(),
        .core = core,
        .used = tally_new(context->arena),
        .modules = tally_new(context->arena),
        .numbers = tally_new(context->arena),
        .defined = tally_new(context->arena),
    };
    e->presences = arena_alloc(context->arena, count * sizeof *e->presences);
    c_writer_begin(&e->writer, context->arena);
}

void
emitting_end(struct emitting *e)
{
    arena_free(e->scratch);
}

/* What only this module has, which the next ones in a standalone file may not call the
 * same. */
static void
note_private_names(struct emitting *e)
{
    for (int i = 0; i < e->types.count; i++) {
        const struct c_type *type = e->types.at[i];

        if (type->is_described)
            note_beside(e, type->description);
        if (type->is_copied)
            note_beside(e, copier_of(e, type->type));
    }
}

void
emit(struct context *context, struct core_module *core, FILE *out)
{
    struct emitting e;

    emitting_begin(&e, context, core);
    e.endless = endless_find(context->arena, core);
    if (is_library(&e))
        find_defined_in_header(&e);
    find_needs(&e);
    emit_functions(&e);
    emit_above(&e);
    if (context->beside)
        note_private_names(&e);
    c_print(&e.writer, out);
    emitting_end(&e);
}
