/* The pipeline: from source texts to C, or to the dump of any stage between. */
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
    struct arena *arena;    /* of the result */
    struct sources sources; /* what to compile; the first one is what is shown */
    struct words folders;   /* where imports are looked for, too (-I) */
    bool only_these_warn;   /* no warnings of what is imported */
    struct diag_style style;
    bool debug_lines;       /* write #line */
    bool spread;            /* scopes side by side in frames */
    bool in_one_folder;     /* the headers of imported modules lie beside the C */
    bool standalone;        /* the C of all modules goes into one file with the runtime */
    const char *header;     /* by which name the C of a module includes its own */
    FILE *out[STAGE_COUNT]; /* where each stage is shown; NULL: not wanted */
    /* Where the C or header of an imported module goes; NULL: nobody wants them. */
    FILE *(*open)(void *data, const char *stem, enum stage stage);
    void *data;
    FILE *messages; /* diagnostics go here */
};

/* A module that was imported. */
struct imported {
    const char *stem;
    const char *path;  /* of its source */
    const char *place; /* the same, from the folder of the first source; NULL: by -I */
};

VEC(importeds, struct imported);

struct compile_result {
    bool has_errors; /* they are printed */
    bool has_main;
    struct importeds imported;
    bool uses_c;                 /* some module has an extern */
    struct words header_folders; /* where headers lie that belong to the program */
    size_t memory;               /* bytes taken */
};

/* Compiles the modules of a program. Stages after check are shown only if there is no
 * error. */
struct compile_result compile(const struct compile_request *request);

#endif
