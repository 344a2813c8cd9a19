/* Generated from cancel_in_delegation.coro by coroc. */
#include "coro.h"

struct innermost {
    struct coro_frame frame;
    coro_string text;
    struct coro_sleep sleep;
};

struct middle {
    struct coro_frame frame;
    struct innermost innermost;
};

struct outer {
    struct coro_frame frame;
    struct middle middle;
};

struct main {
    struct coro_frame frame;
    struct coro_task *t;
};

static enum coro_step innermost_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step middle_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step outer_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step main_step(struct coro_driver *d, struct coro_frame *frame);

/* coro innermost(text: string) */
enum innermost_at {
    INNERMOST_START,
    INNERMOST_SLEEP_1,
};

static const struct coro_code innermost_code = {"innermost", "cancel_in_delegation.coro",
                                                1};

static const struct coro_state innermost_states[] = {
    {0, "start", NULL, 0},
    {2, "sleep", &coro_message_sleep, offsetof(struct innermost, sleep)},
};

static const struct coro_kind innermost_kind = {
    .code = &innermost_code,
    .step = innermost_step,
    .states = innermost_states,
    .size = sizeof(struct innermost),
    .task = true,
};

static void
innermost_start(struct innermost *f, coro_string text)
{
    coro_frame_start(&f->frame, &innermost_kind);
    f->text = text;
}

static enum coro_step
innermost_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct innermost *f = (struct innermost *)frame;
    enum coro_way way = d->way;

    switch ((enum innermost_at)frame->at) {
    case INNERMOST_START:
        break;
    case INNERMOST_SLEEP_1:
        goto sleep_1;
    }
    if (way != CORO_ON)
        goto leave_text;

    f->sleep.duration = 1000000000;
    frame->at = INNERMOST_SLEEP_1;
    return CORO_SENT; /* yield sleep(1s); */
sleep_1:
    coro_print("innermost {s}\n", f->text);
leave_text:
    coro_string_release(f->text);
    return coro_end(d, frame, way);
}

/* coro middle() */
enum middle_at {
    MIDDLE_START,
    MIDDLE_FROM_1,
};

static const struct coro_code middle_code = {"middle", "cancel_in_delegation.coro", 6};

static const struct coro_state middle_states[] = {
    {0, "start", NULL, 0},
    {3, "yield from innermost", NULL, 0},
};

static const struct coro_kind middle_kind = {
    .code = &middle_code,
    .step = middle_step,
    .states = middle_states,
    .size = sizeof(struct middle),
    .task = true,
};

static void
middle_start(struct middle *f)
{
    coro_frame_start(&f->frame, &middle_kind);
}

static enum coro_step
middle_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct middle *f = (struct middle *)frame;
    enum coro_way way = d->way;
    coro_string held = {0};

    switch ((enum middle_at)frame->at) {
    case MIDDLE_START:
        break;
    case MIDDLE_FROM_1:
        goto from_1;
    }
    if (way != CORO_ON)
        goto leave;

    held = coro_string_add(coro_text("held"), coro_text("!"));
    innermost_start(&f->innermost, held);
    frame->at = MIDDLE_FROM_1;
    return coro_call(d, frame, &f->innermost.frame); /* yield from innermost(held); */
from_1:
    coro_print("middle\n");
leave:
    return coro_end(d, frame, way);
}

/* coro outer() */
enum outer_at {
    OUTER_START,
    OUTER_FROM_1,
};

static const struct coro_code outer_code = {"outer", "cancel_in_delegation.coro", 12};

static const struct coro_state outer_states[] = {
    {0, "start", NULL, 0},
    {3, "yield from middle", NULL, 0},
};

static const struct coro_kind outer_kind = {
    .code = &outer_code,
    .step = outer_step,
    .states = outer_states,
    .size = sizeof(struct outer),
    .task = true,
};

static struct coro_object *
outer_new(void)
{
    return coro_object_new(&outer_kind);
}

static enum coro_step
outer_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct outer *f = (struct outer *)frame;
    enum coro_way way = d->way;

    switch ((enum outer_at)frame->at) {
    case OUTER_START:
        break;
    case OUTER_FROM_1:
        goto from_1;
    }
    if (way != CORO_ON)
        goto leave;

    middle_start(&f->middle);
    frame->at = OUTER_FROM_1;
    return coro_call(d, frame, &f->middle.frame); /* yield from middle(); */
from_1:
    if (way == CORO_ERROR) {
        struct coro_error *e = d->error;

        d->error = NULL;
        way = CORO_ON;
        coro_print("cancellation is no error {e}\n", e);
        coro_error_release(e);
    }
    coro_print("outer\n");
leave:
    return coro_end(d, frame, way);
}

/* coro main() */
enum main_at {
    MAIN_START,
    MAIN_SPAWN_1,
    MAIN_YIELD_2,
    MAIN_CANCEL_3,
};

static const struct coro_code main_code = {"main", "cancel_in_delegation.coro", 21};

static const struct coro_state main_states[] = {
    {0, "start", NULL, 0},
    {1, "spawn", &coro_message_spawn, offsetof(struct main, t)},
    {2, "yield", NULL, 0},
    {3, "cancel", NULL, 0},
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
    case MAIN_YIELD_2:
        goto yield_2;
    case MAIN_CANCEL_3:
        goto cancel_3;
    }
    if (way != CORO_ON)
        goto leave;

    f->t = coro_task_give(outer_new(), &d->error, &main_code, 1);
    if (d->error) {
        way = CORO_ERROR;
        goto leave;
    }
    frame->at = MAIN_SPAWN_1;
    return CORO_SENT; /* let t = spawn outer(); */
spawn_1:
    if (way != CORO_ON)
        goto leave_t;
    frame->at = MAIN_YIELD_2;
    return CORO_TURN; /* yield; */
yield_2:
    if (way != CORO_ON)
        goto leave_t;
    coro_task_cancel(f->t);
    frame->at = MAIN_CANCEL_3;
    return CORO_TURN; /* cancel t; */
cancel_3:
    if (way != CORO_ON)
        goto leave_t;
    coro_print("{k}\n", f->t);
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
