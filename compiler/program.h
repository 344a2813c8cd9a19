/* coroc build and coroc run: from a source to an executable, and on to its exit status.
 */
#ifndef PROGRAM_H
#define PROGRAM_H

#include "options.h"

/* Both return the exit status. */
int program_build(struct arena *arena, const struct options *options);
int program_run(struct arena *arena, const struct options *options);

/* The name of a program: its source's, without folder and ".coro". */
const char *program_name(struct arena *arena, const char *path);

#endif
