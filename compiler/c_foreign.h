/* The names that a module's C sees of the modules that it imports, directly or not. All
 * that such a module declares begins with its stem, but what it exports. */
#ifndef C_FOREIGN_H
#define C_FOREIGN_H

#include "ast.h"
#include "name.h"

struct c_foreign;

struct c_foreign *c_foreign_new(struct arena *arena, struct names *names,
                                const struct module *module);

/* How many _ a name of the module's own takes behind it to differ from all of those; 0
 * for a name that differs by itself. `bare` has none behind it. */
int c_foreign_marks(const struct c_foreign *foreign, const char *bare);

/* The modules, in no order that matters. */
const struct modules *c_foreign_modules(const struct c_foreign *foreign);

/* The letters, digits and _ that a module's names in C begin with. */
const char *c_stem(struct arena *arena, const struct module *module);

#endif
