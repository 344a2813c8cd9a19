/* Paths of files, as texts. */
#ifndef PATH_H
#define PATH_H

#include "arena.h"

/* What stands behind the last '/'. */
const char *path_name(const char *path);

/* What stands before that, with the '/'; "" if there is none. */
const char *path_folder(struct arena *arena, const char *path);

/* With another ending, such as ".h", instead of its own, if it has one. */
const char *path_with_ending(struct arena *arena, const char *path, const char *ending);

/* Without "." and, where a folder stands before it, without "..". */
const char *path_shortened(struct arena *arena, const char *path);

/* How `path` is called in `folder`: "../lib" of "/a/lib" in "/a/tests". Both are such as
 * realpath gives. */
const char *path_from(struct arena *arena, const char *folder, const char *path);

#endif
