/* C text under construction: lines with indentation, long ones broken where the one who
 * writes them allows it, labels, and comments that cannot harm. Everything lies in the
 * arena. */
#ifndef C_WRITER_H
#define C_WRITER_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "vec.h"

enum { C_COLUMNS = 90, C_INDENT = 4 };

enum c_mark_kind {
    C_MARK_COMMA,
    C_MARK_LINK,
    C_MARK_OPERATOR,
    C_MARK_EQUALS,
    C_MARK_OPEN,
    C_MARK_CLOSE
};

/* Where a line may be broken, or a bracket that later breaks align with. */
struct c_mark {
    enum c_mark_kind kind;
    int at; /* offset in the line of what comes behind */
};

VEC(c_marks, struct c_mark);
VEC(c_bytes, char);

/* Finished text, in pieces that do not move. */
struct c_piece {
    struct c_piece *next;
    size_t size;
    const char *text;
};

struct c_writer {
    struct arena *arena;
    int indent;           /* of the lines to come, in levels */
    struct c_bytes line;  /* the line under way, without its indentation */
    struct c_marks marks; /* in it */
    struct c_marks stack; /* the brackets around, while a long line is laid out */
    struct c_bytes text;  /* finished lines since the last c_finish */
    bool below_label;     /* only directives stand between a label and what comes */
    bool after_label;     /* the last line is a label, not ended yet */
    enum { C_OPEN, C_DECLARING, C_ACTING } top; /* what stands in the braces so far */
    bool is_declaration;                        /* the line under way */
    int body;                                   /* where the function's body begins */
    bool body_declares;                         /* its first line is a declaration */
    struct c_piece *first, **last;              /* what has been finished */
};

void c_writer_begin(struct c_writer *writer, struct arena *arena);

/* ---- within a line ---- */

void c_put(struct c_writer *writer, const char *text);
void c_put_bytes(struct c_writer *writer, const char *bytes, size_t size);
void c_put_char(struct c_writer *writer, char c);
void c_put_integer(struct c_writer *writer, int64_t value);
void c_putf(struct c_writer *writer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A bracket: "(" or "{". */
void c_open(struct c_writer *writer, const char *text);
void c_close(struct c_writer *writer, const char *text);
/* ", ", where the line may go on below. */
void c_comma(struct c_writer *writer);
/* The line may be broken here, behind an operator and a space. */
void c_may_break(struct c_writer *writer);
/* The same behind || or &&, and rather so than behind what they link. */
void c_may_break_link(struct c_writer *writer);
/* " = ": the line may be broken behind it, if then the rest fits on one. */
void c_equals(struct c_writer *writer);
/* Columns that the line under way takes. */
int c_column(const struct c_writer *writer);

/* ---- lines ---- */

/* Ends the line; broken if it is too long. */
void c_end(struct c_writer *writer);
/* A whole line. */
void c_line(struct c_writer *writer, const char *text);
void c_linef(struct c_writer *writer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* An empty line, unless there is one already. */
void c_blank(struct c_writer *writer);
/* A line that ends in " {", or is it, and indents what comes. */
void c_begin_block(struct c_writer *writer);
/* The same where the brace is there. */
void c_begin_inside(struct c_writer *writer);
/* "}" and what follows on its line; c_end ends that. */
void c_end_block(struct c_writer *writer);
/* The same for a function. */
void c_begin_body(struct c_writer *writer);
/* The line under way is a declaration. Those at the top of braces are followed by an
 * empty line. */
void c_declaration(struct c_writer *writer);
/* A label in the first column. A declaration or a "}" cannot follow it directly: then it
 * has an empty statement. */
void c_label(struct c_writer *writer, const char *name);
/* If the last line is a label, nothing more will follow it here. */
void c_settle(struct c_writer *writer);
/* Ends a preprocessor's line: it stands in the first column. */
void c_end_directive(struct c_writer *writer);

/* ---- the whole ---- */

/* How much finished text there is since the last c_finish. */
int c_offset(const struct c_writer *writer);
/* Moves the lines written since `from` up to `to`: for what is known only later. */
void c_move(struct c_writer *writer, int from, int to);
/* Puts the text since the last c_finish behind what was finished before. */
void c_finish(struct c_writer *writer);
/* The same; and what comes now stands above all that. */
void c_go_above(struct c_writer *writer);
/* Writes what has been finished, but for an empty line at its end. */
void c_print(const struct c_writer *writer, FILE *out);

#endif
