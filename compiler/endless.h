/* Which fns call themselves on every way through them, alone or in a circle, and so never
 * return. That is legal in the language; C compilers warn of it. */
#ifndef ENDLESS_H
#define ENDLESS_H

#include "core.h"

/* By the number of the declaration. */
bool *endless_find(struct arena *arena, const struct core_module *core);

#endif
