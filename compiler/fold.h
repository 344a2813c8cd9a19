/* The values of constants, and those that module variables begin with. */
#ifndef FOLD_H
#define FOLD_H

#include "typer.h"

/* A constant or module variable whose value is typed. */
struct initializer {
    struct decl *decl;
    struct decls mentions; /* constants in its value */
    enum {
        FOLD_WAITING,
        FOLD_OPEN, /* one that it depends on is at hand */
        FOLD_DONE,
    } state;
    int next; /* the next mention to look at */
};

VEC(initializers, struct initializer);

/* Gives every decl its constant, in an order in which each comes after those that it
 * mentions. `initializers` are in source order. Reports values that are not constant, and
 * circles. */
void fold(struct typer *typer, struct initializers *initializers);

/* The value of a typed expression; NULL if it is none, which is reported unless it is
 * poison. */
struct constant *fold_expr(struct typer *typer, const struct expr *expr);

/* A literal; an element; array[T, N]() and what its elements begin with. */
struct constant *fold_array(struct typer *typer, const struct expr *expr);
struct constant *fold_index(struct typer *typer, const struct expr *expr,
                            const struct constant *array);
struct constant *fold_zero(struct typer *typer, const struct type *type);

/* What lies in a struct, an enum's payload or an array. */
struct constant *constant_part(const struct constant *whole, uint64_t index);

#endif
