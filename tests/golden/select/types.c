/* Generated from types.coro by coroc. */
#include "coro.h"

struct Pair {
    coro_string a;
    struct coro_list *b;
};

static const struct coro_type coro_type_list_i64 = CORO_LIST(&coro_type_i64);

static const struct coro_field Pair_fields[] = {
    {"a", &coro_type_string, offsetof(struct Pair, a)},
    {"b", &coro_type_list_i64, offsetof(struct Pair, b)},
};
static const struct coro_type Pair_type =
    CORO_STRUCT_OWNED("Pair", struct Pair, Pair_fields);

/* message pair(n: int) -> Pair; */
struct pair {
    struct coro_request request;
    int64_t n;
    struct Pair reply;
};

/* message note(text: string); */
struct note {
    struct coro_request request;
    coro_string text;
};

struct lists {
    struct coro_frame frame;
    struct coro_list *result;
};

struct nothing {
    struct coro_frame frame;
};

struct main {
    struct coro_frame frame;
    struct coro_task *t;
    struct coro_task *u;
    struct coro_chan *c;
    coro_string same;
    union {
        struct { /* select */
            struct pair pair;
            struct note note;
            CORO_SELECT(2) select;
        };
        struct { /* select */
            struct pair pair_3;
            struct note note_2;
            CORO_SELECT(2) select_2;
        };
        struct { /* select */
            struct pair pair_5;
            struct note note_3;
            CORO_SELECT(2) select_3;
        };
        struct { /* select */
            struct note note_4;
            CORO_SELECT(1) select_4;
        };
        CORO_SELECT(1) select_5; /* select */
        struct { /* select */
            struct coro_sleep sleep;
            CORO_SELECT(2) select_6;
        };
        struct { /* select */
            struct coro_sleep sleep_2;
            CORO_SELECT(2) select_7;
        };
        CORO_PUT(struct coro_maybe_i64) put; /* yield c.put(none) */
        struct { /* select */
            CORO_GET(struct coro_maybe_i64) get;
            CORO_SELECT(1) select_8;
        };
        struct { /* select */
            struct pair pair_6;
            struct coro_sleep sleep_3;
            CORO_SELECT(2) select_9;
        };
    };
};

static enum coro_step lists_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step nothing_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step main_step(struct coro_driver *d, struct coro_frame *frame);

static struct coro_error *pair_handle(struct coro_request *request);
static const struct coro_message pair_message = {
    CORO_REQUEST("pair"),
    .on = pair_handle,
    .reply = &Pair_type,
    .reply_offset = offsetof(struct pair, reply),
};

static struct coro_error *note_handle(struct coro_request *request);
static const struct coro_message note_message = {
    CORO_REQUEST("note"),
    .on = note_handle,
};

static const struct coro_code pair_on_code = {"on pair", "types.coro", 6};

/* on pair(n) */
static struct coro_error *
pair_on(int64_t n, struct Pair *result)
{
    *result = (struct Pair){
        .a = coro_format("{i}", n),
        .b = coro_list_of(&coro_type_i64, 2, (int64_t[]){n, coro_add(n, 1)},
                          &pair_on_code, 1),
    };
    return NULL;
}

static struct coro_error *
pair_handle(struct coro_request *request)
{
    struct pair *message = (struct pair *)request;

    return pair_on(message->n, &message->reply);
}

/* on note(text) */
static struct coro_error *
note_on(coro_string text)
{
    coro_print("noted {s}\n", text);
    return NULL;
}

static struct coro_error *
note_handle(struct coro_request *request)
{
    struct note *message = (struct note *)request;

    return note_on(message->text);
}

/* coro lists() -> list[string] */
enum lists_at {
    LISTS_START,
    LISTS_YIELD_1,
};

static const struct coro_code lists_code = {"lists", "types.coro", 14};

static const struct coro_state lists_states[] = {
    {0, "start", NULL, 0},
    {1, "yield", NULL, 0},
};

