/* C's items, which an extern declares, and what passes to C. */
#ifndef TYPE_C_H
#define TYPE_C_H

#include "typer.h"

/* Has C the type, if only by its name? Reports one that it has not. */
bool require_c(struct typer *typer, const struct type *type, struct span span);

/* Checks a C_FN, a C_CONST, or a struct of C, whose types are resolved. */
void check_c_item(struct typer *typer, const struct decl *decl);

/* The type that an argument is asked to have that goes to a parameter of type `to`; NULL
 * if it may have any. */
const struct type *asked_by_c(const struct typer *typer, const struct expr *argument,
                              const struct type *to);

/* Reports a literal for C that holds a NUL. */
void require_text(struct typer *typer, const struct expr *literal);

/* Does the argument pass without being converted? */
bool pass_to_c(struct expr *argument, const struct type *to);

/* How something could be made a value of C's type `to`; NULL if that is not plain. */
const char *c_help(const struct expr *expr, const struct type *to);

#endif
