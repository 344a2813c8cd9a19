/* Generated from recursion.coro by coroc. */
#include "coro.h"

static const struct coro_type coro_type_list_i64 = CORO_LIST(&coro_type_i64);

struct walk {
    struct coro_frame frame;
    int64_t result;
    int64_t node;
    int64_t size;
    int64_t left;
    union {
        struct walk *walk; /* let left = yield from walk(2 * node + 1, size) */
        struct walk *walk_2; /* let right = yield from walk(2 * node + 2, size) */
    };
};

struct permutations {
    struct coro_frame frame;
    struct coro_list *items;
    int64_t at;
    int64_t end;
    int64_t i;
    int64_t t;
    struct permutations *permutations;
};

static enum coro_step walk_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step permutations_step(struct coro_driver *d, struct coro_frame *frame);

/* coro walk(node: int, size: int) yields int -> int */
enum walk_at {
    WALK_START,
    WALK_FROM_1,
    WALK_YIELD_2,
    WALK_FROM_3,
};

static const struct coro_code walk_code = {"walk", "recursion.coro", 2};

static const struct coro_state walk_states[] = {
    {0, "start", NULL, 0},
    {4, "yield from walk", NULL, 0},
    {5, "yield", NULL, 0},
    {6, "yield from walk", NULL, 0},
};

static const struct coro_kind walk_kind = {
    .code = &walk_code,
    .step = walk_step,
    .states = walk_states,
    .size = sizeof(struct walk),
    .result = &coro_type_i64,
    .result_offset = offsetof(struct walk, result),
};

static void
walk_start(struct walk *f, int64_t node, int64_t size)
{
    coro_frame_start(&f->frame, &walk_kind);
    f->node = node;
    f->size = size;
}

static struct coro_object *
walk_new(int64_t node, int64_t size)
{
    struct coro_object *object = coro_object_new(&walk_kind);
    struct walk *f;

    if (!object)
        return NULL;
    f = (struct walk *)coro_root(object);
    f->node = node;
    f->size = size;
    return object;
}

static enum coro_step
walk_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct walk *f = (struct walk *)frame;
    enum coro_way way = d->way;
    int64_t right = 0;

    switch ((enum walk_at)frame->at) {
    case WALK_START:
        break;
    case WALK_FROM_1:
        goto from_1;
    case WALK_YIELD_2:
        goto yield_2;
    case WALK_FROM_3:
        goto from_3;
    }
    if (way != CORO_ON)
        goto leave;

    if (f->node >= f->size) {
        f->result = 0;
        goto leave;
    }
    f->walk = (struct walk *)coro_frame_new(&walk_kind);
    if (!f->walk) {
        d->error = coro_throw(coro_out_of_memory(), &walk_code, 4);
        way = CORO_ERROR;
        goto leave;
    }
    walk_start(f->walk, coro_add(coro_mul(2, f->node), 1), f->size);
    frame->at = WALK_FROM_1;
    return coro_call(d, frame, &f->walk->frame); /* let left = yield from walk(2 *  ... */
from_1:
    if (way != CORO_ON)
        goto leave_walk;
    f->left = f->walk->result;
leave_walk:
    coro_frame_free((struct coro_frame *)f->walk);
    if (way != CORO_ON)
        goto leave;
    *(int64_t *)d->out = f->node;
    frame->at = WALK_YIELD_2;
    return CORO_YIELDED; /* yield node; */
yield_2:
    if (way != CORO_ON)
        goto leave;
    f->walk_2 = (struct walk *)coro_frame_new(&walk_kind);
    if (!f->walk_2) {
        d->error = coro_throw(coro_out_of_memory(), &walk_code, 6);
        way = CORO_ERROR;
        goto leave;
    }
    walk_start(f->walk_2, coro_add(coro_mul(2, f->node), 2), f->size);
    frame->at = WALK_FROM_3;
    return coro_call(d, frame, &f->walk_2->frame); /* let right = yield from walk(2 ... */
from_3:
    if (way != CORO_ON)
        goto leave_walk_2;
    right = f->walk_2->result;
leave_walk_2:
    coro_frame_free((struct coro_frame *)f->walk_2);
    if (way != CORO_ON)
        goto leave;
    f->result = coro_add(coro_add(f->left, 1), right);
leave:
    return coro_end(d, frame, way);
}

/* coro permutations(items: list[int], at: int) yields string */
enum permutations_at {
    PERMUTATIONS_START,
    PERMUTATIONS_YIELD_1,
    PERMUTATIONS_FROM_2,
};

