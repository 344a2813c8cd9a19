/* What a program with externs needs of C besides what is generated. */
#ifndef NEEDS_H
#define NEEDS_H

#include "compile.h"
#include "toolchain.h"

/* Adds the folders of its headers, and what the file says that lies beside the source
 * `path` and ends in .flags: C files, libraries, flags. */
void add_needs(struct arena *arena, struct toolchain *toolchain, const char *path,
               const struct compile_result *result);

#endif
