/* One walk over the tree of a body, for every pass that asks something of each node. It
 * needs no C stack, so neither nesting nor chains (a + b + …, else if, .x.y) can overflow
 * it. */
#ifndef WALK_H
#define WALK_H

#include "ast.h"

/* Where a visited node stands. */
struct site {
    const struct stmt *stmt;   /* the innermost statement around an expression; or NULL */
    const struct expr *parent; /* of an expression: whose operand it is; or NULL */
    const struct stmt *loop;   /* that a break here means; or NULL */
    int loop_number; /* its number: loops count from 0 as they are met; else -1 */
    const struct stmt *defer; /* the innermost around; or NULL */
    bool caught; /* an error here is caught by a try of the same body or defer */
};

struct visit;
VEC(visits, struct visit);

/* What to do at a node; either function may be NULL. A node comes before its parts, and
 * parts come in the order of the source. */
struct visitor {
    void (*stmt)(void *data, struct stmt *stmt, const struct site *site);
    void (*expr)(void *data, struct expr *expr, const struct site *site);
    void *data;
    struct arena *arena;
    struct visits waiting; /* the walk's own, kept from body to body for its room */
    struct exprs operands; /* the same */
};

/* Visits a body; or one expression, of an initialiser. */
void walk(struct visitor *visitor, struct stmt *body);
void walk_expr(struct visitor *visitor, struct expr *expr);

/* Appends the direct operands of an expression, in evaluation order. */
void expr_operands(struct arena *arena, const struct expr *expr, struct exprs *out);

/* Appends the expressions that a statement holds itself, not those of its inner
 * statements. */
void stmt_operands(struct arena *arena, const struct stmt *stmt, struct exprs *out);

#endif
