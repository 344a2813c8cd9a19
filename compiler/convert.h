/* Implicit conversions, and what to say where none is possible. */
#ifndef CONVERT_H
#define CONVERT_H

#include "typer.h"

/* Is every value of type `from` one of `to`, by itself? */
bool convertible(const struct type *from, const struct type *to);

/* Of two operands' types the one that both convert to, or NULL. */
const struct type *common_type(const struct type *a, const struct type *b);

/* Makes the value in *slot one of type `to`, by conversion nodes where they are due. NULL
 * if that is done, or if one of the types is poison; else the error that has been
 * reported. */
struct diag *convert(struct typer *typer, struct expr **slot, const struct type *to);

/* What to write to make a string of a value of another type. */
const char *string_help(struct typer *typer, const struct expr *expr);

/* Reports a value that has none of the types that may stand there: "expected `wanted`,
 * found …". */
struct diag *report_mismatch(struct typer *typer, struct expr *expr, const char *wanted);

/* That a fn, of which a value is given, is to be called; or NULL. */
const char *call_help(const struct typer *typer, const struct expr *fn);

#endif
