/* coroc FILE.coro, and coroc check: one compilation, its outputs put in place. */
#ifndef TRANSLATE_H
#define TRANSLATE_H

#include "options.h"

/* Both return the exit status. */
int translate(struct arena *arena, const struct options *options);
int check_only(struct arena *arena, const struct options *options);

/* What every verb asks of the compiler: no output, messages to standard error. False if
 * a source cannot be read; that has been said then, and the others are in the request. */
bool translate_request(struct arena *arena, const struct options *options,
                       struct compile_request *request);

/* Says that a program has nothing to start at; gives the exit status. */
int translate_no_main(const struct compile_request *request);

#endif
