/* The command line, read into one struct. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stdio.h>

#include "arena.h"
#include "compile.h"
#include "diag.h"
#include "vec.h"

enum color {
    COLOR_AUTO, /* on a terminal, unless NO_COLOR or TERM=dumb ask for none */
    COLOR_ALWAYS,
    COLOR_NEVER,
};

enum verb {
#define VERB(id, name, operands, summary) VERB_##id,
#include "verbs.def"
#undef VERB
    VERB_COUNT
};

struct options {
    const char *self; /* as coroc was called */
    enum verb verb;
    struct words inputs;    /* what stands behind the verb */
    struct words arguments; /* run: those of the program */

    const char *output;   /* or NULL */
    const char *header;   /* the same */
    struct words folders; /* where imports are looked for, too */
    bool shows[STAGE_COUNT];
    const char *show_paths[STAGE_COUNT]; /* or NULL: standard output */
    bool debug_lines, spread, standalone;
    struct {
        bool wanted, phony;
        const char *path, *target; /* or NULL */
    } depfile;

    struct diag_style style; /* of diagnostics; its color is that of `color` */
    enum color color;
    bool quiet, verbose;

    const char *explain; /* a code, or NULL */
    bool help, version;

    struct words compilers; /* --cc; test: several are used in turn */
    struct words flags;     /* --cflags; the same */
    bool sanitize;
    bool virtual_time, real_time;

    int jobs;            /* 0: as many as there are processors */
    const char *pattern; /* or NULL */
    int timeout;         /* seconds */
    bool bless, list;
};

/* Reads the command line. False if it is wrong; that has been said then. */
bool options_read(struct arena *arena, struct options *options, int argc, char **argv);

/* The verb of a name, or VERB_COUNT. */
enum verb verb_named(const char *name);

/* The help page of a verb; of coroc as a whole for VERB_COMPILE. */
void options_help(enum verb verb, FILE *out);

#endif
