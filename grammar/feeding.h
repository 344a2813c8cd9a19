/* What the parts of the feed share: following the tokens (follow.c), finding what is
 * missing or too much (mend.c), and giving tokens to the parser (feed.c). */
#ifndef FEEDING_H
#define FEEDING_H

#include "feed.h"
#include "parse.h"

static inline unsigned
held_facts(const struct parse *parse)
{
    return token_facts(parse->feed.held.kind);
}

static inline struct lexeme
held_lexeme(const struct parse *parse)
{
    return (struct lexeme){parse->feed.held.kind, parse->feed.held.span};
}

bool held_is_on_new_line(const struct parse *parse);

/* With nothing but white space before it on its line. */
bool is_first_on_line(const struct parse *parse, uint32_t place);

/* No white space either. */
bool is_at_margin(const struct parse *parse, uint32_t place);

/* Is there such a character behind the held token on its line? */
bool line_has(const struct parse *parse, char c);

/* Is it the next one behind the held token and blanks? */
bool precedes(const struct parse *parse, char c);

/* ---- follow.c ---- */

/* The held token is the next one of the source. */
void feed_take(struct parse *parse);

/* Takes the innermost bracket off; gives the token that closes it. */
int feed_close(struct parse *parse);

/* Directly in a block, or at the module's level. */
bool is_in_block(const struct parse *parse);

/* Does the statement or item have a block behind its head? And is the held token its
 * brace? */
bool has_body(const struct parse *parse);
bool opens_body(const struct parse *parse);

/* ---- mend.c ---- */

/* Can a statement end with the latest token? */
bool may_have_ended(const struct parse *parse);

/* Did a statement end before the held token, though there is no ';'? */
bool misses_semicolon(const struct parse *parse);

/* Is the innermost bracket's end missing before the held token? */
bool misses_closer(const struct parse *parse);

/* Is something missing before a closing bracket, too? */
bool expects_operand(const struct parse *parse);

/* Does the held token close what is not open? */
bool is_unmatched(const struct parse *parse);

/* Does the held token show that a value in an f-string was not closed? */
bool breaks_hole(const struct parse *parse);

#endif
