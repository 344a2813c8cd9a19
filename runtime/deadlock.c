/* The end of a program whose tasks nothing can ever wake. */
#include "leaks.h"
#include "shuffle.h"
#include "task.h"

#include <stdlib.h>

enum { EXIT_DEADLOCK = 3 };

void
coro_deadlock(const struct coro_loop *loop)
{
    fflush(stdout);
    fprintf(stderr, "deadlock: nothing can run any more\n");
    coro_dump_loop(loop);
    coro_shuffle_tell();
    coro_leaks_forget(); /* the tasks hold all that they have */
    exit(EXIT_DEADLOCK);
}
