#define _XOPEN_SOURCE 700
#include "find_header.h"

#include <string.h>
#include <unistd.h>

#include "path.h"

/* C knows no escapes there. */
static bool
is_name(const struct decl *external)
{
    return external->path_size > 0 && strlen(external->path) == external->path_size &&
           !strpbrk(external->path, "\"<>\\\n\t");
}

/* In a folder, which ends in '/' or is "". A header that is made from a module is not
 * meant: the one of the system has the same name. */
static bool
is_in(struct arena *arena, const char *folder, const char *header)
{
    const char *path = arena_printf(arena, "%s%s", folder, header);

    return access(path, R_OK) == 0 &&
           access(path_with_ending(arena, path, ".coro"), R_OK) != 0;
}

void
find_header(const struct context *context, struct decl *external)
{
    struct arena *arena = context->arena;
    const char *folder = path_folder(arena, external->module->source->path);
    const char *header = external->path;

    if (!is_name(external)) {
        diag_error(context->diags, DIAG_HEADER, external->name_span,
                   "this cannot be the name of a header");
        return;
    }
    external->is_beside = is_in(arena, header[0] == '/' ? "" : folder, header);
    for (int i = 0; i < context->folders->count && !external->is_beside; i++)
        external->is_beside =
            is_in(arena, arena_printf(arena, "%s/", context->folders->at[i]), header);
}
