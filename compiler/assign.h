/* What may be assigned. */
#ifndef ASSIGN_H
#define ASSIGN_H

#include "typer.h"

/* Reports a typed target that may not be assigned, and marks the variable that is. */
void require_assignable(struct typer *typer, const struct expr *target);

/* Has it the form of something that may be assigned? If not, report_no_place says so. */
bool may_be_place(const struct expr *target);
void report_no_place(struct typer *typer, const struct expr *target);

/* The variable at the root of a target such as x.f!, if it has one. */
struct variable *assigned_variable(const struct typer *typer, const struct expr *target);

/* Whether assigning a typed target writes the variable at its root, and does not read it
 * to find an object. */
bool is_part_of_root(const struct expr *target);

#endif
