/* Generated from in_c.coro by coroc. */
#include "coro.h"

struct ask {
    struct coro_frame frame;
    coro_string result;
    coro_string name;
    struct coro_sleep sleep;
};

struct asked {
    struct coro_frame frame;
    coro_string result;
    coro_string name;
    int64_t limit;
    struct coro_within within;
    struct ask ask;
};

struct main {
    struct coro_frame frame;
    union {
        struct asked asked; /* print(yield from asked("Ann", 2s)) */
        struct asked asked_2; /* print(yield from asked("Bob", 1ms)) */
    };
};

static enum coro_step ask_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step asked_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step main_step(struct coro_driver *d, struct coro_frame *frame);

/* coro ask(name: string) -> string */
enum ask_at {
    ASK_START,
    ASK_SLEEP_1,
};

static const struct coro_code ask_code = {"ask", "in_c.coro", 2};

static const struct coro_state ask_states[] = {
    {0, "start", NULL, 0},
    {1, "sleep", &coro_message_sleep, offsetof(struct ask, sleep)},
};

static const struct coro_kind ask_kind = {
    .code = &ask_code,
    .step = ask_step,
    .states = ask_states,
    .size = sizeof(struct ask),
    .task = true,
    .result = &coro_type_string,
    .result_offset = offsetof(struct ask, result),
};

static void
ask_start(struct ask *f, coro_string name)
{
    coro_frame_start(&f->frame, &ask_kind);
    f->name = name;
}

static enum coro_step
ask_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct ask *f = (struct ask *)frame;
    enum coro_way way = d->way;

    switch ((enum ask_at)frame->at) {
    case ASK_START:
        break;
    case ASK_SLEEP_1:
        goto sleep_1;
    }
    if (way != CORO_ON)
        goto leave_name;

    f->sleep.duration = 1000000000;
    frame->at = ASK_SLEEP_1;
    return CORO_SENT; /* yield sleep(1s); */
sleep_1:
    if (way != CORO_ON)
        goto leave_name;
    f->result = coro_string_add(coro_text("answer of "), f->name);
leave_name:
    coro_string_release(f->name);
    return coro_end(d, frame, way);
}

/* coro asked(name: string, limit: duration) -> string */
enum asked_at {
    ASKED_START,
    ASKED_FROM_1,
};

static const struct coro_code asked_code = {"asked", "in_c.coro", 7};

static const struct coro_state asked_states[] = {
    {0, "start", NULL, 0},
    {2, "yield from ask", NULL, 0},
};

static const struct coro_kind asked_kind = {
    .code = &asked_code,
    .step = asked_step,
    .states = asked_states,
    .size = sizeof(struct asked),
    .task = true,
    .result = &coro_type_string,
    .result_offset = offsetof(struct asked, result),
};

static void
asked_start(struct asked *f, coro_string name, int64_t limit)
{
    coro_frame_start(&f->frame, &asked_kind);
    f->name = name;
    f->limit = limit;
}

static enum coro_step
asked_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct asked *f = (struct asked *)frame;
    enum coro_way way = d->way;
    coro_string text = {0};

    switch ((enum asked_at)frame->at) {
    case ASKED_START:
        break;
    case ASKED_FROM_1:
        goto from_1;
    }
    if (way != CORO_ON)
        goto leave_name;

    coro_within_begin(d, &f->within, f->limit, &asked_code, 1);
    if (d->error) {
        way = CORO_ERROR;
        goto leave_name;
    }
    ask_start(&f->ask, coro_string_retain(f->name));
    frame->at = ASKED_FROM_1;
    return coro_call(d, frame, &f->ask.frame); /* return yield from ask(name); */
from_1:
    if (way != CORO_ON)
        goto leave_within;
    text = f->ask.result;
    f->result = text;
    way = CORO_RETURN;
leave_within:
    way = coro_within_end(d, &f->within, way);
    if (way != CORO_ON)
        goto leave_name;
    if (f->within.ran_out) {
        f->result = coro_string_add(f->name, coro_text(" does not answer"));
    }
leave_name:
    coro_string_release(f->name);
    return coro_end(d, frame, way);
}

/* coro main() */
enum main_at {
    MAIN_START,
    MAIN_FROM_1,
    MAIN_FROM_2,
};

static const struct coro_code main_code = {"main", "in_c.coro", 15};

static const struct coro_state main_states[] = {
    {0, "start", NULL, 0},
    {1, "yield from asked", NULL, 0},
    {2, "yield from asked", NULL, 0},
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
    coro_string text = {0};
    coro_string text_2 = {0};

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

    asked_start(&f->asked, coro_text("Ann"), 2000000000);
    frame->at = MAIN_FROM_1;
    return coro_call(d, frame, &f->asked.frame); /* print(yield from asked("Ann", 2s)); */
from_1:
    if (way != CORO_ON)
        goto leave;
    text = f->asked.result;
    coro_print("{s}\n", text);
    coro_string_release(text);
    asked_start(&f->asked_2, coro_text("Bob"), 1000000);
    frame->at = MAIN_FROM_2;
    return coro_call(d, frame, &f->asked_2.frame); /* print(yield from asked("Bob", ... */
from_2:
    if (way != CORO_ON)
        goto leave;
    text_2 = f->asked_2.result;
    coro_print("{s}\n", text_2);
    coro_string_release(text_2);
leave:
    return coro_end(d, frame, way);
}

int
main(void)
{
    return coro_run_main(main_new());
}
