/* Generated from wait_value.coro by coroc. */
#include "coro.h"

struct square {
    struct coro_frame frame;
    int64_t result;
    int64_t n;
    int64_t turn;
};

struct nothing {
    struct coro_frame frame;
};

struct main {
    struct coro_frame frame;
    struct coro_task *t;
    struct coro_task *a;
    struct coro_task *b;
    struct coro_task *n;
    union {
        int64_t value_2; /* print(wait t + wait t) */
        int64_t value_4; /* print(wait a - wait b) */
        struct coro_task *task; /* print(wait spawn square(1)) */
    };
};

static enum coro_step square_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step nothing_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step main_step(struct coro_driver *d, struct coro_frame *frame);

/* coro square(n: int) -> int */
enum square_at {
    SQUARE_START,
    SQUARE_YIELD_1,
};

static const struct coro_code square_code = {"square", "wait_value.coro", 1};

static const struct coro_state square_states[] = {
    {0, "start", NULL, 0},
    {2, "yield", NULL, 0},
};

static const struct coro_kind square_kind = {
    .code = &square_code,
    .step = square_step,
    .states = square_states,
    .size = sizeof(struct square),
    .task = true,
    .result = &coro_type_i64,
    .result_offset = offsetof(struct square, result),
};

static struct coro_object *
square_new(int64_t n)
{
    struct coro_object *object = coro_object_new(&square_kind);
    struct square *f;

    if (!object)
        return NULL;
    f = (struct square *)coro_root(object);
    f->n = n;
    return object;
}

static enum coro_step
square_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct square *f = (struct square *)frame;
    enum coro_way way = d->way;

    switch ((enum square_at)frame->at) {
    case SQUARE_START:
        break;
    case SQUARE_YIELD_1:
        goto yield_1;
    }
    if (way != CORO_ON)
        goto leave;

    for (f->turn = 0; f->turn < f->n; f->turn++) {
        frame->at = SQUARE_YIELD_1;
        return CORO_TURN; /* yield; */
yield_1:
        if (way != CORO_ON)
            goto leave;
    }
    f->result = coro_mul(f->n, f->n);
leave:
    return coro_end(d, frame, way);
}

/* coro nothing() */
enum nothing_at {
    NOTHING_START,
    NOTHING_YIELD_1,
};

static const struct coro_code nothing_code = {"nothing", "wait_value.coro", 8};

static const struct coro_state nothing_states[] = {
    {0, "start", NULL, 0},
    {1, "yield", NULL, 0},
};

static const struct coro_kind nothing_kind = {
    .code = &nothing_code,
    .step = nothing_step,
    .states = nothing_states,
    .size = sizeof(struct nothing),
    .task = true,
};

static struct coro_object *
nothing_new(void)
{
    return coro_object_new(&nothing_kind);
}

static enum coro_step
nothing_step(struct coro_driver *d, struct coro_frame *frame)
{
    enum coro_way way = d->way;

    switch ((enum nothing_at)frame->at) {
    case NOTHING_START:
        break;
    case NOTHING_YIELD_1:
        goto yield_1;
    }
    if (way != CORO_ON)
        goto leave;

    frame->at = NOTHING_YIELD_1;
    return CORO_TURN; /* yield; */
yield_1:
leave:
    return coro_end(d, frame, way);
}

/* coro main() */
enum main_at {
    MAIN_START,
    MAIN_SPAWN_1,
    MAIN_WAIT_2,
    MAIN_WAIT_3,
    MAIN_WAIT_4,
    MAIN_SPAWN_5,
    MAIN_WAIT_6,
    MAIN_WAIT_7,
    MAIN_SPAWN_8,
    MAIN_WAIT_9,
    MAIN_SPAWN_10,
    MAIN_WAIT_11,
};

static const struct coro_code main_code = {"main", "wait_value.coro", 12};

