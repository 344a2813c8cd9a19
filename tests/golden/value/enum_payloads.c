/* Generated from enum_payloads.coro by coroc. */
#include "coro.h"

struct Point {
    int64_t x;
    int64_t y;
};

enum Shape_tag {
    SHAPE_CIRCLE,
    SHAPE_RECT,
    SHAPE_NAMED,
    SHAPE_POINT,
};

struct Shape {
    enum Shape_tag tag;
    union {
        struct { double r; } circle;
        struct {
            double w;
            double h;
        } rect;
        struct {
            coro_string name;
            struct Point at;
        } named;
    };
};
CORO_MAYBE(coro_maybe_Shape, struct Shape);

enum Tree_tag {
    TREE_LEAF,
    TREE_NODE,
};

struct Tree {
    enum Tree_tag tag;
    union {
        struct { int64_t value; } leaf;
        struct { struct coro_list *children; } node;
    };
};
CORO_MAYBE(coro_maybe_Tree, struct Tree);

struct Drawing {
    struct Shape shape;
    struct coro_maybe_Shape under;
};

static const struct coro_field Point_fields[] = {
    {"x", &coro_type_i64, offsetof(struct Point, x)},
    {"y", &coro_type_i64, offsetof(struct Point, y)},
};
static const struct coro_type Point_type =
    CORO_STRUCT("Point", struct Point, Point_fields);

static const struct coro_field Shape_fields[] = {
    {"r", &coro_type_f64, offsetof(struct Shape, circle.r)},
    {"w", &coro_type_f64, offsetof(struct Shape, rect.w)},
    {"h", &coro_type_f64, offsetof(struct Shape, rect.h)},
    {"name", &coro_type_string, offsetof(struct Shape, named.name)},
    {"at", &Point_type, offsetof(struct Shape, named.at)},
};
static const struct coro_case Shape_cases[] = {
    {"circle", Shape_fields, 1},
    {"rect", Shape_fields + 1, 2},
    {"named", Shape_fields + 3, 2},
    {"point", NULL, 0},
};
static const struct coro_type Shape_type =
    CORO_TAGGED_OWNED("Shape", struct Shape, Shape_cases);

static const struct coro_type Tree_type;
static const struct coro_type coro_type_list_Tree = CORO_LIST(&Tree_type);

static const struct coro_field Tree_fields[] = {
    {"value", &coro_type_i64, offsetof(struct Tree, leaf.value)},
    {"children", &coro_type_list_Tree, offsetof(struct Tree, node.children)},
};
static const struct coro_case Tree_cases[] = {
    {"leaf", Tree_fields, 1},
    {"node", Tree_fields + 1, 1},
};
static const struct coro_type Tree_type =
    CORO_TAGGED_OWNED("Tree", struct Tree, Tree_cases);

static const struct coro_type coro_type_list_Shape = CORO_LIST(&Shape_type);

static const struct coro_type coro_type_maybe_Shape =
    CORO_OPTIONAL_OWNED(struct coro_maybe_Shape, &Shape_type);

static const struct coro_field Drawing_fields[] = {
    {"shape", &Shape_type, offsetof(struct Drawing, shape)},
    {"under", &coro_type_maybe_Shape, offsetof(struct Drawing, under)},
};
static const struct coro_type Drawing_type =
    CORO_STRUCT_OWNED("Drawing", struct Drawing, Drawing_fields);

static const struct coro_type coro_type_maybe_Tree =
    CORO_OPTIONAL_OWNED(struct coro_maybe_Tree, &Tree_type);

static struct Shape
Shape_retain(struct Shape value)
{
    coro_retain(&Shape_type, &value);
    return value;
}

static struct Drawing
Drawing_retain(struct Drawing value)
{
    coro_retain(&Drawing_type, &value);
    return value;
}

static struct Shape last = {.tag = SHAPE_NAMED, .named = {CORO_TEXT("home"), {1, 2}}};

struct shapes {
    struct coro_frame frame;
    struct Tree result;
    struct Shape held;
};

static enum coro_step shapes_step(struct coro_driver *d, struct coro_frame *frame);

/* fn named(name: string) -> Shape */
static struct Shape
named(coro_string name)
{
    return (struct Shape){
        .tag = SHAPE_NAMED,
        .named = {.name = coro_string_add(name, coro_text("!")), .at = {.x = 3, .y = 4}},
    };
}

/* fn same(shape: Shape) -> Shape */
static struct Shape
same(struct Shape shape)
{
    return Shape_retain(shape);
}

/* coro shapes() yields Shape -> Tree */
enum shapes_at {
    SHAPES_START,
    SHAPES_YIELD_1,
    SHAPES_YIELD_2,
    SHAPES_YIELD_3,
};

static const struct coro_code shapes_code = {"shapes", "enum_payloads.coro", 24};

