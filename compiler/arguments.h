/* Which argument of a call goes where: counts and names. */
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include "signature.h"

/* What the arguments of a call go to. */
struct taker {
    const char *name; /* "add", "Point", "Shape.circle" */
    struct span span; /* where it is declared */
    const struct variables *params;
    bool has_fields; /* to which arguments may go by name */
    bool is_of_c;    /* to which they must; those without a value are zero */
};

/* Sets the index of each argument; -1, reported, for one that goes nowhere. */
void arrange_items(struct typer *typer, struct expr *call, const struct taker *taker);
/* The same for as many arguments without names. */
void arrange_values(struct typer *typer, struct expr *call, const char *name, int count);
void arrange_builtins(struct typer *typer, struct expr *call,
                      const struct signature *signature, const char *name);

/* Adds "'name' is declared here". */
void note_declaration(struct typer *typer, struct diag *diag, const char *name,
                      struct span span);

#endif
