/* Which file an import means. */
#ifndef FIND_IMPORT_H
#define FIND_IMPORT_H

#include "passes.h"

/* The path of the file: from the folder of the importing one (then *place is where it
 * lies seen from the folder of the first root, if that of the importing one is known), or
 * else from the first of the folders for imports that has it. NULL, reported, if there is
 * none. */
const char *find_import(const struct context *context, const struct decl *import,
                        const char **place);

#endif
