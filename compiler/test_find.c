/* Finding tests: every .coro file of a folder and its folders, but those whose names
 * begin with '.', which are hidden, or '_': what tests import. */
#define _XOPEN_SOURCE 700
#include "test_find.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "message.h"

struct finder {
    struct arena *arena;
    const char *pattern;
    struct words *paths;
    struct words folders; /* still to be read */
};

static bool
ends_in_coro(const char *path)
{
    size_t size = strlen(path);

    return size > 5 && strcmp(path + size - 5, ".coro") == 0;
}

/* A file found or named: a test, if the pattern agrees. */
static void
take_file(struct finder *finder, const char *path)
{
    if (!finder->pattern || strstr(path, finder->pattern))
        vec_push(finder->arena, finder->paths, path);
}

static void
take_entry(struct finder *finder, const char *folder, const char *name)
{
    bool here = strcmp(folder, ".") == 0, slash = folder[strlen(folder) - 1] == '/';
    const char *path = arena_printf(finder->arena, "%s%s%s", here ? "" : folder,
                                    here || slash ? "" : "/", name);
    struct stat status;

    if (name[0] == '.' || name[0] == '_' || lstat(path, &status) != 0)
        return;
    if (S_ISDIR(
            status.st_mode)) /* a link to a folder is not followed: it may lead back */
        vec_push(finder->arena, &finder->folders, path);
    else if (ends_in_coro(name))
        take_file(finder, path);
}

static bool
read_folder(struct finder *finder, const char *path)
{
    DIR *folder = opendir(path);
    struct dirent *entry;

    if (!folder) {
        complain("cannot read '%s': %s", path, strerror(errno));
        return false;
    }
    while ((entry = readdir(folder)))
        take_entry(finder, path, entry->d_name);
    closedir(folder);
    return true;
}

static bool
take_operand(struct finder *finder, const char *path)
{
    struct stat status;

    if (stat(path, &status) != 0) {
        complain("cannot read '%s': %s", path, strerror(errno));
        return false;
    }
    if (S_ISDIR(status.st_mode)) {
        vec_push(finder->arena, &finder->folders, path);
    } else if (ends_in_coro(path)) {
        take_file(finder, path);
    } else {
        complain("'%s' is neither a folder nor a .coro file", path);
        return false;
    }
    return true;
}

static int
compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* In order, each once. */
static void
sort(struct words *paths)
{
    int kept = 0;

    if (paths->count == 0)
        return;
    qsort(paths->at, (size_t)paths->count, sizeof *paths->at, compare);
    for (int i = 1; i < paths->count; i++)
        if (strcmp(paths->at[i], paths->at[kept]) != 0)
            paths->at[++kept] = paths->at[i];
    paths->count = kept + 1;
}

bool
test_find(struct arena *arena, const struct options *options, struct words *paths)
{
    struct finder finder = {.arena = arena, .pattern = options->pattern, .paths = paths};

    for (int i = 0; i < options->inputs.count; i++)
        if (!take_operand(&finder, options->inputs.at[i]))
            return false;
    if (options->inputs.count == 0)
        vec_push(arena, &finder.folders, ".");
    while (finder.folders.count)
        if (!read_folder(&finder, finder.folders.at[--finder.folders.count]))
            return false;
    sort(paths);
    return true;
}
