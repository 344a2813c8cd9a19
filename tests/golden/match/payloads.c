/* Generated from payloads.coro by coroc. */
#include "coro.h"

struct Point {
    int64_t x;
    int64_t y;
};

enum Shape_tag {
    SHAPE_CIRCLE,
    SHAPE_TEXT,
    SHAPE_GROUP,
    SHAPE_MAYBE,
    SHAPE_NOTHING,
};

struct Shape {
    enum Shape_tag tag;
    union {
        struct {
            struct Point at;
            double r;
        } circle;
        struct {
            struct Point at;
            struct coro_list *words;
            coro_string font;
        } text;
        struct { struct coro_list *parts; } group;
        struct { coro_string inner; } maybe;
    };
};

static const struct coro_field Point_fields[] = {
    {"x", &coro_type_i64, offsetof(struct Point, x)},
    {"y", &coro_type_i64, offsetof(struct Point, y)},
};
static const struct coro_type Point_type =
    CORO_STRUCT("Point", struct Point, Point_fields);

static const struct coro_type Shape_type;
static const struct coro_type coro_type_list_Shape = CORO_LIST(&Shape_type);

static const struct coro_field Shape_fields[] = {
    {"at", &Point_type, offsetof(struct Shape, circle.at)},
    {"r", &coro_type_f64, offsetof(struct Shape, circle.r)},
    {"at", &Point_type, offsetof(struct Shape, text.at)},
    {"words", &coro_type_list_string, offsetof(struct Shape, text.words)},
    {"font", &coro_type_string, offsetof(struct Shape, text.font)},
    {"parts", &coro_type_list_Shape, offsetof(struct Shape, group.parts)},
    {"inner", &coro_type_maybe_string, offsetof(struct Shape, maybe.inner)},
};
static const struct coro_case Shape_cases[] = {
    {"circle", Shape_fields, 2},
    {"text", Shape_fields + 2, 3},
    {"group", Shape_fields + 5, 1},
    {"maybe", Shape_fields + 6, 1},
    {"nothing", NULL, 0},
};
static const struct coro_type Shape_type =
    CORO_TAGGED_OWNED("Shape", struct Shape, Shape_cases);

static struct Shape last = {.tag = SHAPE_NOTHING};

static const struct coro_code text_code = {"text", "payloads.coro", 13};

/* fn text(words: string) -> Shape */
static struct Shape
text(coro_string words)
{
    return (struct Shape){
        .tag = SHAPE_TEXT,
        .text = {
            .at = {.x = 1, .y = 2},
            .words = coro_string_split(words, coro_text(" "), &text_code, 1),
            .font = coro_string_add(coro_text("font of "), words),
        },
    };
}

static const struct coro_code count_code = {"count", "payloads.coro", 17};

/* fn count(s: Shape) -> int */
static int64_t
count(struct Shape s)
{
    if (s.tag == SHAPE_CIRCLE) {
        return 1;
    } else if (s.tag == SHAPE_TEXT) {
        struct coro_list *words = s.text.words;

        return coro_list_len(words);
    } else if (s.tag == SHAPE_GROUP) {
        struct coro_list *parts = s.group.parts;
        int64_t sum = 0;

        for (int64_t at = 0; at < coro_list_len(parts); at++) {
            struct Shape part = *(struct Shape *)coro_list_at(parts, at, &count_code, 6);

            sum = coro_add(sum, count(part));
        }
        return sum;
    } else { /* maybe, nothing */
        return 0;
    }
}

/* fn describe(s: Shape) -> string */
static coro_string
describe(struct Shape s)
{
    if (s.tag == SHAPE_CIRCLE) {
        struct Point at = s.circle.at;
        double r = s.circle.r;

        return coro_format("circle of {f} at {v}", r, &Point_type, &at);
    } else if (s.tag == SHAPE_TEXT) {
        struct coro_list *words = s.text.words;
        coro_string font = s.text.font;

        return coro_format("{v} in {s}", &coro_type_list_string, &words, font);
    } else if (s.tag == SHAPE_MAYBE) {
        coro_string inner = s.maybe.inner;

        return coro_string_retain(inner.bytes != NULL ? inner : coro_text("none"));
    } else {
        return coro_format("{v}", &Shape_type, &s);
    }
}

static const struct coro_code main__code = {"main", "payloads.coro", 39};

