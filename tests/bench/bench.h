/* What the hand-written peers share; each prints its checksum and its nanoseconds. */
#ifndef BENCH_H
#define BENCH_H

#include <inttypes.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static inline int64_t
bench_now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static inline int64_t
bench_size(int argc, char **argv)
{
    return argc > 1 ? strtoll(argv[1], NULL, 10) : 1;
}

static inline void
bench_tell(int64_t checksum, int64_t began)
{
    printf("%" PRId64 " %" PRId64 "\n", checksum, bench_now() - began);
}

/* Where memory runs out there is nothing to measure. */
static inline void *
bench_allocate(size_t size)
{
    void *memory = malloc(size);

    if (!memory)
        abort();
    return memory;
}

#endif
