/* A source text and its places. A span is two byte offsets; lines and columns are
 * counted only when a message or a table needs them. */
#ifndef SOURCE_H
#define SOURCE_H

#include <stdint.h>

#include "vec.h"

struct span {
    uint32_t lo, hi; /* [lo, hi) in bytes */
};

VEC(spans, struct span);

struct source {
    const char *path; /* as the user wrote it; "<stdin>" for - */
    const char *text; /* NUL-terminated; may hold NULs before its end */
    uint32_t size;
    uint32_t *lines; /* offsets at which lines begin */
    uint32_t line_count;
};

/* 1-based line, and 1-based column in bytes. */
struct place {
    uint32_t line, column;
};

/* Takes a text (not copied) and finds its lines. */
struct source *source_new(struct arena *arena, const char *path, const char *text,
                          uint32_t size);

/* Reads a file, or standard input for "-". NULL with errno set if it cannot be read, or
 * is larger than 1 GiB (EFBIG). */
struct source *source_read(struct arena *arena, const char *path);

/* Where an offset lies, by binary search. */
struct place source_place(const struct source *source, uint32_t offset);
uint32_t source_line(const struct source *source, uint32_t offset);

/* The text of a line without its end; `line` counts from 1. */
const char *source_line_text(const struct source *source, uint32_t line, uint32_t *size);

#endif
