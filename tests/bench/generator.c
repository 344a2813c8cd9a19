/* An iterator in a struct of its own, merged with its loop by the C compiler. */
#include "bench.h"

struct count {
    int64_t i, n;
};

static inline bool
count_next(struct count *count, int64_t *out)
{
    if (count->i >= count->n)
        return false;
    *out = count->i++;
    return true;
}

int
main(int argc, char **argv)
{
    struct count count = {0, bench_size(argc, argv)};
    int64_t began = bench_now();
    int64_t sum = 0, x;

    while (count_next(&count, &x))
        sum = (sum ^ x) + 1;
    bench_tell(sum, began);
    return 0;
}
