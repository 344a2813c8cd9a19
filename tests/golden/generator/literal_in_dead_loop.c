/* Generated from literal_in_dead_loop.coro by coroc. */
#include "coro.h"

CORO_LITERALS_IN_TURNS

static const struct coro_type coro_type_map_string_bool =
    CORO_MAP(&coro_type_string, &coro_type_bool);

static const struct coro_type coro_type_map_string_i64 =
    CORO_MAP(&coro_type_string, &coro_type_i64);

struct pairs {
    struct coro_frame frame;
    coro_string s;
};

struct nested {
    struct coro_frame frame;
    struct coro_map *m;
    int64_t changes;
    int64_t at;
    coro_string key;
    uint32_t end;
    uint32_t turn;
};

struct tested {
    struct coro_frame frame;
    coro_string s;
};

static inline enum coro_step pairs_step(struct coro_driver *d, struct coro_frame *frame);
static inline enum coro_step nested_step(struct coro_driver *d, struct coro_frame *frame);
static inline enum coro_step tested_step(struct coro_driver *d, struct coro_frame *frame);

/* coro pairs(s: string) yields list[string] */
enum pairs_at {
    PAIRS_START,
    PAIRS_YIELD_1,
    PAIRS_YIELD_2,
};

static const struct coro_code pairs_code = {"pairs", "literal_in_dead_loop.coro", 4};

static const struct coro_state pairs_states[] = {
    {0, "start", NULL, 0},
    {2, "yield", NULL, 0},
    {4, "yield", NULL, 0},
};

static const struct coro_kind pairs_kind = {
    .code = &pairs_code,
    .step = pairs_step,
    .states = pairs_states,
    .size = sizeof(struct pairs),
};

static void
pairs_start(struct pairs *f, coro_string s)
{
    coro_frame_start(&f->frame, &pairs_kind);
    f->s = s;
}

static inline enum coro_step
pairs_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct pairs *f = (struct pairs *)frame;
    enum coro_way way = d->way;

    switch ((enum pairs_at)frame->at) {
    case PAIRS_START:
        break;
    case PAIRS_YIELD_1:
        goto yield_1;
    case PAIRS_YIELD_2:
        goto yield_2;
    }
    if (way != CORO_ON)
        goto leave_s;

    if (false) {
        while (true) {
            *(struct coro_list **)d->out = coro_list_of(&coro_type_string, 2,
                (coro_string[]){coro_string_retain(f->s), coro_string_retain(f->s)},
                &pairs_code, 2);
            frame->at = PAIRS_YIELD_1;
            return CORO_YIELDED; /* yield [s, s]; */
yield_1:
            if (way != CORO_ON)
                goto leave_s;
        }
    }
    *(struct coro_list **)d->out = coro_list_of(&coro_type_string, 1,
                                                (coro_string[]){CORO_TEXT("end")},
                                                &pairs_code, 4);
    frame->at = PAIRS_YIELD_2;
    return CORO_YIELDED; /* yield ["end"]; */
yield_2:
leave_s:
    coro_string_release(f->s);
    return coro_end(d, frame, way);
}

/* coro nested(m: map[string, int]) yields map[string, bool] */
enum nested_at {
    NESTED_START,
    NESTED_YIELD_1,
    NESTED_YIELD_2,
};

static const struct coro_code nested_code = {"nested", "literal_in_dead_loop.coro", 11};

static const struct coro_state nested_states[] = {
    {0, "start", NULL, 0},
    {2, "yield", NULL, 0},
    {3, "yield", NULL, 0},
};

static const struct coro_kind nested_kind = {
    .code = &nested_code,
    .step = nested_step,
    .states = nested_states,
    .size = sizeof(struct nested),
};

static void
nested_start(struct nested *f, struct coro_map *m)
{
    coro_frame_start(&f->frame, &nested_kind);
    f->m = m;
}

