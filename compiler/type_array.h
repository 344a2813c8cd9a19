/* Typing arrays: their types, literals and indexes. */
#ifndef TYPE_ARRAY_H
#define TYPE_ARRAY_H

#include "typer.h"

/* The type array[T, N] of a text whose T is `element`; poison, reported, if its size is
 * none. Whether its values are too large is asked by require_size. */
const struct type *resolve_array(struct typer *typer, const struct typex *typex,
                                 const struct type *element);

/* Reports a type whose values would be too large, and gives poison for it; else the
 * type. What its structs hold must be known. */
const struct type *require_size(struct typer *typer, const struct type *type,
                                struct span span);

/* A literal of which an array is asked: are there as many elements as it has? */
void require_count(struct typer *typer, struct expr *literal, const struct type *asked);

/* array[T, N](): T must have a zero value. */
void type_zero_array(struct typer *typer, struct expr *expr);

/* Reports an index that is out of range whenever it is evaluated. */
void check_array_index(struct typer *typer, const struct expr *expr);
void report_index(struct typer *typer, const struct expr *expr, uint64_t number);

/* Computes the constants by which the types in fields, signatures and constants are
 * sized, before those types are resolved. */
void fold_sizes(struct typer *typer, const struct module *module);

#endif
