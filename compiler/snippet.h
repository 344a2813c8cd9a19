/* A line of source under a message, with a caret range below it. */
#ifndef SNIPPET_H
#define SNIPPET_H

#include <stdio.h>

#include "source.h"

struct snippet_style {
    const char *caret_on, *caret_off; /* around the carets; "" without colour */
    const char *help_on, *help_off;   /* around "help:" */
};

/* Prints the line where `span` begins and the carets below, with `help` (or NULL) behind
 * them. A span over several lines is cut at the end of the first; a very long line is
 * shown in part. */
void snippet_print(const struct source *source, struct span span, const char *help,
                   struct snippet_style style, FILE *out);

#endif
