/* What the parts of the front end share while one text is parsed. The bytes go through
 *     scanner.l  bytes -> tokens; tells lexical errors
 *     feed.c     keeps brackets balanced and nesting bounded, so that the parser can
 * trust both parser.y   tokens -> tree; syntax_error.c tells what does not fit */
#ifndef PARSE_H
#define PARSE_H

#include "brackets.h"
#include "passes.h"
#include "token.h"

struct feed {
    struct token held;  /* scanned, but not given to the parser yet */
    struct token ahead; /* the one behind it, if `yield` made us look for a `from` */
    bool has_held, has_ahead;
    struct lexeme given[3]; /* to the parser, the latest first */
    struct lexeme first;    /* which begins the statement or item */
    bool at_start;          /* the next token begins one */
    bool after_value;       /* an operator that comes now is binary, or stands behind its
                               operand */
    bool inserted;          /* the parser's latest token was none of the source */
    bool after_gap;
    bool skipping;   /* the parser is recovering: */
    int skip_to;     /* it sees nothing inside of more brackets than this */
    bool wants_body; /* except its block */
    bool shows_end;  /* and the end of the brace that the error was found at */
    bool hid_block;  /* and a block was hidden just now */
    bool ended;      /* nothing more is read */
};

/* Braces that do not fit the indentation, in the current item. */
struct suspects {
    struct span open; /* the first one whose end stands further left than its beginning */
    struct span close; /* the one that ended the item, though indented */
};

struct parse {
    struct context *context;
    struct module *module;
    void *scanner;
    uint32_t position; /* scanned so far */
    int scanned;       /* the kind of the latest token scanned */
    struct brackets brackets;
    struct feed feed;
    bool quiet;   /* no more syntax errors: they would only be consequences */
    bool strayed; /* between items something was told; until the next item all is quiet */
    bool lost_body;             /* a head was broken, and no block found behind it */
    bool misnamed[TOKEN_COUNT]; /* reserved words that were told to be no names */
    bool braces_missed;         /* a body without braces was told; an 'else' may follow */
    struct suspects suspects;
    struct tally *foreign_names; /* that are no names here, told once each */
    struct span told;            /* of which nothing more is told, its end included */
};

/* From here on nothing is told of what begins within this span, or right behind it. */
static inline void
parse_mark_told(struct parse *parse, uint32_t lo, uint32_t hi)
{
    parse->told = (struct span){lo + 1, hi + 1}; /* {0, 0} is no place */
}

static inline bool
parse_was_told(const struct parse *parse, uint32_t place)
{
    return parse->told.lo <= place + 1 && place + 1 <= parse->told.hi;
}

/* The first offset from `place` on that is no white space of the line. */
uint32_t parse_behind_blanks(const struct parse *parse, uint32_t place);

/* The text from its beginning, with nothing read yet; parse_end takes it. */
struct parse *parse_start(struct context *context);
void parse_end(struct parse *parse);

#endif
