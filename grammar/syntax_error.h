/* The messages for tokens that do not fit. */
#ifndef SYNTAX_ERROR_H
#define SYNTAX_ERROR_H

#include "brackets.h"

struct parse;

/* The parser met a token that it cannot use; expected[kind] tells which it could. */
void report_syntax_error(struct parse *parse, const bool *expected);

/* A statement ended without its ';' at an empty span. */
void report_missing_semicolon(struct parse *parse, struct span span);

/* The innermost bracket is not closed where it should be. */
void report_unclosed(struct parse *parse, const struct bracket *bracket);

/* This closes nothing. */
void report_unmatched(struct parse *parse, struct lexeme closer);

/* From here on all is quiet. */
void report_too_deep(struct parse *parse, struct span span);

#endif
