/* Which argument of a call goes where: counts and names. */
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include "signature.h"

/* Sets the index of each argument; -1, reported, for one that goes nowhere. */
void arrange_items(struct typer *typer, struct expr *call, const struct decl *decl);
void arrange_builtins(struct typer *typer, struct expr *call,
                      const struct signature *signature, const char *name);

/* Adds "'name' is declared here". */
void note_declaration(struct typer *typer, struct diag *diag, const char *name,
                      struct span span);

#endif
