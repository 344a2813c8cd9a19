/* The end of standard output. */
#include "internal.h"
#include "shuffle.h"

#include <errno.h>
#include <string.h>

int
coro_finish(int status)
{
    errno = 0;
    bool lost = fflush(stdout) != 0 || ferror(stdout);
    int failure = errno;

    if (status || lost)
        coro_shuffle_tell();
    if (!lost)
        return status;
    fprintf(stderr, "error: standard output: %s\n",
            failure ? strerror(failure) : "write failed");
    clearerr(stdout);
    return status ? status : 1;
}
