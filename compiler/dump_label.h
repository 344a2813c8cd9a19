/* What dumps of core trees call variables: their names, with a number behind where a
 * function declares one again. */
#ifndef DUMP_LABEL_H
#define DUMP_LABEL_H

#include "core.h"
#include "passes.h"

/* The labels of a function's variables by number - 1. Numbers them if that has not been
 * done. */
const char **dump_labels(struct context *context, struct core_function *function);

/* What lies in a variable: a type, or "frame of rest". */
const char *dump_content(struct arena *arena, const struct core_variable *variable);

#endif
