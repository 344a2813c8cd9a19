/* Generated from enums.coro by coroc. */
#include "coro.h"

enum Colour {
    COLOUR_RED,
    COLOUR_GREEN,
    COLOUR_BLUE,
};
CORO_MAYBE(coro_maybe_Colour, enum Colour);

enum TrafficLight {
    TRAFFIC_LIGHT_RED,
    TRAFFIC_LIGHT_AMBER,
    TRAFFIC_LIGHT_GREEN,
};
CORO_MAYBE(coro_maybe_TrafficLight, enum TrafficLight);

enum Single {
    SINGLE_ONLY,
};

struct Pixel {
    int64_t at;
    enum Colour colour;
    struct coro_maybe_Colour under;
};

static const struct coro_case TrafficLight_cases[] = {
    {"red", NULL, 0},
    {"amber", NULL, 0},
    {"green", NULL, 0},
};
static const struct coro_type TrafficLight_type =
    CORO_ENUM("TrafficLight", enum TrafficLight, TrafficLight_cases);

static const struct coro_type coro_type_maybe_TrafficLight =
    CORO_OPTIONAL(struct coro_maybe_TrafficLight, &TrafficLight_type);

static const struct coro_case Colour_cases[] = {
    {"RED", NULL, 0},
    {"GREEN", NULL, 0},
    {"BLUE", NULL, 0},
};
static const struct coro_type Colour_type =
    CORO_ENUM("Colour", enum Colour, Colour_cases);

static const struct coro_type coro_type_list_Colour = CORO_LIST(&Colour_type);

static const struct coro_case Single_cases[] = {
    {"only", NULL, 0},
};
static const struct coro_type Single_type =
    CORO_ENUM("Single", enum Single, Single_cases);

static const struct coro_type coro_type_list_Single = CORO_LIST(&Single_type);

static const struct coro_type coro_type_list_list_Single =
    CORO_LIST(&coro_type_list_Single);

static const struct coro_type coro_type_maybe_Colour =
    CORO_OPTIONAL(struct coro_maybe_Colour, &Colour_type);

static const struct coro_field Pixel_fields[] = {
    {"at", &coro_type_i64, offsetof(struct Pixel, at)},
    {"colour", &Colour_type, offsetof(struct Pixel, colour)},
    {"under", &coro_type_maybe_Colour, offsetof(struct Pixel, under)},
};
static const struct coro_type Pixel_type =
    CORO_STRUCT("Pixel", struct Pixel, Pixel_fields);

static enum Colour last = COLOUR_GREEN;
static struct coro_maybe_Colour held = {true, COLOUR_BLUE};

struct lights {
    struct coro_frame frame;
    int64_t n;
    int64_t turn;
    enum Colour result;
    enum TrafficLight light;
};

struct main {
    struct coro_frame frame;
    struct coro_list *colours;
    struct coro_object *g;
};

static enum coro_step lights_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step main_step(struct coro_driver *d, struct coro_frame *frame);

/* fn next_of(light: TrafficLight) -> TrafficLight */
static enum TrafficLight
next_of(enum TrafficLight light)
{
    if (light == TRAFFIC_LIGHT_RED) {
        return TRAFFIC_LIGHT_GREEN;
    }
    if (light == TRAFFIC_LIGHT_GREEN) {
        return TRAFFIC_LIGHT_AMBER;
    }
    return TRAFFIC_LIGHT_RED;
}

/* coro lights(n: int) yields TrafficLight receives TrafficLight? -> Colour */
enum lights_at {
    LIGHTS_START,
    LIGHTS_YIELD_1,
};

static const struct coro_code lights_code = {"lights", "enums.coro", 19};

static const struct coro_state lights_states[] = {
    {0, "start", NULL, 0},
    {3, "yield", NULL, 0},
};

static const struct coro_kind lights_kind = {
    .code = &lights_code,
    .step = lights_step,
    .states = lights_states,
    .size = sizeof(struct lights),
    .receives = &coro_type_maybe_TrafficLight,
    .receives_optional = true,
    .result = &Colour_type,
    .result_offset = offsetof(struct lights, result),
};

static struct coro_object *
lights_new(int64_t n)
{
    struct coro_object *object = coro_object_new(&lights_kind);
    struct lights *f;

    if (!object)
        return NULL;
    f = (struct lights *)coro_root(object);
    f->n = n;
    return object;
}

