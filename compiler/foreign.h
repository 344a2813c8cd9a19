/* Words of other languages that stand where nothing of that name is known. */
#ifndef FOREIGN_H
#define FOREIGN_H

#include "type.h"

/* How one says it here, as text of a help; NULL if the word is no such. */
const char *foreign_name(const char *word);
const char *foreign_type(const char *word);

/* The same of a word behind the '.' of a value of that type. */
const char *foreign_member(const struct type *receiver, const char *word);

#endif
