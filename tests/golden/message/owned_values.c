/* Generated from owned_values.coro by coroc. */
#include "coro.h"

struct Point {
    int64_t x;
    int64_t y;
};

struct Named {
    coro_string name;
    struct Point at;
    struct coro_list *tags;
};
CORO_MAYBE(coro_maybe_Named, struct Named);

static const struct coro_field Point_fields[] = {
    {"x", &coro_type_i64, offsetof(struct Point, x)},
    {"y", &coro_type_i64, offsetof(struct Point, y)},
};
static const struct coro_type Point_type =
    CORO_STRUCT("Point", struct Point, Point_fields);

static const struct coro_field Named_fields[] = {
    {"name", &coro_type_string, offsetof(struct Named, name)},
    {"at", &Point_type, offsetof(struct Named, at)},
    {"tags", &coro_type_list_string, offsetof(struct Named, tags)},
};
static const struct coro_type Named_type =
    CORO_STRUCT_OWNED("Named", struct Named, Named_fields);

static const struct coro_type coro_type_maybe_Named =
    CORO_OPTIONAL_OWNED(struct coro_maybe_Named, &Named_type);

/* message list_of(items: list[string], more: string?) -> list[string]; */
struct list_of {
    struct coro_request request;
    struct coro_list *items;
    coro_string more;
    struct coro_list *reply;
};

/* message named(name: Named) -> Named?; */
struct named {
    struct coro_request request;
    struct Named name;
    struct coro_maybe_Named reply;
};

/* message maybe(n: int?) -> int?; */
struct maybe {
    struct coro_request request;
    struct coro_maybe_i64 n;
    struct coro_maybe_i64 reply;
};

/* message flags(a: bool, b: u8, c: f32, d: duration, p: Point) -> Point; */
struct flags {
    struct coro_request request;
    bool a;
    uint8_t b;
    float c;
    int64_t d;
    struct Point p;
    struct Point reply;
};

/* message run(job: task[int], made: coro[int], failed: error?) -> error; */
struct run {
    struct coro_request request;
    struct coro_task *job;
    struct coro_object *made;
    struct coro_error *failed;
    struct coro_error *reply;
};

struct one {
    struct coro_frame frame;
};

struct two {
    struct coro_frame frame;
    int64_t result;
};

struct main {
    struct coro_frame frame;
    struct coro_list *words;
    struct coro_task *t;
    union {
        struct list_of list_of; /* print(yield list_of(words, "c"), words) */
        struct { /* print(yield list_of(yield list_of([], "d"), none)) */
            struct list_of list_of_2;
            struct list_of list_of_3;
        };
        struct named named; /* print(yield named(n)) */
        struct named named_2; /* print(yield named(Named("none", Point(0, 0), []))) */
        struct { /* print((yield maybe(1)) ?? 0, (yield maybe(none)) ?? 0) */
            struct maybe maybe_4;
            int64_t value;
            struct maybe maybe_6;
        };
        struct flags flags; /* print(yield flags(true, 200, 0.5, 3s, Point(3, 4))) */
        struct run run; /* print(repr(yield run(t, one(), error("sent")))) */
        struct list_of list_of_4; /* yield list_of(["dropped " + words[0]], f" */
    };
};

static enum coro_step one_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step two_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step main_step(struct coro_driver *d, struct coro_frame *frame);

static struct coro_error *list_of_handle(struct coro_request *request);
static const struct coro_message list_of_message = {
    CORO_REQUEST("list_of"),
    .on = list_of_handle,
    .reply = &coro_type_list_string,
    .reply_offset = offsetof(struct list_of, reply),
};

static struct coro_error *named_handle(struct coro_request *request);
static const struct coro_message named_message = {
    CORO_REQUEST("named"),
    .on = named_handle,
    .reply = &coro_type_maybe_Named,
    .reply_offset = offsetof(struct named, reply),
};

static struct coro_error *maybe_handle(struct coro_request *request);
static const struct coro_message maybe_message = {
    CORO_REQUEST("maybe"),
    .on = maybe_handle,
    .reply = &coro_type_maybe_i64,
    .reply_offset = offsetof(struct maybe, reply),
};

