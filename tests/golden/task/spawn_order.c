/* Generated from spawn_order.coro by coroc. */
#include "coro.h"

struct child {
    struct coro_frame frame;
    coro_string name;
};

struct main {
    struct coro_frame frame;
    union {
        struct coro_task *task; /* spawn child("a") */
        struct { /* spawn child("b"), child("c") */
            struct coro_task *task_2;
            struct coro_task *task_3;
        };
    };
};

static enum coro_step child_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step main_step(struct coro_driver *d, struct coro_frame *frame);

/* coro child(name: string) */
enum child_at {
    CHILD_START,
    CHILD_YIELD_1,
};

static const struct coro_code child_code = {"child", "spawn_order.coro", 2};

static const struct coro_state child_states[] = {
    {0, "start", NULL, 0},
    {2, "yield", NULL, 0},
};

static const struct coro_kind child_kind = {
    .code = &child_code,
    .step = child_step,
    .states = child_states,
    .size = sizeof(struct child),
    .task = true,
};

static struct coro_object *
child_new(coro_string name)
{
    struct coro_object *object = coro_object_new(&child_kind);
    struct child *f;

    if (!object) {
        coro_string_release(name);
        return NULL;
    }
    f = (struct child *)coro_root(object);
    f->name = name;
    return object;
}

static enum coro_step
child_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct child *f = (struct child *)frame;
    enum coro_way way = d->way;

    switch ((enum child_at)frame->at) {
    case CHILD_START:
        break;
    case CHILD_YIELD_1:
        goto yield_1;
    }
    if (way != CORO_ON)
        goto leave_name;

    coro_print("{s} first turn\n", f->name);
    frame->at = CHILD_YIELD_1;
    return CORO_TURN; /* yield; */
yield_1:
    if (way != CORO_ON)
        goto leave_name;
    coro_print("{s} second turn\n", f->name);
leave_name:
    coro_string_release(f->name);
    return coro_end(d, frame, way);
}

/* coro main() */
enum main_at {
    MAIN_START,
    MAIN_SPAWN_1,
    MAIN_SPAWN_2,
    MAIN_YIELD_3,
    MAIN_YIELD_4,
};

static const struct coro_code main_code = {"main", "spawn_order.coro", 8};

static const struct coro_state main_states[] = {
    {0, "start", NULL, 0},
    {2, "spawn", &coro_message_spawn, offsetof(struct main, task)},
    {4, "spawn", &coro_message_spawn, offsetof(struct main, task_2)},
    {6, "yield", NULL, 0},
    {8, "yield", NULL, 0},
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

    switch ((enum main_at)frame->at) {
    case MAIN_START:
        break;
    case MAIN_SPAWN_1:
        goto spawn_1;
    case MAIN_SPAWN_2:
        goto spawn_2;
    case MAIN_YIELD_3:
        goto yield_3;
    case MAIN_YIELD_4:
        goto yield_4;
    }
    if (way != CORO_ON)
        goto leave;

    coro_print("before\n");
    f->task = coro_task_give(child_new(coro_text("a")), &d->error, &main_code, 2);
    if (d->error) {
        way = CORO_ERROR;
        goto leave;
    }
    frame->at = MAIN_SPAWN_1;
    return CORO_SENT; /* spawn child("a") */
spawn_1:
    coro_task_release(f->task);
    if (way != CORO_ON)
        goto leave;
    coro_print("between\n");
    f->task_2 = coro_task_give(child_new(coro_text("b")), &d->error, &main_code, 4);
    if (d->error) {
        way = CORO_ERROR;
        goto leave;
    }
    f->task_3 = coro_task_give(child_new(coro_text("c")), &d->error, &main_code, 4);
    if (d->error) {
        way = CORO_ERROR;
        goto leave_task_2;
    }
    coro_task_chain(f->task_2, f->task_3);
    frame->at = MAIN_SPAWN_2;
    return CORO_SENT; /* spawn child("b"), child("c"); */
spawn_2:
    coro_task_release(f->task_3);
leave_task_2:
    coro_task_release(f->task_2);
    if (way != CORO_ON)
        goto leave;
    coro_print("after\n");
    frame->at = MAIN_YIELD_3;
    return CORO_TURN; /* yield; */
yield_3:
    if (way != CORO_ON)
        goto leave;
    coro_print("one turn later\n");
    frame->at = MAIN_YIELD_4;
    return CORO_TURN; /* yield; */
yield_4:
    if (way != CORO_ON)
        goto leave;
    coro_print("two turns later\n");
leave:
    return coro_end(d, frame, way);
}

int
main(void)
{
    return coro_run_main(main_new());
}
