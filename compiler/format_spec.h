/* Formats of f-strings: what stands behind the ':' of {value:format}. */
#ifndef FORMAT_SPEC_H
#define FORMAT_SPEC_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "type.h"

struct format_spec {
    const char *fill; /* the bytes of one character; NULL: a space */
    int fill_size;
    char align;    /* one of < > ^; 0: as the type has it */
    char sign;     /* one of + - and space; 0: none given */
    bool zero;     /* zeros between sign and digits */
    int width;     /* 0: none given */
    int precision; /* -1: none given */
    char type;     /* one of d x X o b c e f g s; 0: as the type has it */
};

/* Reads a format; NULL, or what is wrong with it. */
const char *format_spec_parse(struct arena *arena, const char *text, uint32_t size,
                              struct format_spec *spec);

/* What is wrong with the format for a value of that type; NULL if nothing is. */
const char *format_misfit(struct arena *arena, const char *text, uint32_t size,
                          const struct type *type);

#endif
