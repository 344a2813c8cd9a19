/* The header of a module: what C, and the C of other modules, see of it. Whatever they
 * depend on stands in it, so that a change that leaves the header as it is concerns none
 * of them. */
#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "c_foreign.h"
#include "emitting.h"
#include "path.h"

/* ---- what lies where ---- */

const char *
own_header(const struct emitting *e)
{
    if (e->context->header && !e->core->module->importer)
        return e->context->header;
    return arena_printf(e->arena, "%s.h", e->core->module->stem);
}

/* As the import says where the source lies, so the header lies. */
static const char *
imported_header(const struct emitting *e, const struct decl *import)
{
    if (e->context->in_one_folder)
        return arena_printf(e->arena, "%s.h", import->imported->stem);
    return path_with_ending(e->arena, import->path, ".h");
}

static void
emit_include(struct emitting *e, const char *header)
{
    c_linef(&e->writer, "#include \"%s\"", header);
}

/* Each module once. */
void
emit_imports(struct emitting *e, bool only_used)
{
    const struct decls *decls = &e->core->module->decls;
    struct tally *met = tally_new(e->arena);

    for (int i = 0; i < decls->count; i++) {
        const struct decl *import = decls->at[i];
        bool wanted = import->kind == DECL_IMPORT &&
                      (!only_used || tally_get(e->modules, import->imported));

        if (!wanted || tally_get(met, import->imported))
            continue;
        *tally_of(met, import->imported) = 1;
        emit_include(e, imported_header(e, import));
    }
}

/* Those of externs, each once. */
void
emit_c_includes(struct emitting *e)
{
    const struct decls *decls = &e->core->module->decls;
    struct tally *met = tally_new(e->arena);
    bool is_any = false;

    for (int i = 0; i < decls->count; i++) {
        const struct decl *external = decls->at[i];
        int *times;

        if (external->kind != DECL_EXTERN)
            continue;
        times = tally_of(
            met, name_intern(e->context->names, external->path, external->path_size));
        if (++*times > 1)
            continue;
        if (!is_any)
            c_blank(&e->writer);
        is_any = true;
        if (external->is_beside)
            emit_include(e, external->path);
        else
            c_linef(&e->writer, "#include <%s>", external->path);
    }
}

void
emit_head_line(struct emitting *e, const char *behind)
{
    const char *comment = arena_printf(e->arena, "Generated from %s by coroc%s.",
                                       source_name(e->context->source), behind);

    c_put_comment(&e->writer, comment, strlen(comment), C_COLUMNS);
    c_end(&e->writer);
}

/* ---- constants and variables ---- */

/* One that an enum can hold is a constant to C, too. */
static bool
fits_enum(const struct constant *constant)
{
    int64_t value = (int64_t)constant->integer;

    return type_is_integer(constant->type) && value >= INT32_MIN && value <= INT32_MAX;
}

/* Its initializers name members, which C++ takes only from 2020 on, or leave some out. */
static bool
is_only_for_c(const struct type *type)
{
    while (type->kind == TYPE_ARRAY)
        type = type->element;
    if (type->kind == TYPE_OPTIONAL)
        return true;
    if (type->kind != TYPE_STRUCT)
        return type->kind == TYPE_ENUM && !type_is_plain_enum(type);
    for (int i = 0; i < type->decl->params.count; i++)
        if (is_only_for_c(type->decl->params.at[i]->type))
            return true;
    return false;
}

static void
put_constant_value(struct emitting *e, const struct decl *decl)
{
    struct c_writer *w = &e->writer;

    c_put(w, "static const ");
    put_declarator(e, c_type_word(e, decl->type), c_constant_name(decl));
    c_equals(w);
    put_constant(e, decl->constant);
    c_line(w, ";");
}

static void
emit_constant(struct emitting *e, const struct decl *decl)
{
    struct c_writer *w = &e->writer;

    emit_doc(e, decl);
    if (fits_enum(decl->constant)) {
        c_linef(w, "enum { %s = %" PRId64 " };", c_constant_name(decl),
                (int64_t)decl->constant->integer);
    } else if (is_only_for_c(decl->type)) {
        c_line(w, "#ifndef __cplusplus");
        put_constant_value(e, decl);
        c_line(w, "#endif");
    } else {
        put_constant_value(e, decl);
    }
}

/* Those with the address of a function stand below its prototype. */
static void
emit_constants(struct emitting *e, bool with_function)
{
    const struct decls *decls = &e->core->module->decls;
    int from = c_offset(&e->writer);

    for (int i = 0; i < decls->count; i++)
        if (decls->at[i]->kind == DECL_CONST && is_public(e, decls->at[i]) &&
            has_function(decls->at[i]->constant) == with_function)
            emit_constant(e, decls->at[i]);
    if (c_offset(&e->writer) > from)
        c_blank(&e->writer);
}

