/* The messages for what can be no token. Each span is the erroneous text. */
#ifndef LEXICAL_ERROR_H
#define LEXICAL_ERROR_H

#include <stdbool.h>

#include "source.h"

struct parse;

/* Bytes of the whole source that are no UTF-8, once a run. False if it is no text that
 * could be scanned. */
bool report_bad_encoding(struct parse *parse);

void report_open_comment(struct parse *parse, struct span span);
void report_open_string(struct parse *parse, struct span span);
/* One in triple quotes. */
void report_long_string(struct parse *parse, struct span span);
void report_open_character(struct parse *parse, struct span span);
/* The innermost hole of an f-string is not closed on its line. */
void report_open_hole(struct parse *parse);
void report_single_brace(struct parse *parse, struct span span);

void report_bad_number(struct parse *parse, struct span span);
void report_too_large(struct parse *parse, struct span span, const char *help);

/* `problem` is NULL for an unknown escape. */
void report_escape(struct parse *parse, struct span span, const char *problem);
/* A character literal that shows `count` characters, or one of several bytes. */
void report_bad_character(struct parse *parse, struct span span, int count);

/* Bytes that no token begins with. */
void report_stray(struct parse *parse, struct span span);
/* A '#' and the rest of its line. */
void report_hash(struct parse *parse, struct span span);
void report_foreign_name(struct parse *parse, struct span span);

/* How much of a text, of which not all is ASCII, can be meant as a name: its letters,
 * also those that no name here may have. */
int foreign_word_size(const char *text, int size);

/* Bytes of the first character. */
int character_size(const char *text, int size);

#endif
