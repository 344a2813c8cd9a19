/* How sure an expression is of its type, before it is typed. */
#ifndef FIRMNESS_H
#define FIRMNESS_H

#include "ast.h"

/* The less firm of two operands takes the type of the other. */
enum firmness {
    FIRMNESS_NONE,  /* none */
    FIRMNESS_LIST,  /* a literal of a list or map */
    FIRMNESS_INT,   /* an integer literal, or an operation on such */
    FIRMNESS_FLOAT, /* the same with a float literal */
    FIRMNESS_CHAR,  /* the same with a char literal */
    FIRM,           /* knows its type by itself */
};

/* Do the operands of a binary operation decide its type, so that what is asked of it is
 * asked of them? Of a shift only the left one does. */
bool operands_decide(const struct expr *operation);
bool is_shift(const struct expr *operation);

enum firmness firmness(const struct expr *expr);

/* The same of a binary operation or cast whose left operand's firmness is known already.
 */
enum firmness firmness_above(const struct expr *expr, enum firmness left);

#endif
