/* Generated from buffered.coro by coroc. */
#include "coro.h"

struct main {
    struct coro_frame frame;
    struct coro_chan *c;
    struct coro_task *t;
    union {
        struct coro_sleep sleep; /* yield sleep(1s) */
        CORO_GET(coro_string) get; /* for v from c */
    };
};

struct fill {
    struct coro_frame frame;
    int64_t result;
    struct coro_chan *c;
    int64_t sum;
    struct coro_list *list;
    int64_t at;
    coro_string word;
    CORO_PUT(coro_string) put;
};

static enum coro_step main_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step fill_step(struct coro_driver *d, struct coro_frame *frame);
static struct coro_object *fill_new(struct coro_chan *c);

/* coro main() */
enum main_at {
    MAIN_START,
    MAIN_SPAWN_1,
    MAIN_SLEEP_2,
    MAIN_GET_3,
    MAIN_WAIT_4,
};

static const struct coro_code main_code = {"main", "buffered.coro", 2};

static const struct coro_state main_states[] = {
    {0, "start", NULL, 0},
    {2, "spawn", &coro_message_spawn, offsetof(struct main, t)},
    {3, "sleep", &coro_message_sleep, offsetof(struct main, sleep)},
    {5, "c.get", &coro_message_get, offsetof(struct main, get)},
    {8, "wait", &coro_message_wait, offsetof(struct main, t)},
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
    coro_string maybe = {0};
    bool more = false;
    int64_t value = 0;

    switch ((enum main_at)frame->at) {
    case MAIN_START:
        break;
    case MAIN_SPAWN_1:
        goto spawn_1;
    case MAIN_SLEEP_2:
        goto sleep_2;
    case MAIN_GET_3:
        goto get_3;
    case MAIN_WAIT_4:
        goto wait_4;
    }
    if (way != CORO_ON)
        goto leave;

    f->c = coro_chan_new(&coro_type_string, &coro_type_maybe_string, 2, &main_code, 1);
    f->t = coro_task_give(fill_new(coro_chan_retain(f->c)), &d->error, &main_code, 2);
    if (d->error) {
        way = CORO_ERROR;
        goto leave_c;
    }
    frame->at = MAIN_SPAWN_1;
    return CORO_SENT; /* let t = spawn fill(c); */
spawn_1:
    if (way != CORO_ON)
        goto leave_t;
    f->sleep.duration = 1000000000;
    frame->at = MAIN_SLEEP_2;
    return CORO_SENT; /* yield sleep(1s); */
sleep_2:
    if (way != CORO_ON)
        goto leave_t;
    coro_print("filled: {i}\n", coro_chan_len(f->c));
    while (true) {
        f->get.transfer.chan = f->c;
        frame->at = MAIN_GET_3;
        return CORO_SENT; /* for v from c { */
get_3:
        if (way != CORO_ON)
            goto leave_t;
        maybe = f->get.reply;
        more = coro_got(&f->get.transfer);
        if (!more) {
            break;
        }
        coro_string v = maybe;
        coro_print("got {s} {i}\n", v, coro_chan_len(f->c));
        coro_string_release(v);
    }
    frame->at = MAIN_WAIT_4;
    return CORO_SENT; /* wait t */
wait_4:
    if (way == CORO_ON)
        way = coro_wait_end(d, f->t, &value, &main_code, 8);
    if (way != CORO_ON)
        goto leave_t;
    coro_print("{i} {b}\n", value, coro_chan_closed(f->c));
leave_t:
    coro_task_release(f->t);
leave_c:
    coro_chan_release(f->c);
leave:
    return coro_end(d, frame, way);
}

/* coro fill(c: chan[string]) -> int */
enum fill_at {
    FILL_START,
    FILL_PUT_1,
};

static const struct coro_code fill_code = {"fill", "buffered.coro", 13};

static const struct coro_state fill_states[] = {
    {0, "start", NULL, 0},
    {3, "c.put", &coro_message_put, offsetof(struct fill, put)},
};

static const struct coro_kind fill_kind = {
    .code = &fill_code,
    .step = fill_step,
    .states = fill_states,
    .size = sizeof(struct fill),
    .task = true,
    .result = &coro_type_i64,
    .result_offset = offsetof(struct fill, result),
};

static struct coro_object *
fill_new(struct coro_chan *c)
{
    struct coro_object *object = coro_object_new(&fill_kind);
    struct fill *f;

    if (!object) {
        coro_chan_release(c);
        return NULL;
    }
    f = (struct fill *)coro_root(object);
    f->c = c;
    return object;
}

static enum coro_step
fill_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct fill *f = (struct fill *)frame;
    enum coro_way way = d->way;

    switch ((enum fill_at)frame->at) {
    case FILL_START:
        break;
    case FILL_PUT_1:
        goto put_1;
    }
    if (way != CORO_ON)
        goto leave_c;

    f->sum = 0;
    f->list = coro_list_of(&coro_type_string, 5,
                           (coro_string[]){CORO_TEXT("a"), CORO_TEXT("bc"),
                                           CORO_TEXT("def"), CORO_TEXT("ghij"),
                                           CORO_TEXT("klmno")}, &fill_code, 2);
    for (f->at = 0; f->at < coro_list_len(f->list); f->at++) {
        f->word = *(coro_string *)coro_list_at(f->list, f->at, &fill_code, 2);
        f->put.transfer.chan = f->c;
        f->put.value = coro_string_add(f->word, coro_text("!"));
        frame->at = FILL_PUT_1;
        return CORO_SENT; /* yield c.put(word + "!"); */
put_1:
        coro_string_release(f->put.value);
        if (way != CORO_ON)
            goto leave_list;
        f->sum = coro_add(f->sum, coro_string_len(f->word));
        coro_print("put {s}\n", f->word);
    }
leave_list:
    coro_list_release(f->list);
    if (way != CORO_ON)
        goto leave_c;
    coro_chan_close(f->c);
    f->result = f->sum;
leave_c:
    coro_chan_release(f->c);
    return coro_end(d, frame, way);
}

int
main(void)
{
    return coro_run_main(main_new());
}
