/* Generated from library.coro by coroc: what others see of it. */
#ifndef LIBRARY_CORO_H
#define LIBRARY_CORO_H

#include "coro.h"
#include "words.h"

CORO_BEGIN_DECLS

struct library_Point {
    int64_t x;
    int64_t y;
};
CORO_MAYBE(coro_maybe_library_Point, struct library_Point);
extern const struct coro_type library_Point_type;

enum library_Figure_tag {
    LIBRARY_FIGURE_CIRCLE,
    LIBRARY_FIGURE_POINT,
};

struct library_Figure {
    enum library_Figure_tag tag;
    union {
        struct { double r; } circle;
    };
};
CORO_MAYBE(coro_maybe_library_Figure, struct library_Figure);
extern const struct coro_type library_Figure_type;

struct library_Node {
    struct coro_instance coro; /* its count and class */
    struct library_Point at;
    struct library_Node *next;
};
extern const struct coro_type library_Node_type;

enum { library_LIMIT = 10 };
static const int64_t library_LARGE = INT64_C(1099511627776);
static const coro_string library_GREETING = CORO_TEXT("hello");
static const struct library_Point library_ORIGIN = {0, 10};
#ifndef __cplusplus
static const struct library_Figure library_DOT = {.tag = LIBRARY_FIGURE_POINT};
#endif

extern int64_t library_hits;
extern struct coro_list *library_log;

struct library_spelled {
    struct coro_frame frame;
    int64_t result;
    coro_string text;
    int64_t times;
    int64_t i;
    struct words_letters letters;
};

struct library_spelled_object {
    struct coro_object object;
    struct library_spelled frame;
};

struct library_Node *library_Node_new(struct library_Point at, struct library_Node *next,
                                      const struct coro_code *code, int line);

/* fn distance(a: Point, b: Point) -> int */
int64_t library_distance(struct library_Point a, struct library_Point b);

/* fn half(n: int) -> int throws */
struct coro_error *library_half(int64_t n, int64_t *result);

/* coro spelled(text: string, times: int) yields string -> int */
/* flow: delegates, 2 frames */
extern const struct coro_kind library_spelled_kind;
enum coro_step library_spelled_step(struct coro_driver *d, struct coro_frame *frame);
void library_spelled_start(struct library_spelled *f, coro_string text, int64_t times);
struct coro_object *library_spelled_new(coro_string text, int64_t times);

/* Releases its variables, when nothing uses them any more. */
void coro_module_library_end(void);

CORO_END_DECLS

#endif
