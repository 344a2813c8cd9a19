/* Tasks in a ring; the loop calls the first and goes on to the next. */
#include "bench.h"

#define TURNS 10000

struct task {
    bool (*step)(struct task *task);
    struct task *next;
    int64_t id, i, mine;
};

static int64_t sum;

static bool
worker_step(struct task *task)
{
    if (task->i == TURNS) {
        sum += task->mine;
        return false;
    }
    task->mine = (task->mine ^ task->id) + task->i++;
    return true;
}

static struct task *
make(int64_t id, struct task *last)
{
    struct task *task = bench_allocate(sizeof *task);

    *task = (struct task){.step = worker_step, .next = task, .id = id};
    if (last) {
        task->next = last->next;
        last->next = task;
    }
    return task;
}

static void
run(struct task *last)
{
    while (last) {
        struct task *task = last->next;

        if (task->step(task)) {
            last = task;
            continue;
        }
        last->next = task->next;
        if (task == last)
            last = NULL;
        free(task);
    }
}

int
main(int argc, char **argv)
{
    int64_t count = bench_size(argc, argv), began = bench_now();
    struct task *last = NULL;

    for (int64_t id = 0; id < count; id++)
        last = make(id, last);
    run(last);
    bench_tell(sum, began);
    return 0;
}
