/* What lies beside the program in a standalone file, so that names of the program may not
 * be the same. */
#ifndef C_BESIDE_H
#define C_BESIDE_H

#include "name.h"
#include "tally.h"

/* The names at file level of the runtime, and of the system's headers that it includes.
 */
struct tally *c_beside_new(struct arena *arena, struct names *names);

#endif
