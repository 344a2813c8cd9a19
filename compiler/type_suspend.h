/* The words that suspend, once their operands are typed. That they do not stand in a fn
 * is not a matter of types. */
#ifndef TYPE_SUSPEND_H
#define TYPE_SUSPEND_H

#include "typer.h"

/* What the operand of a yield is asked, or NULL. */
const struct type *yield_asked(const struct typer *typer);

/* Each gives the expression its type, or reports. */
void type_yield(struct typer *typer, struct expr *expr);
void type_yield_from(struct typer *typer, struct expr *expr);
void type_wait(struct typer *typer, struct expr *expr);
void type_spawn(struct typer *typer, struct expr *expr);

/* The type of the task that runs a coroutine; poison, reported, if it is none. */
const struct type *spawned_type(struct typer *typer, struct expr *coroutine);

#endif
