#include "points.h"

#include <stdlib.h>
#include <string.h>

point
point_mirrored(point of)
{
    of.x = -of.x;
    of.y = -of.y;
    return of;
}

void
point_move(point *moved, int x, int y)
{
    moved->x += x;
    moved->y += y;
}

long
points_sum(const point *points, size_t count)
{
    long sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += points[i].x + points[i].y;
    return sum;
}

int
segment_length(const struct segment *segment)
{
    if (!segment)
        return -1;
    return segment->measure ? segment->measure(segment->from.x, segment->to.x)
                            : segment->to.x - segment->from.x;
}

const struct segment *
segment_longer(const struct segment *a, const struct segment *b)
{
    return segment_length(a) < segment_length(b) ? b : a;
}

int
distance(int from, int to)
{
    return abs(to - from);
}

unsigned char
bytes_sum(const unsigned char *bytes, size_t count)
{
    unsigned char sum = 0;

    for (size_t i = 0; i < count; i++)
        sum = (unsigned char)(sum + bytes[i]);
    return sum;
}

size_t
bytes_fill(char *bytes, size_t count, char value)
{
    if (count > 0)
        memset(bytes, value, count);
    return count;
}

long long
numbers_sum(const long long *numbers, int count)
{
    long long sum = 0;

    for (int i = 0; i < count; i++)
        sum += numbers[i];
    return sum;
}

int64_t
numbers_apply(int64_t (*step)(int64_t number), int64_t to)
{
    return step ? step(to) : to;
}

int64_t
numbers_grow(int64_t *number)
{
    return *number *= 2;
}

const char *
spelled(int number)
{
    static const char *const names[] = {"none", "one", "two"};

    return number < 0 || number > 2 ? NULL : names[number];
}

int
text_is_null(const char *text)
{
    return text == NULL;
}

_Bool
is_even(int number)
{
    return number % 2 == 0;
}

float
halved(float number)
{
    return number / 2;
}

void *
visit(void *(*each)(void *data, int number), void *data, int times)
{
    for (int i = 0; i < times; i++)
        data = each(data, i);
    return data;
}

/* ---- what only C can look into ---- */

struct cursor {
    int limit, at;
};

struct cursor *
cursor_open(int limit)
{
    struct cursor *cursor = limit < 0 ? NULL : malloc(sizeof *cursor);

    if (cursor) {
        cursor->limit = limit;
        cursor->at = 0;
    }
    return cursor;
}

int
cursor_next(struct cursor *cursor, int *value)
{
    if (cursor->at == cursor->limit)
        return 0;
    *value = cursor->at++;
    return 1;
}

void
cursor_close(struct cursor *cursor)
{
    free(cursor);
}
