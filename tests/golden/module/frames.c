/* Generated from frames.coro by coroc. */
#include "coro.h"
#include "figures.h"
#include "words.h"

struct twice {
    struct coro_frame frame;
    int64_t result;
    coro_string name;
    int64_t first;
    union {
        struct figures_steps steps; /* let first = yield from figures.steps(name, 1) */
        struct figures_steps steps_2; /* let second = yield from figures.steps(name ... */
    };
};

struct points {
    struct coro_frame frame;
    int64_t n;
    union {
        struct figures_walk walk; /* for p in figures.walk(figures.ORIGIN, n) */
        struct { /* for l in words.letters("ab") */
            struct words_letters letters;
            coro_string l;
        };
        struct coro_object *down; /* for n in words.down(1) */
    };
};

struct main {
    struct coro_frame frame;
    struct coro_object *g;
    struct twice twice;
};

static enum coro_step twice_step(struct coro_driver *d, struct coro_frame *frame);
static inline enum coro_step points_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step main_step(struct coro_driver *d, struct coro_frame *frame);
void coro_module_figures_end(void);

/* coro twice(name: string) -> int */
enum twice_at {
    TWICE_START,
    TWICE_FROM_1,
    TWICE_FROM_2,
};

static const struct coro_code twice_code = {"twice", "frames.coro", 5};

static const struct coro_state twice_states[] = {
    {0, "start", NULL, 0},
    {1, "yield from steps", NULL, 0},
    {2, "yield from steps", NULL, 0},
};

static const struct coro_kind twice_kind = {
    .code = &twice_code,
    .step = twice_step,
    .states = twice_states,
    .size = sizeof(struct twice),
    .task = true,
    .result = &coro_type_i64,
    .result_offset = offsetof(struct twice, result),
};

static void
twice_start(struct twice *f, coro_string name)
{
    coro_frame_start(&f->frame, &twice_kind);
    f->name = name;
}

static enum coro_step
twice_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct twice *f = (struct twice *)frame;
    enum coro_way way = d->way;
    int64_t second = 0;

    switch ((enum twice_at)frame->at) {
    case TWICE_START:
        break;
    case TWICE_FROM_1:
        goto from_1;
    case TWICE_FROM_2:
        goto from_2;
    }
    if (way != CORO_ON)
        goto leave_name;

    figures_steps_start(&f->steps, coro_string_retain(f->name), 1);
    frame->at = TWICE_FROM_1;
    return coro_call(d, frame, &f->steps.frame); /* let first = yield from figures. ... */
from_1:
    if (way != CORO_ON)
        goto leave_name;
    f->first = f->steps.result;
    figures_steps_start(&f->steps_2, coro_string_take(&f->name), coro_add(f->first, 1));
    frame->at = TWICE_FROM_2;
    return coro_call(d, frame, &f->steps_2.frame); /* let second = yield from figur ... */
from_2:
    if (way != CORO_ON)
        goto leave_name;
    second = f->steps_2.result;
    f->result = coro_add(f->first, second);
leave_name:
    coro_string_release(f->name);
    return coro_end(d, frame, way);
}

/* coro points(n: int) yields string */
enum points_at {
    POINTS_START,
    POINTS_YIELD_1,
    POINTS_YIELD_2,
    POINTS_YIELD_3,
};

static const struct coro_code points_code = {"points", "frames.coro", 11};

static const struct coro_state points_states[] = {
    {0, "start", NULL, 0},
    {1, "yield", NULL, 0},
    {2, "yield", NULL, 0},
    {3, "yield", NULL, 0},
};

static const struct coro_kind points_kind = {
    .code = &points_code,
    .step = points_step,
    .states = points_states,
    .size = sizeof(struct points),
};

static void
points_start(struct points *f, int64_t n)
{
    coro_frame_start(&f->frame, &points_kind);
    f->n = n;
}

