/* Generated from messages_of_main.coro by coroc. */
#include "coro.h"
#include "asks.h"

struct run {
    struct coro_frame frame;
    coro_string text;
    struct asks_asker asker;
    struct asks_nobody nobody;
};

static enum coro_step run_step(struct coro_driver *d, struct coro_frame *frame);
static struct coro_object *run_new(void);

/* on asks.ask(question) */
static struct coro_error *
asks_ask_on(coro_string question, coro_string *result)
{
    *result = coro_format("<{s}>", question);
    return NULL;
}

static struct coro_error *
asks_ask_handle(struct coro_request *request)
{
    struct asks_ask *message = (struct asks_ask *)request;

    return asks_ask_on(message->question, &message->reply);
}

/* on asks.nobody() */
static struct coro_error *
asks_nobody_on(int64_t *result)
{
    *result = 7;
    return NULL;
}

static struct coro_error *
asks_nobody_handle(struct coro_request *request)
{
    struct asks_nobody *message = (struct asks_nobody *)request;

    return asks_nobody_on(&message->reply);
}

static const struct coro_code main__code = {"main", "messages_of_main.coro", 7};

/* fn main() */
static struct coro_error *
main_(void)
{
    struct coro_error *error = NULL;
    struct coro_loop *l = coro_loop_new(&main__code, 1);
    struct coro_task *task =
        coro_loop_run_until_complete(l, run_new(), &error, &main__code, 2);

    if (error)
        goto leave_l;
    coro_task_release(task);
leave_l:
    coro_loop_release(l);
    return error;
}

/* coro run() */
enum run_at {
    RUN_START,
    RUN_FROM_1,
    RUN_NOBODY_2,
};

static const struct coro_code run_code = {"run", "messages_of_main.coro", 12};

static const struct coro_state run_states[] = {
    {0, "start", NULL, 0},
    {1, "yield from asker", NULL, 0},
    {1, "nobody", &asks_nobody_message, offsetof(struct run, nobody)},
};

static const struct coro_kind run_kind = {
    .code = &run_code,
    .step = run_step,
    .states = run_states,
    .size = sizeof(struct run),
    .task = true,
};

static struct coro_object *
run_new(void)
{
    return coro_object_new(&run_kind);
}

static enum coro_step
run_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct run *f = (struct run *)frame;
    enum coro_way way = d->way;
    int64_t value = 0;

    switch ((enum run_at)frame->at) {
    case RUN_START:
        break;
    case RUN_FROM_1:
        goto from_1;
    case RUN_NOBODY_2:
        goto nobody_2;
    }
    if (way != CORO_ON)
        goto leave;

    asks_asker_start(&f->asker, coro_text("who"));
    frame->at = RUN_FROM_1;
    return coro_call(d, frame, &f->asker.frame); /* print(yield from asks.asker("wh ... */
from_1:
    if (way != CORO_ON)
        goto leave;
    f->text = f->asker.result;
    frame->at = RUN_NOBODY_2;
    return CORO_SENT; /* print(yield from asks.asker("who"), yield asks.nobody()); */
nobody_2:
    if (way != CORO_ON)
        goto leave_text;
    value = f->nobody.reply;
    coro_print("{s} {i}\n", f->text, value);
leave_text:
    coro_string_release(f->text);
leave:
    return coro_end(d, frame, way);
}

int
main(void)
{
    asks_ask_message.on = asks_ask_handle;
    asks_nobody_message.on = asks_nobody_handle;

    struct coro_error *error = main_();
    int status = error ? coro_main_failed(error) : 0;

    return coro_finish(status);
}
