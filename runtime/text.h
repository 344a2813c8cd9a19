/* Text under construction: what showing and formatting write to, and what they share. */
#ifndef CORO_TEXT_H
#define CORO_TEXT_H

#include "internal.h"

/* ---- the writer (writer.c) ---- */

/* Collects bytes for a string, or passes them on to a file. It begins with room of its
 * own, so that short texts allocate nothing; running out of memory is a panic. */
struct coro_writer {
    FILE *file; /* NULL: a string is wanted */
    char *bytes;
    size_t len, capacity;
    int depth; /* of the value being shown, against values that contain themselves */
    char here[256];
};

void coro_writer_begin(struct coro_writer *out, FILE *file);
void coro_write(struct coro_writer *out, const char *bytes, size_t len);
void coro_write_byte(struct coro_writer *out, char byte);
void coro_write_text(struct coro_writer *out, const char *text);
void coro_write_string(struct coro_writer *out, coro_string string);
void coro_write_times(struct coro_writer *out, const char *bytes, size_t len,
                      size_t times);
/* At least `size` bytes behind the text; what is used of them is to be added to out->len.
 * Only of a writer without a file. */
char *coro_writer_room(struct coro_writer *out, size_t size);
/* The end of a writer: gives what was written, or passes on the rest of it. */
coro_string coro_writer_string(struct coro_writer *out);
void coro_writer_end(struct coro_writer *out);

/* ---- values (show.c, float.c, duration.c) ---- */

void coro_write_int(struct coro_writer *out, int64_t value);
void coro_write_unsigned(struct coro_writer *out, uint64_t value);
void coro_write_duration(struct coro_writer *out, int64_t nanoseconds);
void coro_write_repr(struct coro_writer *out, coro_string string); /* in quotes */
/* The shortest that reads back as the same value of its type. */
void coro_write_float(struct coro_writer *out, double value);
void coro_write_float32(struct coro_writer *out, float value);
/* As Python writes a float that has a precision but no type. */
void coro_write_float_precise(struct coro_writer *out, double value, int precision);
/* Turns the locale's decimal point into '.', in text that printf made. */
void coro_plain_point(char *text);

/* How many items an array has. */
static inline int64_t
coro_array_len(const struct coro_type *type)
{
    return (int64_t)(type->size / type->element->size);
}

/* A panic if values nest so deep that a C stack might not hold it. */
void coro_check_depth(int depth);

/* ---- formats (format.c) ---- */

struct coro_format_spec {
    char fill[4]; /* one character of UTF-8 */
    int fill_len;
    char align; /* '<' '>' '^', '=': zeros behind the sign, 0: as the value is wont */
    char sign;  /* '+', ' ' or 0 */
    int width, precision; /* precision -1: none */
    char type;            /* 0: none */
};

void coro_format_int(struct coro_writer *out, bool negative, uint64_t magnitude,
                     const struct coro_format_spec *spec);
void coro_format_float(struct coro_writer *out, double value, bool single,
                       const struct coro_format_spec *spec);
/* `sign` ("" if none) and the text behind it, filled up to the width. */
void coro_format_pad(struct coro_writer *out, const char *sign, const char *bytes,
                     size_t len, char align, const struct coro_format_spec *spec);

/* ---- strings (string.c, search.c) ---- */

/* A new string whose bytes the caller fills in. */
coro_string coro_string_make(size_t len);
char *coro_string_bytes(coro_string string); /* of a string just made */
bool coro_is_space(char byte);
/* The size of the UTF-8 character at the front of `len` > 0 bytes; 0 if there is none. */
int coro_character(const char *bytes, size_t len);
/* The same, but 1 if there is none: bytes that belong to no character stand alone. */
static inline size_t
coro_character_or_byte(const char *bytes, size_t len)
{
    int size = coro_character(bytes, len);
    return size ? (size_t)size : 1;
}

/* Whether a byte goes on with a character. */
static inline bool
coro_continues(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

/* The first place of `part` (not empty) in `bytes`, or NULL, in linear time. */
const char *coro_search(const char *bytes, size_t len, const char *part, size_t part_len);

/* ---- panics (panic.c) ---- */

CORO_NORETURN void coro_panic_memory(void);
/* With a text of errors.def that has places for up to three numbers. */
CORO_NORETURN void coro_panic_numbers(const char *format, const struct coro_code *code,
                                      int line, int64_t first, int64_t second,
                                      int64_t third);

#endif