static void
emit_variables(struct emitting *e)
{
    int from = c_offset(&e->writer);

    for (int i = 0; i < e->core->variables.count; i++) {
        const struct core_variable *variable = e->core->variables.at[i];

        if (!is_public(e, variable->decl) || variable->is_constant)
            continue;
        emit_doc(e, variable->decl);
        c_put(&e->writer, "extern ");
        put_variable_declarator(e, variable);
        c_line(&e->writer, ";");
    }
    if (c_offset(&e->writer) > from)
        c_blank(&e->writer);
}

/* ---- frames ---- */

/* Those that lie in it are needed, too. */
static void
need_frame(struct tally *needed, const struct core_function *function)
{
    *tally_of(needed, function) = 1;
    for (int i = 0; i < function->variables.count; i++)
        if (function->variables.at[i]->callee)
            *tally_of(needed, function->variables.at[i]->callee) = 1;
}

/* Of a program, those of what it exports. */
static void
emit_frames(struct emitting *e)
{
    const struct core_functions *order = &e->core->frame_order;
    struct tally *needed = tally_new(e->arena);

    for (int i = order->count - 1; i >= 0; i--)
        if (is_public(e, order->at[i]->decl) || tally_get(needed, order->at[i]))
            need_frame(needed, order->at[i]);
    for (int i = 0; i < order->count; i++)
        if (tally_get(needed, order->at[i]))
            emit_frame(e, order->at[i]);
}

/* ---- for C ---- */

struct convention {
    enum decl_kind kind; /* where one is exported */
    bool throws;         /* and throws */
    const char *text;
};

static const struct convention conventions[] = {
    {DECL_CORO, false,
     " *\n"
     " * A coroutine x lies in a struct x_object of the host. x_begin makes it there and "
     "moves\n"
     " * its arguments in; x_next and x_send run it to its next value, and tell whether "
     "there\n"
     " * is one; x_end drops what is left of it. x_new makes one in memory of its own, "
     "which\n"
     " * coro_object_release ends; x_schedule makes a task. An error that comes out goes "
     "to\n"
     " * *error; where that is NULL it is a panic. What is given is the caller's to "
     "release."},
    {DECL_FN, true,
     " *\n"
     " * A fn that throws gives its error, or NULL; its result goes where its last "
     "argument\n"
     " * points."},
    {DECL_MESSAGE, false,
     " *\n"
     " * A handler of the message x on a loop is a struct x_handler of the host, whose "
     "`handle`\n"
     " * is called with what was sent: x_register. It answers by x_reply, "
     "coro_request_throw,\n"
     " * or later, if somebody is x_waiting."},
};

/* The last one is left open. */
static void
put_lines(struct c_writer *w, const char *text)
{
    const char *end;

    for (; (end = strchr(text, '\n')); text = end + 1) {
        c_put_bytes(w, text, (size_t)(end - text));
        c_end(w);
    }
    c_put(w, text);
}

static bool
is_wanted(const struct emitting *e, const struct convention *convention)
{
    const struct decls *exports = &e->core->module->exports;

    for (int i = 0; i < exports->count; i++)
        if (exports->at[i]->kind == convention->kind &&
            (exports->at[i]->throws || !convention->throws))
            return true;
    return false;
}

static void
emit_conventions(struct emitting *e)
{
    struct c_writer *w = &e->writer;

    c_put(w, "/* ---- for C ----");
    for (size_t i = 0; i < sizeof conventions / sizeof *conventions; i++)
        if (is_wanted(e, &conventions[i])) {
            c_end(w);
            put_lines(w, conventions[i].text);
        }
    c_line(w, " */");
    c_blank(w);
}

/* The function of that declaration. */
static void
emit_export(struct emitting *e, const struct decl *decl)
{
    bool is_function = decl->kind == DECL_FN || decl->kind == DECL_CORO;

    if (!is_function && decl->kind != DECL_MESSAGE && decl->kind != DECL_CLASS)
        return;
    if (is_function)
        emit_doc_and_head(e, decl);
    else if (decl->kind == DECL_MESSAGE)
        emit_head_comment(e, decl);
    if (decl->kind == DECL_FN)
        emit_fn_prototype(e, decl->core);
    else if (decl->kind == DECL_CORO)
        emit_exported_prototypes(e, decl->core);
    else if (decl->kind == DECL_MESSAGE)
        emit_message_handler(e, decl);
    else
        emit_maker_prototype(e, decl);
    c_blank(&e->writer);
}

