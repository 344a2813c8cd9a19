/* Generated from library.coro by coroc: what others see of it. */
#ifndef LIBRARY_CORO_H
#define LIBRARY_CORO_H

#include "coro.h"

#include "_parts/points.h"
#include <stdio.h>

CORO_BEGIN_DECLS

CORO_MAYBE(coro_maybe_library_point, point);

struct library_Place {
    coro_string name;
    point at;
    struct coro_maybe_library_point maybe;
    FILE *file;
};
CORO_MAYBE(coro_maybe_library_Place, struct library_Place);
extern const struct coro_type library_Place_type;

CORO_MAYBE(coro_maybe_library_segment, struct segment);

extern point library_home;

struct library_walk {
    struct coro_frame frame;
    point from;
    int32_t steps;
    point at;
    int32_t i;
};

struct library_walk_object {
    struct coro_object object;
    struct library_walk frame;
};

/* fn length(of: segment) -> cint */
int32_t library_length(struct segment of);

/* coro walk(from: point, steps: cint) yields point */
extern const struct coro_kind library_walk_kind;
enum coro_step library_walk_step(struct coro_driver *d, struct coro_frame *frame);
void library_walk_start(struct library_walk *f, point from, int32_t steps);
struct coro_object *library_walk_new(point from, int32_t steps);

CORO_END_DECLS

#endif