static struct coro_error *flags_handle(struct coro_request *request);
static const struct coro_message flags_message = {
    CORO_REQUEST("flags"),
    .on = flags_handle,
    .reply = &Point_type,
    .reply_offset = offsetof(struct flags, reply),
};

static struct coro_error *run_handle(struct coro_request *request);
static const struct coro_message run_message = {
    CORO_REQUEST("run"),
    .on = run_handle,
    .reply = &coro_type_error,
    .reply_offset = offsetof(struct run, reply),
};

static const struct coro_code list_of_on_code = {"on list_of", "owned_values.coro", 11};

/* on list_of(items, more) */
static struct coro_error *
list_of_on(struct coro_list *items, coro_string more, struct coro_list **result)
{
    struct coro_list *copy =
        coro_list_slice(items, 0, coro_list_len(items), &list_of_on_code, 1);

    if (more.bytes != NULL) {
        coro_string m = coro_string_retain(more);
        coro_string text = m;

        coro_list_push(copy, &text);
    }
    *result = copy;
    return NULL;
}

static struct coro_error *
list_of_handle(struct coro_request *request)
{
    struct list_of *message = (struct list_of *)request;

    return list_of_on(message->items, message->more, &message->reply);
}

/* on named(name) */
static struct coro_error *
named_on(struct Named name, struct coro_maybe_Named *result)
{
    if (coro_list_len(name.tags) == 0) {
        *result = (struct coro_maybe_Named){0};
        return NULL;
    }
    *result = (struct coro_maybe_Named){
        true, {
            .name = coro_string_add(name.name, coro_text("'")),
            .at = name.at,
            .tags = coro_list_retain(name.tags),
        },
    };
    return NULL;
}

static struct coro_error *
named_handle(struct coro_request *request)
{
    struct named *message = (struct named *)request;

    return named_on(message->name, &message->reply);
}

/* on maybe(n) */
static struct coro_error *
maybe_on(struct coro_maybe_i64 n, struct coro_maybe_i64 *result)
{
    if (n.some) {
        int64_t m = n.value;

        *result = (struct coro_maybe_i64){true, coro_add(m, 1)};
        return NULL;
    }
    *result = (struct coro_maybe_i64){0};
    return NULL;
}

static struct coro_error *
maybe_handle(struct coro_request *request)
{
    struct maybe *message = (struct maybe *)request;

    return maybe_on(message->n, &message->reply);
}

/* on flags(a, b, c, d, p) */
static struct coro_error *
flags_on(bool a, uint8_t b, float c, int64_t d_, struct Point p, struct Point *result)
{
    coro_print("{b} {u} {g} {t} {v}\n", a, (uint64_t)b, (double)c, d_, &Point_type, &p);
    *result = (struct Point){.x = p.y, .y = p.x};
    return NULL;
}

static struct coro_error *
flags_handle(struct coro_request *request)
{
    struct flags *message = (struct flags *)request;

    return flags_on(message->a, message->b, message->c, message->d, message->p,
                    &message->reply);
}

/* on run(job, made, failed) */
static struct coro_error *
run_on(struct coro_task *job, struct coro_object *made, struct coro_error *failed,
       struct coro_error **result)
{
    coro_print("{k} {c} {v}\n", job, made, &coro_type_maybe_error, &failed);
    *result = coro_error_new(coro_text("made here"), 3);
    return NULL;
}

static struct coro_error *
run_handle(struct coro_request *request)
{
    struct run *message = (struct run *)request;

    return run_on(message->job, message->made, message->failed, &message->reply);
}

/* coro one() yields int */
enum one_at {
    ONE_START,
    ONE_YIELD_1,
};

static const struct coro_code one_code = {"one", "owned_values.coro", 43};

static const struct coro_state one_states[] = {
    {0, "start", NULL, 0},
    {2, "yield", NULL, 0},
};

static const struct coro_kind one_kind = {
    .code = &one_code,
    .step = one_step,
    .states = one_states,
    .size = sizeof(struct one),
};

