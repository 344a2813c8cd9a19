/* Generated from library_arrays.coro by coroc. */
#include "library_arrays.h"

#ifndef CORO_HAS_array_i64_5
#define CORO_HAS_array_i64_5
struct array_i64_5 {
    int64_t at[5];
};
#endif

static const struct coro_type coro_type_array_string_2 =
    CORO_ARRAY_OWNED(struct array_string_2, &coro_type_string);

static const struct coro_type coro_type_array_i64_3 =
    CORO_ARRAY(struct array_i64_3, &coro_type_i64);

static const struct coro_field library_arrays_Point_fields[] = {
    {"x", &coro_type_i64, offsetof(struct library_arrays_Point, x)},
    {"y", &coro_type_i64, offsetof(struct library_arrays_Point, y)},
};
const struct coro_type library_arrays_Point_type =
    CORO_STRUCT("Point", struct library_arrays_Point, library_arrays_Point_fields);

static const struct coro_field library_arrays_Line_fields[] = {
    {"next", &library_arrays_Line_type, offsetof(struct library_arrays_Line, next)},
};
const struct coro_type library_arrays_Line_type =
    CORO_CLASS_OWNING("Line", struct library_arrays_Line, library_arrays_Line_fields);

struct library_arrays_Line *
library_arrays_Line_new(const struct array_library_arrays_Point_2 *ends,
                        struct library_arrays_Line *next, const struct coro_code *code,
                        int line)
{
    struct library_arrays_Line *instance = coro_instance_new(&library_arrays_Line_type, code, line);

    instance->ends = *ends;
    instance->next = next;
    return instance;
}

static struct array_string_2
array_string_2_retain(const struct array_string_2 *value)
{
    struct array_string_2 copy = *value;

    coro_retain(&coro_type_array_string_2, &copy);
    return copy;
}

struct array_i64_3 library_arrays_last = {{1, 2, 3}};

struct coro_message library_arrays_ask_message = {
    CORO_REQUEST("ask"),
    .reply = &coro_type_array_i64_3,
    .reply_offset = offsetof(struct library_arrays_ask, reply),
};

/* fn maybe(points: array[Point?, 2]) -> array[int, SIDE]? */
struct coro_maybe_array_i64_3
library_arrays_maybe(const struct array_maybe_library_arrays_Point_2 *points)
{
    if (!points->at[0].some) {
        return (struct coro_maybe_array_i64_3){0};
    }
    return (struct coro_maybe_array_i64_3){true, library_arrays_last};
}

static const struct coro_code library_arrays_hidden_code = {"hidden",
                                                            "library_arrays.coro", 19};

/* fn hidden(n: int) -> int */
int64_t
library_arrays_hidden(int64_t n)
{
    struct array_i64_5 inside = {0};

    inside.at[coro_index(n, 5, &library_arrays_hidden_code, 2)] = 1;
    return inside.at[0];
}

/* coro pairs(of: array[string, 2]) yields array[string, 2] */
enum library_arrays_pairs_at {
    LIBRARY_ARRAYS_PAIRS_START,
    LIBRARY_ARRAYS_PAIRS_YIELD_1,
    LIBRARY_ARRAYS_PAIRS_YIELD_2,
};

static const struct coro_code library_arrays_pairs_code = {"pairs", "library_arrays.coro",
                                                           25};

static const struct coro_state library_arrays_pairs_states[] = {
    {0, "start", NULL, 0},
    {1, "yield", NULL, 0},
    {2, "yield", NULL, 0},
};

const struct coro_kind library_arrays_pairs_kind = {
    .code = &library_arrays_pairs_code,
    .step = library_arrays_pairs_step,
    .states = library_arrays_pairs_states,
    .size = sizeof(struct library_arrays_pairs),
};

void
library_arrays_pairs_start(struct library_arrays_pairs *f, struct array_string_2 *of)
{
    coro_frame_start(&f->frame, &library_arrays_pairs_kind);
    f->of = *of;
}

struct coro_object *
library_arrays_pairs_new(struct array_string_2 *of)
{
    struct coro_object *object = coro_object_new(&library_arrays_pairs_kind);
    struct library_arrays_pairs *f;

    if (!object) {
        coro_release(&coro_type_array_string_2, of);
        return NULL;
    }
    f = (struct library_arrays_pairs *)coro_root(object);
    f->of = *of;
    return object;
}

enum coro_step
library_arrays_pairs_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct library_arrays_pairs *f = (struct library_arrays_pairs *)frame;
    enum coro_way way = d->way;

    switch ((enum library_arrays_pairs_at)frame->at) {
    case LIBRARY_ARRAYS_PAIRS_START:
        break;
    case LIBRARY_ARRAYS_PAIRS_YIELD_1:
        goto yield_1;
    case LIBRARY_ARRAYS_PAIRS_YIELD_2:
        goto yield_2;
    }
    if (way != CORO_ON)
        goto leave_of;

    *(struct array_string_2 *)d->out = array_string_2_retain(&f->of);
    frame->at = LIBRARY_ARRAYS_PAIRS_YIELD_1;
    return CORO_YIELDED; /* yield of; */
yield_1:
    if (way != CORO_ON)
        goto leave_of;
    *(struct array_string_2 *)d->out = (struct array_string_2){{
            coro_string_retain(f->of.at[1]), coro_string_retain(f->of.at[0])}};
    frame->at = LIBRARY_ARRAYS_PAIRS_YIELD_2;
    return CORO_YIELDED; /* yield [of[1], of[0]]; */
yield_2:
leave_of:
    coro_release(&coro_type_array_string_2, &f->of);
    return coro_end(d, frame, way);
}
