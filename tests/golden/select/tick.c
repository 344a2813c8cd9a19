/* Generated from tick.coro by coroc. */
#include "coro.h"

struct worker {
    struct coro_frame frame;
    struct coro_chan *jobs;
    struct coro_chan *quit;
    CORO_GET(struct coro_maybe_i64) get;
    CORO_GET(struct coro_maybe_bool) get_2;
    struct coro_sleep sleep;
    CORO_SELECT(3) select;
};

struct main {
    struct coro_frame frame;
    struct coro_chan *jobs;
    struct coro_chan *quit;
    struct coro_task *w;
    union {
        struct { /* for i in 1..4 */
            int64_t i;
            union {
                struct coro_sleep sleep; /* yield sleep(i * 1s) */
                CORO_PUT(int64_t) put; /* yield jobs.put(i) */
            };
        };
        struct coro_sleep sleep_2; /* yield sleep(4s) */
        CORO_PUT(bool) put_2; /* yield quit.put(true) */
    };
};

static enum coro_step worker_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step main_step(struct coro_driver *d, struct coro_frame *frame);

/* coro worker(jobs: chan[int], quit: chan[bool]) */
enum worker_at {
    WORKER_START,
    WORKER_SELECT_1,
};

static const struct coro_code worker_code = {"worker", "tick.coro", 2};

static const struct coro_state worker_states[] = {
    {0, "start", NULL, 0},
    {3, "select", &coro_message_select, offsetof(struct worker, select)},
    /* arms of select_1 */
    {4, "jobs.get", &coro_message_get, offsetof(struct worker, get)},
    {7, "quit.get", &coro_message_get, offsetof(struct worker, get_2)},
    {8, "sleep", &coro_message_sleep, offsetof(struct worker, sleep)},
};

static const struct coro_kind worker_kind = {
    .code = &worker_code,
    .step = worker_step,
    .states = worker_states,
    .size = sizeof(struct worker),
    .task = true,
};

static struct coro_object *
worker_new(struct coro_chan *jobs, struct coro_chan *quit)
{
    struct coro_object *object = coro_object_new(&worker_kind);
    struct worker *f;

    if (!object) {
        coro_chan_release(quit);
        coro_chan_release(jobs);
        return NULL;
    }
    f = (struct worker *)coro_root(object);
    f->jobs = jobs;
    f->quit = quit;
    return object;
}

static enum coro_step
worker_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct worker *f = (struct worker *)frame;
    enum coro_way way = d->way;
    struct coro_maybe_i64 job = {0};
    int32_t won = 0;

    switch ((enum worker_at)frame->at) {
    case WORKER_START:
        break;
    case WORKER_SELECT_1:
        goto select_1;
    }
    if (way != CORO_ON)
        goto leave_quit;

    while (true) {
        f->get.transfer.chan = f->jobs;
        f->get_2.transfer.chan = f->quit;
        f->sleep.duration = INT64_C(3000000000);
        f->select.head = (struct coro_select){.arms = &worker_states[2], .count = 3};
        frame->at = WORKER_SELECT_1;
        return CORO_SENT; /* select { */
select_1:
        if (way != CORO_ON)
            goto defer_1;
        won = f->select.head.won;
        if (won == 0)
            job = f->get.reply;
        if (won == 0) {
            coro_print("job {v} at {t}\n", &coro_type_maybe_i64, &job, coro_now());
        } else if (won == 1) {
            goto defer_1;
        } else {
            coro_print("idle at {t}\n", coro_now());
        }
    }
defer_1:
    coro_print("worker leaves at {t}\n", coro_now());
leave_quit:
    coro_chan_release(f->quit);
    coro_chan_release(f->jobs);
    return coro_end(d, frame, way);
}

/* coro main() */
enum main_at {
    MAIN_START,
    MAIN_SPAWN_1,
    MAIN_SLEEP_2,
    MAIN_PUT_3,
    MAIN_SLEEP_4,
    MAIN_PUT_5,
    MAIN_WAIT_6,
};

static const struct coro_code main_code = {"main", "tick.coro", 15};

static const struct coro_state main_states[] = {
    {0, "start", NULL, 0},
    {3, "spawn", &coro_message_spawn, offsetof(struct main, w)},
    {5, "sleep", &coro_message_sleep, offsetof(struct main, sleep)},
    {6, "jobs.put", &coro_message_put, offsetof(struct main, put)},
    {8, "sleep", &coro_message_sleep, offsetof(struct main, sleep_2)},
    {9, "quit.put", &coro_message_put, offsetof(struct main, put_2)},
    {10, "wait", &coro_message_wait, offsetof(struct main, w)},
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
    case MAIN_SLEEP_2:
        goto sleep_2;
    case MAIN_PUT_3:
        goto put_3;
    case MAIN_SLEEP_4:
        goto sleep_4;
    case MAIN_PUT_5:
        goto put_5;
    case MAIN_WAIT_6:
        goto wait_6;
    }
    if (way != CORO_ON)
        goto leave;

    f->jobs = coro_chan_new(&coro_type_i64, &coro_type_maybe_i64, 0, &main_code, 1);
    f->quit = coro_chan_new(&coro_type_bool, &coro_type_maybe_bool, 0, &main_code, 2);
    f->w = coro_task_give(worker_new(coro_chan_retain(f->jobs),
                                     coro_chan_retain(f->quit)), &d->error,
                          &main_code, 3);
    if (d->error) {
        way = CORO_ERROR;
        goto leave_quit;
    }
    frame->at = MAIN_SPAWN_1;
    return CORO_SENT; /* let w = spawn worker(jobs, quit); */
spawn_1:
    if (way != CORO_ON)
        goto leave_w;
    for (f->i = 1; f->i < 4; f->i++) {
        f->sleep.duration = coro_mul(f->i, 1000000000);
        frame->at = MAIN_SLEEP_2;
        return CORO_SENT; /* yield sleep(i * 1s); */
sleep_2:
        if (way != CORO_ON)
            goto leave_w;
        f->put.transfer.chan = f->jobs;
        f->put.value = f->i;
        frame->at = MAIN_PUT_3;
        return CORO_SENT; /* yield jobs.put(i); */
put_3:
        if (way != CORO_ON)
            goto leave_w;
    }
    f->sleep_2.duration = INT64_C(4000000000);
    frame->at = MAIN_SLEEP_4;
    return CORO_SENT; /* yield sleep(4s); */
sleep_4:
    if (way != CORO_ON)
        goto leave_w;
    f->put_2.transfer.chan = f->quit;
    f->put_2.value = true;
    frame->at = MAIN_PUT_5;
    return CORO_SENT; /* yield quit.put(true); */
put_5:
    if (way != CORO_ON)
        goto leave_w;
    frame->at = MAIN_WAIT_6;
    return CORO_SENT; /* wait w */
wait_6:
    if (way == CORO_ON)
        way = coro_wait_end(d, f->w, NULL, &main_code, 10);
leave_w:
    coro_task_release(f->w);
leave_quit:
    coro_chan_release(f->quit);
    coro_chan_release(f->jobs);
leave:
    return coro_end(d, frame, way);
}

int
main(void)
{
    return coro_run_main(main_new());
}
