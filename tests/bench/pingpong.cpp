#include "channel.hpp"

#include "bench.h"

static channel there, back;
static std::int64_t sum;

static task
ping(std::int64_t times)
{
    for (std::int64_t i = 0; i < times; i++) {
        co_await there.put(i);
        sum += co_await back.get();
    }
    co_return 0;
}

static task
pong()
{
    while (true)
        co_await back.put(co_await there.get() ^ 1);
}

int
main(int argc, char **argv)
{
    std::int64_t times = bench_size(argc, argv), began = bench_now();

    ping(times).detach();
    pong().detach();
    ready.run();
    bench_tell(sum, began);
}
