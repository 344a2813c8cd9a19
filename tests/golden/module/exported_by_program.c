/* Generated from exported_by_program.coro by coroc. */
#include "coro.h"

struct Point {
    int64_t x;
    int64_t y;
};

struct Hidden {
    struct Point a;
};

static const struct coro_field Point_fields[] = {
    {"x", &coro_type_i64, offsetof(struct Point, x)},
    {"y", &coro_type_i64, offsetof(struct Point, y)},
};
const struct coro_type Point_type = CORO_STRUCT("Point", struct Point, Point_fields);

int64_t hits = 0;
static int64_t unseen = 2;

struct inner {
    struct coro_frame frame;
    struct Hidden h;
    struct Hidden p;
};

struct count {
    struct coro_frame frame;
    int64_t n;
    union {
        int64_t i; /* for i in 0..n */
        struct inner inner; /* yield from inner(Hidden(ORIGIN)) */
    };
};

struct count_object {
    struct coro_object object;
    struct count frame;
};

struct alone {
    struct coro_frame frame;
};

void count_begin(struct count_object *object, int64_t n);
bool count_next(struct coro_object *object, struct Point *value,
                struct coro_error **error);
void count_end(struct count_object *object);
enum coro_step count_step(struct coro_driver *d, struct coro_frame *frame);
extern const struct coro_kind count_kind;
struct coro_object *count_new(int64_t n);
static enum coro_step inner_step(struct coro_driver *d, struct coro_frame *frame);
static void inner_start(struct inner *f, struct Hidden h);
static inline enum coro_step alone_step(struct coro_driver *d, struct coro_frame *frame);
int64_t twice(int64_t n);

/* coro count(n: int) yields Point */
enum count_at {
    COUNT_START,
    COUNT_YIELD_1,
    COUNT_FROM_2,
};

static const struct coro_code count_code = {"count", "exported_by_program.coro", 9};

static const struct coro_state count_states[] = {
    {0, "start", NULL, 0},
    {1, "yield", NULL, 0},
    {2, "yield from inner", NULL, 0},
};

const struct coro_kind count_kind = {
    .code = &count_code,
    .step = count_step,
    .states = count_states,
    .size = sizeof(struct count),
};

void
count_start(struct count *f, int64_t n)
{
    coro_frame_start(&f->frame, &count_kind);
    f->n = n;
}

struct coro_object *
count_new(int64_t n)
{
    struct coro_object *object = coro_object_new(&count_kind);
    struct count *f;

    if (!object)
        return NULL;
    f = (struct count *)coro_root(object);
    f->n = n;
    return object;
}

enum coro_step
count_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct count *f = (struct count *)frame;
    enum coro_way way = d->way;

    switch ((enum count_at)frame->at) {
    case COUNT_START:
        break;
    case COUNT_YIELD_1:
        goto yield_1;
    case COUNT_FROM_2:
        goto from_2;
    }
    if (way != CORO_ON)
        goto leave;

    for (f->i = 0; f->i < f->n; f->i++) {
        *(struct Point *)d->out = (struct Point){.x = f->i, .y = unseen};
        frame->at = COUNT_YIELD_1;
        return CORO_YIELDED; /* yield Point(i, unseen); */
yield_1:
        if (way != CORO_ON)
            goto leave;
    }
    inner_start(&f->inner, (struct Hidden){.a = {.x = 0, .y = 0}});
    frame->at = COUNT_FROM_2;
    return coro_call(d, frame, &f->inner.frame); /* yield from inner(Hidden(ORIGIN)); */
from_2:
leave:
    return coro_end(d, frame, way);
}

void
count_begin(struct count_object *object, int64_t n)
{
    coro_object_begin(&object->object, &count_kind);
    count_start(&object->frame, n);
}

bool
count_next(struct coro_object *object, struct Point *value, struct coro_error **error)
{
    return coro_next(object, value, error, NULL, 0);
}

void
count_end(struct count_object *object)
{
    coro_object_end(&object->object);
}

/* coro inner(h: Hidden) yields Point */
enum inner_at {
    INNER_START,
    INNER_YIELD_1,
    INNER_YIELD_2,
};

static const struct coro_code inner_code = {"inner", "exported_by_program.coro", 13};

static const struct coro_state inner_states[] = {
    {0, "start", NULL, 0},
    {0, "yield", NULL, 0},
    {0, "yield", NULL, 0},
};

static const struct coro_kind inner_kind = {
    .code = &inner_code,
    .step = inner_step,
    .states = inner_states,
    .size = sizeof(struct inner),
};

static void
inner_start(struct inner *f, struct Hidden h)
{
    coro_frame_start(&f->frame, &inner_kind);
    f->h = h;
}

static enum coro_step
inner_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct inner *f = (struct inner *)frame;
    enum coro_way way = d->way;

    switch ((enum inner_at)frame->at) {
    case INNER_START:
        break;
    case INNER_YIELD_1:
        goto yield_1;
    case INNER_YIELD_2:
        goto yield_2;
    }
    if (way != CORO_ON)
        goto leave;

    f->p = f->h;
    *(struct Point *)d->out = f->p.a;
    frame->at = INNER_YIELD_1;
    return CORO_YIELDED; /* yield p.a; */
yield_1:
    if (way != CORO_ON)
        goto leave;
    hits = coro_add(hits, 1);
    *(struct Point *)d->out = f->p.a;
    frame->at = INNER_YIELD_2;
    return CORO_YIELDED; /* yield p.a; */
yield_2:
leave:
    return coro_end(d, frame, way);
}

/* coro alone() yields int */
enum alone_at {
    ALONE_START,
    ALONE_YIELD_1,
};

static const struct coro_code alone_code = {"alone", "exported_by_program.coro", 14};

static const struct coro_state alone_states[] = {
    {0, "start", NULL, 0},
    {0, "yield", NULL, 0},
};

static const struct coro_kind alone_kind = {
    .code = &alone_code,
    .step = alone_step,
    .states = alone_states,
    .size = sizeof(struct alone),
};

static void
alone_start(struct alone *f)
{
    coro_frame_start(&f->frame, &alone_kind);
}

static inline enum coro_step
alone_step(struct coro_driver *d, struct coro_frame *frame)
{
    enum coro_way way = d->way;

    switch ((enum alone_at)frame->at) {
    case ALONE_START:
        break;
    case ALONE_YIELD_1:
        goto yield_1;
    }
    if (way != CORO_ON)
        goto leave;

    *(int64_t *)d->out = hits;
    frame->at = ALONE_YIELD_1;
    return CORO_YIELDED; /* yield hits; */
yield_1:
leave:
    return coro_end(d, frame, way);
}

/* fn twice(n: int) -> int */
int64_t
twice(int64_t n)
{
    return coro_mul(n, 2);
}

static const struct coro_code main__code = {"main", "exported_by_program.coro", 17};

/* fn main() */
static void
main_(void)
{
    {
        struct count_object count;

        coro_object_begin(&count.object, &count_kind);
        count_start(&count.frame, 1);
        struct Point p = {0};
        while (coro_next(&count.object, &p, NULL, &main__code, 1)) {
            coro_print("{v}\n", &Point_type, &p);
        }
        coro_object_end(&count.object);
    }
    {
        struct alone alone;

        alone_start(&alone);
        int64_t n = 0;
        while (coro_frame_next(&alone.frame, alone_step, &n, NULL, &main__code, 2)) {
            coro_print("{i}\n", n);
        }
        coro_frame_drop(&alone.frame);
    }
}

int
main(void)
{
    main_();
    return coro_finish(0);
}
