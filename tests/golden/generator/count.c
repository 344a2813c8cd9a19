/* Generated from count.coro by coroc. */
#include "coro.h"

struct count {
    struct coro_frame frame;
    int64_t n;
    int64_t i;
};

static inline enum coro_step count_step(struct coro_driver *d, struct coro_frame *frame);

/* coro count(n: int) yields int */
enum count_at {
    COUNT_START,
    COUNT_YIELD_1,
};

static const struct coro_code count_code = {"count", "count.coro", 2};

static const struct coro_state count_states[] = {
    {0, "start", NULL, 0},
    {2, "yield", NULL, 0},
};

static const struct coro_kind count_kind = {
    .code = &count_code,
    .step = count_step,
    .states = count_states,
    .size = sizeof(struct count),
};

static void
count_start(struct count *f, int64_t n)
{
    coro_frame_start(&f->frame, &count_kind);
    f->n = n;
}

static inline enum coro_step
count_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct count *f = (struct count *)frame;
    enum coro_way way = d->way;

    switch ((enum count_at)frame->at) {
    case COUNT_START:
        break;
    case COUNT_YIELD_1:
        goto yield_1;
    }
    if (way != CORO_ON)
        goto leave;

    for (f->i = 0; f->i < f->n; f->i++) {
        *(int64_t *)d->out = f->i;
        frame->at = COUNT_YIELD_1;
        return CORO_YIELDED; /* yield i; */
yield_1:
        if (way != CORO_ON)
            goto leave;
    }
leave:
    return coro_end(d, frame, way);
}

static const struct coro_code main__code = {"main", "count.coro", 8};

/* fn main() */
static void
main_(void)
{
    {
        struct count count;

        count_start(&count, 3);
        int64_t x = 0;
        while (coro_frame_next(&count.frame, count_step, &x, NULL, &main__code, 1)) {
            coro_print("{i}\n", x);
        }
        coro_frame_drop(&count.frame);
    }
    {
        struct count count_2;

        count_start(&count_2, 0);
        int64_t turn = 0;
        while (coro_frame_next(&count_2.frame, count_step, &turn, NULL, &main__code, 4)) {
            coro_print("never\n");
        }
        coro_frame_drop(&count_2.frame);
    }
    coro_print("done\n");
}

int
main(void)
{
    main_();
    return coro_finish(0);
}
