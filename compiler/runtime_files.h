#ifndef RUNTIME_FILES_H
#define RUNTIME_FILES_H

#include "options.h"

/* Writes coro.c and coro.h into the folder of -o, which is made if it is not there. The
 * exit status. */
int runtime_files(struct arena *arena, const struct options *options);

#endif
