/* Generated from reply.coro by coroc. */
#include "coro.h"

static int64_t asked = 0;

/* message ask(question: string) -> string; */
struct ask {
    struct coro_request request;
    coro_string question;
    coro_string reply;
};

/* message add(a: int, b: int) -> int; */
struct add {
    struct coro_request request;
    int64_t a;
    int64_t b;
    int64_t reply;
};

/* message ping(); */
struct ping {
    struct coro_request request;
};

struct main {
    struct coro_frame frame;
    coro_string name;
    coro_string answer;
    int64_t sum;
    union {
        struct ask ask; /* let answer = yield ask(name) */
        struct ask ask_2; /* print(yield ask("what")) */
        struct ping ping; /* yield ping() */
        struct add add; /* var sum = yield add(1, 2) */
        struct add add_2; /* sum += yield add(sum, 10) */
        struct add add_3; /* print(sum, (yield add(sum, sum)) * 2) */
        struct ask ask_3; /* yield ask("dropped") */
        struct ask ask_4; /* let _ = yield ask("dropped too") */
    };
};

static enum coro_step main_step(struct coro_driver *d, struct coro_frame *frame);

static struct coro_error *ask_handle(struct coro_request *request);
static const struct coro_message ask_message = {
    CORO_REQUEST("ask"),
    .on = ask_handle,
    .reply = &coro_type_string,
    .reply_offset = offsetof(struct ask, reply),
};

static struct coro_error *add_handle(struct coro_request *request);
static const struct coro_message add_message = {
    CORO_REQUEST("add"),
    .on = add_handle,
    .reply = &coro_type_i64,
    .reply_offset = offsetof(struct add, reply),
};

static struct coro_error *ping_handle(struct coro_request *request);
static const struct coro_message ping_message = {
    CORO_REQUEST("ping"),
    .on = ping_handle,
};

/* on ask(question) */
static struct coro_error *
ask_on(coro_string question, coro_string *result)
{
    asked = coro_add(asked, 1);
    *result = coro_format("{s}? {i}", question, asked);
    return NULL;
}

static struct coro_error *
ask_handle(struct coro_request *request)
{
    struct ask *message = (struct ask *)request;

    return ask_on(message->question, &message->reply);
}

/* on add(a, b) */
static struct coro_error *
add_on(int64_t a, int64_t b, int64_t *result)
{
    *result = coro_add(a, b);
    return NULL;
}

static struct coro_error *
add_handle(struct coro_request *request)
{
    struct add *message = (struct add *)request;

    return add_on(message->a, message->b, &message->reply);
}

/* on ping() */
static struct coro_error *
ping_on(void)
{
    coro_print("pong\n");
    return NULL;
}

static struct coro_error *
ping_handle(struct coro_request *request)
{
    (void)request;
    return ping_on();
}

/* coro main() */
enum main_at {
    MAIN_START,
    MAIN_ASK_1,
    MAIN_ASK_2,
    MAIN_PING_3,
    MAIN_ADD_4,
    MAIN_ADD_5,
    MAIN_ADD_6,
    MAIN_ASK_7,
    MAIN_ASK_8,
};

static const struct coro_code main_code = {"main", "reply.coro", 21};

