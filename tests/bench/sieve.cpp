#include "channel.hpp"

#include "bench.h"

static bool done;
static std::int64_t sum;

static task
numbers(channel *out)
{
    for (std::int64_t n = 2; !done; n++)
        co_await out->put(n);
    co_return 0;
}

static task
filter(std::int64_t prime, channel *in, channel *out)
{
    while (!done) {
        std::int64_t n = co_await in->get();
        if (n % prime != 0)
            co_await out->put(n);
    }
    co_return 0;
}

static task
sieve(std::int64_t count)
{
    channel *in = new channel;

    numbers(in).detach();
    for (std::int64_t i = 0; i < count; i++) {
        std::int64_t prime = co_await in->get();
        channel *out = new channel;
        filter(prime, in, out).detach();
        in = out;
        sum += prime;
    }
    done = true;
    co_return 0;
}

int
main(int argc, char **argv)
{
    std::int64_t count = bench_size(argc, argv), began = bench_now();

    sieve(count).detach();
    ready.run();
    bench_tell(sum, began);
}
