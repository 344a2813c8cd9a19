/* Generated from in_c.coro by coroc. */
#include "coro.h"

struct echo {
    struct coro_frame frame;
    int64_t result;
    int64_t every;
    int64_t n;
    coro_string got;
    coro_string text;
    struct coro_sleep sleep;
};

struct main {
    struct coro_frame frame;
    struct coro_object *e;
    union {
        CORO_ASK(coro_string) next; /* print(yield e.next()) */
        struct { /* select */
            CORO_ASK_WITH(coro_string, coro_string) send;
            struct coro_sleep sleep;
            CORO_SELECT(2) select;
        };
        struct { /* for said from echo_all(["a", "b"]) */
            struct coro_object *echo_all;
            CORO_ASK(coro_string) next_2;
        };
        CORO_ASK(coro_string) next_3; /* print(yield e.next(), e.result) */
    };
};

struct echo_all {
    struct coro_frame frame;
    struct coro_list *texts;
    struct coro_object *e;
    union {
        CORO_ASK(coro_string) next; /* yield e.next() */
        struct { /* for text in texts */
            int64_t at;
            CORO_ASK_WITH(coro_string, coro_string) send;
        };
    };
};

static enum coro_step echo_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step main_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step echo_all_step(struct coro_driver *d, struct coro_frame *frame);
static struct coro_object *echo_all_new(struct coro_list *texts);

/* coro echo(every: duration) yields string receives string? -> int */
enum echo_at {
    ECHO_START,
    ECHO_YIELD_1,
    ECHO_SLEEP_2,
    ECHO_YIELD_3,
};

static const struct coro_code echo_code = {"echo", "in_c.coro", 2};

static const struct coro_state echo_states[] = {
    {0, "start", NULL, 0},
    {2, "yield", NULL, 0},
    {4, "sleep", &coro_message_sleep, offsetof(struct echo, sleep)},
    {6, "yield", NULL, 0},
};

static const struct coro_kind echo_kind = {
    .code = &echo_code,
    .step = echo_step,
    .states = echo_states,
    .size = sizeof(struct echo),
    .receives = &coro_type_maybe_string,
    .receives_optional = true,
    .stream = true,
    .yields = &coro_type_string,
    .result = &coro_type_i64,
    .result_offset = offsetof(struct echo, result),
};

static struct coro_object *
echo_new(int64_t every)
{
    struct coro_object *object = coro_object_new(&echo_kind);
    struct echo *f;

    if (!object)
        return NULL;
    f = (struct echo *)coro_root(object);
    f->every = every;
    return object;
}

static enum coro_step
echo_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct echo *f = (struct echo *)frame;
    enum coro_way way = d->way;
    coro_string maybe = {0};

    switch ((enum echo_at)frame->at) {
    case ECHO_START:
        break;
    case ECHO_YIELD_1:
        goto yield_1;
    case ECHO_SLEEP_2:
        goto sleep_2;
    case ECHO_YIELD_3:
        goto yield_3;
    }
    if (way != CORO_ON)
        goto leave;

    f->n = 0;
    *(coro_string *)d->out = coro_text("");
    frame->at = ECHO_YIELD_1;
    return CORO_YIELDED; /* var got = yield ""; */
yield_1:
    if (way != CORO_ON)
        goto leave;
    f->got = d->in ? *(const coro_string *)d->in : (coro_string){0};
    while (f->got.bytes != NULL) {
        f->text = coro_string_take(&f->got);
        f->sleep.duration = f->every;
        frame->at = ECHO_SLEEP_2;
        return CORO_SENT; /* yield sleep(every); */
sleep_2:
        if (way != CORO_ON)
            goto leave_text;
        f->n = coro_add(f->n, 1);
        *(coro_string *)d->out = coro_format("{i}: {s}", f->n, f->text);
        frame->at = ECHO_YIELD_3;
        return CORO_YIELDED; /* got = yield f"{n}: {text}"; */
yield_3:
        if (way != CORO_ON)
            goto leave_text;
        maybe = d->in ? *(const coro_string *)d->in : (coro_string){0};
        coro_string_assign(&f->got, maybe);
leave_text:
        coro_string_release(f->text);
        if (way != CORO_ON)
            goto leave_got;
    }
    f->result = f->n;
