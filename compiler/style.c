/* Colour only on a terminal that can show it, unless asked. */
#define _XOPEN_SOURCE 700
#include "style.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool
can_color(FILE *stream)
{
    const char *terminal = getenv("TERM"), *no_color = getenv("NO_COLOR");

    if (!terminal || strcmp(terminal, "dumb") == 0 || (no_color && *no_color))
        return false;
    return isatty(fileno(stream));
}

struct diag_style
style_for(const struct options *options, FILE *stream)
{
    struct diag_style style = options->style;

    style.color = options->color == COLOR_ALWAYS ||
                  (options->color == COLOR_AUTO && can_color(stream));
    return style;
}
