#include "channel.h"

struct worker {
    struct task task;
    struct channel *in, *out;
    int64_t number; /* the next one, or the prime */
};

static bool done;

static void
numbers_step(struct task *task)
{
    struct worker *worker = (struct worker *)task;

    while (!done)
        if (!put(worker->out, task, worker->number++))
            return;
}

static void
filter_step(struct task *task)
{
    struct worker *worker = (struct worker *)task;

    if (task->at == 1)
        goto got;
    while (!done) {
        task->at = 1;
        if (!get(worker->in, task))
            return;
    got:
        task->at = 2;
        if (task->value % worker->number != 0 && !put(worker->out, task, task->value))
            return;
    }
}

static struct worker *
start(void (*step)(struct task *task), struct channel *in, int64_t number)
{
    struct worker *worker = bench_allocate(sizeof *worker);

    *worker = (struct worker){.task = {.step = step}, .in = in, .number = number};
    worker->out = bench_allocate(sizeof *worker->out);
    *worker->out = (struct channel){0};
    push(&worker->task);
    return worker;
}

struct sieve {
    struct task task;
    struct channel *in;
    int64_t i, count, sum;
};

static void
sieve_step(struct task *task)
{
    struct sieve *sieve = (struct sieve *)task;

    if (task->at == 1)
        goto got;
    sieve->in = start(numbers_step, NULL, 2)->out;
    for (sieve->i = 0; sieve->i < sieve->count; sieve->i++) {
        task->at = 1;
        if (!get(sieve->in, task))
            return;
    got:
        sieve->in = start(filter_step, sieve->in, task->value)->out;
        sieve->sum += task->value;
    }
    done = true;
}

int
main(int argc, char **argv)
{
    int64_t count = bench_size(argc, argv), began = bench_now();
    struct sieve sieve = {.task = {.step = sieve_step}, .count = count};

    push(&sieve.task);
    run();
    bench_tell(sieve.sum, began);
    return 0;
}
