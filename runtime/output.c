/* The end of standard output. */
#include "internal.h"

#include <errno.h>
#include <string.h>

int
coro_finish(int status)
{
    errno = 0;
    bool lost = fflush(stdout) != 0 || ferror(stdout);
    if (!lost)
        return status;
    fprintf(stderr, "error: standard output: %s\n",
            errno ? strerror(errno) : "write failed");
    clearerr(stdout);
    return status ? status : 1;
}
