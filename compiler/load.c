/* The pass `load`: reads and parses what is to be compiled, and all that it imports. A
 * path with a stack of its own is followed through the imports, so chains of them have no
 * limit; a module that is met again is the one of before, however its path is written. */
#define _XOPEN_SOURCE 700
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "find_header.h"
#include "find_import.h"
#include "passes.h"
#include "path.h"
#include "stems.h"
#include "tally.h"
#include "token.h"

enum { MOST_IN_CIRCLE = 8 };

/* A module whose imports are being loaded, and the item to look at next. */
struct stop {
    struct module *module;
    int next;
};

VEC(stops, struct stop);

struct loading {
    struct context *context;
    struct program *program;
    struct modules all;  /* in the order of loading */
    struct tally *known; /* by a file's one path without links: its place there, from 1 */
    struct stops path;
};

/* ---- modules ---- */

/* "shapes" of "lib/shapes.coro". */
static const char *
stem_of(const struct context *context, const char *path)
{
    const char *stem = path_name(path);
    size_t size = strlen(stem), ending = strlen(".coro");

    if (size > ending && strcmp(stem + size - ending, ".coro") == 0)
        size -= ending;
    return name_intern(context->names, stem, size);
}

/* The file's one path, or NULL of what is no file. */
static const char *
file_of(const struct loading *loading, const char *path)
{
    char *real = realpath(path, NULL);
    const char *file = real ? name_of_text(loading->context->names, real) : NULL;

    free(real);
    return file;
}

/* Parses a source whose place among the others is known, and goes on with its imports. */
static struct module *
enter(struct loading *loading, struct source *source, struct decl *importer)
{
    struct context *context = loading->context;
    const char *file = file_of(loading, source->path);
    struct module *module;

    context->source = source;
    module = parse(context);
    module->stem = stem_of(context, source->path);
    module->importer = importer;
    module->is_open = true;
    vec_push(context->arena, &loading->all, module);
    if (file)
        *tally_of(loading->known, file) = loading->all.count;
    vec_push(context->arena, &loading->path, ((struct stop){module, 0}));
    return module;
}

/* The module of a file that was met before, or NULL. */
static struct module *
known_module(const struct loading *loading, const char *path)
{
    const char *file = file_of(loading, path);
    int place = file ? tally_get(loading->known, file) : 0;

    return place > 0 ? loading->all.at[place - 1] : NULL;
}

/* ---- the errors ---- */

static struct diag *
import_error(const struct loading *loading, enum diag_code code,
             const struct decl *import, const char *text)
{
    return diag_error(loading->context->diags, code, import->name_span, "%s", text);
}

/* "a.coro imports b.coro imports a.coro"; of a long way the end. */
static void
report_cycle(const struct loading *loading, const struct decl *import,
             const struct module *again)
{
    struct arena *arena = loading->context->arena;
    const struct stops *path = &loading->path;
    const char *text = again->source->path, *sign = "";
    int first = 0;

    if (again == path->at[path->count - 1].module) {
        import_error(loading, DIAG_IMPORT_CYCLE, import,
                     arena_printf(arena, "%s imports itself", again->source->path));
        return;
    }
    while (path->at[first].module != again)
        first++;
    if (path->count - first > MOST_IN_CIRCLE) {
        first = path->count - MOST_IN_CIRCLE;
        sign = "… ";
    }
    for (int i = path->count - 1; i >= first; i--)
        text =
            arena_printf(arena, "%s imports %s", path->at[i].module->source->path, text);
    import_error(loading, DIAG_IMPORT_CYCLE, import,
                 arena_printf(arena, "%s%s", sign, text));
}

static void
report_unreadable(const struct loading *loading, const struct decl *import,
                  const char *path)
{
    import_error(loading, DIAG_IMPORT, import,
                 arena_printf(loading->context->arena, "cannot read '%s': %s", path,
                              strerror(errno)));
}

/* A program is nobody's module. */
static void
check_no_program(const struct loading *loading, const struct decl *import)
{
    const struct decl *main = import->imported->main;
    struct diags *diags = loading->context->diags;
    struct diag *diag;

    if (!main)
        return;
    diag = diag_error(diags, DIAG_IMPORTED_MAIN, import->name_span,
                      "%s has a 'main': it is a program and cannot be imported",
                      import->imported->source->path);
    diag_note(diags, diag, main->name_span, "'main' is declared here");
}

/* ---- imports ---- */

/* What the import is called in its module, or NULL. */
static const char *
name_of(const struct loading *loading, const struct decl *import)
{
    const char *stem = stem_of(loading->context, import->path);

    if (import->alias)
        return import->alias;
    return token_is_name(stem) ? stem : NULL;
}

static void
report_no_name(const struct loading *loading, const struct decl *import)
{
    struct diags *diags = loading->context->diags;
    struct diag *diag = diag_error(diags, DIAG_IMPORT_NAME, import->name_span,
                                   "'%s' cannot be the name of a module here",
                                   stem_of(loading->context, import->path));

    diag_help(diags, diag, "give it one: import \"%s\" as name;", import->path);
}

/* Reads a file that is new. */
static void
read_module(struct loading *loading, struct decl *import, const char *path)
{
    struct context *context = loading->context;
    struct source *source = source_read(context->arena, path);

    if (!source) {
        report_unreadable(loading, import, path);
        return;
    }
    source->is_hushed = context->only_roots_warn;
    if (sources_add(context->arena, context->sources, source))
        import->imported = enter(loading, source, import);
    else
        import_error(loading, DIAG_IMPORT, import,
                     "the sources of this program are larger than 4 GiB together");
}

static void
load_import(struct loading *loading, struct decl *import)
{
    const char *place, *path = find_import(loading->context, import, &place);
    struct module *known = path ? known_module(loading, path) : NULL;

    import->name = name_of(loading, import);
    if (!path)
        return;
    if (!import->name)
        report_no_name(loading, import);
    if (known && known->is_open)
        report_cycle(loading, import, known);
    else if (known)
        import->imported = known;
    else
        read_module(loading, import, path);
    if (!import->imported)
        return;
    vec_push(loading->context->arena, &import->module->imports, import->imported);
    if (!import->imported->place)
        import->imported->place = place;
    check_no_program(loading, import);
}

/* ---- the pass ---- */

static void
finish(struct loading *loading)
{
    struct module *module = loading->path.at[--loading->path.count].module;

    module->is_open = false;
    module->source->rank = loading->program->modules.count;
    vec_push(loading->context->arena, &loading->program->modules, module);
}

static void
load_root(struct loading *loading, struct source *source)
{
    struct module *known = known_module(loading, source->path);
    struct module *root = known ? known : enter(loading, source, NULL);

    root->place = path_name(source->path);
    vec_push(loading->context->arena, &loading->program->roots, root);
    while (loading->path.count > 0) {
        struct stop *top = &loading->path.at[loading->path.count - 1];

        if (top->next == top->module->decls.count) {
            finish(loading);
            continue;
        }
        struct decl *decl = top->module->decls.at[top->next++];
        if (decl->kind == DECL_IMPORT)
            load_import(loading, decl);
        else if (decl->kind == DECL_EXTERN)
            find_header(loading->context, decl);
    }
    check_stems(loading->context, root);
}

struct program *
load(struct context *context)
{
    struct loading loading = {
        .context = context,
        .program = NEW(context->arena, struct program),
        .known = tally_new(context->arena),
    };
    int root_count = context->sources->count;

    for (int i = 0; i < root_count; i++)
        load_root(&loading, context->sources->at[i]);
    return loading.program;
}
