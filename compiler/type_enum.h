/* Enums: their cases, and what names them in expressions. */
#ifndef TYPE_ENUM_H
#define TYPE_ENUM_H

#include "typer.h"

/* Types the payloads of an enum's cases. */
void type_cases(struct typer *typer, struct decl *decl);

/* The case of that name, or NULL. */
const struct enum_case *find_case(const struct decl *decl, const char *name);

/* Reports that an enum has no case of that name. */
void report_no_case(struct typer *typer, struct span span, const struct decl *decl,
                    const char *name);

/* Makes E.RED, if E is an enum, what names the case: an EXPR_CASE, or poison, reported.
 * False: it is something else. */
bool bind_case(struct typer *typer, struct expr *expr);

/* Gives an EXPR_CASE that stands for a value its type. */
void type_case(struct typer *typer, struct expr *expr);

/* Adds a help that tells how values of an enum are made. */
void help_to_cases(struct typer *typer, struct diag *diag, const struct decl *decl);

/* "Colour.RED" for a name that means nothing, but is a case of some enum; else NULL. */
const char *case_of_that_name(const struct typer *typer, const char *name);

#endif
