/* Which generators talk to the loop: they are streams. A call of one has another type
 * than that of a generator which does not, so this is found while bodies are typed. */
#ifndef TALK_H
#define TALK_H

#include "typer.h"

/* The bodies of the module in the order in which they are to be typed: each generator's
 * after those of the generators that it names. Those that name each other in a circle are
 * taken for streams by what their text looks like. */
void talk_order(struct typer *typer, struct decls *bodies);

/* The body has been typed: a generator that talks is a stream from now on. */
void talk_settle(struct typer *typer, struct decl *decl);

#endif
