/* Texts of the source inside of C: string literals, and comments that cannot harm. */
#ifndef C_LITERAL_H
#define C_LITERAL_H

#include <stddef.h>

#include "c_writer.h"

/* The longest literal that C11 promises to take. */
enum { C_LONGEST_LITERAL = 4095 };

/* A string literal: valid UTF-8 as it is, all else escaped. */
void c_put_literal(struct c_writer *writer, const char *bytes, size_t size);

/* A character constant. */
void c_put_constant(struct c_writer *writer, unsigned char byte);

/* An initializer of a char array, for what is too long for a literal. */
void c_put_characters(struct c_writer *writer, const char *bytes, size_t size);

/* What stands in a comment, on one line. */
void c_put_comment_text(struct c_writer *writer, const char *bytes, size_t size);

/* A comment on one line, in at most so many columns; what does not fit is cut. */
void c_put_comment(struct c_writer *writer, const char *bytes, size_t size, int columns);

#endif
