/* Source texts and their places. A span is two byte offsets in a space that all sources
 * of a program share; lines and columns are counted only when a message or a table needs
 * them. */
#ifndef SOURCE_H
#define SOURCE_H

#include <stdbool.h>
#include <stdint.h>

#include "vec.h"

struct span {
    uint32_t lo, hi; /* [lo, hi) in bytes */
};

VEC(spans, struct span);

struct source {
    const char *path; /* as the user wrote it; "<stdin>" for - */
    const char *text; /* NUL-terminated; may hold NULs before its end */
    uint32_t base;    /* the offset of its first byte */
    uint32_t size;
    int rank;        /* whose messages are told first: the least */
    bool is_hushed;  /* no warnings of what lies in it */
    uint32_t *lines; /* where lines begin, counted from the text's first byte */
    uint32_t line_count;
};

/* All sources of a program, each behind those before it. */
struct sources {
    struct source **at;
    int count, capacity;
};

/* 1-based line, and 1-based column in bytes. */
struct place {
    uint32_t line, column;
};

/* Takes a text (not copied) and finds its lines. It is the first of its program. */
struct source *source_new(struct arena *arena, const char *path, const char *text,
                          uint32_t size);

/* Reads a file, or standard input for "-". NULL with errno set if it cannot be read, or
 * is larger than 1 GiB (EFBIG). */
struct source *source_read(struct arena *arena, const char *path);

/* The last part of its path: the same from wherever it is compiled. */
const char *source_name(const struct source *source);

/* Puts a source behind those that are there. False, and nothing is done, if its offsets
 * would be too large. */
bool sources_add(struct arena *arena, struct sources *sources, struct source *source);

/* The source in which an offset lies. */
const struct source *sources_find(const struct sources *sources, uint32_t offset);

/* The text at an offset in the source, its end included. */
static inline const char *
source_at(const struct source *source, uint32_t offset)
{
    return source->text + (offset - source->base);
}

/* The offset behind its last byte. */
static inline uint32_t
source_end(const struct source *source)
{
    return source->base + source->size;
}

/* Where an offset lies, by binary search. */
struct place source_place(const struct source *source, uint32_t offset);
uint32_t source_line(const struct source *source, uint32_t offset);

/* The text of a line without its end; `line` counts from 1. */
const char *source_line_text(const struct source *source, uint32_t line, uint32_t *size);

#endif
