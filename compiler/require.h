/* What the place of an expression requires of it beyond a type to convert to. Each
 * reports an expression that does not fit, which is poison then. */
#ifndef REQUIRE_H
#define REQUIRE_H

#include "typer.h"

/* A value at all: not void. */
void require_value(struct typer *typer, struct expr *expr);

/* A value whose type is known: not a `none` of which nothing is asked. */
void require_type(struct typer *typer, struct expr *expr);

/* A condition; `where` begins the message: "a condition". */
void require_bool(struct typer *typer, struct expr *expr, const char *where);

/* The operand of '!'. */
void require_negatable(struct typer *typer, struct expr *operand);

/* How to make a condition of a value of another type; or NULL. */
const char *bool_help(const struct typer *typer, const struct expr *expr);

/* An optional; `where` as above. */
void require_optional(struct typer *typer, struct expr *expr, const char *where);

/* A coroutine to drive, or to run as a task (when `as_task` is set). */
void require_coroutine(struct typer *typer, struct expr *expr, const char *where,
                       bool as_task);

/* A generator that does not talk to the loop, so that `how` can drive it; what is already
 * known to be a coroutine. */
void require_no_stream(struct typer *typer, struct expr *expr, const char *how,
                       const char *help);

/* A task. */
void require_task(struct typer *typer, struct expr *expr, const char *where);

#endif