static inline enum coro_step
points_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct points *f = (struct points *)frame;
    enum coro_way way = d->way;
    struct figures_Point p = {0};
    int64_t n_2 = 0;

    switch ((enum points_at)frame->at) {
    case POINTS_START:
        break;
    case POINTS_YIELD_1:
        goto yield_1;
    case POINTS_YIELD_2:
        goto yield_2;
    case POINTS_YIELD_3:
        goto yield_3;
    }
    if (way != CORO_ON)
        goto leave;

    figures_walk_start(&f->walk, (struct figures_Point){.x = 0, .y = 0}, f->n);
    while (coro_frame_next(&f->walk.frame, figures_walk_step, &p, NULL,
                           &points_code, 1)) {
        *(coro_string *)d->out = coro_format("{v}", &figures_Point_type, &p);
        frame->at = POINTS_YIELD_1;
        return CORO_YIELDED; /* yield str(p); */
yield_1:
        if (way != CORO_ON)
            goto leave_walk;
    }
leave_walk:
    coro_frame_drop(&f->walk.frame);
    if (way != CORO_ON)
        goto leave;
    words_letters_start(&f->letters, coro_text("ab"));
    while (coro_frame_next(&f->letters.frame, words_letters_step, &f->l, NULL,
                           &points_code, 2)) {
        *(coro_string *)d->out = coro_string_take(&f->l);
        frame->at = POINTS_YIELD_2;
        return CORO_YIELDED; /* yield l; */
yield_2:
        coro_string_release(f->l);
        if (way != CORO_ON)
            goto leave_letters;
    }
leave_letters:
    coro_frame_drop(&f->letters.frame);
    if (way != CORO_ON)
        goto leave;
    f->down = coro_object_made(words_down_new(1), &d->error, &points_code, 3);
    if (d->error) {
        way = CORO_ERROR;
        goto leave;
    }
    while (coro_next(f->down, &n_2, NULL, &points_code, 3)) {
        *(coro_string *)d->out = coro_format("{i}", n_2);
        frame->at = POINTS_YIELD_3;
        return CORO_YIELDED; /* yield str(n); */
yield_3:
        if (way != CORO_ON)
            goto leave_down;
    }
leave_down:
    coro_object_release(f->down);
leave:
    return coro_end(d, frame, way);
}

/* coro main() */
enum main_at {
    MAIN_START,
    MAIN_FROM_1,
    MAIN_YIELD_2,
};

static const struct coro_code main_code = {"main", "frames.coro", 17};

static const struct coro_state main_states[] = {
    {0, "start", NULL, 0},
    {1, "yield from twice", NULL, 0},
    {4, "yield", NULL, 0},
};

static const struct coro_kind main_kind = {
    .code = &main_code,
    .step = main_step,
    .states = main_states,
    .size = sizeof(struct main),
    .task = true,
};

static struct coro_object *
main_new(void)
{
    return coro_object_new(&main_kind);
}

static enum coro_step
main_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct main *f = (struct main *)frame;
    enum coro_way way = d->way;
    int64_t value = 0;

    switch ((enum main_at)frame->at) {
    case MAIN_START:
        break;
    case MAIN_FROM_1:
        goto from_1;
    case MAIN_YIELD_2:
        goto yield_2;
    }
    if (way != CORO_ON)
        goto leave;

    twice_start(&f->twice, coro_text("t"));
    frame->at = MAIN_FROM_1;
    return coro_call(d, frame, &f->twice.frame); /* print(yield from twice("t")); */
from_1:
    if (way != CORO_ON)
        goto leave;
    value = f->twice.result;
    coro_print("{i}\n", value);
    {
        struct points points;

        points_start(&points, 2);
        coro_string p = {0};
        while (coro_frame_next(&points.frame, points_step, &p, NULL, &main_code, 2)) {
            coro_print("{s}\n", p);
            coro_string_release(p);
        }
        coro_frame_drop(&points.frame);
    }
    f->g = coro_object_made(words_letters_new(coro_text("c")), &d->error, &main_code, 3);
    if (d->error) {
        way = CORO_ERROR;
        goto leave;
    }
    frame->at = MAIN_YIELD_2;
    return CORO_TURN; /* yield; */
yield_2:
    if (way != CORO_ON)
        goto leave_g;
    {
        coro_string maybe = {0};

        coro_next(f->g, &maybe, NULL, &main_code, 5);
        coro_print("{v}\n", &coro_type_maybe_string, &maybe);
        coro_string_release(maybe);
    }
leave_g:
    coro_object_release(f->g);
leave:
    return coro_end(d, frame, way);
}

int
main(void)
{
    int status = coro_run_main(main_new());

    coro_module_figures_end();
    return status;
}
