/* A frame for each level; who resumes holds the innermost, whose step it calls by
 * pointer. */
#include "bench.h"

#define VALUES INT64_C(5000000)

struct frame {
    struct frame *(*step)(struct frame *frame,
                          int64_t *out); /* who goes on; NULL: the end */
    struct frame *parent;
    int64_t depth, i;
};

static struct frame *
end(struct frame *frame, int64_t *out)
{
    (void)out;
    return frame->parent;
}

static struct frame *
yield_next(struct frame *frame, int64_t *out)
{
    if (frame->i > VALUES)
        return frame->parent;
    *out = frame->i++;
    return frame;
}

static struct frame *
start(struct frame *frame, int64_t *out)
{
    struct frame *child;

    if (frame->depth == 1) {
        frame->step = yield_next;
        return yield_next(frame, out);
    }
    child = bench_allocate(sizeof *child);
    *child = (struct frame){start, frame, frame->depth - 1, 0};
    frame->step = end;
    return child;
}

struct generator {
    struct frame *leaf;
};

static bool
generator_next(struct generator *generator, int64_t *out)
{
    while (generator->leaf) {
        struct frame *leaf = generator->leaf;
        struct frame *next = leaf->step(leaf, out);

        generator->leaf = next;
        if (next == leaf)
            return true;
        if (next == leaf->parent)
            free(leaf);
        else if (next->step == yield_next)
            return true;
    }
    return false;
}

int
main(int argc, char **argv)
{
    struct generator generator = {bench_allocate(sizeof *generator.leaf)};
    int64_t sum = 0, x, began;

    *generator.leaf = (struct frame){start, NULL, bench_size(argc, argv), 0};
    generator_next(&generator, &x);
    began = bench_now();
    while (generator_next(&generator, &x))
        sum = (sum ^ x) + 1;
    bench_tell(sum, began);
    return 0;
}
