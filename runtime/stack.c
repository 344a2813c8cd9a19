/* Where the C stack of this thread ends. */
#ifdef __linux__
#define _GNU_SOURCE /* pthread_getattr_np */
#include <pthread.h>
#endif

#include "stack.h"

CORO_THREAD uintptr_t coro_stack_limit = UINTPTR_MAX;

/* What a stack is taken to have left, from where we first ask, if the system cannot tell.
 */
enum { GUESS = 256 * 1024 };

/* A quarter stays free: for releases within each other, for the user's functions, for the
 * panic. */
static uintptr_t
limit_of(uintptr_t lowest, size_t size)
{
    return lowest + size / 4;
}

#ifdef __linux__
static uintptr_t
find_limit(uintptr_t here)
{
    pthread_attr_t attributes;
    void *lowest;
    size_t size;

    if (pthread_getattr_np(pthread_self(), &attributes) != 0)
        return limit_of(here - GUESS, GUESS);
    if (pthread_attr_getstack(&attributes, &lowest, &size) != 0) {
        lowest = (void *)(here - GUESS);
        size = GUESS;
    }
    pthread_attr_destroy(&attributes);
    return limit_of((uintptr_t)lowest, size);
}
#else
static uintptr_t
find_limit(uintptr_t here)
{
    return limit_of(here - GUESS, GUESS);
}
#endif

bool
coro_stack_is_low_here(uintptr_t here)
{
    if (coro_stack_limit == UINTPTR_MAX)
        coro_stack_limit = find_limit(here);
    return here < coro_stack_limit;
}
