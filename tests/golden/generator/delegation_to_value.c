/* Generated from delegation_to_value.coro by coroc. */
#include "coro.h"

struct numbers {
    struct coro_frame frame;
    coro_string result;
    int64_t n;
    int64_t i;
};

struct all {
    struct coro_frame frame;
    struct coro_list *parts;
    int64_t at;
    struct coro_object *part;
};

struct all_object {
    struct coro_object object;
    struct all frame;
};

struct recall {
    struct coro_frame frame;
    coro_string result;
    struct coro_object *g;
};

static enum coro_step numbers_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step all_step(struct coro_driver *d, struct coro_frame *frame);
static enum coro_step recall_step(struct coro_driver *d, struct coro_frame *frame);

/* coro numbers(n: int) yields int -> string */
enum numbers_at {
    NUMBERS_START,
    NUMBERS_YIELD_1,
};

static const struct coro_code numbers_code = {"numbers", "delegation_to_value.coro", 1};

static const struct coro_state numbers_states[] = {
    {0, "start", NULL, 0},
    {2, "yield", NULL, 0},
};

static const struct coro_kind numbers_kind = {
    .code = &numbers_code,
    .step = numbers_step,
    .states = numbers_states,
    .size = sizeof(struct numbers),
    .result = &coro_type_string,
    .result_offset = offsetof(struct numbers, result),
};

static struct coro_object *
numbers_new(int64_t n)
{
    struct coro_object *object = coro_object_new(&numbers_kind);
    struct numbers *f;

    if (!object)
        return NULL;
    f = (struct numbers *)coro_root(object);
    f->n = n;
    return object;
}

static enum coro_step
numbers_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct numbers *f = (struct numbers *)frame;
    enum coro_way way = d->way;

    switch ((enum numbers_at)frame->at) {
    case NUMBERS_START:
        break;
    case NUMBERS_YIELD_1:
        goto yield_1;
    }
    if (way != CORO_ON)
        goto leave;

    for (f->i = 0; f->i < f->n; f->i++) {
        *(int64_t *)d->out = f->i;
        frame->at = NUMBERS_YIELD_1;
        return CORO_YIELDED; /* yield i; */
yield_1:
        if (way != CORO_ON)
            goto leave;
    }
    f->result = coro_format("{i} numbers", f->n);
leave:
    return coro_end(d, frame, way);
}

/* coro all(parts: list[coro[int, void, string]]) yields int */
enum all_at {
    ALL_START,
    ALL_FROM_1,
};

static const struct coro_code all_code = {"all", "delegation_to_value.coro", 8};

static const struct coro_state all_states[] = {
    {0, "start", NULL, 0},
    {2, "yield from", NULL, 0},
};

static const struct coro_kind all_kind = {
    .code = &all_code,
    .step = all_step,
    .states = all_states,
    .size = sizeof(struct all),
};

static void
all_start(struct all *f, struct coro_list *parts)
{
    coro_frame_start(&f->frame, &all_kind);
    f->parts = parts;
}

static enum coro_step
all_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct all *f = (struct all *)frame;
    enum coro_way way = d->way;
    coro_string text = {0};

    switch ((enum all_at)frame->at) {
    case ALL_START:
        break;
    case ALL_FROM_1:
        goto from_1;
    }
    if (way != CORO_ON)
        goto leave_parts;

    for (f->at = 0; f->at < coro_list_len(f->parts); f->at++) {
        f->part = coro_object_retain(*(struct coro_object **)coro_list_at(f->parts, f->at,
                                                                          &all_code, 1));
        frame->at = ALL_FROM_1;
        return coro_delegate(d, frame, f->part, &all_code, 2); /* yield from part */
from_1:
        way = coro_delegate_end(d, f->part, way, &text, &all_code, 2);
        if (way != CORO_ON)
            goto leave_part;
        coro_print("{s}\n", text);
        coro_string_release(text);
leave_part:
        coro_object_release(f->part);
        if (way != CORO_ON)
            goto leave_parts;
    }
leave_parts:
    coro_list_release(f->parts);
    return coro_end(d, frame, way);
}

/* coro recall(g: coro[int, void, string]) yields int -> string */
enum recall_at {
    RECALL_START,
    RECALL_FROM_1,
};

static const struct coro_code recall_code = {"recall", "delegation_to_value.coro", 14};

static const struct coro_state recall_states[] = {
    {0, "start", NULL, 0},
    {1, "yield from", NULL, 0},
};

static const struct coro_kind recall_kind = {
    .code = &recall_code,
    .step = recall_step,
    .states = recall_states,
    .size = sizeof(struct recall),
    .result = &coro_type_string,
    .result_offset = offsetof(struct recall, result),
};

static struct coro_object *
recall_new(struct coro_object *g)
{
    struct coro_object *object = coro_object_new(&recall_kind);
    struct recall *f;

    if (!object) {
        coro_object_release(g);
        return NULL;
    }
    f = (struct recall *)coro_root(object);
    f->g = g;
    return object;
}

static enum coro_step
recall_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct recall *f = (struct recall *)frame;
    enum coro_way way = d->way;
    coro_string text = {0};

    switch ((enum recall_at)frame->at) {
    case RECALL_START:
        break;
    case RECALL_FROM_1:
        goto from_1;
    }
    if (way != CORO_ON)
        goto leave_g;

    frame->at = RECALL_FROM_1;
    return coro_delegate(d, frame, f->g, &recall_code, 1); /* yield from g */