leave_got:
    coro_string_release(f->got);
leave:
    return coro_end(d, frame, way);
}

/* coro main() */
enum main_at {
    MAIN_START,
    MAIN_NEXT_1,
    MAIN_SELECT_2,
    MAIN_NEXT_3,
    MAIN_NEXT_4,
};

static const struct coro_code main_code = {"main", "in_c.coro", 13};

static const struct coro_state main_states[] = {
    {0, "start", NULL, 0},
    {2, "e.next", &coro_message_next, offsetof(struct main, next)},
    {3, "select", &coro_message_select, offsetof(struct main, select)},
    {7, "next", &coro_message_next, offsetof(struct main, next_2)},
    {10, "e.next", &coro_message_next, offsetof(struct main, next_3)},
    /* arms of select_2 */
    {4, "e.send", &coro_message_send, offsetof(struct main, send)},
    {5, "sleep", &coro_message_sleep, offsetof(struct main, sleep)},
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
    coro_string said = {0};
    int32_t won = 0;
    coro_string maybe_2 = {0};
    bool more = false;
    coro_string maybe_3 = {0};
    struct coro_maybe_i64 maybe_4 = {0};

    switch ((enum main_at)frame->at) {
    case MAIN_START:
        break;
    case MAIN_NEXT_1:
        goto next_1;
    case MAIN_SELECT_2:
        goto select_2;
    case MAIN_NEXT_3:
        goto next_3;
    case MAIN_NEXT_4:
        goto next_4;
    }
    if (way != CORO_ON)
        goto leave;

    f->e = coro_object_made(echo_new(1000000000), &d->error, &main_code, 1);
    if (d->error) {
        way = CORO_ERROR;
        goto leave;
    }
    f->next.asking = coro_ask(f->e, &coro_type_maybe_string, false);
    frame->at = MAIN_NEXT_1;
    return CORO_SENT; /* print(yield e.next()); */
next_1:
    if (way != CORO_ON)
        goto leave_e;
    maybe = f->next.reply;
    coro_print("{v}\n", &coro_type_maybe_string, &maybe);
    coro_string_release(maybe);
    f->send.asking = coro_ask(f->e, &coro_type_maybe_string, false);
    f->send.value = coro_text("one");
    f->send.asking.sent = &f->send.value;
    f->sleep.duration = INT64_C(3000000000);
    f->select.head = (struct coro_select){.arms = &main_states[5], .count = 2};
    frame->at = MAIN_SELECT_2;
    return CORO_SENT; /* select { */
select_2:
    if (way == CORO_ON) {
        won = f->select.head.won;
        if (won == 0)
            said = f->send.reply;
    }
    coro_string_release(f->send.value);
    if (way != CORO_ON)
        goto leave_e;
    if (won == 0) {
        coro_print("{v}\n", &coro_type_maybe_string, &said);
        coro_string_release(said);
    } else {
        coro_print("late\n");
    }
    f->echo_all = coro_object_made(echo_all_new(coro_list_of(&coro_type_string, 2,
        (coro_string[]){CORO_TEXT("a"), CORO_TEXT("b")}, &main_code, 7)), &d->error,
                                   &main_code, 7);
    if (d->error) {
        way = CORO_ERROR;
        goto leave_e;
    }
    while (true) {
        f->next_2.asking = coro_ask(f->echo_all, &coro_type_maybe_string, false);
        frame->at = MAIN_NEXT_3;
        return CORO_SENT; /* for said from echo_all(["a", "b"]) { */
next_3:
        if (way != CORO_ON)
            goto leave_echo_all;
        maybe_2 = f->next_2.reply;
        more = coro_was_given(&f->next_2.asking);
        if (!more) {
            break;
        }
        coro_string said_2 = maybe_2;
        coro_print("{s}\n", said_2);
        coro_string_release(said_2);
    }
leave_echo_all:
    coro_object_release(f->echo_all);
    if (way != CORO_ON)
        goto leave_e;
    f->next_3.asking = coro_ask(f->e, &coro_type_maybe_string, false);
    frame->at = MAIN_NEXT_4;
    return CORO_SENT; /* print(yield e.next(), e.result); */
next_4:
    if (way != CORO_ON)
        goto leave_e;
    maybe_3 = f->next_3.reply;
    maybe_4 = (struct coro_maybe_i64){0};
    maybe_4.some = coro_result(f->e, &maybe_4.value);
    coro_print("{v} {v}\n", &coro_type_maybe_string, &maybe_3, &coro_type_maybe_i64,
               &maybe_4);
    coro_string_release(maybe_3);
leave_e:
    coro_object_release(f->e);
leave:
    return coro_end(d, frame, way);
}