static const struct coro_state shapes_states[] = {
    {0, "start", NULL, 0},
    {1, "yield", NULL, 0},
    {3, "yield", NULL, 0},
    {4, "yield", NULL, 0},
};

static const struct coro_kind shapes_kind = {
    .code = &shapes_code,
    .step = shapes_step,
    .states = shapes_states,
    .size = sizeof(struct shapes),
    .result = &Tree_type,
    .result_offset = offsetof(struct shapes, result),
};

static struct coro_object *
shapes_new(void)
{
    return coro_object_new(&shapes_kind);
}

static enum coro_step
shapes_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct shapes *f = (struct shapes *)frame;
    enum coro_way way = d->way;

    switch ((enum shapes_at)frame->at) {
    case SHAPES_START:
        break;
    case SHAPES_YIELD_1:
        goto yield_1;
    case SHAPES_YIELD_2:
        goto yield_2;
    case SHAPES_YIELD_3:
        goto yield_3;
    }
    if (way != CORO_ON)
        goto leave;

    *(struct Shape *)d->out = (struct Shape){.tag = SHAPE_CIRCLE, .circle = {.r = 1.0}};
    frame->at = SHAPES_YIELD_1;
    return CORO_YIELDED; /* yield UNIT; */
yield_1:
    if (way != CORO_ON)
        goto leave;
    f->held = named(coro_text("held"));
    *(struct Shape *)d->out = Shape_retain(f->held);
    frame->at = SHAPES_YIELD_2;
    return CORO_YIELDED; /* yield held; */
yield_2:
    if (way != CORO_ON)
        goto leave_held;
    *(struct Shape *)d->out = (struct Shape){.tag = SHAPE_POINT};
    frame->at = SHAPES_YIELD_3;
    return CORO_YIELDED; /* yield Shape.point; */
yield_3:
    if (way != CORO_ON)
        goto leave_held;
    coro_print("still {v}\n", &Shape_type, &f->held);
    f->result = (struct Tree){
        .tag = TREE_NODE,
        .node = {
            .children = coro_list_of(&Tree_type, 2, (struct Tree[]){
                {.tag = TREE_LEAF, .leaf = {.value = 1}},
                {
                    .tag = TREE_NODE,
                    .node = {.children = coro_list_new(&Tree_type, &shapes_code, 6)},
                },
            }, &shapes_code, 6),
        },
    };
leave_held:
    coro_release(&Shape_type, &f->held);
leave:
    return coro_end(d, frame, way);
}

static const struct coro_code main__code = {"main", "enum_payloads.coro", 33};

