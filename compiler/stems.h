/* The stems of a program's modules: their names in C and where their C lies are made of
 * them, so no two may be the same. */
#ifndef STEMS_H
#define STEMS_H

#include "passes.h"

/* Reports modules of one stem among a root and all that it imports; and such as a.coro
 * with an item b_c and a_b.coro with c, if neither knows of the other. */
void check_stems(struct context *context, struct module *root);

#endif
