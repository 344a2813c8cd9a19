/* Temporary folders. */
#ifndef FOLDER_H
#define FOLDER_H

#include "arena.h"

/* A new folder in $TMPDIR or /tmp, or NULL; that has been said then. The path is
 * absolute. */
const char *folder_new(struct arena *arena);

/* Removes a folder and all that is in it. */
void folder_remove(const char *path);

#endif
