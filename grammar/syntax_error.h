/* The messages for tokens that do not fit. */
#ifndef SYNTAX_ERROR_H
#define SYNTAX_ERROR_H

#include "brackets.h"

struct parse;

/* The parser met a token that it cannot use; expected[kind] tells which it could. */
void report_syntax_error(struct parse *parse, const bool *expected);

/* A statement ended without its ';' at an empty span. */
void report_missing_semicolon(struct parse *parse, struct span span);

/* The same of an expression, which may be of use as a statement, or not. */
void report_unended(struct parse *parse, struct span span, bool acts);

/* The innermost bracket is not closed where it should be. */
void report_unclosed(struct parse *parse, const struct bracket *bracket);

/* This closes nothing. */
void report_unmatched(struct parse *parse, struct lexeme closer);

/* A ';' where nothing stands before it. */
void report_empty(struct parse *parse, struct lexeme semicolon);

/* A ';' between the head of a construct and its block. */
void report_early_end(struct parse *parse, struct lexeme semicolon);

/* From here on all is quiet. */
void report_too_deep(struct parse *parse, struct span span);

#endif
