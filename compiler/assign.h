/* What may be assigned. */
#ifndef ASSIGN_H
#define ASSIGN_H

#include "typer.h"

/* Reports a typed target that may not be assigned, and marks the variable that is. */
void require_assignable(struct typer *typer, const struct expr *target);

/* Has it the form of something that may be assigned? If not, report_no_place says so. */
bool may_be_place(const struct expr *target);
void report_no_place(struct typer *typer, const struct expr *target);

/* The same as require_assignable of a place that its member `name` would change. */
void require_changeable(struct typer *typer, const struct expr *place, const char *name);

/* The variable at the root of a target such as x.f! or x[i], if it has one: it is
 * written, not read. */
struct variable *assigned_variable(const struct typer *typer, const struct expr *target);

/* Is the variable at the root of a typed target read on the way? Else it is just written.
 */
bool target_reads(const struct typer *typer, const struct expr *target,
                  const struct variable *root);

#endif
