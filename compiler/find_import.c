#define _XOPEN_SOURCE 700
#include "find_import.h"

#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "path.h"
#include "spell.h"

static const char ending[] = ".coro";

static bool
ends_in_coro(const char *path)
{
    size_t size = strlen(path), least = strlen(ending);

    return size > least && strcmp(path + size - least, ending) == 0 &&
           path[size - least - 1] != '/';
}

/* ---- what is not there ---- */

static int
compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The sources in a folder, in order. */
static struct words
sources_in(struct arena *arena, const char *path)
{
    DIR *folder = opendir(*path ? path : ".");
    struct words names = {0};
    struct dirent *entry;

    while (folder && (entry = readdir(folder)))
        if (ends_in_coro(entry->d_name))
            vec_push(arena, &names,
                     arena_copy(arena, entry->d_name, strlen(entry->d_name)));
    if (folder)
        closedir(folder);
    if (names.count > 0)
        qsort(names.at, (size_t)names.count, sizeof *names.at, compare);
    return names;
}

/* "did you mean …" of a source in the folder where this one should be. */
static void
suggest_source(const struct context *context, struct diag *diag,
               const struct decl *import, const char *path)
{
    const char *folder = path_folder(context->arena, path);
    const char *written = path_folder(context->arena, import->path);
    struct words names = sources_in(context->arena, folder);
    const char *nearest =
        spell_nearest(path + strlen(folder), (const char *const *)names.at, names.count);

    if (nearest)
        diag_help(context->diags, diag, "did you mean \"%s%s\"?", written, nearest);
    else if (context->folders->count == 0)
        diag_help(context->diags, diag,
                  "it is looked for in the folder of this file, and in those of -I");
}

static void
report_missing(const struct context *context, const struct decl *import, const char *path)
{
    struct diag *diag = diag_error(context->diags, DIAG_IMPORT, import->name_span,
                                   "there is no file '%s'", import->path);

    suggest_source(context, diag, import, path);
}

/* ---- what is written ---- */

static bool
is_path(const struct context *context, const struct decl *import)
{
    struct diag *diag;

    if (strlen(import->path) != import->path_size) {
        diag_error(context->diags, DIAG_IMPORT, import->name_span,
                   "the path of a file holds no NUL");
        return false;
    }
    if (ends_in_coro(import->path))
        return true;
    diag = diag_error(context->diags, DIAG_IMPORT, import->name_span,
                      "an import takes the path of a file that ends in '.coro'");
    if (isalnum((unsigned char)*path_name(import->path)))
        diag_help(context->diags, diag, "write \"%s.coro\"", import->path);
    return false;
}

static bool
is_there(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0;
}

static const char *
place_of(struct arena *arena, const struct decl *import)
{
    const char *from = import->module->place;

    if (!from || import->path[0] == '/')
        return NULL;
    return path_shortened(
        arena, arena_printf(arena, "%s%s", path_folder(arena, from), import->path));
}

const char *
find_import(const struct context *context, const struct decl *import, const char **place)
{
    struct arena *arena = context->arena;
    const char *folder = path_folder(arena, import->module->source->path);
    const char *beside;

    if (!is_path(context, import))
        return NULL;
    if (import->path[0] == '/')
        folder = "";
    beside = arena_printf(arena, "%s%s", folder, import->path);
    *place = place_of(arena, import);
    if (is_there(beside))
        return beside;
    *place = NULL;
    for (int i = 0; i < context->folders->count && import->path[0] != '/'; i++) {
        const char *path =
            arena_printf(arena, "%s/%s", context->folders->at[i], import->path);
        if (is_there(path))
            return path;
    }
    report_missing(context, import, beside);
    return NULL;
}
