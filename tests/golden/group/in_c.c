/* Generated from in_c.coro by coroc. */
#include "coro.h"

struct half {
    struct coro_frame frame;
    int64_t result;
    int64_t n;
};

struct halves {
    struct coro_frame frame;
    int64_t result;
    int64_t a;
    int64_t b;
    struct coro_group group;
    struct coro_task *x;
    struct coro_task *y;
    int64_t value;
};

struct main {
    struct coro_frame frame;
    union {
        struct halves halves; /* print(yield from halves(4, 8)) */
        struct halves halves_2; /* try */
    };
};

static enum coro_step half_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step halves_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step main_step(struct coro_driver *d, struct coro_frame *frame);

/* coro half(n: int) -> int */
enum half_at {
    HALF_START,
    HALF_YIELD_1,
};

static const struct coro_code half_code = {"half", "in_c.coro", 2};

static const struct coro_state half_states[] = {
    {0, "start", NULL, 0},
    {1, "yield", NULL, 0},
};

static const struct coro_kind half_kind = {
    .code = &half_code,
    .step = half_step,
    .states = half_states,
    .size = sizeof(struct half),
    .task = true,
    .result = &coro_type_i64,
    .result_offset = offsetof(struct half, result),
};

static struct coro_object *
half_new(int64_t n)
{
    struct coro_object *object = coro_object_new(&half_kind);
    struct half *f;

    if (!object)
        return NULL;
    f = (struct half *)coro_root(object);
    f->n = n;
    return object;
}

static enum coro_step
half_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct half *f = (struct half *)frame;
    enum coro_way way = d->way;

    switch ((enum half_at)frame->at) {
    case HALF_START:
        break;
    case HALF_YIELD_1:
        goto yield_1;
    }
    if (way != CORO_ON)
        goto leave;

    frame->at = HALF_YIELD_1;
    return CORO_TURN; /* yield; */
yield_1:
    if (way != CORO_ON)
        goto leave;
    if (f->n % 2 == 1) {
        d->error = coro_throw(coro_error_new(coro_format("{i} is odd", f->n), 0),
                              &half_code, 3);
        way = CORO_ERROR;
        goto leave;
    }
    f->result = f->n / 2;
leave:
    return coro_end(d, frame, way);
}

/* coro halves(a: int, b: int) -> int */
enum halves_at {
    HALVES_START,
    HALVES_SPAWN_1,
    HALVES_WAIT_2,
    HALVES_WAIT_3,
    HALVES_GROUP_4,
};

static const struct coro_code halves_code = {"halves", "in_c.coro", 10};

static const struct coro_state halves_states[] = {
    {0, "start", NULL, 0},
    {2, "spawn", &coro_message_spawn, offsetof(struct halves, x)},
    {3, "wait", &coro_message_wait, offsetof(struct halves, x)},
    {3, "wait", &coro_message_wait, offsetof(struct halves, y)},
    {1, "group", &coro_message_group, offsetof(struct halves, group)},
};

static const struct coro_kind halves_kind = {
    .code = &halves_code,
    .step = halves_step,
    .states = halves_states,
    .size = sizeof(struct halves),
    .task = true,
    .result = &coro_type_i64,
    .result_offset = offsetof(struct halves, result),
};

static void
halves_start(struct halves *f, int64_t a, int64_t b)
{
    coro_frame_start(&f->frame, &halves_kind);
    f->a = a;
    f->b = b;
}

static enum coro_step
halves_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct halves *f = (struct halves *)frame;
    enum coro_way way = d->way;
    int64_t value_2 = 0;

    switch ((enum halves_at)frame->at) {
    case HALVES_START:
        break;
    case HALVES_SPAWN_1:
        goto spawn_1;
    case HALVES_WAIT_2:
        goto wait_2;
    case HALVES_WAIT_3:
        goto wait_3;
    case HALVES_GROUP_4:
        goto group_4;
    }
    if (way != CORO_ON)
        goto leave;

    coro_group_begin(d, &f->group, &halves_code, 1);
    if (d->error) {
        way = CORO_ERROR;
        goto leave;
    }
    f->x = coro_group_give(&f->group, half_new(f->a), &d->error, &halves_code, 2);
    if (d->error) {
        way = CORO_ERROR;
        goto group_4;
    }
    f->y = coro_group_give(&f->group, half_new(f->b), &d->error, &halves_code, 2);
    if (d->error) {
        way = CORO_ERROR;
        goto leave_x;
    }
    coro_task_chain(f->x, f->y);
    frame->at = HALVES_SPAWN_1;
    return CORO_SENT; /* let x, y = spawn half(a), half(b); */
spawn_1:
    if (way != CORO_ON)
        goto leave_y;
    frame->at = HALVES_WAIT_2;
    return CORO_SENT; /* (wait x) */
wait_2:
    if (way == CORO_ON)
        way = coro_wait_end(d, f->x, &f->value, &halves_code, 3);
    if (way != CORO_ON)
        goto leave_y;
    frame->at = HALVES_WAIT_3;
    return CORO_SENT; /* (wait y) */
wait_3:
    if (way == CORO_ON)
        way = coro_wait_end(d, f->y, &value_2, &halves_code, 3);
    if (way != CORO_ON)
        goto leave_y;
    f->result = coro_add(f->value, value_2);
    way = CORO_RETURN;
leave_y:
    coro_task_release(f->y);
leave_x:
    coro_task_release(f->x);
group_4:
    if (coro_group_leave(d, &f->group, &way, &halves_code, 1)) {
        frame->at = HALVES_GROUP_4;
        return CORO_SENT; /* group { */
    }
leave:
    return coro_end(d, frame, way);
}

/* coro main() */
enum main_at {
    MAIN_START,
    MAIN_FROM_1,
    MAIN_FROM_2,
};

static const struct coro_code main_code = {"main", "in_c.coro", 17};

static const struct coro_state main_states[] = {
    {0, "start", NULL, 0},
    {1, "yield from halves", NULL, 0},
    {3, "yield from halves", NULL, 0},
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
    int64_t value_2 = 0;

    switch ((enum main_at)frame->at) {
    case MAIN_START:
        break;
    case MAIN_FROM_1:
        goto from_1;
    case MAIN_FROM_2:
        goto from_2;
    }
    if (way != CORO_ON)
        goto leave;

    halves_start(&f->halves, 4, 8);
    frame->at = MAIN_FROM_1;
    return coro_call(d, frame, &f->halves.frame); /* print(yield from halves(4, 8)); */
from_1:
    if (way != CORO_ON)
        goto leave;
    value = f->halves.result;
    coro_print("{i}\n", value);
    halves_start(&f->halves_2, 5, 8);
    frame->at = MAIN_FROM_2;
    return coro_call(d, frame, &f->halves_2.frame); /* print(yield from halves(5, 8)); */
from_2:
    if (way == CORO_ERROR)
        goto catch_1;
    if (way != CORO_ON)
        goto leave;
    value_2 = f->halves_2.result;
    coro_print("{i}\n", value_2);
catch_1:
    if (way == CORO_ERROR) {
        struct coro_error *e = d->error;

        d->error = NULL;
        way = CORO_ON;
        coro_print("{e}\n", e);
        coro_error_release(e);
    }
leave:
    return coro_end(d, frame, way);
}

int
main(void)
{
    return coro_run_main(main_new());
}
