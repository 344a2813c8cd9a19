#ifndef POINTS_H
#define POINTS_H

#include <stdint.h>
#include <stddef.h>

/* Its members are in an order that Coro need not know, and not all have names there. */
typedef struct point {
    short unknown;
    int y;
    double weight;
    int x;
} point;

struct segment {
    point from, to;
    const char *label;
    int (*measure)(int from, int to);
};

union number {
    long long whole;
    double broken;
};

#define ORIGIN_LABEL "origin"
#define POINTS_LIMIT 7u
static const point points_unit = {0, 1, 1.0, 1};
static struct segment *const points_nothing = NULL;

struct cursor;

point point_mirrored(point of);
void point_move(point *moved, int x, int y);
long points_sum(const point *points, size_t count);
int segment_length(const struct segment *segment);
const struct segment *segment_longer(const struct segment *a, const struct segment *b);
int distance(int from, int to);

unsigned char bytes_sum(const unsigned char *bytes, size_t count);
size_t bytes_fill(char *bytes, size_t count, char value);
long long numbers_sum(const long long *numbers, int count);
int64_t numbers_apply(int64_t (*step)(int64_t number), int64_t to);
int64_t numbers_grow(int64_t *number);
const char *spelled(int number);
int text_is_null(const char *text);
_Bool is_even(int number);
float halved(float number);

void *visit(void *(*each)(void *data, int number), void *data, int times);

struct cursor *cursor_open(int limit);
int cursor_next(struct cursor *cursor, int *value);
void cursor_close(struct cursor *cursor);

#endif
