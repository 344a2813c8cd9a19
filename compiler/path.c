#include "path.h"

#include <stdbool.h>
#include <string.h>

#include "vec.h"

const char *
path_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

const char *
path_folder(struct arena *arena, const char *path)
{
    return arena_copy(arena, path, (size_t)(path_name(path) - path));
}

const char *
path_with_ending(struct arena *arena, const char *path, const char *ending)
{
    const char *name = path_name(path), *dot = strrchr(name, '.');
    size_t size = dot && dot > name ? (size_t)(dot - path) : strlen(path);

    return arena_printf(arena, "%.*s%s", (int)size, path, ending);
}

const char *
path_shortened(struct arena *arena, const char *path)
{
    struct words parts = {0};
    const char *shortened = *path == '/' ? "/" : "";

    while (*(path += strspn(path, "/"))) {
        size_t size = strcspn(path, "/");
        const char *part = arena_copy(arena, path, size);
        bool leaves = strcmp(part, "..") == 0 && parts.count > 0 &&
                      strcmp(parts.at[parts.count - 1], "..") != 0;

        if (leaves)
            parts.count--;
        else if (strcmp(part, ".") != 0)
            vec_push(arena, &parts, part);
        path += size;
    }
    for (int i = 0; i < parts.count; i++)
        shortened =
            arena_printf(arena, "%s%s%s", shortened, i > 0 ? "/" : "", parts.at[i]);
    return shortened;
}

/* The length of what both begin with, up to the end of a part of each. */
static size_t
common_parts(const char *a, const char *b)
{
    size_t common = 0, i = 0;

    for (; a[i] && a[i] == b[i]; i++)
        if (a[i] == '/')
            common = i;
    return (!a[i] || a[i] == '/') && (!b[i] || b[i] == '/') ? i : common;
}

const char *
path_from(struct arena *arena, const char *folder, const char *path)
{
    size_t common = common_parts(folder, path);
    const char *rest = path + common + strspn(path + common, "/"), *from = "";

    for (const char *at = folder + common; *(at += strspn(at, "/"));
         at += strcspn(at, "/"))
        from = arena_printf(arena, "%s%s..", from, *from ? "/" : "");
    return arena_printf(arena, "%s%s%s", from, *from && *rest ? "/" : "",
                        *from || *rest ? rest : ".");
}
