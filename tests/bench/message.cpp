#include "task.hpp"

#include "bench.h"

static std::int64_t
mix(std::int64_t a, std::int64_t b)
{
    return (a ^ b) + 1;
}

static std::int64_t (*volatile handler)(std::int64_t a, std::int64_t b) = mix;

// A request to the loop: the sender is queued, then it is handled.
struct ask {
    std::int64_t a, b, reply;

    ask(std::int64_t a, std::int64_t b) : a(a), b(b), reply(0) {}
    bool await_ready() { return false; }
    void await_suspend(task_handle here)
    {
        ready.push(&here.promise());
        reply = handler(a, b);
    }
    std::int64_t await_resume() { return reply; }
};

static std::int64_t sum;

static task
asker(std::int64_t times)
{
    for (std::int64_t i = 0; i < times; i++)
        sum = co_await ask(sum, i);
    co_return 0;
}

int
main(int argc, char **argv)
{
    std::int64_t times = bench_size(argc, argv), began = bench_now();

    asker(times).detach();
    ready.run();
    bench_tell(sum, began);
}
