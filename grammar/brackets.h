/* The brackets, blocks and prefix operators that are open, and how deep they nest. */
#ifndef BRACKETS_H
#define BRACKETS_H

#include <stdbool.h>
#include <stddef.h>

#include "token.h"

#define NESTING_LIMIT 200

enum bracket_kind {
    BRACKET_NONE, /* the module's level */
    BRACKET_PAREN,
    BRACKET_SQUARE,
    BRACKET_BLOCK,  /* braces around statements, arms, or an extern's items */
    BRACKET_FIELDS, /* braces of a struct, class or enum */
    BRACKET_MAP,    /* braces of a map */
    BRACKET_HOLE,   /* braces in an f-string */
};

struct bracket {
    enum bracket_kind kind;
    bool has_colon; /* so that it must be a map */
    bool is_body;   /* the block that a head such as `if …` waits for */
    struct span span;
    int depth;           /* around it, prefix operators included */
    struct lexeme first; /* of the statement that it stands in */
};

struct brackets {
    struct bracket open[NESTING_LIMIT];
    int count;
    int depth; /* of brackets and prefix operators together */
    int holes; /* that are open: all of them are on this line */
};

/* The innermost one, or NULL. */
static inline const struct bracket *
brackets_top(const struct brackets *brackets)
{
    return brackets->count ? &brackets->open[brackets->count - 1] : NULL;
}

/* Are its parts statements, items or text? Else they are values. */
static inline bool
bracket_is_brace(const struct bracket *bracket)
{
    return bracket->kind == BRACKET_BLOCK || bracket->kind == BRACKET_FIELDS ||
           bracket->kind == BRACKET_HOLE;
}

/* The kind of token that closes it. */
int bracket_closer(const struct bracket *bracket);

/* Is there one of this kind that no brace separates from here? */
bool brackets_reach(const struct brackets *brackets, enum bracket_kind kind);

/* Is there any brace that bracket_is_brace knows? */
bool brackets_have_brace(const struct brackets *brackets);

/* False if that would be deeper than NESTING_LIMIT. */
bool brackets_push(struct brackets *brackets, struct bracket bracket);
struct bracket brackets_pop(struct brackets *brackets);

/* A ':' in the innermost one. */
void brackets_mark_colon(struct brackets *brackets);

/* A prefix operator; false if that is too deep. */
bool brackets_prefix(struct brackets *brackets);

/* The operands of all prefix operators since the innermost bracket are complete. */
void brackets_settle(struct brackets *brackets);

#endif
