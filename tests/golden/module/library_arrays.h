/* Generated from library_arrays.coro by coroc: what others see of it. */
#ifndef LIBRARY_ARRAYS_CORO_H
#define LIBRARY_ARRAYS_CORO_H

#include "coro.h"

CORO_BEGIN_DECLS

struct library_arrays_Point {
    int64_t x;
    int64_t y;
};
CORO_MAYBE(coro_maybe_library_arrays_Point, struct library_arrays_Point);
extern const struct coro_type library_arrays_Point_type;

#ifndef CORO_HAS_array_library_arrays_Point_2
#define CORO_HAS_array_library_arrays_Point_2
struct array_library_arrays_Point_2 {
    struct library_arrays_Point at[2];
};
#endif

struct library_arrays_Line {
    struct coro_instance coro; /* its count and class */
    struct array_library_arrays_Point_2 ends;
    struct library_arrays_Line *next;
};
extern const struct coro_type library_arrays_Line_type;

#ifndef CORO_HAS_array_i64_4
#define CORO_HAS_array_i64_4
struct array_i64_4 {
    int64_t at[4];
};
#endif

#ifndef CORO_HAS_array_string_2
#define CORO_HAS_array_string_2
struct array_string_2 {
    coro_string at[2];
};
#endif

#ifndef CORO_HAS_array_u8_3
#define CORO_HAS_array_u8_3
struct array_u8_3 {
    uint8_t at[3];
};
#endif

#ifndef CORO_HAS_array_array_u8_3_3
#define CORO_HAS_array_array_u8_3_3
struct array_array_u8_3_3 {
    struct array_u8_3 at[3];
};
#endif

#ifndef CORO_HAS_array_i64_3
#define CORO_HAS_array_i64_3
struct array_i64_3 {
    int64_t at[3];
};
#endif

#ifndef CORO_HAS_coro_maybe_array_i64_3
#define CORO_HAS_coro_maybe_array_i64_3
CORO_MAYBE(coro_maybe_array_i64_3, struct array_i64_3);
#endif

#ifndef CORO_HAS_array_maybe_library_arrays_Point_2
#define CORO_HAS_array_maybe_library_arrays_Point_2
struct array_maybe_library_arrays_Point_2 {
    struct coro_maybe_library_arrays_Point at[2];
};
#endif

enum { library_arrays_SIDE = 3 };
static const struct array_i64_4 library_arrays_PRIMES = {{2, 3, 5, 7}};
static const struct array_string_2 library_arrays_WORDS =
    {{CORO_TEXT("spam"), CORO_TEXT("eggs")}};
static const struct array_array_u8_3_3 library_arrays_NOTHING = {{{{0}}}};

extern struct array_i64_3 library_arrays_last;

/* message ask(names: array[string, 2]) -> array[int, SIDE]; */
struct library_arrays_ask {
    struct coro_request request;
    struct array_string_2 names;
    struct array_i64_3 reply;
};

extern struct coro_message library_arrays_ask_message;

struct library_arrays_pairs {
    struct coro_frame frame;
    struct array_string_2 of;
};

struct library_arrays_pairs_object {
    struct coro_object object;
    struct library_arrays_pairs frame;
};

CORO_HANDLER(library_arrays_ask)
CORO_REPLY(library_arrays_ask, struct array_i64_3)

struct library_arrays_Line *library_arrays_Line_new(
        const struct array_library_arrays_Point_2 *ends, struct library_arrays_Line *next,
        const struct coro_code *code, int line);

/* fn maybe(points: array[Point?, 2]) -> array[int, SIDE]? */
struct coro_maybe_array_i64_3 library_arrays_maybe(
        const struct array_maybe_library_arrays_Point_2 *points);

/* fn hidden(n: int) -> int */
int64_t library_arrays_hidden(int64_t n);

/* coro pairs(of: array[string, 2]) yields array[string, 2] */
extern const struct coro_kind library_arrays_pairs_kind;
enum coro_step library_arrays_pairs_step(struct coro_driver *d, struct coro_frame *frame);
void library_arrays_pairs_start(struct library_arrays_pairs *f,
                                struct array_string_2 *of);
struct coro_object *library_arrays_pairs_new(struct array_string_2 *of);

CORO_END_DECLS

#endif
