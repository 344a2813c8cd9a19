/* Number and char literals: they take the type asked of them if they can, and must fit
 * it. */
#ifndef NUMBER_LITERAL_H
#define NUMBER_LITERAL_H

#include "typer.h"

/* Types an EXPR_INT; of a float type it becomes an EXPR_FLOAT. `asked` may be NULL. */
void type_integer(struct typer *typer, struct expr *expr, const struct type *asked);

/* Is it a '-' that belongs to the integer literal behind it? Then type_negative makes the
 * two one literal. */
bool is_negative(const struct expr *expr);
void type_negative(struct typer *typer, struct expr *expr, const struct type *asked);

void type_float(struct typer *typer, struct expr *expr, const struct type *asked);
void type_char(struct typer *typer, struct expr *expr, const struct type *asked);
void type_duration(struct typer *typer, struct expr *expr);

/* What the operand of `as` is asked: nothing, but a large literal is a u64. */
const struct type *asked_by_cast(const struct typer *typer, const struct expr *operand);

#endif