static const struct coro_kind lists_kind = {
    .code = &lists_code,
    .step = lists_step,
    .states = lists_states,
    .size = sizeof(struct lists),
    .task = true,
    .result = &coro_type_list_string,
    .result_offset = offsetof(struct lists, result),
};

static struct coro_object *
lists_new(void)
{
    return coro_object_new(&lists_kind);
}

static enum coro_step
lists_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct lists *f = (struct lists *)frame;
    enum coro_way way = d->way;

    switch ((enum lists_at)frame->at) {
    case LISTS_START:
        break;
    case LISTS_YIELD_1:
        goto yield_1;
    }
    if (way != CORO_ON)
        goto leave;

    frame->at = LISTS_YIELD_1;
    return CORO_TURN; /* yield; */
yield_1:
    if (way != CORO_ON)
        goto leave;
    f->result = coro_list_of(&coro_type_string, 2,
                             (coro_string[]){CORO_TEXT("x"), CORO_TEXT("y")},
                             &lists_code, 2);
leave:
    return coro_end(d, frame, way);
}

/* coro nothing() */
enum nothing_at {
    NOTHING_START,
    NOTHING_YIELD_1,
};

static const struct coro_code nothing_code = {"nothing", "types.coro", 19};

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
    MAIN_SELECT_1,
    MAIN_SELECT_2,
    MAIN_SELECT_3,
    MAIN_SELECT_4,
    MAIN_SPAWN_5,
    MAIN_SELECT_6,
    MAIN_SELECT_7,
    MAIN_SPAWN_8,
    MAIN_SELECT_9,
    MAIN_PUT_10,
    MAIN_SELECT_11,
    MAIN_SELECT_12,
};

static const struct coro_code main_code = {"main", "types.coro", 23};

