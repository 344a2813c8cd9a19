/* Arithmetic of integer types as the language has it: it wraps in the type's width.
 * Values lie in 64 bits, with their sign extended if the type has one. */
#ifndef INTEGER_H
#define INTEGER_H

#include "ast.h"

/* The value as one of the type: its low bits. Any integer type, or duration. */
uint64_t integer_wrap(const struct type *type, uint64_t value);

/* An arithmetic or bitwise operator on two values of the type. A divisor is not 0. */
uint64_t integer_operate(enum operator operator_, const struct type *type, uint64_t left,
                         uint64_t right);

/* Negative, zero or positive as left is less than, equal to or greater than right. */
int integer_compare(const struct type *type, uint64_t left, uint64_t right);

/* The nearest value of the type; 0 for NaN. */
uint64_t integer_of_double(const struct type *type, double value);
double integer_to_double(const struct type *type, uint64_t value);

/* The least and the greatest value of the type. */
uint64_t integer_least(const struct type *type);
uint64_t integer_greatest(const struct type *type);

#endif
