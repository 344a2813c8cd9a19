/* Bytes to tokens. */
#ifndef SCAN_H
#define SCAN_H

#include "token.h"

struct parse;

/* Makes parse->scanner, at the beginning of the context's source. */
void scan_start(struct parse *parse);
void scan_end(struct parse *parse);

/* The next token. What can be no token is told, and passed over or replaced by one that
 * the writer may have meant, so that the parser tells no error of its own. */
void scan(struct parse *parse, struct token *token);

/* The '}' was read that ends a value in an f-string: what follows is text again. */
void scan_text_again(struct parse *parse);

/* The f-string is broken off: what follows is no text of it. */
void scan_code_again(struct parse *parse);

#endif