/* coro echo_all(texts: list[string]) yields string */
enum echo_all_at {
    ECHO_ALL_START,
    ECHO_ALL_NEXT_1,
    ECHO_ALL_SEND_2,
    ECHO_ALL_YIELD_3,
};

static const struct coro_code echo_all_code = {"echo_all", "in_c.coro", 26};

static const struct coro_state echo_all_states[] = {
    {0, "start", NULL, 0},
    {2, "e.next", &coro_message_next, offsetof(struct echo_all, next)},
    {4, "e.send", &coro_message_send, offsetof(struct echo_all, send)},
    {4, "yield", NULL, 0},
};

static const struct coro_kind echo_all_kind = {
    .code = &echo_all_code,
    .step = echo_all_step,
    .states = echo_all_states,
    .size = sizeof(struct echo_all),
    .stream = true,
    .yields = &coro_type_string,
};

static struct coro_object *
echo_all_new(struct coro_list *texts)
{
    struct coro_object *object = coro_object_new(&echo_all_kind);
    struct echo_all *f;

    if (!object) {
        coro_list_release(texts);
        return NULL;
    }
    f = (struct echo_all *)coro_root(object);
    f->texts = texts;
    return object;
}

static enum coro_step
echo_all_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct echo_all *f = (struct echo_all *)frame;
    enum coro_way way = d->way;
    coro_string maybe = {0};
    coro_string text = {0};
    coro_string maybe_2 = {0};
    coro_string text_2 = {0};

    switch ((enum echo_all_at)frame->at) {
    case ECHO_ALL_START:
        break;
    case ECHO_ALL_NEXT_1:
        goto next_1;
    case ECHO_ALL_SEND_2:
        goto send_2;
    case ECHO_ALL_YIELD_3:
        goto yield_3;
    }
    if (way != CORO_ON)
        goto leave_texts;

    f->e = coro_object_made(echo_new(2000000000), &d->error, &echo_all_code, 1);
    if (d->error) {
        way = CORO_ERROR;
        goto leave_texts;
    }
    f->next.asking = coro_ask(f->e, &coro_type_maybe_string, false);
    frame->at = ECHO_ALL_NEXT_1;
    return CORO_SENT; /* yield e.next(); */
next_1:
    if (way != CORO_ON)
        goto leave_e;
    maybe = f->next.reply;
    coro_string_release(maybe);
    for (f->at = 0; f->at < coro_list_len(f->texts); f->at++) {
        text = coro_string_retain(*(coro_string *)coro_list_at(f->texts, f->at,
                                                               &echo_all_code, 3));
        f->send.asking = coro_ask(f->e, &coro_type_maybe_string, false);
        f->send.value = text;
        f->send.asking.sent = &f->send.value;
        frame->at = ECHO_ALL_SEND_2;
        return CORO_SENT; /* yield (yield e.send(text)) ?? ""; */
send_2:
        if (way != CORO_ON)
            goto leave_send;
        maybe_2 = f->send.reply;
        if (maybe_2.bytes != NULL) {
            text_2 = maybe_2;
        } else {
            text_2 = coro_text("");
        }
        *(coro_string *)d->out = text_2;
        frame->at = ECHO_ALL_YIELD_3;
        return CORO_YIELDED; /* yield (yield e.send(text)) ?? ""; */
yield_3:
leave_send:
        coro_string_release(f->send.value);
        if (way != CORO_ON)
            goto leave_e;
    }
leave_e:
    coro_object_release(f->e);
leave_texts:
    coro_list_release(f->texts);
    return coro_end(d, frame, way);
}

int
main(void)
{
    return coro_run_main(main_new());
}
