/* Generated from exported.coro by coroc. */
#include "exported.h"
#include "words.h"

static const struct coro_field Point_fields[] = {
    {"x", &coro_type_i64, offsetof(struct Point, x)},
    {"y", &coro_type_i64, offsetof(struct Point, y)},
};
const struct coro_type Point_type = CORO_STRUCT("Point", struct Point, Point_fields);

static const struct coro_type coro_type_maybe_Point =
    CORO_OPTIONAL(struct coro_maybe_Point, &Point_type);

static const struct coro_case Width_cases[] = {
    {"THIN", NULL, 0},
    {"THICK", NULL, 0},
};
const struct coro_type Width_type = CORO_ENUM("Width", enum Width, Width_cases);

static const struct coro_field Figure_fields[] = {
    {"r", &coro_type_f64, offsetof(struct Figure, circle.r)},
    {"name", &coro_type_string, offsetof(struct Figure, named.name)},
};
static const struct coro_case Figure_cases[] = {
    {"circle", Figure_fields, 1},
    {"named", Figure_fields + 1, 1},
    {"none_", NULL, 0},
};
const struct coro_type Figure_type =
    CORO_TAGGED_OWNED("Figure", struct Figure, Figure_cases);

static const struct coro_field Node_fields[] = {
    {"next", &Node_type, offsetof(struct Node, next)},
};
const struct coro_type Node_type = CORO_CLASS_OWNING("Node", struct Node, Node_fields);

struct Node *
Node_new(struct Point value, struct Node *next, const struct coro_code *code, int line)
{
    struct Node *instance = coro_instance_new(&Node_type, code, line);

    instance->value = value;
    instance->next = next;
    return instance;
}

int64_t hits = 0;

struct coro_message ask_message = {
    CORO_REQUEST("ask"),
    .reply = &coro_type_maybe_Point,
    .reply_offset = offsetof(struct ask, reply),
};

struct coro_message tell_message = {
    CORO_REQUEST("tell"),
};

/* coro spell(text: string, request: int) yields string receives bool -> int */
enum spell_at {
    SPELL_START,
    SPELL_YIELD_1,
};

static const struct coro_code spell_code = {"spell", "exported.coro", 24};

static const struct coro_state spell_states[] = {
    {0, "start", NULL, 0},
    {2, "yield", NULL, 0},
};

const struct coro_kind spell_kind = {
    .code = &spell_code,
    .step = spell_step,
    .states = spell_states,
    .size = sizeof(struct spell),
    .receives = &coro_type_bool,
    .result = &coro_type_i64,
    .result_offset = offsetof(struct spell, result),
};

void
spell_start(struct spell *f, coro_string text, int64_t request)
{
    coro_frame_start(&f->frame, &spell_kind);
    f->text = text;
    f->request = request;
}

struct coro_object *
spell_new(coro_string text, int64_t request)
{
    struct coro_object *object = coro_object_new(&spell_kind);
    struct spell *f;

    if (!object) {
        coro_string_release(text);
        return NULL;
    }
    f = (struct spell *)coro_root(object);
    f->text = text;
    f->request = request;
    return object;
}

enum coro_step
spell_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct spell *f = (struct spell *)frame;
    enum coro_way way = d->way;
    bool test = false;
    bool test_2 = false;

    switch ((enum spell_at)frame->at) {
    case SPELL_START:
        break;
    case SPELL_YIELD_1:
        goto yield_1;
    }
    if (way != CORO_ON)
        goto leave_text;

    hits = coro_add(hits, f->request);
    words_letters_start(&f->letters, coro_string_take(&f->text));
    while (coro_frame_next(&f->letters.frame, words_letters_step, &f->l, NULL,
                           &spell_code, 2)) {
        *(coro_string *)d->out = coro_string_take(&f->l);
        frame->at = SPELL_YIELD_1;
        return CORO_YIELDED; /* if !(yield l) { break; } */
yield_1:
        if (way != CORO_ON)
            goto leave_l;
        test_2 = *(const bool *)d->in;
        test = !test_2;
        if (test) {
            way = CORO_BREAK;
        }
leave_l:
        coro_string_release(f->l);
        if (way == CORO_BREAK) {
            way = CORO_ON;
            break;
        }
        if (way != CORO_ON)
            goto leave_letters;
    }
leave_letters:
    coro_frame_drop(&f->letters.frame);
    if (way != CORO_ON)
        goto leave_text;
    f->result = 10;
leave_text:
    coro_string_release(f->text);
    return coro_end(d, frame, way);
}

void
spell_begin(struct spell_object *object, coro_string text, int64_t request)
{
    coro_object_begin(&object->object, &spell_kind);
    spell_start(&object->frame, text, request);
}

bool
spell_next(struct coro_object *object, coro_string *value, struct coro_error **error)
{
    return coro_next(object, value, error, NULL, 0);
}

bool
spell_send(struct coro_object *object, bool sent, coro_string *value,
           struct coro_error **error)
{
    return coro_send(object, &sent, value, error, NULL, 0);
}

bool
spell_result(const struct coro_object *object, int64_t *result)
{
    return coro_result(object, result);
}

void
spell_end(struct spell_object *object)
{
    coro_object_end(&object->object);
}

/* coro work(name: string, object: Point) -> Point? */
enum work_at {
    WORK_START,
    WORK_TELL_1,
    WORK_ASK_2,
};

static const struct coro_code work_code = {"work", "exported.coro", 31};

