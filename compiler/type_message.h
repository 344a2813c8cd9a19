/* Handlers of messages: which message an `on` is of, and so what its names are. */
#ifndef TYPE_MESSAGE_H
#define TYPE_MESSAGE_H

#include "typer.h"

/* Binds an ON to its message, whose signature is known, or reports. */
void type_handler(struct typer *typer, struct decl *handler);

#endif
