/* Typing expressions: the walk down and up. */
#ifndef TYPE_EXPR_H
#define TYPE_EXPR_H

#include "typer.h"

/* Types an expression of which `asked` is asked, or nothing if that is NULL: literals
 * take that type, anything else may come out with another one. The result may be void. */
void type_expr(struct typer *typer, struct expr *expr, const struct type *asked);

/* The same for an expression that must have a value. */
void type_value(struct typer *typer, struct expr *expr, const struct type *asked);

/* Types and converts to `to`; NULL, or the error of the conversion, that takes notes. */
struct diag *type_as(struct typer *typer, struct expr **slot, const struct type *to);

/* A condition, of type bool. */
void type_condition(struct typer *typer, struct expr *expr, const char *where);

/* Two operands that convert to one type, which is given back: NULL, unreported, if they
 * do not. */
const struct type *type_pair(struct typer *typer, struct expr **left,
                             struct expr **right);

/* The one type that all of `parts` (at least one) convert to; what does not is reported
 * and poisoned. `word` names them: "elements". */
const struct type *infer_common(struct typer *typer, const struct exprs *parts,
                                const char *word);

/* Reports and poisons an empty literal that takes no type from `asked`. `word` names it:
 * "list"; `help` tells how it gets one. */
void report_empty_literal(struct typer *typer, struct expr *expr,
                          const struct type *asked, const char *word, const char *help);

/* Reports and poisons a literal whose type nests too deep. `word` names it: "list". */
void check_depth(struct typer *typer, struct expr *expr, const char *word);

#endif
