#include "generator.hpp"

#include "bench.h"

static generator
count(std::int64_t n)
{
    for (std::int64_t i = 0; i < n; i++)
        co_yield i;
}

int
main(int argc, char **argv)
{
    std::int64_t n = bench_size(argc, argv), began = bench_now(), sum = 0, x;
    generator counted = count(n);

    while (counted.next(x))
        sum = (sum ^ x) + 1;
    bench_tell(sum, began);
}
