#include "task.hpp"

#include "bench.h"

static task
node(std::int64_t first, std::int64_t leaves)
{
    if (leaves == 1)
        co_return first;
    std::int64_t n = leaves / 10;
    task children[] = {node(first, n),         node(first + n, n),
                       node(first + 2 * n, n), node(first + 3 * n, n),
                       node(first + 4 * n, n), node(first + 5 * n, n),
                       node(first + 6 * n, n), node(first + 7 * n, n),
                       node(first + 8 * n, n), node(first + 9 * n, n)};
    std::int64_t sum = 0;
    for (const task &child : children)
        sum += co_await wait(child);
    co_return sum;
}

static std::int64_t
run(std::int64_t leaves)
{
    task root = node(0, leaves);

    ready.run();
    return root.frame.promise().result;
}

int
main(int argc, char **argv)
{
    std::int64_t leaves = bench_size(argc, argv), began;

    run(leaves);
    began = bench_now();
    bench_tell(run(leaves), began);
}
