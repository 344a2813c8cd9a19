/* The values of literals. Each function takes the span of a literal in the source and
 * tells what is wrong with it. */
#ifndef LITERAL_H
#define LITERAL_H

#include "token.h"

struct integer literal_integer(struct parse *parse, struct span span);
struct integer literal_duration(struct parse *parse, struct span span);
double literal_float(struct parse *parse, struct span span);

/* With its quotes. */
struct text literal_string(struct parse *parse, struct span span);
/* With the first quote only. */
struct text literal_open_string(struct parse *parse, struct span span);
/* Of an f-string, with "{{" and "}}". */
struct text literal_text(struct parse *parse, struct span span);
/* Just the bytes. */
struct text literal_raw(struct parse *parse, struct span span);

/* Makes token a TOK_CHAR, or a TOK_STRING if that must have been meant; gives which. */
int literal_character(struct parse *parse, struct token *token);

/* How much of an unclosed literal its writer will have meant: not the `);` at its end;
 * but at `least` so much. */
int literal_written_size(const char *text, int size, int least);

#endif