static const struct coro_code permutations_code = {"permutations", "recursion.coro", 12};

static const struct coro_state permutations_states[] = {
    {0, "start", NULL, 0},
    {2, "yield", NULL, 0},
    {9, "yield from permutations", NULL, 0},
};

static const struct coro_kind permutations_kind = {
    .code = &permutations_code,
    .step = permutations_step,
    .states = permutations_states,
    .size = sizeof(struct permutations),
};

static void
permutations_start(struct permutations *f, struct coro_list *items, int64_t at)
{
    coro_frame_start(&f->frame, &permutations_kind);
    f->items = items;
    f->at = at;
}

static struct coro_object *
permutations_new(struct coro_list *items, int64_t at)
{
    struct coro_object *object = coro_object_new(&permutations_kind);
    struct permutations *f;

    if (!object) {
        coro_list_release(items);
        return NULL;
    }
    f = (struct permutations *)coro_root(object);
    f->items = items;
    f->at = at;
    return object;
}

static enum coro_step
permutations_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct permutations *f = (struct permutations *)frame;
    enum coro_way way = d->way;

    switch ((enum permutations_at)frame->at) {
    case PERMUTATIONS_START:
        break;
    case PERMUTATIONS_YIELD_1:
        goto yield_1;
    case PERMUTATIONS_FROM_2:
        goto from_2;
    }
    if (way != CORO_ON)
        goto leave_items;

    if (f->at == coro_list_len(f->items)) {
        *(coro_string *)d->out = coro_format("{v}", &coro_type_list_i64, &f->items);
        frame->at = PERMUTATIONS_YIELD_1;
        return CORO_YIELDED; /* yield f"{items}"; */
yield_1:
        goto leave_items;
    }
    f->end = coro_list_len(f->items);
    for (f->i = f->at; f->i < f->end; f->i++) {
        f->t = *(int64_t *)coro_list_at(f->items, f->at, &permutations_code, 6);
        *(int64_t *)coro_list_at(f->items, f->at, &permutations_code, 7) =
            *(int64_t *)coro_list_at(f->items, f->i, &permutations_code, 7);
        *(int64_t *)coro_list_at(f->items, f->i, &permutations_code, 8) = f->t;
        f->permutations = (struct permutations *)coro_frame_new(&permutations_kind);
        if (!f->permutations) {
            d->error = coro_throw(coro_out_of_memory(), &permutations_code, 9);
            way = CORO_ERROR;
            goto leave_items;
        }
        permutations_start(f->permutations, coro_list_retain(f->items),
                           coro_add(f->at, 1));
        frame->at = PERMUTATIONS_FROM_2;
        return coro_call(d, frame, &f->permutations->frame); /* yield from permutat ... */
from_2:
        coro_frame_free((struct coro_frame *)f->permutations);
        if (way != CORO_ON)
            goto leave_items;
        *(int64_t *)coro_list_at(f->items, f->i, &permutations_code, 10) =
            *(int64_t *)coro_list_at(f->items, f->at, &permutations_code, 10);
        *(int64_t *)coro_list_at(f->items, f->at, &permutations_code, 11) = f->t;
    }
leave_items:
    coro_list_release(f->items);
    return coro_end(d, frame, way);
}

static const struct coro_code main__code = {"main", "recursion.coro", 27};

/* fn main() */
static void
main_(void)
{
    struct coro_object *g = coro_object_made(walk_new(0, 10), NULL, &main__code, 1);

    while (true) {
        struct coro_maybe_i64 maybe = {0};

        maybe.some = coro_next(g, &maybe.value, NULL, &main__code, 2);
        if (!maybe.some) {
            break;
        }
        int64_t node = maybe.value;
        coro_print("{i} ", node);
    }
    struct coro_maybe_i64 maybe_2 = {0};
    maybe_2.some = coro_result(g, &maybe_2.value);
    coro_print("nodes {v}\n", &coro_type_maybe_i64, &maybe_2);
    {
        struct coro_object *permutations =
            coro_object_made(permutations_new(coro_list_of(&coro_type_i64, 3,
                                                           (int64_t[]){1, 2, 3},
                                                           &main__code, 6), 0), NULL,
                             &main__code, 6);
        coro_string p = {0};

        while (coro_next(permutations, &p, NULL, &main__code, 6)) {
            coro_print("{s}\n", p);
            coro_string_release(p);
        }
        coro_object_release(permutations);
    }
    coro_object_release(g);
}

int
main(void)
{
    main_();
    return coro_finish(0);
}
