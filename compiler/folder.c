/* Temporary folders, removed with all that is in them. */
#define _XOPEN_SOURCE 700
#include "folder.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "message.h"

#define MOST_OPEN 16 /* folders open at once while walking */

const char *
folder_new(struct arena *arena)
{
    const char *parent = getenv("TMPDIR");
    char *path =
        arena_printf(arena, "%s/coroc-XXXXXX", parent && *parent ? parent : "/tmp");

    if (mkdtemp(path))
        return path;
    complain("cannot make a temporary folder '%s': %s", path, strerror(errno));
    return NULL;
}

static int
remove_one(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status, (void)kind, (void)place;
    return remove(path);
}

void
folder_remove(const char *path)
{
    nftw(path, remove_one, MOST_OPEN, FTW_DEPTH | FTW_PHYS);
}