from_1:
    way = coro_delegate_end(d, f->g, way, &text, &recall_code, 1);
    if (way != CORO_ON)
        goto leave_g;
    f->result = text;
leave_g:
    coro_object_release(f->g);
    return coro_end(d, frame, way);
}

static const struct coro_code main__code = {"main", "delegation_to_value.coro", 18};

/* fn main() throws */
static struct coro_error *
main_(void)
{
    struct coro_error *error = NULL;
    struct coro_object *r = NULL;
    struct coro_object *closed = NULL;

    {
        struct coro_object *numbers_3 = NULL;
        struct all_object all;
        int64_t x = 0;
        struct coro_object *numbers =
            coro_object_made(numbers_new(2), &error, &main__code, 1);

        if (error)
            return error;
        struct coro_object *numbers_2 =
            coro_object_made(numbers_new(0), &error, &main__code, 1);
        if (error)
            goto leave_numbers;
        numbers_3 = coro_object_made(numbers_new(1), &error, &main__code, 1);
        if (error)
            goto leave_numbers_2;
        coro_object_begin(&all.object, &all_kind);
        all_start(&all.frame,
                  coro_list_of(&coro_type_coro, 3,
                               (struct coro_object *[]){coro_object_take(&numbers),
                                                        coro_object_take(&numbers_2),
                                                        numbers_3}, &main__code, 1));
        while (coro_next(&all.object, &x, &error, &main__code, 1)) {
            coro_print("{i}\n", x);
        }
        coro_object_end(&all.object);
leave_numbers_2:
        coro_object_release(numbers_2);
leave_numbers:
        coro_object_release(numbers);
        if (error)
            return error;
    }
    struct coro_object *g = coro_object_made(numbers_new(3), &error, &main__code, 4);
    if (error)
        return error;
    {
        struct coro_maybe_i64 maybe = {0};

        maybe.some = coro_next(g, &maybe.value, &error, &main__code, 5);
        if (error)
            goto leave_g;
        struct coro_maybe_i64 maybe_2 = {0};
        maybe_2.some = coro_next(g, &maybe_2.value, &error, &main__code, 5);
        if (error)
            goto leave_g;
        coro_print("{v} {v}\n", &coro_type_maybe_i64, &maybe, &coro_type_maybe_i64,
                   &maybe_2);
    }
    r = coro_object_made(recall_new(coro_object_retain(g)), &error, &main__code, 6);
    if (error)
        goto leave_g;
    {
        struct coro_maybe_i64 maybe_3 = {0};

        maybe_3.some = coro_next(r, &maybe_3.value, &error, &main__code, 7);
        if (error)
            goto leave_r;
        struct coro_maybe_i64 maybe_4 = {0};
        maybe_4.some = coro_next(r, &maybe_4.value, &error, &main__code, 7);
        if (error)
            goto leave_r;
        coro_string maybe_5 = {0};
        coro_result(r, &maybe_5);
        coro_string maybe_6 = {0};
        coro_result(g, &maybe_6);
        coro_print("{v} {v} {v} {b} {v}\n", &coro_type_maybe_i64, &maybe_3,
                   &coro_type_maybe_i64, &maybe_4, &coro_type_maybe_string, &maybe_5,
                   coro_done(g), &coro_type_maybe_string, &maybe_6);
        coro_string_release(maybe_6);
        coro_string_release(maybe_5);
    }
    {
        struct coro_maybe_i64 maybe_8 = {0};
        struct coro_object *recall =
            coro_object_made(recall_new(coro_object_retain(g)), &error, &main__code, 8);

        if (error)
            goto leave_r;
        struct coro_maybe_i64 maybe_7 = {0};
        maybe_7.some = coro_next(recall, &maybe_7.value, &error, &main__code, 8);
        if (error)
            goto leave_recall;
        maybe_8 = (struct coro_maybe_i64){0};
        maybe_8.some = coro_next(g, &maybe_8.value, &error, &main__code, 8);
        if (error)
            goto leave_recall;
        coro_print("{v} {v}\n", &coro_type_maybe_i64, &maybe_7, &coro_type_maybe_i64,
                   &maybe_8);
leave_recall:
        coro_object_release(recall);
        if (error)
            goto leave_r;
    }
    closed = coro_object_made(numbers_new(1), &error, &main__code, 9);
    if (error)
        goto leave_r;
    coro_close(closed, &error, &main__code, 10);
    if (error)
        goto leave_closed;
    {
        struct coro_object *recall_2 =
            coro_object_made(recall_new(coro_object_retain(closed)), &error,
                             &main__code, 12);

        if (error)
            goto catch_1;
        struct coro_maybe_i64 maybe_9 = {0};
        maybe_9.some = coro_next(recall_2, &maybe_9.value, &error, &main__code, 12);
        coro_object_release(recall_2);
    }
catch_1:
    if (error) {
        struct coro_error *e = error;

        error = NULL;
        coro_print("{e}\n", e);
        coro_error_release(e);
    }
leave_closed:
    coro_object_release(closed);
leave_r:
    coro_object_release(r);
leave_g:
    coro_object_release(g);
    return error;
}

int
main(void)
{
    struct coro_error *error = main_();
    int status = error ? coro_main_failed(error) : 0;

    return coro_finish(status);
}
