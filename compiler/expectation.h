/* The files beside a test that say what is expected, and what came out instead. */
#ifndef EXPECTATION_H
#define EXPECTATION_H

#include <stdbool.h>

#include "arena.h"

struct expectation {
    const char *path;   /* of the file: x.out */
    const char *actual; /* of the file with what came out */
    const char *usual;  /* what is expected if the file is not there */
};

/* Whether something came out other than expected. */
bool expectation_differs(struct arena *arena, const struct expectation *expectation);

/* Shows the difference, as diff -u does, on standard output. */
void expectation_show(const struct expectation *expectation);

/* Makes what came out the expectation: writes the file, or removes it if what came out is
 * usual; names it on standard output. False if that fails; that has been said then. */
bool expectation_bless(struct arena *arena, const struct expectation *expectation);

#endif
