/* Calls by a function pointer that the compiler does not see through. */
#include "bench.h"

static int64_t
mix(int64_t a, int64_t b)
{
    return (a ^ b) + 1;
}

static int64_t (*volatile handler)(int64_t a, int64_t b) = mix;

int
main(int argc, char **argv)
{
    int64_t times = bench_size(argc, argv), began = bench_now(), sum = 0;

    for (int64_t i = 0; i < times; i++)
        sum = handler(sum, i);
    bench_tell(sum, began);
    return 0;
}