/* fn main() */
static void
main_(void)
{
    struct Shape c = {.tag = SHAPE_CIRCLE, .circle = {.r = 2.0}};
    struct Shape n = named(coro_text("n"));
    struct Shape shape_3 = same(n);
    struct Shape shape_4 = {.tag = SHAPE_CIRCLE, .circle = {.r = 1.0}};
    struct Shape shape_5 = {.tag = SHAPE_POINT};
    struct Shape shape_6 = {.tag = SHAPE_RECT, .rect = {.w = 2.0, .h = 1.5}};

    coro_print("{v} {v} {v} {v} {v} {v} {b}\n", &Shape_type, &c, &Shape_type, &n,
               &Shape_type, &shape_3, &Shape_type, &shape_5, &Shape_type, &shape_6,
               &Shape_type, &last, coro_equal(&Shape_type, &shape_4, &c));
    coro_release(&Shape_type, &shape_3);
    struct Shape shape_7 = {.tag = SHAPE_CIRCLE, .circle = {.r = 2.0}};
    bool test = coro_equal(&Shape_type, &c, &shape_7);
    struct Shape shape_8 = named(coro_text("n"));
    bool test_2 = coro_equal(&Shape_type, &n, &shape_8);
    struct Shape shape_9 = named(coro_text("m"));
    struct Shape shape_10 = {.tag = SHAPE_POINT};
    struct Shape shape_11 = {.tag = SHAPE_POINT};
    coro_print("{b} {b} {b} {b} {b}\n", test, test_2,
               coro_equal(&Shape_type, &n, &shape_9), coro_equal(&Shape_type, &n, &c),
               coro_equal(&Shape_type, &shape_10, &shape_11));
    coro_release(&Shape_type, &shape_9);
    coro_release(&Shape_type, &shape_8);
    struct coro_list *many = coro_list_of(&Shape_type, 3, (struct Shape[]){
        c,
        Shape_retain(n),
        {
            .tag = SHAPE_NAMED,
            .named = {.name = CORO_TEXT("home"), .at = {.x = 1, .y = 2}},
        },
    }, &main__code, 6);
    struct Shape shape_12 = named(coro_text("zero"));
    coro_assign(&Shape_type, coro_list_at(many, 0, &main__code, 7), &shape_12);
    struct Shape shape_13 = {.tag = SHAPE_POINT};
    coro_list_push(many, &shape_13);
    bool test_3 = coro_list_contains(many, &n);
    struct Shape shape_14 = {.tag = SHAPE_CIRCLE, .circle = {.r = 1.0}};
    bool test_4 = coro_list_contains(many, &shape_14);
    struct Shape shape_15 = {0};
    coro_list_remove(many, 0, &shape_15, &main__code, 9);
    struct Shape shape_16 = {0};
    coro_list_pop(many, &shape_16, &main__code, 9);
    coro_print("{b} {b} {v} {v} {v}\n", test_3, test_4, &Shape_type, &shape_15,
               &Shape_type, &shape_16, &coro_type_list_Shape, &many);
    coro_release(&Shape_type, &shape_16);
    coro_release(&Shape_type, &shape_15);
    struct Drawing drawing = {
        .shape = named(coro_text("over")),
        .under = (struct coro_maybe_Shape){0},
    };
    struct Drawing copy = Drawing_retain(drawing);
    coro_assign(&Shape_type, &drawing.shape,
                &(struct Shape){.tag = SHAPE_RECT, .rect = {.w = 1.0, .h = 2.0}});
    coro_assign(&coro_type_maybe_Shape, &drawing.under,
                &(struct coro_maybe_Shape){true, Shape_retain(copy.shape)});
    coro_print("{v} {v} {b}\n", &Drawing_type, &drawing, &Drawing_type, &copy,
               coro_equal(&Drawing_type, &drawing, &copy));
    struct coro_maybe_Shape maybe = {0};
    struct Shape shape_17 = {0};
    if (maybe.some) {
        shape_17 = Shape_retain(maybe.value);
    } else {
        shape_17 = Shape_retain(n);
    }
    struct coro_maybe_Shape maybe_2 = {true, n};
    coro_print("{v} {v} {b}\n", &coro_type_maybe_Shape, &maybe, &Shape_type, &shape_17,
               coro_equal(&coro_type_maybe_Shape, &maybe, &maybe_2));
    coro_release(&Shape_type, &shape_17);
    coro_assign(&coro_type_maybe_Shape, &maybe,
                &(struct coro_maybe_Shape){true, named(coro_text("some"))});
    if (maybe.some) {
        struct Shape shape = Shape_retain(maybe.value);

        coro_print("{v}\n", &Shape_type, &shape);
        coro_release(&Shape_type, &shape);
    }
    coro_assign(&coro_type_maybe_Shape, &maybe,
                &(struct coro_maybe_Shape){true, {.tag = SHAPE_POINT}});
    if (!maybe.some) {
        coro_panic_none(&main__code, 22);
    }
    struct Shape shape_18 = maybe.value;
    coro_print("{v}\n", &Shape_type, &shape_18);
    struct coro_object *g = coro_object_made(shapes_new(), NULL, &main__code, 24);
    {
        struct Shape shape_2 = {0};

        while (coro_next(g, &shape_2, NULL, &main__code, 25)) {
            coro_print("{v}\n", &Shape_type, &shape_2);
            coro_release(&Shape_type, &shape_2);
        }
    }
    struct coro_maybe_Tree maybe_3 = {0};
    maybe_3.some = coro_result(g, &maybe_3.value);
    struct coro_maybe_Tree maybe_4 = {0};
    maybe_4.some = coro_result(g, &maybe_4.value);
    struct coro_maybe_Tree maybe_5 = {true, {.tag = TREE_LEAF, .leaf = {.value = 1}}};
    coro_print("{v} {b}\n", &coro_type_maybe_Tree, &maybe_3,
               coro_equal(&coro_type_maybe_Tree, &maybe_4, &maybe_5));
    coro_release(&coro_type_maybe_Tree, &maybe_3);
    coro_release(&coro_type_maybe_Tree, &maybe_4);
    coro_assign(&Shape_type, &last, &(struct Shape){
        .tag = SHAPE_NAMED,
        .named = {
            .name = coro_string_add(coro_text("la"), coro_text("st")),
            .at = {.x = 0, .y = 0},
        },
    });
    coro_print("{v}\n", &Shape_type, &last);
    coro_object_release(g);
    coro_release(&coro_type_maybe_Shape, &maybe);
    coro_release(&Drawing_type, &copy);
    coro_release(&Drawing_type, &drawing);
    coro_list_release(many);
    coro_release(&Shape_type, &n);
}

int
main(void)
{
    main_();
    coro_assign(&Shape_type, &last, (struct Shape[]){{
        .tag = SHAPE_NAMED,
        .named = {CORO_TEXT("home"), {1, 2}},
    }});
    return coro_finish(0);
}