static inline enum coro_step
nested_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct nested *f = (struct nested *)frame;
    enum coro_way way = d->way;
    bool more = false;

    switch ((enum nested_at)frame->at) {
    case NESTED_START:
        break;
    case NESTED_YIELD_1:
        goto yield_1;
    case NESTED_YIELD_2:
        goto yield_2;
    }
    if (way != CORO_ON)
        goto leave_m;

    f->changes = coro_map_changes(f->m);
    for (f->at = 0; coro_map_walk(f->m, &f->at, f->changes, &nested_code, 1); f->at++) {
        f->key = coro_string_retain(*(coro_string *)coro_map_key(f->m, f->at));
        f->end = coro_shl_u32(1, 1) & 1;
        more = 1 <= f->end;
        for (f->turn = 1; more; more = coro_up_u32(&f->turn, f->end)) {
            *(struct coro_map **)d->out = coro_map_of(&coro_type_map_string_bool, 1,
                (coro_string[]){coro_string_retain(f->key)}, (bool[]){true},
                &nested_code, 2);
            frame->at = NESTED_YIELD_1;
            return CORO_YIELDED; /* yield ({key: true}); */
yield_1:
            if (way != CORO_ON)
                goto leave_key;
        }
        *(struct coro_map **)d->out = coro_map_of(&coro_type_map_string_bool, 1,
            (coro_string[]){coro_string_take(&f->key)}, (bool[]){false}, &nested_code, 3);
        frame->at = NESTED_YIELD_2;
        return CORO_YIELDED; /* yield ({key: false}); */
yield_2:
leave_key:
        coro_string_release(f->key);
        if (way != CORO_ON)
            goto leave_m;
    }
leave_m:
    coro_map_release(f->m);
    return coro_end(d, frame, way);
}

/* coro tested(s: string) yields string */
enum tested_at {
    TESTED_START,
    TESTED_YIELD_1,
    TESTED_YIELD_2,
};

static const struct coro_code tested_code = {"tested", "literal_in_dead_loop.coro", 18};

static const struct coro_state tested_states[] = {
    {0, "start", NULL, 0},
    {2, "yield", NULL, 0},
    {4, "yield", NULL, 0},
};

static const struct coro_kind tested_kind = {
    .code = &tested_code,
    .step = tested_step,
    .states = tested_states,
    .size = sizeof(struct tested),
};

static void
tested_start(struct tested *f, coro_string s)
{
    coro_frame_start(&f->frame, &tested_kind);
    f->s = s;
}

static inline enum coro_step
tested_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct tested *f = (struct tested *)frame;
    enum coro_way way = d->way;
    bool test = false;

    switch ((enum tested_at)frame->at) {
    case TESTED_START:
        break;
    case TESTED_YIELD_1:
        goto yield_1;
    case TESTED_YIELD_2:
        goto yield_2;
    }
    if (way != CORO_ON)
        goto leave_s;

    while (false) {
        {
            struct coro_list *list = coro_list_of(&coro_type_string, 2,
                                                  (coro_string[]){CORO_TEXT("a"),
                                                                  CORO_TEXT("b")},
                                                  &tested_code, 2);

            test = coro_list_contains(list, &f->s);
            coro_list_release(list);
        }
        if (test) {
            *(coro_string *)d->out = coro_string_retain(f->s);
            frame->at = TESTED_YIELD_1;
            return CORO_YIELDED; /* yield s; */
yield_1:
            if (way != CORO_ON)
                goto leave_s;
        }
    }
    *(coro_string *)d->out = coro_string_take(&f->s);
    frame->at = TESTED_YIELD_2;
    return CORO_YIELDED; /* yield s; */
yield_2:
leave_s:
    coro_string_release(f->s);
    return coro_end(d, frame, way);
}

static const struct coro_code main__code = {"main", "literal_in_dead_loop.coro", 25};

/* fn main() */
static void
main_(void)
{
    {
        struct pairs pairs;

        pairs_start(&pairs, coro_text("a"));
        struct coro_list *p = NULL;
        while (coro_frame_next(&pairs.frame, pairs_step, &p, NULL, &main__code, 1)) {
            coro_print("{v}\n", &coro_type_list_string, &p);
            coro_list_release(p);
        }
        coro_frame_drop(&pairs.frame);
    }
    {
        struct nested nested;

        nested_start(&nested,
                     coro_map_of(&coro_type_map_string_i64, 1,
                                 (coro_string[]){CORO_TEXT("a")}, (int64_t[]){1},
                                 &main__code, 2));
        struct coro_map *m = NULL;
        while (coro_frame_next(&nested.frame, nested_step, &m, NULL, &main__code, 2)) {
            coro_print("{v}\n", &coro_type_map_string_bool, &m);
            coro_map_release(m);
        }
        coro_frame_drop(&nested.frame);
    }
    {
        struct tested tested;

        tested_start(&tested, coro_text("b"));
        coro_string t = {0};
        while (coro_frame_next(&tested.frame, tested_step, &t, NULL, &main__code, 3)) {
            coro_print("{s}\n", t);
            coro_string_release(t);
        }
        coro_frame_drop(&tested.frame);
    }
}

int
main(void)
{
    main_();
    return coro_finish(0);
}