/* fn main() */
static void
main_(void)
{
    struct coro_list *shapes = coro_list_of(&Shape_type, 4, (struct Shape[]){
        {.tag = SHAPE_CIRCLE, .circle = {.at = {.x = 0, .y = 0}, .r = 2.0}},
        text(coro_text("to be")),
        {.tag = SHAPE_MAYBE, .maybe = {.inner = (coro_string){0}}},
        {.tag = SHAPE_NOTHING},
    }, &main__code, 1);
    struct Shape shape = {
        .tag = SHAPE_GROUP,
        .group = {
            .parts = coro_list_of(&Shape_type, 3, (struct Shape[]){
                text(coro_text("or not")),
                {.tag = SHAPE_CIRCLE, .circle = {.at = {.x = 3, .y = 4}, .r = 1.5}},
                {
                    .tag = SHAPE_GROUP,
                    .group = {.parts = coro_list_new(&Shape_type, &main__code, 2)},
                },
            }, &main__code, 2),
        },
    };

    coro_list_push(shapes, &shape);
    struct Shape shape_2 = {
        .tag = SHAPE_MAYBE,
        .maybe = {.inner = coro_string_add(coro_text("some"), coro_text("thing"))},
    };
    coro_list_push(shapes, &shape_2);
    for (int64_t at_4 = 0; at_4 < coro_list_len(shapes); at_4++) {
        struct Shape s = *(struct Shape *)coro_list_at(shapes, at_4, &main__code, 4);
        int64_t value = count(s);
        coro_string text_ = describe(s);

        coro_print("{i} {s}\n", value, text_);
        coro_string_release(text_);
    }
    struct Shape shape_3 = text(coro_text("fresh value"));
    if (shape_3.tag == SHAPE_TEXT) {
        struct Point at = shape_3.text.at;
        struct coro_list *words = shape_3.text.words;
        coro_string font = shape_3.text.font;
        coro_string text__2 = coro_text("more");

        coro_list_push(words, &text__2);
        coro_print("{v} {v} {s}\n", &Point_type, &at, &coro_type_list_string, &words,
                   font);
    } else {
        coro_print("else\n");
    }
    coro_release(&Shape_type, &shape_3);
    struct Shape s_2 = text(coro_text("first"));
    if (s_2.tag == SHAPE_TEXT) {
        struct coro_list *words_2 = coro_list_retain(s_2.text.words);
        coro_string font_2 = coro_string_retain(s_2.text.font);

        coro_assign(&Shape_type, &s_2, &(struct Shape){.tag = SHAPE_NOTHING});
        coro_print("{v} {s} {v}\n", &coro_type_list_string, &words_2, font_2, &Shape_type,
                   &s_2);
        coro_string_release(font_2);
        coro_list_release(words_2);
    } else {
        coro_print("else\n");
    }
    struct Shape shape_4 = *(struct Shape *)coro_list_at(shapes, 1, &main__code, 26);
    if (shape_4.tag == SHAPE_TEXT) {
        struct coro_list *words_3 = coro_list_retain(shape_4.text.words);
        coro_string font_3 = coro_string_retain(shape_4.text.font);

        coro_list_clear(shapes);
        coro_print("{v} {s} {v}\n", &coro_type_list_string, &words_3, font_3,
                   &coro_type_list_Shape, &shapes);
        coro_string_release(font_3);
        coro_list_release(words_3);
    } else {
        coro_print("else\n");
    }
    coro_assign(&Shape_type, &last, (struct Shape[]){text(coro_text("last one"))});
    struct Shape shape_5 = last;
    if (shape_5.tag == SHAPE_TEXT) {
        struct coro_list *words_4 = coro_list_retain(shape_5.text.words);
        coro_string font_4 = coro_string_retain(shape_5.text.font);

        coro_assign(&Shape_type, &last, &(struct Shape){.tag = SHAPE_NOTHING});
        coro_print("{v} {s} {v}\n", &coro_type_list_string, &words_4, font_4, &Shape_type,
                   &last);
        coro_string_release(font_4);
        coro_list_release(words_4);
    } else {
        coro_print("else\n");
    }
    struct Shape circle = {
        .tag = SHAPE_CIRCLE,
        .circle = {.at = {.x = 1, .y = 1}, .r = 1.0},
    };
    if (circle.tag == SHAPE_CIRCLE) {
        struct Point at_2 = circle.circle.at;
        double r = circle.circle.r;
        struct Point at_3 = at_2;

        at_3.x = coro_add(at_3.x, 10);
        coro_print("{v} {f} {v}\n", &Point_type, &at_3, r, &Shape_type, &circle);
    } else {
        coro_print("else\n");
    }
    coro_release(&Shape_type, &circle);
    coro_release(&Shape_type, &s_2);
    coro_list_release(shapes);
}

int
main(void)
{
    main_();
    coro_assign(&Shape_type, &last, (struct Shape[]){{.tag = SHAPE_NOTHING}});
    return coro_finish(0);
}