static enum coro_step
lights_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct lights *f = (struct lights *)frame;
    enum coro_way way = d->way;

    switch ((enum lights_at)frame->at) {
    case LIGHTS_START:
        break;
    case LIGHTS_YIELD_1:
        goto yield_1;
    }
    if (way != CORO_ON)
        goto leave;

    f->light = TRAFFIC_LIGHT_RED;
    for (f->turn = 0; f->turn < f->n; f->turn++) {
        *(enum TrafficLight *)d->out = f->light;
        frame->at = LIGHTS_YIELD_1;
        return CORO_YIELDED; /* let told = yield light; */
yield_1:
        if (way != CORO_ON)
            goto leave;
        struct coro_maybe_TrafficLight told =
            d->in ? *(const struct coro_maybe_TrafficLight *)d->in
            : (struct coro_maybe_TrafficLight){0};
        f->light = told.some ? told.value : next_of(f->light);
    }
    f->result = COLOUR_BLUE;
leave:
    return coro_end(d, frame, way);
}

/* coro main() */
enum main_at {
    MAIN_START,
    MAIN_YIELD_1,
};

static const struct coro_code main_code = {"main", "enums.coro", 28};

static const struct coro_state main_states[] = {
    {0, "start", NULL, 0},
    {29, "yield", NULL, 0},
};

static const struct coro_kind main_kind = {
    .code = &main_code,
    .step = main_step,
    .states = main_states,
    .size = sizeof(struct main),
    .task = true,
};

static struct coro_object *
main_new(void)
{
    return coro_object_new(&main_kind);
}

