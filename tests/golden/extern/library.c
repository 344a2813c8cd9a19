/* Generated from library.coro by coroc. */
#include "library.h"

static const struct coro_field library_point_fields[] = {
    {"x", &coro_type_i32, offsetof(point, x)},
    {"y", &coro_type_i32, offsetof(point, y)},
};
static const struct coro_type library_point_type =
    CORO_STRUCT("point", point, library_point_fields);

static const struct coro_type coro_type_maybe_library_point =
    CORO_OPTIONAL(struct coro_maybe_library_point, &library_point_type);

static const struct coro_field library_Place_fields[] = {
    {"name", &coro_type_string, offsetof(struct library_Place, name)},
    {"at", &library_point_type, offsetof(struct library_Place, at)},
    {"maybe", &coro_type_maybe_library_point, offsetof(struct library_Place, maybe)},
    {"file", &coro_type_maybe_ptr, offsetof(struct library_Place, file)},
};
const struct coro_type library_Place_type =
    CORO_STRUCT_OWNED("Place", struct library_Place, library_Place_fields);

point library_home = {.x = 5};

/* fn length(of: segment) -> cint */
int32_t
library_length(struct segment of)
{
    struct segment copy = of;

    return segment_length(&copy);
}

/* coro walk(from: point, steps: cint) yields point */
enum library_walk_at {
    LIBRARY_WALK_START,
    LIBRARY_WALK_YIELD_1,
};

static const struct coro_code library_walk_code = {"walk", "library.coro", 25};

static const struct coro_state library_walk_states[] = {
    {0, "start", NULL, 0},
    {4, "yield", NULL, 0},
};

const struct coro_kind library_walk_kind = {
    .code = &library_walk_code,
    .step = library_walk_step,
    .states = library_walk_states,
    .size = sizeof(struct library_walk),
};

void
library_walk_start(struct library_walk *f, point from, int32_t steps)
{
    coro_frame_start(&f->frame, &library_walk_kind);
    f->from = from;
    f->steps = steps;
}

struct coro_object *
library_walk_new(point from, int32_t steps)
{
    struct coro_object *object = coro_object_new(&library_walk_kind);
    struct library_walk *f;

    if (!object)
        return NULL;
    f = (struct library_walk *)coro_root(object);
    f->from = from;
    f->steps = steps;
    return object;
}

enum coro_step
library_walk_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct library_walk *f = (struct library_walk *)frame;
    enum coro_way way = d->way;

    switch ((enum library_walk_at)frame->at) {
    case LIBRARY_WALK_START:
        break;
    case LIBRARY_WALK_YIELD_1:
        goto yield_1;
    }
    if (way != CORO_ON)
        goto leave;

    f->at = f->from;
    for (f->i = 0; f->i < f->steps; f->i++) {
        point_move(&f->at, f->i, 1);
        *(point *)d->out = f->at;
        frame->at = LIBRARY_WALK_YIELD_1;
        return CORO_YIELDED; /* yield at; */
yield_1:
        if (way != CORO_ON)
            goto leave;
    }
leave:
    return coro_end(d, frame, way);
}
