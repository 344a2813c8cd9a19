#define _POSIX_C_SOURCE 200809L /* clock_nanosleep */

#include "clock.h"

#include "environment.h"
#include "internal.h"

#include <errno.h>
#include <time.h>

static CORO_THREAD int64_t virtual_time;

bool
coro_clock_is_virtual(void)
{
    static CORO_THREAD enum { UNKNOWN, REAL, VIRTUAL } clock;

    if (clock == UNKNOWN)
        clock = coro_environment_says("CORO_CLOCK", "virtual") ? VIRTUAL : REAL;
    return clock == VIRTUAL;
}

static int64_t
monotonic_time(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * CORO_NS_PER_S + time.tv_nsec;
}

/* The monotonic clock's time when it was first asked. */
static int64_t
beginning(void)
{
    static CORO_THREAD int64_t began;

    if (began == 0)
        began = monotonic_time();
    return began;
}

int64_t
coro_clock_time(void)
{
    int64_t began;

    if (coro_clock_is_virtual())
        return virtual_time;
    began = beginning();
    return monotonic_time() - began;
}

static void
sleep_until(int64_t monotonic)
{
    struct timespec time = {.tv_sec = monotonic / CORO_NS_PER_S,
                            .tv_nsec = monotonic % CORO_NS_PER_S};

    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL) == EINTR)
        ;
}

void
coro_clock_wait(int64_t until)
{
    if (!coro_clock_is_virtual())
        sleep_until(coro_clock_after(beginning(), until));
    else if (until > virtual_time)
        virtual_time = until;
}
