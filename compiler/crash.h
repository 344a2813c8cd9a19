/* A crash of coroc itself becomes a message and exit status 3. */
#ifndef CRASH_H
#define CRASH_H

#include "arena.h"

/* From now on, as long as the arena lives; also where the stack is exhausted. */
void crash_prepare(struct arena *arena);

#endif
