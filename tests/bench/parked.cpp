#include "task.hpp"

#include "bench.h"

static std::int64_t sum;

static task
gate()
{
    co_await turn();
    co_return 0;
}

static task
waiting(std::int64_t a, std::int64_t b, task_promise *open)
{
    co_await wait(open);
    sum = (sum ^ a) + b;
    co_return 0;
}

int
main(int argc, char **argv)
{
    std::int64_t count = bench_size(argc, argv), began = bench_now();
    task open = gate();

    // The last to wait is woken first.
    for (std::int64_t i = count - 1; i >= 0; i--)
        waiting(i, i + 1, &open.frame.promise()).detach();
    ready.run();
    bench_tell(sum, began);
}
