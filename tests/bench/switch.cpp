#include "task.hpp"

#include "bench.h"

static const std::int64_t turns = 10000;
static std::int64_t sum;

static task
worker(std::int64_t id)
{
    std::int64_t mine = 0;

    for (std::int64_t i = 0; i < turns; i++) {
        mine = (mine ^ id) + i;
        co_await turn();
    }
    sum += mine;
    co_return 0;
}

int
main(int argc, char **argv)
{
    std::int64_t count = bench_size(argc, argv), began = bench_now();

    for (std::int64_t id = 0; id < count; id++)
        worker(id).detach();
    ready.run();
    bench_tell(sum, began);
}