static const struct coro_state main_states[] = {
    {0, "start", NULL, 0},
    {2, "ask", &ask_message, offsetof(struct main, ask)},
    {4, "ask", &ask_message, offsetof(struct main, ask_2)},
    {5, "ping", &ping_message, offsetof(struct main, ping)},
    {6, "add", &add_message, offsetof(struct main, add)},
    {7, "add", &add_message, offsetof(struct main, add_2)},
    {8, "add", &add_message, offsetof(struct main, add_3)},
    {9, "ask", &ask_message, offsetof(struct main, ask_3)},
    {10, "ask", &ask_message, offsetof(struct main, ask_4)},
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
    int64_t value = 0;
    int64_t value_2 = 0;
    coro_string text_2 = {0};
    coro_string text_3 = {0};

    switch ((enum main_at)frame->at) {
    case MAIN_START:
        break;
    case MAIN_ASK_1:
        goto ask_1;
    case MAIN_ASK_2:
        goto ask_2;
    case MAIN_PING_3:
        goto ping_3;
    case MAIN_ADD_4:
        goto add_4;
    case MAIN_ADD_5:
        goto add_5;
    case MAIN_ADD_6:
        goto add_6;
    case MAIN_ASK_7:
        goto ask_7;
    case MAIN_ASK_8:
        goto ask_8;
    }
    if (way != CORO_ON)
        goto leave;

    f->name = coro_text("who");
    f->ask.question = coro_string_retain(f->name);
    frame->at = MAIN_ASK_1;
    return CORO_SENT; /* let answer = yield ask(name); */
ask_1:
    if (way == CORO_ON)
        f->answer = f->ask.reply;
    coro_string_release(f->ask.question);
    if (way != CORO_ON)
        goto leave_name;
    coro_print("{s} {s}\n", f->answer, f->name);
    f->ask_2.question = coro_text("what");
    frame->at = MAIN_ASK_2;
    return CORO_SENT; /* print(yield ask("what")); */
ask_2:
    if (way != CORO_ON)
        goto leave_ask_2;
    text = f->ask_2.reply;
    coro_print("{s}\n", text);
    coro_string_release(text);
leave_ask_2:
    coro_string_release(f->ask_2.question);
    if (way != CORO_ON)
        goto leave_answer;
    frame->at = MAIN_PING_3;
    return CORO_SENT; /* yield ping(); */
ping_3:
    if (way != CORO_ON)
        goto leave_answer;
    f->add.a = 1;
    f->add.b = 2;
    frame->at = MAIN_ADD_4;
    return CORO_SENT; /* var sum = yield add(1, 2); */
add_4:
    if (way != CORO_ON)
        goto leave_answer;
    f->sum = f->add.reply;
    f->add_2.a = f->sum;
    f->add_2.b = 10;
    frame->at = MAIN_ADD_5;
    return CORO_SENT; /* sum += yield add(sum, 10); */
add_5:
    if (way != CORO_ON)
        goto leave_answer;
    value = f->add_2.reply;
    f->sum = coro_add(f->sum, value);
    f->add_3.a = f->sum;
    f->add_3.b = f->sum;
    frame->at = MAIN_ADD_6;
    return CORO_SENT; /* print(sum, (yield add(sum, sum)) * 2); */
add_6:
    if (way != CORO_ON)
        goto leave_answer;
    value_2 = f->add_3.reply;
    coro_print("{i} {i}\n", f->sum, coro_mul(value_2, 2));
    f->ask_3.question = coro_text("dropped");
    frame->at = MAIN_ASK_7;
    return CORO_SENT; /* yield ask("dropped"); */
ask_7:
    if (way != CORO_ON)
        goto leave_ask_3;
    text_2 = f->ask_3.reply;
    coro_string_release(text_2);
leave_ask_3:
    coro_string_release(f->ask_3.question);
    if (way != CORO_ON)
        goto leave_answer;
    f->ask_4.question = coro_text("dropped too");
    frame->at = MAIN_ASK_8;
    return CORO_SENT; /* let _ = yield ask("dropped too"); */
ask_8:
    if (way != CORO_ON)
        goto leave_ask_4;
    text_3 = f->ask_4.reply;
    coro_string_release(text_3);
leave_ask_4:
    coro_string_release(f->ask_4.question);
    if (way != CORO_ON)
        goto leave_answer;
    coro_print("{i}\n", asked);
leave_answer:
    coro_string_release(f->answer);
leave_name:
    coro_string_release(f->name);
leave:
    return coro_end(d, frame, way);
}

int
main(void)
{
    return coro_run_main(main_new());
}
