/* Which words C, C++ and their libraries keep for themselves. */
#ifndef C_WORD_H
#define C_WORD_H

#include <stdbool.h>

#include "arena.h"

/* What a word stands for, which decides whether it is taken. */
enum c_use {
    C_MEMBER,   /* of a struct, or a tag: words of the language, macros, types */
    C_VARIABLE, /* in a function: those, and what generated functions name */
    C_FILE,     /* at file level: those of C_VARIABLE, and functions of the library */
};

bool c_word_is_taken(const char *word, enum c_use use);

/* The name without the _ behind it. Names that are taken get another _; to ask of the
 * bare name keeps those apart that had some before. */
const char *c_bare(struct arena *arena, const char *name);

/* As constants are named: "TRAFFIC_LIGHT" of "TrafficLight"; no _ at either end. */
const char *c_constant_word(struct arena *arena, const char *name);

#endif
