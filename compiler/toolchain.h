/* The C compiler and the runtime that turn generated C into a program. */
#ifndef TOOLCHAIN_H
#define TOOLCHAIN_H

#include <stdbool.h>

#include "arena.h"
#include "options.h"

struct toolchain {
    const char *compiler; /* $CC, --cc or cc; may hold flags */
    const char *flags;    /* $CFLAGS or --cflags */
    const char *include;  /* the folder of coro.h */
    const char *library;  /* libcoro.a */
    bool debug, sanitize, verbose;
    /* of the program: */
    bool uses_c;          /* there are externs */
    struct words folders; /* where headers lie that belong to it */
    struct words more;    /* C files, libraries, flags */
};

/* Finds the runtime beside the running coroc, installed or in its build tree, and the C
 * compiler. False if there is no runtime; that has been said then. */
bool toolchain_find(struct arena *arena, struct toolchain *toolchain,
                    const struct options *options);

/* Compiles the C files `sources` and links them as `program`, all paths. EXIT_DONE, or
 * what coroc should exit with after what has been said. *interrupted is a signal to raise
 * after cleaning up, or 0. */
int toolchain_link(struct arena *arena, const struct toolchain *toolchain,
                   const struct words *sources, const char *program, int *interrupted);

#endif
