#include "generator.hpp"

#include "bench.h"

static generator
walk(std::int64_t node, std::int64_t size)
{
    if (2 * node <= size)
        co_yield walk(2 * node, size);
    co_yield node;
    if (2 * node < size)
        co_yield walk(2 * node + 1, size);
}

int
main(int argc, char **argv)
{
    std::int64_t size = bench_size(argc, argv), began = bench_now(), sum = 0, node;
    generator nodes = walk(1, size);

    while (nodes.next(node))
        sum = (sum ^ node) + 1;
    bench_tell(sum, began);
}
