/* What stands behind a dot: fields of structs, properties and methods of the language's
 * types. */
#ifndef MEMBER_H
#define MEMBER_H

#include "signature.h"

/* Types x.f that is not called. The object is typed already. */
void type_field(struct typer *typer, struct expr *expr);

/* The method that x.f(…) calls; NULL, reported, if there is none. */
const struct signature *find_method(struct typer *typer, const struct expr *expr);

/* Has it a field of that name that is a fn, or perhaps one? */
bool has_fn_field(const struct type *type, const char *name);

#endif