static const struct coro_state work_states[] = {
    {0, "start", NULL, 0},
    {1, "tell", &tell_message, offsetof(struct work, tell)},
    {3, "ask", &ask_message, offsetof(struct work, ask)},
};

const struct coro_kind work_kind = {
    .code = &work_code,
    .step = work_step,
    .states = work_states,
    .size = sizeof(struct work),
    .task = true,
    .result = &coro_type_maybe_Point,
    .result_offset = offsetof(struct work, result),
};

void
work_start(struct work *f, coro_string name, struct Point object_)
{
    coro_frame_start(&f->frame, &work_kind);
    f->name = name;
    f->object_ = object_;
}

struct coro_object *
work_new(coro_string name, struct Point object_)
{
    struct coro_object *object = coro_object_new(&work_kind);
    struct work *f;

    if (!object) {
        coro_string_release(name);
        return NULL;
    }
    f = (struct work *)coro_root(object);
    f->name = name;
    f->object_ = object_;
    return object;
}

enum coro_step
work_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct work *f = (struct work *)frame;
    enum coro_way way = d->way;
    struct coro_maybe_Point maybe = {0};

    switch ((enum work_at)frame->at) {
    case WORK_START:
        break;
    case WORK_TELL_1:
        goto tell_1;
    case WORK_ASK_2:
        goto ask_2;
    }
    if (way != CORO_ON)
        goto leave_name;

    f->tell.text = coro_string_retain(f->name);
    frame->at = WORK_TELL_1;
    return CORO_SENT; /* yield tell(name); */
tell_1:
    coro_string_release(f->tell.text);
    if (way != CORO_ON)
        goto leave_name;
    {
        struct Point point = exported_helper(1);

        if (coro_equal(&Point_type, &f->object_, &point)) {
            f->result = (struct coro_maybe_Point){0};
            goto leave_name;
        }
    }
    f->ask.question = coro_string_take(&f->name);
    frame->at = WORK_ASK_2;
    return CORO_SENT; /* return yield ask(name); */
ask_2:
    if (way != CORO_ON)
        goto leave_ask;
    maybe = f->ask.reply;
    f->result = maybe;
leave_ask:
    coro_string_release(f->ask.question);
leave_name:
    coro_string_release(f->name);
    return coro_end(d, frame, way);
}

void
work_begin(struct work_object *object, coro_string name, struct Point object_)
{
    coro_object_begin(&object->object, &work_kind);
    work_start(&object->frame, name, object_);
}

bool
work_next(struct coro_object *object, struct coro_error **error)
{
    return coro_next(object, NULL, error, NULL, 0);
}

struct coro_task *
work_schedule(struct coro_loop *in, coro_string name, struct Point object_,
              struct coro_error **error)
{
    struct coro_object *object = work_new(name, object_);

    return coro_loop_schedule(in, object, error, NULL, 0);
}

bool
work_result(const struct coro_task *task, struct coro_maybe_Point *result)
{
    return coro_task_result(task, result);
}

void
work_end(struct work_object *object)
{
    coro_object_end(&object->object);
}

/* coro idle() */
enum idle_at {
    IDLE_START,
    IDLE_YIELD_1,
};

static const struct coro_code idle_code = {"idle", "exported.coro", 37};

static const struct coro_state idle_states[] = {
    {0, "start", NULL, 0},
    {0, "yield", NULL, 0},
};

const struct coro_kind idle_kind = {
    .code = &idle_code,
    .step = idle_step,
    .states = idle_states,
    .size = sizeof(struct idle),
    .task = true,
};

void
idle_start(struct idle *f)
{
    coro_frame_start(&f->frame, &idle_kind);
}

struct coro_object *
idle_new(void)
{
    return coro_object_new(&idle_kind);
}

enum coro_step
idle_step(struct coro_driver *d, struct coro_frame *frame)
{
    enum coro_way way = d->way;

    switch ((enum idle_at)frame->at) {
    case IDLE_START:
        break;
    case IDLE_YIELD_1:
        goto yield_1;
    }
    if (way != CORO_ON)
        goto leave;

    frame->at = IDLE_YIELD_1;
    return CORO_TURN; /* yield; */
yield_1:
leave:
    return coro_end(d, frame, way);
}

void
idle_begin(struct idle_object *object)
{
    coro_object_begin(&object->object, &idle_kind);
    idle_start(&object->frame);
}

bool
idle_next(struct coro_object *object, struct coro_error **error)
{
    return coro_next(object, NULL, error, NULL, 0);
}

struct coro_task *
idle_schedule(struct coro_loop *in, struct coro_error **error)
{
    struct coro_object *object = idle_new();

    return coro_loop_schedule(in, object, error, NULL, 0);
}

void
idle_end(struct idle_object *object)
{
    coro_object_end(&object->object);
}

static const struct coro_code parse_code = {"parse", "exported.coro", 40};

/* fn parse(text: string) -> Point throws */
struct coro_error *
parse(coro_string text, struct Point *result)
{
    if (coro_string_equal(text, coro_text(""))) {
        return coro_throw(coro_error_new(coro_text("empty"), 0), &parse_code, 1);
    }
    *result = exported_helper(coro_string_len(text));
    return NULL;
}

/* fn printf(double: float) -> string */
coro_string
printf_(double double_)
{
    return coro_format("{f}", double_);
}

/* fn helper(n: int) -> Point */
struct Point
exported_helper(int64_t n)
{
    return (struct Point){.x = n, .y = coro_add(n, 11)};
}
