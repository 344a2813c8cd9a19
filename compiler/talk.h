/* Which generators talk to the loop: they are streams. A call of one has another type
 * than that of a generator which does not, so this is found while bodies are typed. */
#ifndef TALK_H
#define TALK_H

#include "typer.h"

/* Types the bodies of the module's generators by type_body, each after those of the
 * generators that it names; those that talk are streams from then on. Of those that name
 * each other in a circle, each body is first typed on trial where it may talk. */
void talk_type_generators(struct typer *typer,
                          void (*type_body)(struct typer *typer, struct decl *decl));

#endif
