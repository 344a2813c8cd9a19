/* The tables of options and verbs, as data: for reading the command line, and for the
 * help pages. */
#ifndef OPTION_TABLE_H
#define OPTION_TABLE_H

#include <stdbool.h>

#include "options.h"

enum option_id {
#define OPTION(id, spelling, other, argument, metavar, verbs, help) OPTION_##id,
#include "options.def"
#undef OPTION
    OPTION_COUNT
};

enum argument_kind {
    NO,     /* takes no argument */
    AN,     /* takes one: joined, behind '=', or the next word */
    JOINED, /* takes one: joined or behind '=' */
};

struct option {
    const char *spelling, *other; /* other: or NULL */
    enum argument_kind argument;
    const char *metavar; /* of the argument, or NULL */
    const char *verbs;   /* initials of those that take it, or "*" */
    const char *help;    /* or NULL: not shown */
};

struct verb_entry {
    const char *name; /* "" of the compiler itself */
    const char *operands, *summary;
};

extern const struct option option_table[OPTION_COUNT];
extern const struct verb_entry verb_table[VERB_COUNT];

/* The option that a word spells, the longest of several, or OPTION_COUNT; *rest is what
 * is joined to it, "" for nothing. */
enum option_id option_find(const char *word, const char **rest);

/* Whether a verb takes an option. */
bool option_is_for(enum option_id id, enum verb verb);

/* Say that there is no such option or verb, and which might have been meant. */
void option_unknown(const char *word);
void verb_unknown(const char *word);

#endif
