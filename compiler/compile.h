/* The pipeline: from a source text to C, or to the dump of any stage between. */
#ifndef COMPILE_H
#define COMPILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "diag.h"

enum stage {
#define STAGE(id, name) STAGE_##id,
#include "stage.def"
#undef STAGE
    STAGE_COUNT
};

const char *stage_str(enum stage stage);

struct compile_request {
    struct source *source;
    struct diag_style style;
    bool debug_lines;       /* write #line */
    bool spread;            /* scopes side by side in frames */
    FILE *out[STAGE_COUNT]; /* where each stage is shown; NULL: not wanted */
    FILE *messages;         /* diagnostics go here */
};

struct compile_result {
    bool has_errors; /* they are printed */
    bool has_main;
    size_t memory; /* bytes taken */
};

/* Compiles one module. Stages after check are shown only if there is no error. */
struct compile_result compile(const struct compile_request *request);

#endif
