/* Generated from structs.coro by coroc. */
#include "coro.h"

struct Point {
    int64_t x;
    int64_t y;
};
CORO_MAYBE(coro_maybe_Point, struct Point);

struct Line {
    struct Point from;
    struct Point to;
    coro_string name;
};

struct Empty {
    char empty; /* C has no struct without members */
};

static const struct coro_field Point_fields[] = {
    {"x", &coro_type_i64, offsetof(struct Point, x)},
    {"y", &coro_type_i64, offsetof(struct Point, y)},
};
static const struct coro_type Point_type =
    CORO_STRUCT("Point", struct Point, Point_fields);

static const struct coro_field Line_fields[] = {
    {"from", &Point_type, offsetof(struct Line, from)},
    {"to", &Point_type, offsetof(struct Line, to)},
    {"name", &coro_type_string, offsetof(struct Line, name)},
};
static const struct coro_type Line_type =
    CORO_STRUCT_OWNED("Line", struct Line, Line_fields);

static const struct coro_type Empty_type = {
    .name = "Empty",
    .size = sizeof(struct Empty),
    .equal = coro_struct_equal,
    .show = coro_struct_show,
};

static const struct coro_type coro_type_list_Point = CORO_LIST(&Point_type);

static const struct coro_type coro_type_maybe_Point =
    CORO_OPTIONAL(struct coro_maybe_Point, &Point_type);

static struct Line
Line_retain(struct Line value)
{
    coro_retain(&Line_type, &value);
    return value;
}

/* fn moved(p: Point, by: int) -> Point */
static struct Point
moved(struct Point p, int64_t by)
{
    struct Point p_2 = p;

    p_2.x = coro_add(p_2.x, by);
    return p_2;
}

static const struct coro_code main__code = {"main", "structs.coro", 11};

/* fn main() */
static void
main_(void)
{
    struct Point a = {.x = 1, .y = 2};
    struct Point b = moved(a, 10);
    struct Point point = {.x = 1, .y = 2};

    coro_print("{v} {v} {b} {b}\n", &Point_type, &a, &Point_type, &b,
               coro_equal(&Point_type, &a, &b), coro_equal(&Point_type, &a, &point));
    struct Line line = {
        .from = a,
        .to = b,
        .name = coro_string_add(coro_text("l"), coro_text("1")),
    };
    struct Line copy = Line_retain(line);
    coro_string_assign(&copy.name, coro_string_add(copy.name, coro_text(" copy")));
    copy.to.y = 7;
    coro_print("{v} {v} {b}\n", &Line_type, &line, &Line_type, &copy,
               coro_equal(&Line_type, &line, &copy));
    line.to = moved(line.to, -1);
    struct Empty empty = {0};
    struct coro_list *list =
        coro_list_of(&Point_type, 2, (struct Point[]){a, b}, &main__code, 10);
    coro_print("{i} {i} {v} {v}\n", line.to.x, coro_string_len(line.name), &Empty_type,
               &empty, &coro_type_list_Point, &list);
    coro_list_release(list);
    struct coro_maybe_Point maybe = {0};
    struct Point point_2 = maybe.some ? maybe.value : a;
    coro_print("{b} {v}\n", !maybe.some, &Point_type, &point_2);
    maybe = (struct coro_maybe_Point){true, a};
    if (!maybe.some) {
        coro_panic_none(&main__code, 14);
    }
    maybe.value.x = 50;
    if (!maybe.some) {
        coro_panic_none(&main__code, 15);
    }
    coro_print("{v} {i} {i}\n", &coro_type_maybe_Point, &maybe, a.x, maybe.value.x);
    struct coro_list *points =
        coro_list_of(&Point_type, 2, (struct Point[]){a, b}, &main__code, 16);
    ((struct Point *)coro_list_at(points, 1, &main__code, 17))->x = 0;
    *(struct Point *)coro_list_at(points, 0, &main__code, 18) =
        (struct Point){.x = 9, .y = 9};
    coro_print("{v} {v}\n", &coro_type_list_Point, &points, &Point_type, &b);
    coro_list_release(points);
    coro_release(&Line_type, &copy);
    coro_release(&Line_type, &line);
}

int
main(void)
{
    main_();
    return coro_finish(0);
}
