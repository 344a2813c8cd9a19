/* A stack of the nodes whose left side is under way. */
#include "bench.h"

struct walk {
    int64_t size;
    int top;
    int64_t stack[64];
};

static inline void
go_left(struct walk *walk, int64_t node)
{
    for (; node <= walk->size; node *= 2)
        walk->stack[walk->top++] = node;
}

static inline bool
walk_next(struct walk *walk, int64_t *out)
{
    if (walk->top == 0)
        return false;
    *out = walk->stack[--walk->top];
    go_left(walk, 2 * *out + 1);
    return true;
}

int
main(int argc, char **argv)
{
    struct walk walk = {.size = bench_size(argc, argv)};
    int64_t began = bench_now();
    int64_t sum = 0, node;

    go_left(&walk, 1);
    while (walk_next(&walk, &node))
        sum = (sum ^ node) + 1;
    bench_tell(sum, began);
    return 0;
}
