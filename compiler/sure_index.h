/* What is known of the index of an array before the program runs. */
#ifndef SURE_INDEX_H
#define SURE_INDEX_H

#include "ast.h"

/* An index that is a number for certain: a literal, a constant, an array's length, or a
 * sum or difference of two such; what is negative is beyond 2^63. */
bool index_number(const struct expr *index, uint64_t *number);

/* Is an EXPR_INDEX of an array in range whatever comes? Then it needs no check. */
bool index_is_sure(const struct expr *expr);

#endif
