#include "channel.h"

static struct channel there, back;

struct ping {
    struct task task;
    int64_t i, times, sum;
};

static void
ping_step(struct task *task)
{
    struct ping *ping = (struct ping *)task;

    switch (task->at) {
    case 1:
        goto put;
    case 2:
        goto got;
    }
    for (ping->i = 0; ping->i < ping->times; ping->i++) {
        task->at = 1;
        if (!put(&there, task, ping->i))
            return;
    put:
        task->at = 2;
        if (!get(&back, task))
            return;
    got:
        ping->sum += task->value;
    }
}

static void
pong_step(struct task *task)
{
    switch (task->at) {
    case 1:
        goto got;
    }
    while (true) {
        task->at = 1;
        if (!get(&there, task))
            return;
    got:
        task->at = 2;
        if (!put(&back, task, task->value ^ 1))
            return;
    }
}

int
main(int argc, char **argv)
{
    int64_t times = bench_size(argc, argv), began = bench_now();
    struct ping ping = {{.step = ping_step}, 0, times, 0};
    struct task pong = {.step = pong_step};

    push(&ping.task);
    push(&pong);
    run();
    bench_tell(ping.sum, began);
    return 0;
}
