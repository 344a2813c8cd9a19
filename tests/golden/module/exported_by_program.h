/* Generated from exported_by_program.coro by coroc: what others see of it. */
#ifndef EXPORTED_BY_PROGRAM_CORO_H
#define EXPORTED_BY_PROGRAM_CORO_H

#include "coro.h"

CORO_BEGIN_DECLS

/* A program may export, too, with a header for the asking. */
struct Point {
    int64_t x;
    int64_t y;
};
CORO_MAYBE(coro_maybe_Point, struct Point);
extern const struct coro_type Point_type;

struct Hidden {
    struct Point a;
};
CORO_MAYBE(coro_maybe_Hidden, struct Hidden);

static const struct Point ORIGIN = {0, 0};

extern int64_t hits;

struct inner {
    struct coro_frame frame;
    struct Hidden h;
    struct Hidden p;
};

struct count {
    struct coro_frame frame;
    int64_t n;
    union {
        int64_t i; /* for i in 0..n */
        struct inner inner; /* yield from inner(Hidden(ORIGIN)) */
    };
};

struct count_object {
    struct coro_object object;
    struct count frame;
};

/* ---- for C ----
 *
 * A coroutine x lies in a struct x_object of the host. x_begin makes it there and moves
 * its arguments in; x_next and x_send run it to its next value, and tell whether there
 * is one; x_end drops what is left of it. x_new makes one in memory of its own, which
 * coro_object_release ends; x_schedule makes a task. An error that comes out goes to
 * *error; where that is NULL it is a panic. What is given is the caller's to release. */

/* coro count(n: int) yields Point */
void count_begin(struct count_object *object, int64_t n);
bool count_next(struct coro_object *object, struct Point *value,
                struct coro_error **error);
void count_end(struct count_object *object);
struct coro_object *count_new(int64_t n);

/* fn twice(n: int) -> int */
int64_t twice(int64_t n);

CORO_END_DECLS

#endif
