/* Unary and binary operators and `as`, once their operands are typed. */
#ifndef TYPE_OPERATOR_H
#define TYPE_OPERATOR_H

#include "typer.h"

/* What an operand is asked beside another one of type `other`; or NULL. */
const struct type *asked_beside(const struct expr *operation, const struct type *other);

/* Gives the expression its type, converts its operands, or reports. */
void type_unary(struct typer *typer, struct expr *expr);
void type_binary(struct typer *typer, struct expr *expr);
void type_cast(struct typer *typer, struct expr *expr);

/* a ?? b: b converts to what lies in a, or to a itself. */
void type_else(struct typer *typer, struct expr *expr);

#endif
