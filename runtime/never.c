/* What C compilers shall not know. */
#include "coro.h"

bool
coro_never(void)
{
    return false;
}
