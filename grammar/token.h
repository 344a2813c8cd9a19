/* Tokens, and what is known of each kind. */
#ifndef TOKEN_H
#define TOKEN_H

#include "parser.h"

/* Where a token stands, and what it is. */
struct lexeme {
    int kind;
    struct span span;
};

struct token {
    int kind;
    struct span span;
    YYSTYPE value;
};

enum token_fact {
    TOKEN_ENDS_VALUE = 1 << 0,   /* behind it an operator is binary */
    TOKEN_STARTS_VALUE = 1 << 1, /* and can be nothing but the start of one */
    TOKEN_PREFIX = 1 << 2,       /* operator, if no value stands before */
    TOKEN_IN_CHAIN =
        1 << 3, /* the prefix operators before it still nest around what follows */
    TOKEN_OPENS = 1 << 4,
    TOKEN_CLOSES = 1 << 5,
    TOKEN_STATEMENT = 1 << 6,  /* begins a statement and nothing else */
    TOKEN_ITEM = 1 << 7,       /* begins an item */
    TOKEN_HEAD = 1 << 8,       /* begins a construct that has a block */
    TOKEN_BEFORE_MAP = 1 << 9, /* a '{' behind it begins a map */
    TOKEN_ALONE = 1 << 10,     /* can be a whole statement, or end one */
    TOKEN_TYPE = 1 << 11,      /* begins a type */
    TOKEN_BINARY = 1 << 12,
    TOKEN_COMPARES = 1 << 13,
    TOKEN_ASSIGNS = 1 << 14,
    TOKEN_NAMES = 1 << 15, /* may be used as a name */
    TOKEN_RESERVED = 1 << 16,
    TOKEN_LITERAL = 1 << 17,
    TOKEN_ENDS = 1 << 18, /* statement or text */

    /* Where brackets or the ends of statements may want mending. */
    TOKEN_NOTABLE =
        TOKEN_OPENS | TOKEN_CLOSES | TOKEN_STATEMENT | TOKEN_ITEM | TOKEN_ENDS,
};

#define TOKEN_COUNT (TOK_GAP + 1)

extern const unsigned token_fact_table[TOKEN_COUNT];

/* Facts of a token, a sum of enum token_fact. */
static inline unsigned
token_facts(int kind)
{
    return token_fact_table[kind];
}

/* What kind of token it is, for people and goldens: "name", "keyword", "operator" … */
const char *token_class(int kind);

/* As it is written: "let", "+="; of tokens with many spellings, what they are. (parser.y)
 */
const char *token_str(int kind);

/* A word that can be a name in a source: letters, digits and '_', none of the reserved
 * words. */
bool token_is_name(const char *word);

#endif
