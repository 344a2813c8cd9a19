#include "generator.hpp"

#include "bench.h"

static const std::int64_t values = 5000000;

static generator
below(std::int64_t depth)
{
    if (depth > 1) {
        co_yield below(depth - 1);
        co_return;
    }
    for (std::int64_t i = 0; i <= values; i++)
        co_yield i;
}

int
main(int argc, char **argv)
{
    generator resumed = below(bench_size(argc, argv));
    std::int64_t sum = 0, x, began;

    resumed.next(x);
    began = bench_now();
    while (resumed.next(x))
        sum = (sum ^ x) + 1;
    bench_tell(sum, began);
}