static void
emit_exports(struct emitting *e)
{
    const struct decls *exports = &e->core->module->exports;

    if (exports->count == 0)
        return;
    emit_conventions(e);
    for (int i = 0; i < exports->count; i++)
        emit_export(e, exports->at[i]);
}

/* ---- for other modules ---- */

/* What the C of a caller depends on, by the words of --emit=flow. */
static void
emit_facts(struct emitting *e, const struct decl *decl)
{
    struct c_writer *w = &e->writer;
    bool is_plain = !decl->talks && !decl->delegates && !decl->apart && !decl->throws;

    if (is_plain && decl->weight == 1)
        return;
    c_putf(w, "/* flow:%s%s%s%s", decl->talks ? " talks" : "",
           decl->delegates ? " delegates" : "", decl->apart ? " apart" : "",
           decl->throws ? " throws" : "");
    if (decl->weight > 1)
        c_putf(w, "%s %d frames", is_plain ? "" : ",", decl->weight);
    c_line(w, " */");
}

static void
emit_makers(struct emitting *e)
{
    const struct decls *decls = &e->core->module->decls;
    int from = c_offset(&e->writer);

    for (int i = 0; i < decls->count; i++)
        if (decls->at[i]->kind == DECL_CLASS && !decls->at[i]->exported)
            emit_maker_prototype(e, decls->at[i]);
    if (c_offset(&e->writer) > from)
        c_blank(&e->writer);
}

static void
emit_functions(struct emitting *e)
{
    for (int i = 0; i < e->core->functions.count; i++) {
        const struct core_function *function = e->core->functions.at[i];
        const struct decl *decl = function->decl;

        if (!is_public(e, decl) || (decl->exported && !function->is_coroutine))
            continue;
        if (!decl->exported)
            emit_doc_and_head(e, decl);
        else
            emit_head_comment(e, decl);
        if (function->is_coroutine) {
            emit_facts(e, decl);
            emit_coroutine_declarations(e, function);
        } else {
            emit_fn_prototype(e, function);
        }
        c_blank(&e->writer);
    }
}

/* Nobody imports a program. */
static void
emit_for_modules(struct emitting *e)
{
    if (!is_library(e))
        return;
    if (e->core->module->exports.count > 0) {
        c_line(&e->writer, "/* ---- for other modules of Coro ---- */");
        c_blank(&e->writer);
    }
    emit_message_handlers(e);
    emit_makers(e);
    emit_functions(e);
    emit_constants(e, true);
    emit_module_prototypes(e);
}

/* ---- the file ---- */

/* "SHAPES_CORO_H": no header of C's own is guarded so. */
static const char *
guard_of(const struct emitting *e)
{
    const char *stem = c_stem(e->arena, e->core->module);
    char *guard = arena_printf(e->arena, "%s_CORO_H", stem);

    for (char *at = guard; *at; at++)
        *at = (char)toupper((unsigned char)*at);
    return guard;
}

static void
emit_above(struct emitting *e, const char *guard)
{
    struct c_writer *w = &e->writer;

    emit_head_line(e, ": what others see of it");
    c_linef(w, "#ifndef %s", guard);
    c_linef(w, "#define %s", guard);
    c_blank(w);
    if (!e->context->beside) {
        c_line(w, "#include \"coro.h\"");
        emit_imports(e, true);
    }
    emit_c_includes(e);
    c_blank(w);
    c_line(w, "CORO_BEGIN_DECLS");
    c_blank(w);
}

static void
emit_below(struct emitting *e)
{
    struct c_writer *w = &e->writer;

    c_line(w, "CORO_END_DECLS");
    c_blank(w);
    c_line(w, "#endif");
}

/* The types come above what uses them, which is written first. */
static void
begin_parts(struct emitting *e, struct context *context, struct core_module *core)
{
    emitting_begin(e, context, core);
    e->in_header = true;
    find_needs(e);
    emit_constants(e, false);
    emit_variables(e);
    emit_messages(e);
    emit_message_declarations(e);
    emit_frames(e);
    emit_exports(e);
    emit_for_modules(e);
    emit_below(e);
    c_go_above(&e->writer);
    emit_definitions(e);
}

void
find_defined_in_header(struct emitting *e)
{
    struct emitting header;

    begin_parts(&header, e->context, e->core);
    e->defined = header.defined;
    emitting_end(&header);
}

void
emit_header(struct context *context, struct core_module *core, FILE *out)
{
    struct emitting e;

    begin_parts(&e, context, core);
    c_go_above(&e.writer);
    emit_long_texts(&e);
    c_go_above(&e.writer);
    emit_above(&e, guard_of(&e));
    c_finish(&e.writer);
    c_print(&e.writer, out);
    emitting_end(&e);
}
