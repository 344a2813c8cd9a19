/* The words of text that the parser skipped behind a syntax error. One of them may have
 * been declared there, so that it is no unknown name: that its declaration is missing
 * follows from an error told already. */
#ifndef LOST_NAMES_H
#define LOST_NAMES_H

#include "passes.h"
#include "tally.h"

/* Counts the words of the source's text in `span`, by interned name. */
void lost_names_add(const struct context *context, struct tally *lost, struct span span);

#endif
