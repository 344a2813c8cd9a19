/* What lays out the lines of a C file, below c_writer.h. */
#ifndef C_LAYOUT_H
#define C_LAYOUT_H

#include "c_writer.h"

/* In columns: the bytes that continue a UTF-8 character take none. */
int c_width(const char *text, int size);

/* Adds a line to the text. */
void c_append_line(struct c_writer *writer, int column, const char *line, int size);

bool c_is_long(const struct c_writer *writer);

/* Adds the line under way, as several if it is too long. */
void c_lay_out(struct c_writer *writer);

#endif