static const struct coro_state main_states[] = {
    {0, "start", NULL, 0},
    {1, "spawn", &coro_message_spawn, offsetof(struct main, t)},
    {3, "wait", &coro_message_wait, offsetof(struct main, t)},
    {4, "wait", &coro_message_wait, offsetof(struct main, t)},
    {4, "wait", &coro_message_wait, offsetof(struct main, t)},
    {5, "spawn", &coro_message_spawn, offsetof(struct main, a)},
    {6, "wait", &coro_message_wait, offsetof(struct main, a)},
    {6, "wait", &coro_message_wait, offsetof(struct main, b)},
    {7, "spawn", &coro_message_spawn, offsetof(struct main, n)},
    {8, "wait", &coro_message_wait, offsetof(struct main, n)},
    {10, "spawn", &coro_message_spawn, offsetof(struct main, task)},
    {10, "wait", &coro_message_wait, offsetof(struct main, task)},
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
    struct coro_maybe_i64 maybe_2 = {0};
    int64_t value_3 = 0;
    int64_t value_5 = 0;
    int64_t value_6 = 0;

    switch ((enum main_at)frame->at) {
    case MAIN_START:
        break;
    case MAIN_SPAWN_1:
        goto spawn_1;
    case MAIN_WAIT_2:
        goto wait_2;
    case MAIN_WAIT_3:
        goto wait_3;
    case MAIN_WAIT_4:
        goto wait_4;
    case MAIN_SPAWN_5:
        goto spawn_5;
    case MAIN_WAIT_6:
        goto wait_6;
    case MAIN_WAIT_7:
        goto wait_7;
    case MAIN_SPAWN_8:
        goto spawn_8;
    case MAIN_WAIT_9:
        goto wait_9;
    case MAIN_SPAWN_10:
        goto spawn_10;
    case MAIN_WAIT_11:
        goto wait_11;
    }
    if (way != CORO_ON)
        goto leave;

    f->t = coro_task_give(square_new(3), &d->error, &main_code, 1);
    if (d->error) {
        way = CORO_ERROR;
        goto leave;
    }
    frame->at = MAIN_SPAWN_1;
    return CORO_SENT; /* let t = spawn square(3); */
spawn_1:
    if (way != CORO_ON)
        goto leave_t;
    {
        struct coro_maybe_i64 maybe = {0};

        maybe.some = coro_task_result(f->t, &maybe.value);
        coro_print("{k} {b} {v}\n", f->t, coro_task_done(f->t), &coro_type_maybe_i64,
                   &maybe);
    }
    frame->at = MAIN_WAIT_2;
    return CORO_SENT; /* wait t */
wait_2:
    if (way == CORO_ON)
        way = coro_wait_end(d, f->t, &value, &main_code, 3);
    if (way != CORO_ON)
        goto leave_t;
    maybe_2 = (struct coro_maybe_i64){0};
    maybe_2.some = coro_task_result(f->t, &maybe_2.value);
    coro_print("{i} {k} {b} {v}\n", value, f->t, coro_task_done(f->t),
               &coro_type_maybe_i64, &maybe_2);
    frame->at = MAIN_WAIT_3;
    return CORO_SENT; /* wait t */
wait_3:
    if (way == CORO_ON)
        way = coro_wait_end(d, f->t, &f->value_2, &main_code, 4);
    if (way != CORO_ON)
        goto leave_t;
    frame->at = MAIN_WAIT_4;
    return CORO_SENT; /* wait t */
wait_4:
    if (way == CORO_ON)
        way = coro_wait_end(d, f->t, &value_3, &main_code, 4);
    if (way != CORO_ON)
        goto leave_t;
    coro_print("{i}\n", coro_add(f->value_2, value_3));
    f->a = coro_task_give(square_new(4), &d->error, &main_code, 5);
    if (d->error) {
        way = CORO_ERROR;
        goto leave_t;
    }
    f->b = coro_task_give(square_new(2), &d->error, &main_code, 5);
    if (d->error) {
        way = CORO_ERROR;
        goto leave_a;
    }
    coro_task_chain(f->a, f->b);
    frame->at = MAIN_SPAWN_5;
    return CORO_SENT; /* let a, b = spawn square(4), square(2); */
spawn_5:
    if (way != CORO_ON)
        goto leave_b;
    frame->at = MAIN_WAIT_6;
    return CORO_SENT; /* wait a */
wait_6:
    if (way == CORO_ON)
        way = coro_wait_end(d, f->a, &f->value_4, &main_code, 6);
    if (way != CORO_ON)
        goto leave_b;
    frame->at = MAIN_WAIT_7;
    return CORO_SENT; /* wait b */
wait_7:
    if (way == CORO_ON)
        way = coro_wait_end(d, f->b, &value_5, &main_code, 6);
    if (way != CORO_ON)
        goto leave_b;
    coro_print("{i}\n", coro_sub(f->value_4, value_5));
    f->n = coro_task_give(nothing_new(), &d->error, &main_code, 7);
    if (d->error) {
        way = CORO_ERROR;
        goto leave_b;
    }
    frame->at = MAIN_SPAWN_8;
    return CORO_SENT; /* let n = spawn nothing(); */
spawn_8:
    if (way != CORO_ON)
        goto leave_n;
    frame->at = MAIN_WAIT_9;
    return CORO_SENT; /* wait n */
wait_9:
    if (way == CORO_ON)
        way = coro_wait_end(d, f->n, NULL, &main_code, 8);
    if (way != CORO_ON)
        goto leave_n;
    coro_print("{k}\n", f->n);
    f->task = coro_task_give(square_new(1), &d->error, &main_code, 10);
    if (d->error) {
        way = CORO_ERROR;
        goto leave_n;
    }
    frame->at = MAIN_SPAWN_10;
    return CORO_SENT; /* spawn square(1) */
spawn_10:
    if (way != CORO_ON)
        goto leave_task;
    frame->at = MAIN_WAIT_11;
    return CORO_SENT; /* wait spawn square(1) */
wait_11:
    if (way == CORO_ON)
        way = coro_wait_end(d, f->task, &value_6, &main_code, 10);
    if (way != CORO_ON)
        goto leave_task;
    coro_print("{i}\n", value_6);
leave_task:
    coro_task_release(f->task);
leave_n:
    coro_task_release(f->n);
leave_b:
    coro_task_release(f->b);
leave_a:
    coro_task_release(f->a);
leave_t:
    coro_task_release(f->t);
leave:
    return coro_end(d, frame, way);
}

int
main(void)
{
    return coro_run_main(main_new());
}
