/* What writers of other languages write by habit, and how it is said here. */
#ifndef HABIT_H
#define HABIT_H

#include "feed.h"

/* A cure for a syntax error, or NULL where none can be seen. */
const char *habit_help(const struct parse *parse, struct surroundings near,
                       const bool *expected);

/* Is it nearly a word that begins an item? */
bool habit_is_misspelt_item(const struct parse *parse, struct lexeme found);

#endif
