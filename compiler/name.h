/* Interned names: equal names are the same pointer, so they compare with ==. */
#ifndef NAME_H
#define NAME_H

#include "arena.h"

struct names;

struct names *names_new(struct arena *arena);

/* The one copy of these bytes, NUL-terminated, as long as the arena lives. */
const char *name_intern(struct names *names, const char *bytes, size_t size);
/* The same of a text that ends in NUL. */
const char *name_of_text(struct names *names, const char *text);

#endif
