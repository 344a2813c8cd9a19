/* How diagnostics look on a stream: with colour or without. */
#ifndef STYLE_H
#define STYLE_H

#include <stdio.h>

#include "options.h"

/* The style asked for, with colour on `stream` if that is wanted and can be shown. */
struct diag_style style_for(const struct options *options, FILE *stream);

#endif