static enum coro_step
main_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct main *f = (struct main *)frame;
    enum coro_way way = d->way;
    enum Colour c = COLOUR_RED;
    struct Pixel pixel = {0};
    struct Pixel copy = {0};
    struct coro_maybe_Colour maybe = {0};

    switch ((enum main_at)frame->at) {
    case MAIN_START:
        break;
    case MAIN_YIELD_1:
        goto yield_1;
    }
    if (way != CORO_ON)
        goto leave;

    c = COLOUR_RED;
    {
        struct coro_list *list =
            coro_list_of(&Colour_type, 1, (enum Colour[]){c}, &main_code, 2);
        enum Colour colour_3 = COLOUR_BLUE;

        coro_print("{v} {v!r} {v} {v:>12}|{v} {v} {b} {i}\n", &Colour_type, &c,
                   &Colour_type, &c, &coro_type_list_Colour, &list, &Colour_type, &c,
                   &Colour_type, &colour_3, &Colour_type, &last, true, INT64_C(3));
        coro_list_release(list);
    }
    coro_print("{b} {b} {b} {b} {b}\n", c == COLOUR_RED, c != last, coro_order(c, c) == 0,
               COLOUR_RED == COLOUR_BLUE, coro_order(SINGLE_ONLY, SINGLE_ONLY) == 0);
    coro_print("{i} {u} {i} {b}\n", (int64_t)c, (uint64_t)(uint8_t)COLOUR_BLUE,
               (int64_t)coro_shl_i32((int32_t)COLOUR_GREEN, 4),
               (int64_t)COLOUR_GREEN == 1);
    f->colours = coro_list_of(&Colour_type, 3, (enum Colour[]){COLOUR_BLUE, c, last},
                              &main_code, 6);
    *(enum Colour *)coro_list_at(f->colours, 0, &main_code, 7) = COLOUR_GREEN;
    {
        enum Colour colour_4 = COLOUR_BLUE;

        coro_list_push(f->colours, &colour_4);
    }
    {
        enum Colour colour_5 = COLOUR_BLUE;
        struct coro_list *list_2 =
            coro_list_of(&Colour_type, 1, (enum Colour[]){COLOUR_RED}, &main_code, 9);

        coro_print("{v} {b} {i} {b}\n", &coro_type_list_Colour, &f->colours,
                   coro_list_contains(f->colours, &colour_5), coro_list_len(f->colours),
                   coro_equal(&coro_type_list_Colour, &f->colours, &list_2));
        coro_list_release(list_2);
    }
    for (int64_t at = 0; at < coro_list_len(f->colours); at++) {
        enum Colour colour = *(enum Colour *)coro_list_at(f->colours, at, &main_code, 10);

        coro_print("{i} ", (int64_t)colour);
    }
    {
        struct coro_list *list_3 = coro_list_new(&Colour_type, &main_code, 11);
        struct coro_list *list_4 = coro_list_of(&coro_type_list_Single, 1,
            (struct coro_list *[]){coro_list_of(&Single_type, 1,
                                                (enum Single[]){SINGLE_ONLY},
                                                &main_code, 11)}, &main_code, 11);

        coro_print("{v} {v}\n", &coro_type_list_Colour, &list_3,
                   &coro_type_list_list_Single, &list_4);
        coro_list_release(list_4);
        coro_list_release(list_3);
    }
    pixel = (struct Pixel){
        .at = 1,
        .colour = COLOUR_BLUE,
        .under = (struct coro_maybe_Colour){0},
    };
    copy = pixel;
    copy.under = (struct coro_maybe_Colour){true, COLOUR_RED};
    copy.colour = COLOUR_GREEN;
    {
        struct coro_maybe_Colour maybe_2 = {true, COLOUR_RED};

        coro_print("{v} {v} {b} {b} {b}\n", &Pixel_type, &pixel, &Pixel_type, &copy,
                   coro_equal(&Pixel_type, &pixel, &copy),
                   coro_equal(&coro_type_maybe_Colour, &copy.under, &maybe_2),
                   !pixel.under.some);
    }
    maybe = (struct coro_maybe_Colour){0};
    {
        enum Colour colour_6 = maybe.some ? maybe.value : COLOUR_BLUE;

        coro_print("{v} {v} {v}\n", &coro_type_maybe_Colour, &maybe, &Colour_type,
                   &colour_6, &coro_type_maybe_Colour, &held);
    }
    maybe = (struct coro_maybe_Colour){true, COLOUR_RED};
    if (maybe.some) {
        enum Colour colour_2 = maybe.value;

        if (!maybe.some) {
            coro_panic_none(&main_code, 22);
        }
        enum Colour colour_7 = maybe.value;
        coro_print("some {v} {v}\n", &Colour_type, &colour_2, &Colour_type, &colour_7);
    }
    if (!maybe.some) {
        coro_panic_none(&main_code, 23);
    }
    last = maybe.value;
    held = (struct coro_maybe_Colour){0};
    {
        struct coro_maybe_Colour maybe_3 = {true, c};

        coro_print("{v} {v} {b} {b}\n", &Colour_type, &last, &coro_type_maybe_Colour,
                   &held, coro_equal(&coro_type_maybe_Colour, &maybe, &maybe_3),
                   coro_equal(&coro_type_maybe_Colour, &maybe, &held));
    }
    f->g = coro_object_made(lights_new(3), &d->error, &main_code, 27);
    if (d->error) {
        way = CORO_ERROR;
        goto leave_colours;
    }
    {
        struct coro_maybe_TrafficLight maybe_4 = {0};

        maybe_4.some = coro_next(f->g, &maybe_4.value, NULL, &main_code, 28);
        struct coro_maybe_TrafficLight maybe_5 = {0};
        maybe_5.some = coro_next(f->g, &maybe_5.value, NULL, &main_code, 28);
        struct coro_maybe_TrafficLight maybe_6 = {true, TRAFFIC_LIGHT_AMBER};
        struct coro_maybe_TrafficLight maybe_7 = {0};
        maybe_7.some =
            coro_send(f->g, &maybe_6, &maybe_7.value, &d->error, &main_code, 28);
        if (d->error) {
            way = CORO_ERROR;
            goto leave_g;
        }
        struct coro_maybe_TrafficLight maybe_8 = {0};
        maybe_8.some = coro_next(f->g, &maybe_8.value, NULL, &main_code, 28);
        struct coro_maybe_Colour maybe_9 = {0};
        maybe_9.some = coro_result(f->g, &maybe_9.value);
        coro_print("{v} {v} {v} {v} {v}\n", &coro_type_maybe_TrafficLight, &maybe_4,
                   &coro_type_maybe_TrafficLight, &maybe_5, &coro_type_maybe_TrafficLight,
                   &maybe_7, &coro_type_maybe_TrafficLight, &maybe_8,
                   &coro_type_maybe_Colour, &maybe_9);
    }
    frame->at = MAIN_YIELD_1;
    return CORO_TURN; /* yield; */
yield_1:
    if (way != CORO_ON)
        goto leave_g;
    {
        enum TrafficLight trafficLight = next_of(TRAFFIC_LIGHT_GREEN);

        coro_print("{v}\n", &TrafficLight_type, &trafficLight);
    }
leave_g:
    coro_object_release(f->g);
leave_colours:
    coro_list_release(f->colours);
leave:
    return coro_end(d, frame, way);
}

int
main(void)
{
    return coro_run_main(main_new());
}
