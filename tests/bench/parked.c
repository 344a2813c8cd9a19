/* Tasks of 32 bytes from chunks, in the list of the gate that they wait for. */
#include "bench.h"

struct task {
    void (*step)(struct task *task);
    struct task *next;
    int64_t a, b;
};

static int64_t sum;

static void
waiting_step(struct task *task)
{
    sum = (sum ^ task->a) + task->b;
}

static struct task *
make(int64_t i)
{
    enum { CHUNK = 2048 };
    static struct task *chunk;
    static int left;
    struct task *task;

    if (left == 0) {
        chunk = bench_allocate(CHUNK * sizeof *chunk);
        left = CHUNK;
    }
    task = &chunk[CHUNK - left--];
    *task = (struct task){waiting_step, NULL, i, i + 1};
    return task;
}

int
main(int argc, char **argv)
{
    int64_t count = bench_size(argc, argv), began = bench_now();
    struct task *first = NULL, **last = &first;

    for (int64_t i = 0; i < count; i++) {
        *last = make(i);
        last = &(*last)->next;
    }
    for (; first; first = first->next)
        first->step(first);
    bench_tell(sum, began);
    return 0;
}
