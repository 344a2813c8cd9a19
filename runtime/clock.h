/* The thread's clock: monotonic, or virtual if CORO_CLOCK=virtual is in the environment.
 * A virtual clock stands still while anything can run and jumps to the next deadline when
 * nothing can. */
#ifndef CORO_CLOCK_H
#define CORO_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

enum { CORO_NS_PER_S = 1000 * 1000 * 1000 };

bool coro_clock_is_virtual(void);
/* ns since it was first asked. */
int64_t coro_clock_time(void);
/* Until that time has come. */
void coro_clock_wait(int64_t until);

/* A time so long after another; for ever is the greatest. */
static inline int64_t
coro_clock_after(int64_t time, int64_t duration)
{
    return duration > INT64_MAX - time ? INT64_MAX : time + duration;
}

#endif
