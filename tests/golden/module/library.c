/* Generated from library.coro by coroc. */
#include "library.h"
#include "words.h"

static const struct coro_field library_Point_fields[] = {
    {"x", &coro_type_i64, offsetof(struct library_Point, x)},
    {"y", &coro_type_i64, offsetof(struct library_Point, y)},
};
const struct coro_type library_Point_type =
    CORO_STRUCT("Point", struct library_Point, library_Point_fields);

static const struct coro_field library_Figure_fields[] = {
    {"r", &coro_type_f64, offsetof(struct library_Figure, circle.r)},
};
static const struct coro_case library_Figure_cases[] = {
    {"circle", library_Figure_fields, 1},
    {"point", NULL, 0},
};
const struct coro_type library_Figure_type =
    CORO_TAGGED("Figure", struct library_Figure, library_Figure_cases);

static const struct coro_field library_Node_fields[] = {
    {"next", &library_Node_type, offsetof(struct library_Node, next)},
};
const struct coro_type library_Node_type =
    CORO_CLASS_OWNING("Node", struct library_Node, library_Node_fields);

struct library_Node *
library_Node_new(struct library_Point at, struct library_Node *next,
                 const struct coro_code *code, int line)
{
    struct library_Node *instance = coro_instance_new(&library_Node_type, code, line);

    instance->at = at;
    instance->next = next;
    return instance;
}

int64_t library_hits = 0;
struct coro_list *library_log = NULL;

/* fn distance(a: Point, b: Point) -> int */
int64_t
library_distance(struct library_Point a, struct library_Point b)
{
    library_hits = coro_add(library_hits, 1);
    return coro_sub(coro_add(coro_sub(b.x, a.x), b.y), a.y);
}

static const struct coro_code library_half_code = {"half", "library.coro", 25};

/* fn half(n: int) -> int throws */
struct coro_error *
library_half(int64_t n, int64_t *result)
{
    if (n % 2 == 1) {
        return coro_throw(coro_error_new(coro_text("odd"), 0), &library_half_code, 1);
    }
    *result = n / 2;
    return NULL;
}

/* coro spelled(text: string, times: int) yields string -> int */
enum library_spelled_at {
    LIBRARY_SPELLED_START,
    LIBRARY_SPELLED_YIELD_1,
    LIBRARY_SPELLED_FROM_2,
};

static const struct coro_code library_spelled_code = {"spelled", "library.coro", 30};

static const struct coro_state library_spelled_states[] = {
    {0, "start", NULL, 0},
    {2, "yield", NULL, 0},
    {3, "yield from letters", NULL, 0},
};

const struct coro_kind library_spelled_kind = {
    .code = &library_spelled_code,
    .step = library_spelled_step,
    .states = library_spelled_states,
    .size = sizeof(struct library_spelled),
    .result = &coro_type_i64,
    .result_offset = offsetof(struct library_spelled, result),
};

void
library_spelled_start(struct library_spelled *f, coro_string text, int64_t times)
{
    coro_frame_start(&f->frame, &library_spelled_kind);
    f->text = text;
    f->times = times;
}

struct coro_object *
library_spelled_new(coro_string text, int64_t times)
{
    struct coro_object *object = coro_object_new(&library_spelled_kind);
    struct library_spelled *f;

    if (!object) {
        coro_string_release(text);
        return NULL;
    }
    f = (struct library_spelled *)coro_root(object);
    f->text = text;
    f->times = times;
    return object;
}

enum coro_step
library_spelled_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct library_spelled *f = (struct library_spelled *)frame;
    enum coro_way way = d->way;

    switch ((enum library_spelled_at)frame->at) {
    case LIBRARY_SPELLED_START:
        break;
    case LIBRARY_SPELLED_YIELD_1:
        goto yield_1;
    case LIBRARY_SPELLED_FROM_2:
        goto from_2;
    }
    if (way != CORO_ON)
        goto leave_text;

    for (f->i = 0; f->i < f->times; f->i++) {
        *(coro_string *)d->out = coro_format("{i}", f->i);
        frame->at = LIBRARY_SPELLED_YIELD_1;
        return CORO_YIELDED; /* yield f"{i}"; */
yield_1:
        if (way != CORO_ON)
            goto leave_text;
        words_letters_start(&f->letters, coro_string_retain(f->text));
        frame->at = LIBRARY_SPELLED_FROM_2;
        return coro_call(d, frame, &f->letters.frame); /* yield from words.letters( ... */
from_2:
        if (way != CORO_ON)
            goto leave_text;
    }
    f->result = f->times;
leave_text:
    coro_string_release(f->text);
    return coro_end(d, frame, way);
}

void
coro_module_library_end(void)
{
    coro_list_assign(&library_log, NULL);
}