static struct coro_object *
one_new(void)
{
    return coro_object_new(&one_kind);
}

static enum coro_step
one_step(struct coro_driver *d, struct coro_frame *frame)
{
    enum coro_way way = d->way;

    switch ((enum one_at)frame->at) {
    case ONE_START:
        break;
    case ONE_YIELD_1:
        goto yield_1;
    }
    if (way != CORO_ON)
        goto leave;

    *(int64_t *)d->out = 1;
    frame->at = ONE_YIELD_1;
    return CORO_YIELDED; /* yield 1; */
yield_1:
    coro_print("one left\n");
leave:
    return coro_end(d, frame, way);
}

/* coro two() -> int */
enum two_at {
    TWO_START,
    TWO_YIELD_1,
};

static const struct coro_code two_code = {"two", "owned_values.coro", 48};

static const struct coro_state two_states[] = {
    {0, "start", NULL, 0},
    {1, "yield", NULL, 0},
};

static const struct coro_kind two_kind = {
    .code = &two_code,
    .step = two_step,
    .states = two_states,
    .size = sizeof(struct two),
    .task = true,
    .result = &coro_type_i64,
    .result_offset = offsetof(struct two, result),
};

static struct coro_object *
two_new(void)
{
    return coro_object_new(&two_kind);
}

static enum coro_step
two_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct two *f = (struct two *)frame;
    enum coro_way way = d->way;

    switch ((enum two_at)frame->at) {
    case TWO_START:
        break;
    case TWO_YIELD_1:
        goto yield_1;
    }
    if (way != CORO_ON)
        goto leave;

    frame->at = TWO_YIELD_1;
    return CORO_TURN; /* yield; */
yield_1:
    if (way != CORO_ON)
        goto leave;
    f->result = 2;
leave:
    return coro_end(d, frame, way);
}

/* coro main() */
enum main_at {
    MAIN_START,
    MAIN_LISTOF_1,
    MAIN_LISTOF_2,
    MAIN_LISTOF_3,
    MAIN_NAMED_4,
    MAIN_NAMED_5,
    MAIN_MAYBE_6,
    MAIN_MAYBE_7,
    MAIN_FLAGS_8,
    MAIN_SPAWN_9,
    MAIN_RUN_10,
    MAIN_WAIT_11,
    MAIN_LISTOF_12,
};

static const struct coro_code main_code = {"main", "owned_values.coro", 53};

