/* Tasks of 40 bytes from chunks, in one queue; the last child to end wakes its parent. */
#include "bench.h"

struct task {
    struct task *next; /* in the queue, or of what is free */
    struct task *parent;
    int64_t leaves; /* 0: its children have been made */
    int64_t value;  /* the first leaf, then the sum */
    int64_t missing;
};

static struct {
    struct task *first, **last;
} queue = {NULL, &queue.first};
static struct task *unused;

static void
push(struct task *task)
{
    task->next = NULL;
    *queue.last = task;
    queue.last = &task->next;
}

static struct task *
pop(void)
{
    struct task *task = queue.first;

    queue.first = task->next;
    if (!queue.first)
        queue.last = &queue.first;
    return task;
}

static void
refill(void)
{
    enum { CHUNK = 1600 };
    struct task *chunk = bench_allocate(CHUNK * sizeof *chunk);

    for (int i = 0; i < CHUNK - 1; i++)
        chunk[i].next = &chunk[i + 1];
    chunk[CHUNK - 1].next = NULL;
    unused = chunk;
}

static void
spawn(struct task *parent, int64_t leaves, int64_t first)
{
    struct task *task;

    if (!unused)
        refill();
    task = unused;
    unused = task->next;
    *task = (struct task){.parent = parent, .leaves = leaves, .value = first};
    push(task);
}

/* True if it has ended. */
static bool
step(struct task *task)
{
    int64_t part = task->leaves / 10, first = task->value;

    if (part == 0)
        return true;
    task->leaves = 0;
    task->value = 0;
    task->missing = 10;
    for (int64_t i = 0; i < 10; i++)
        spawn(task, part, first + i * part);
    return false;
}

static int64_t
run(int64_t leaves)
{
    spawn(NULL, leaves, 0);
    for (;;) {
        struct task *task = pop(), *parent = task->parent;

        if (!step(task))
            continue;
        if (!parent)
            return task->value;
        parent->value += task->value;
        if (--parent->missing == 0)
            push(parent);
        task->next = unused;
        unused = task;
    }
}

int
main(int argc, char **argv)
{
    int64_t leaves = bench_size(argc, argv), began;

    run(leaves);
    began = bench_now();
    bench_tell(run(leaves), began);
    return 0;
}
