/* Lists of expected tokens, in words. */
#ifndef EXPECTED_H
#define EXPECTED_H

#include "token.h"

/* "';' or an operator": tokens folded into classes. NULL if that would be more than five.
 */
const char *expected_str(struct arena *arena, const bool *expected);

/* A token that was found: "'let'", "a string", "the end of the file". */
const char *found_str(struct arena *arena, const struct source *source,
                      struct lexeme found);

#endif