static const struct coro_state main_states[] = {
    {0, "start", NULL, 0},
    {2, "list_of", &list_of_message, offsetof(struct main, list_of)},
    {3, "list_of", &list_of_message, offsetof(struct main, list_of_2)},
    {3, "list_of", &list_of_message, offsetof(struct main, list_of_3)},
    {5, "named", &named_message, offsetof(struct main, named)},
    {6, "named", &named_message, offsetof(struct main, named_2)},
    {7, "maybe", &maybe_message, offsetof(struct main, maybe_4)},
    {7, "maybe", &maybe_message, offsetof(struct main, maybe_6)},
    {8, "flags", &flags_message, offsetof(struct main, flags)},
    {9, "spawn", &coro_message_spawn, offsetof(struct main, t)},
    {10, "run", &run_message, offsetof(struct main, run)},
    {11, "wait", &coro_message_wait, offsetof(struct main, t)},
    {12, "list_of", &list_of_message, offsetof(struct main, list_of_4)},
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
    struct coro_list *list = NULL;
    struct coro_list *list_2 = NULL;
    struct coro_list *list_3 = NULL;
    struct Named n = {0};
    struct coro_maybe_Named maybe = {0};
    struct coro_maybe_Named maybe_2 = {0};
    struct coro_maybe_i64 maybe_3 = {0};
    struct coro_maybe_i64 maybe_5 = {0};
    struct Point point = {0};
    struct coro_object *one = NULL;
    struct coro_error *thrown = NULL;
    int64_t value_2 = 0;
    struct coro_list *list_4 = NULL;
    struct coro_list *list_5 = NULL;

    switch ((enum main_at)frame->at) {
    case MAIN_START:
        break;
    case MAIN_LISTOF_1:
        goto listof_1;
    case MAIN_LISTOF_2:
        goto listof_2;
    case MAIN_LISTOF_3:
        goto listof_3;
    case MAIN_NAMED_4:
        goto named_4;
    case MAIN_NAMED_5:
        goto named_5;
    case MAIN_MAYBE_6:
        goto maybe_6;
    case MAIN_MAYBE_7:
        goto maybe_7;
    case MAIN_FLAGS_8:
        goto flags_8;
    case MAIN_SPAWN_9:
        goto spawn_9;
    case MAIN_RUN_10:
        goto run_10;
    case MAIN_WAIT_11:
        goto wait_11;
    case MAIN_LISTOF_12:
        goto listof_12;
    }
    if (way != CORO_ON)
        goto leave;

    f->words = coro_list_of(&coro_type_string, 2,
                            (coro_string[]){CORO_TEXT("a"), CORO_TEXT("b")},
                            &main_code, 1);
    f->list_of.items = coro_list_retain(f->words);
    f->list_of.more = coro_text("c");
    frame->at = MAIN_LISTOF_1;
    return CORO_SENT; /* print(yield list_of(words, "c"), words); */
listof_1:
    if (way != CORO_ON)
        goto leave_list_of;
    list = f->list_of.reply;
    coro_print("{v} {v}\n", &coro_type_list_string, &list, &coro_type_list_string,
               &f->words);
    coro_list_release(list);
leave_list_of:
    coro_string_release(f->list_of.more);
    coro_list_release(f->list_of.items);
    if (way != CORO_ON)
        goto leave_words;
    f->list_of_2.items = coro_list_new(&coro_type_string, &main_code, 3);
    f->list_of_2.more = coro_text("d");
    frame->at = MAIN_LISTOF_2;
    return CORO_SENT; /* print(yield list_of(yield list_of([], "d"), none)); */
listof_2:
    if (way != CORO_ON)
        goto leave_list_of_2;
    list_2 = f->list_of_2.reply;
    f->list_of_3.items = list_2;
    f->list_of_3.more = (coro_string){0};
    frame->at = MAIN_LISTOF_3;
    return CORO_SENT; /* print(yield list_of(yield list_of([], "d"), none)); */
listof_3:
    if (way != CORO_ON)
        goto leave_list_of_3;
    list_3 = f->list_of_3.reply;
    coro_print("{v}\n", &coro_type_list_string, &list_3);
    coro_list_release(list_3);
leave_list_of_3:
    coro_string_release(f->list_of_3.more);
    coro_list_release(f->list_of_3.items);
leave_list_of_2:
    coro_string_release(f->list_of_2.more);
    coro_list_release(f->list_of_2.items);
    if (way != CORO_ON)
        goto leave_words;
    n = (struct Named){
        .name = CORO_TEXT("n"),
        .at = {.x = 1, .y = 2},
        .tags = coro_list_of(&coro_type_string, 1, (coro_string[]){CORO_TEXT("t")},
                             &main_code, 4),
    };
    f->named.name = n;
    frame->at = MAIN_NAMED_4;
    return CORO_SENT; /* print(yield named(n)); */
named_4:
    if (way != CORO_ON)
        goto leave_named;
    maybe = f->named.reply;
    coro_print("{v}\n", &coro_type_maybe_Named, &maybe);
    coro_release(&coro_type_maybe_Named, &maybe);
leave_named:
    coro_release(&Named_type, &f->named.name);
    if (way != CORO_ON)
        goto leave_words;
    f->named_2.name = (struct Named){
        .name = CORO_TEXT("none"),
        .at = {.x = 0, .y = 0},
        .tags = coro_list_new(&coro_type_string, &main_code, 6),
    };
    frame->at = MAIN_NAMED_5;
    return CORO_SENT; /* print(yield named(Named("none", Point(0, 0), []))); */
named_5:
    if (way != CORO_ON)
        goto leave_named_2;
    maybe_2 = f->named_2.reply;
    coro_print("{v}\n", &coro_type_maybe_Named, &maybe_2);
    coro_release(&coro_type_maybe_Named, &maybe_2);
leave_named_2:
    coro_release(&Named_type, &f->named_2.name);
    if (way != CORO_ON)
        goto leave_words;
    f->maybe_4.n = (struct coro_maybe_i64){true, 1};
    frame->at = MAIN_MAYBE_6;
    return CORO_SENT; /* print((yield maybe(1)) ?? 0, (yield maybe(none)) ?? 0); */
maybe_6:
    if (way != CORO_ON)
        goto leave_words;
    maybe_3 = f->maybe_4.reply;
    f->value = maybe_3.some ? maybe_3.value : 0;
    f->maybe_6.n = (struct coro_maybe_i64){0};
    frame->at = MAIN_MAYBE_7;
    return CORO_SENT; /* print((yield maybe(1)) ?? 0, (yield maybe(none)) ?? 0); */
maybe_7:
    if (way != CORO_ON)
        goto leave_words;
    maybe_5 = f->maybe_6.reply;
    coro_print("{i} {i}\n", f->value, maybe_5.some ? maybe_5.value : 0);
    f->flags.a = true;
    f->flags.b = 200;
    f->flags.c = 0.5f;
    f->flags.d = INT64_C(3000000000);
    f->flags.p = (struct Point){.x = 3, .y = 4};
    frame->at = MAIN_FLAGS_8;
    return CORO_SENT; /* print(yield flags(true, 200, 0.5, 3s, Point(3, 4))); */
flags_8:
    if (way != CORO_ON)
        goto leave_words;
    point = f->flags.reply;
    coro_print("{v}\n", &Point_type, &point);
    f->t = coro_task_give(two_new(), &d->error, &main_code, 9);
    if (d->error) {
        way = CORO_ERROR;
        goto leave_words;
    }
    frame->at = MAIN_SPAWN_9;
    return CORO_SENT; /* let t = spawn two(); */
spawn_9:
    if (way != CORO_ON)
        goto leave_t;
    one = coro_object_made(one_new(), &d->error, &main_code, 10);
    if (d->error) {
        way = CORO_ERROR;
        goto leave_t;
    }
    f->run.job = coro_task_retain(f->t);
    f->run.made = one;
    f->run.failed = coro_error_new(coro_text("sent"), 0);
    frame->at = MAIN_RUN_10;
    return CORO_SENT; /* print(repr(yield run(t, one(), error("sent")))); */
run_10:
    if (way != CORO_ON)
        goto leave_run;
    thrown = f->run.reply;
    coro_print("{e!r}\n", thrown);
    coro_error_release(thrown);
leave_run:
    coro_error_release(f->run.failed);
    coro_object_release(f->run.made);
    coro_task_release(f->run.job);
    if (way != CORO_ON)
        goto leave_t;
    frame->at = MAIN_WAIT_11;
    return CORO_SENT; /* wait t */
wait_11:
    if (way == CORO_ON)
        way = coro_wait_end(d, f->t, &value_2, &main_code, 11);
    if (way != CORO_ON)
        goto leave_t;
    coro_print("{i}\n", value_2);
    list_4 = coro_list_of(&coro_type_string, 1,
                          (coro_string[]){coro_string_add(coro_text("dropped "),
        *(coro_string *)coro_list_at(f->words, 0, &main_code, 12))}, &main_code, 12);
    f->list_of_4.items = list_4;
    f->list_of_4.more =
        coro_format("{s}", *(coro_string *)coro_list_at(f->words, 1, &main_code, 12));
    frame->at = MAIN_LISTOF_12;
    return CORO_SENT; /* yield list_of(["dropped " + words[0]], f"{words[1]}"); */
listof_12:
    if (way != CORO_ON)
        goto leave_list_of_4;
    list_5 = f->list_of_4.reply;
    coro_list_release(list_5);
leave_list_of_4:
    coro_string_release(f->list_of_4.more);
    coro_list_release(f->list_of_4.items);
leave_t:
    coro_task_release(f->t);
leave_words:
    coro_list_release(f->words);
leave:
    return coro_end(d, frame, way);
}

int
main(void)
{
    return coro_run_main(main_new());
}