static const struct coro_state main_states[] = {
    {0, "start", NULL, 0},
    {1, "select", &coro_message_select, offsetof(struct main, select)},
    {5, "select", &coro_message_select, offsetof(struct main, select_2)},
    {9, "select", &coro_message_select, offsetof(struct main, select_3)},
    {13, "select", &coro_message_select, offsetof(struct main, select_4)},
    {16, "spawn", &coro_message_spawn, offsetof(struct main, t)},
    {17, "select", &coro_message_select, offsetof(struct main, select_5)},
    {20, "select", &coro_message_select, offsetof(struct main, select_6)},
    {24, "spawn", &coro_message_spawn, offsetof(struct main, u)},
    {25, "select", &coro_message_select, offsetof(struct main, select_7)},
    {30, "c.put", &coro_message_put, offsetof(struct main, put)},
    {31, "select", &coro_message_select, offsetof(struct main, select_8)},
    {35, "select", &coro_message_select, offsetof(struct main, select_9)},
    /* arms of select_1 */
    {2, "pair", &pair_message, offsetof(struct main, pair)},
    {3, "note", &note_message, offsetof(struct main, note)},
    /* arms of select_2 */
    {6, "pair", &pair_message, offsetof(struct main, pair_3)},
    {7, "note", &note_message, offsetof(struct main, note_2)},
    /* arms of select_3 */
    {10, "pair", &pair_message, offsetof(struct main, pair_5)},
    {11, "note", &note_message, offsetof(struct main, note_3)},
    /* arms of select_4 */
    {14, "note", &note_message, offsetof(struct main, note_4)},
    /* arms of select_6 */
    {18, "wait", &coro_message_wait, offsetof(struct main, t)},
    /* arms of select_7 */
    {21, "wait", &coro_message_wait, offsetof(struct main, t)},
    {22, "sleep", &coro_message_sleep, offsetof(struct main, sleep)},
    /* arms of select_9 */
    {26, "wait", &coro_message_wait, offsetof(struct main, u)},
    {27, "sleep", &coro_message_sleep, offsetof(struct main, sleep_2)},
    /* arms of select_11 */
    {32, "c.get", &coro_message_get, offsetof(struct main, get)},
    /* arms of select_12 */
    {36, "pair", &pair_message, offsetof(struct main, pair_6)},
    {37, "sleep", &coro_message_sleep, offsetof(struct main, sleep_3)},
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
    struct Pair p = {0};
    int32_t won = 0;
    struct Pair pair_2 = {0};
    int32_t won_2 = 0;
    struct Pair pair_4 = {0};
    int32_t won_3 = 0;
    struct coro_list *l = NULL;
    struct coro_list *list = NULL;
    int32_t won_6 = 0;
    int32_t won_7 = 0;
    struct coro_maybe_i64 v = {0};
    struct Pair same_2 = {0};
    int32_t won_9 = 0;

    switch ((enum main_at)frame->at) {
    case MAIN_START:
        break;
    case MAIN_SELECT_1:
        goto select_1;
    case MAIN_SELECT_2:
        goto select_2;
    case MAIN_SELECT_3:
        goto select_3;
    case MAIN_SELECT_4:
        goto select_4;
    case MAIN_SPAWN_5:
        goto spawn_5;
    case MAIN_SELECT_6:
        goto select_6;
    case MAIN_SELECT_7:
        goto select_7;
    case MAIN_SPAWN_8:
        goto spawn_8;
    case MAIN_SELECT_9:
        goto select_9;
    case MAIN_PUT_10:
        goto put_10;
    case MAIN_SELECT_11:
        goto select_11;
    case MAIN_SELECT_12:
        goto select_12;
    }
    if (way != CORO_ON)
        goto leave;

    f->pair.n = 1;
    f->note.text = coro_text("never");
    f->select.head = (struct coro_select){.arms = &main_states[13], .count = 2};
    frame->at = MAIN_SELECT_1;
    return CORO_SENT; /* select { */
select_1:
    if (way == CORO_ON) {
        won = f->select.head.won;
        if (won == 0)
            p = f->pair.reply;
    }
    coro_string_release(f->note.text);
    if (way != CORO_ON)
        goto leave;
    if (won == 0) {
        coro_print("{v}\n", &Pair_type, &p);
        coro_release(&Pair_type, &p);
    } else {
        coro_print("never\n");
    }
    f->pair_3.n = 2;
    f->note_2.text = coro_text("never");
    f->select_2.head = (struct coro_select){.arms = &main_states[15], .count = 2};
    frame->at = MAIN_SELECT_2;
    return CORO_SENT; /* select { */
select_2:
    if (way == CORO_ON) {
        won_2 = f->select_2.head.won;
        if (won_2 == 0)
            pair_2 = f->pair_3.reply;
    }
    coro_string_release(f->note_2.text);
    if (way != CORO_ON)
        goto leave;
    if (won_2 == 0) {
        coro_print("dropped\n");
        coro_release(&Pair_type, &pair_2);
    } else {
        coro_print("never\n");
    }
    f->pair_5.n = 3;
    f->note_3.text = coro_text("never");
    f->select_3.head = (struct coro_select){.arms = &main_states[17], .count = 2};
    frame->at = MAIN_SELECT_3;
    return CORO_SENT; /* select { */
select_3:
    if (way == CORO_ON) {
        won_3 = f->select_3.head.won;
        if (won_3 == 0)
            pair_4 = f->pair_5.reply;
    }
    coro_string_release(f->note_3.text);
    if (way != CORO_ON)
        goto leave;
    if (won_3 == 0) {
        coro_print("dropped again\n");
        coro_release(&Pair_type, &pair_4);
    } else {
        coro_print("never\n");
    }
    f->note_4.text = coro_string_add(coro_text("a"), coro_text("b"));
    f->select_4.head = (struct coro_select){.arms = &main_states[19], .count = 1};
    frame->at = MAIN_SELECT_4;
    return CORO_SENT; /* select { */
select_4:
    if (way == CORO_ON) {
    }
    coro_string_release(f->note_4.text);
    if (way != CORO_ON)
        goto leave;
    coro_print("no value\n");
    f->t = coro_task_give(lists_new(), &d->error, &main_code, 16);
    if (d->error) {
        way = CORO_ERROR;
        goto leave;
    }
    frame->at = MAIN_SPAWN_5;
    return CORO_SENT; /* let t = spawn lists(); */
spawn_5:
    if (way != CORO_ON)
        goto leave_t;
    f->select_5.head = (struct coro_select){.arms = &main_states[20], .count = 1};
    frame->at = MAIN_SELECT_6;
    return CORO_SENT; /* select { */
select_6:
    if (way == CORO_ON && f->select_5.head.won == 0)
        way = coro_wait_end(d, f->t, &l, &main_code, 18);
    if (way != CORO_ON)
        goto leave_t;
    coro_print("{v} {i}\n", &coro_type_list_string, &l, coro_list_len(l));
    coro_list_release(l);
    f->sleep.duration = 1000000000;
    f->select_6.head = (struct coro_select){.arms = &main_states[21], .count = 2};
    frame->at = MAIN_SELECT_7;
    return CORO_SENT; /* select { */
select_7:
    if (way == CORO_ON && f->select_6.head.won == 0)
        way = coro_wait_end(d, f->t, &list, &main_code, 21);
    if (way != CORO_ON)
        goto leave_t;
    won_6 = f->select_6.head.won;
    if (won_6 == 0) {
        coro_print("waited\n");
        coro_list_release(list);
    } else {
        coro_print("never\n");
    }
    f->u = coro_task_give(nothing_new(), &d->error, &main_code, 24);
    if (d->error) {
        way = CORO_ERROR;
        goto leave_t;
    }
    frame->at = MAIN_SPAWN_8;
    return CORO_SENT; /* let u = spawn nothing(); */
spawn_8:
    if (way != CORO_ON)
        goto leave_u;
    f->sleep_2.duration = 1000000000;
    f->select_7.head = (struct coro_select){.arms = &main_states[23], .count = 2};
    frame->at = MAIN_SELECT_9;
    return CORO_SENT; /* select { */
select_9:
    if (way == CORO_ON && f->select_7.head.won == 0)
        way = coro_wait_end(d, f->u, NULL, &main_code, 26);
    if (way != CORO_ON)
        goto leave_u;
    won_7 = f->select_7.head.won;
    if (won_7 == 0) {
        coro_print("ended {k}\n", f->u);
    } else {
        coro_print("never\n");
    }
    f->c = coro_chan_new(&coro_type_maybe_i64, &coro_type_maybe_i64, 1, &main_code, 29);
    f->put.transfer.chan = f->c;
    f->put.value = (struct coro_maybe_i64){0};
    frame->at = MAIN_PUT_10;
    return CORO_SENT; /* yield c.put(none); */
put_10:
    if (way != CORO_ON)
        goto leave_c;
    f->get.transfer.chan = f->c;
    f->select_8.head = (struct coro_select){.arms = &main_states[25], .count = 1};
    frame->at = MAIN_SELECT_11;
    return CORO_SENT; /* select { */
select_11:
    if (way != CORO_ON)
        goto leave_c;
    v = f->get.reply;
    coro_print("none: {v}\n", &coro_type_maybe_i64, &v);
    f->same = coro_text("outer");
    f->pair_6.n = 4;
    f->sleep_3.duration = 1000000000;
    f->select_9.head = (struct coro_select){.arms = &main_states[26], .count = 2};
    frame->at = MAIN_SELECT_12;
    return CORO_SENT; /* select { */
select_12:
    if (way != CORO_ON)
        goto leave_same;
    won_9 = f->select_9.head.won;
    if (won_9 == 0)
        same_2 = f->pair_6.reply;
    if (won_9 == 0) {
        coro_print("{s}\n", same_2.a);
        coro_release(&Pair_type, &same_2);
    } else {
        coro_print("{s}\n", f->same);
    }
    coro_print("{s}\n", f->same);
    coro_string_assign(&f->same, coro_text("changed"));
leave_same:
    coro_string_release(f->same);
leave_c:
    coro_chan_release(f->c);
leave_u:
    coro_task_release(f->u);
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
