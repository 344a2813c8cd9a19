/* Between the scanner and the parser. */
#ifndef FEED_H
#define FEED_H

#include "token.h"

struct parse;

/* The parser's next token. Brackets are balanced: what is missing is told and inserted,
 * what is too much is told and left out. Nesting is bounded: behind a text that nests too
 * deep comes the end. */
int feed(YYSTYPE *value, struct span *span, struct parse *parse);

/* The parser recovers from an error: until it has, it sees nothing of what lies in
 * brackets. */
void feed_skip(struct parse *parse);
void feed_recovered(struct parse *parse);

/* The tokens of the source around an error: the one found, and those before it. */
struct surroundings {
    struct lexeme found, previous, earlier;
    struct lexeme first; /* of the statement or item */
};

struct surroundings feed_surroundings(const struct parse *parse);

/* Is the found token on a later line than the one before? */
bool feed_is_on_new_line(const struct parse *parse, struct lexeme previous,
                         struct lexeme found);

#endif
