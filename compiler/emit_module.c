/* What of a module is public, and what is another module's. */
#include <stdlib.h>

#include "c_foreign.h"
#include "emitting.h"

bool
is_library(const struct emitting *e)
{
    return !e->core->main;
}

bool
is_public(const struct emitting *e, const struct decl *decl)
{
    return decl->kind != DECL_ON && (is_library(e) || decl->exported);
}

static const char *
interned(const struct emitting *e, const char *name)
{
    return name_of_text(e->context->names, name);
}

bool
is_beside(const struct emitting *e, const char *name)
{
    const struct tally *beside = e->context->beside;

    return beside && tally_get(beside, interned(e, name)) > 0;
}

void
note_beside(const struct emitting *e, const char *name)
{
    *tally_of(e->context->beside, interned(e, name)) = 1;
}

bool
is_foreign(const struct emitting *e, const struct decl *decl)
{
    return decl->module != e->core->module;
}

void
use_decl(struct emitting *e, const struct decl *decl)
{
    if (is_foreign(e, decl))
        *tally_of(e->modules, decl->module) = 1;
}

const char *
linkage(const struct emitting *e, const struct decl *decl)
{
    return is_public(e, decl) ? "" : "static ";
}

struct presence *
presence_of_decl(struct emitting *e, const struct decl *decl)
{
    return is_foreign(e, decl) ? &e->elsewhere : &e->presences[decl->number];
}

struct presence *
presence_of(struct emitting *e, const struct core_function *function)
{
    return presence_of_decl(e, function->decl);
}

/* ---- the beginning and the end of a module ---- */

/* It handles messages that others declare, which learn of that when the program begins;
 * or takes fns as values, whose names the runtime learns then.
 */
static bool
has_to_begin(const struct module *module)
{
    if (module->taken.count > 0)
        return true;
    for (int i = 0; i < module->decls.count; i++) {
        const struct decl *decl = module->decls.at[i];

        if (decl->kind == DECL_ON && decl->message && decl->message->module != module)
            return true;
    }
    return false;
}

/* Its variables hold something. */
static bool
has_to_end(const struct module *module)
{
    for (int i = 0; i < module->decls.count; i++) {
        const struct decl *decl = module->decls.at[i];

        if (decl->kind == DECL_VAR && type_is_owned(decl->variable->type))
            return true;
    }
    return false;
}

static void
put_call(struct emitting *e, const struct module *module, const char *what,
         const char *arguments)
{
    c_putf(&e->writer, "coro_module_%s_%s(%s)", c_stem(e->scratch, module), what,
           arguments);
}

static void
emit_function(struct emitting *e, const char *what,
              void (*emit_inside)(struct emitting *e))
{
    struct c_writer *w = &e->writer;

    c_line(w, "void");
    put_call(e, e->core->module, what, "void");
    c_end(w);
    c_begin_block(w);
    emit_inside(e);
    c_end_block(w);
    c_end(w);
    c_blank(w);
}

static void
emit_own_begin(struct emitting *e)
{
    emit_names(e);
    emit_handles_set(e);
}

void
emit_module_functions(struct emitting *e)
{
    if (has_to_begin(e->core->module))
        emit_function(e, "begin", emit_own_begin);
    if (has_to_end(e->core->module))
        emit_function(e, "end", emit_variables_released);
}

static void
emit_prototype(struct emitting *e, const struct module *module, const char *what)
{
    c_put(&e->writer, "void ");
    put_call(e, module, what, "void");
    c_line(&e->writer, ";");
}

void
emit_module_prototypes(struct emitting *e)
{
    struct c_writer *w = &e->writer;

    if (has_to_begin(e->core->module)) {
        c_line(w, "/* Its handlers, and the names of fns that are values, are known from "
                  "here on. */");
        emit_prototype(e, e->core->module, "begin");
        c_blank(w);
    }
    if (has_to_end(e->core->module)) {
        c_line(w, "/* Releases its variables, when nothing uses them any more. */");
        emit_prototype(e, e->core->module, "end");
        c_blank(w);
    }
}

/* ---- those of what a program imports ---- */

/* Those that others import begin before these. */
static int
compare(const void *a, const void *b)
{
    const struct module *first = *(struct module *const *)a;
    const struct module *second = *(struct module *const *)b;

    return first->source->rank - second->source->rank;
}

static struct modules
foreign_modules(const struct emitting *e, bool (*has_to)(const struct module *module))
{
    const struct modules *all = c_foreign_of(e->core->c_names);
    struct modules some = {0};

    for (int i = 0; i < all->count; i++)
        if (has_to(all->at[i]))
            vec_push(e->arena, &some, all->at[i]);
    if (some.count > 0)
        qsort(some.at, (size_t)some.count, sizeof *some.at, compare);
    return some;
}

bool
has_foreign_ends(const struct emitting *e)
{
    return foreign_modules(e, has_to_end).count > 0;
}

bool
emit_foreign_prototypes(struct emitting *e)
{
    struct modules beginning = foreign_modules(e, has_to_begin);
    struct modules ending = foreign_modules(e, has_to_end);

    for (int i = 0; i < beginning.count; i++)
        emit_prototype(e, beginning.at[i], "begin");
    for (int i = 0; i < ending.count; i++)
        emit_prototype(e, ending.at[i], "end");
    return beginning.count + ending.count > 0;
}

static void
emit_call(struct emitting *e, const struct module *module, const char *what)
{
    put_call(e, module, what, "");
    c_line(&e->writer, ";");
}

void
emit_begins(struct emitting *e)
{
    struct modules beginning = foreign_modules(e, has_to_begin);
    int from = c_offset(&e->writer);

    if (c_foreign_of(e->core->c_names)->count > 0 || describes_functions(e))
        emit_names(e);
    for (int i = 0; i < beginning.count; i++)
        emit_call(e, beginning.at[i], "begin");
    emit_handles_set(e);
    if (c_offset(&e->writer) > from)
        c_blank(&e->writer);
}

void
emit_ends(struct emitting *e)
{
    struct modules ending = foreign_modules(e, has_to_end);

    emit_variables_released(e);
    for (int i = ending.count - 1; i >= 0; i--)
        emit_call(e, ending.at[i], "end");
}
