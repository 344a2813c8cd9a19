/* CORO_SHUFFLE=SEED: tasks that are ready have their turns in a random order, the same in
 * each run with that seed. What depends on the order by mistake shows. */
#ifndef CORO_SHUFFLE_H
#define CORO_SHUFFLE_H

#include "coro.h"

/* Whether the environment asks for it. */
bool coro_shuffle_is_asked(void);
/* Some of the first in the queue, which is not empty, go to its end. */
void coro_shuffle(struct coro_node **ready);
/* After a failure: says on standard error which seed repeats it. */
void coro_shuffle_tell(void);

#endif
