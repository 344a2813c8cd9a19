/* Driving frames as the compiler emits them: calls in place and in frames of their own,
 * the ways in and out at any depth. */
#define _POSIX_C_SOURCE 200809L /* fmemopen */

#include "script.h"

enum { DEEP = 1000000 };

/* coro count(n: int) yields int -> int {
 *     defer note("~count");
 *     for i in 0..n { yield i; }
 *     return n;
 * } */

enum count_at { COUNT_START, COUNT_YIELD_1, COUNT_END };

struct count {
    struct coro_frame frame;
    int64_t n;
    int64_t result;
    int64_t i;
};

static enum coro_step
count_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct count *f = (struct count *)frame;
    enum coro_way way = d->way;

    switch ((enum count_at)frame->at) {
    case COUNT_START:
        break;
    case COUNT_YIELD_1:
        goto yield_1;
    case COUNT_END:
        return CORO_ENDED;
    }
    if (way != CORO_ON)
        goto leave_arguments;

    for (f->i = 0; f->i < f->n; f->i++) {
        *(int64_t *)d->out = f->i;
        frame->at = COUNT_YIELD_1;
        return CORO_YIELDED;
    yield_1:
        if (way != CORO_ON)
            goto leave_body;
    }
    f->result = f->n;
leave_body:
    note("~count");
leave_arguments:
    frame->at = COUNT_END;
    return coro_end(d, frame, way);
}

static const struct coro_code count_code = {"count", "drive.coro", 1};

static const struct coro_state count_states[] = {
    {0, "start", NULL, 0}, {2, "yield", NULL, 0}, {4, "end", NULL, 0}};

static const struct coro_kind count_kind = {.code = &count_code,
                                            .step = count_step,
                                            .states = count_states,
                                            .size = sizeof(struct count),
                                            .result = &coro_type_i64,
                                            .result_offset =
                                                offsetof(struct count, result)};

/* coro twice(n: int) yields int {
 *     defer note("~twice");
 *     let sum = yield from count(n);
 *     try { yield from count(sum + 1); } catch e { note(e); }
 *     yield -1;
 * } */

enum twice_at { TWICE_START, TWICE_FROM_1, TWICE_FROM_2, TWICE_YIELD_3, TWICE_END };

struct twice {
    struct coro_frame frame;
    int64_t n;
    union {
        struct count count_1;
        struct count count_2;
    };
};

static enum coro_step
twice_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct twice *f = (struct twice *)frame;
    enum coro_way way = d->way;

    switch ((enum twice_at)frame->at) {
    case TWICE_START:
        break;
    case TWICE_FROM_1:
        goto from_1;
    case TWICE_FROM_2:
        goto from_2;
    case TWICE_YIELD_3:
        goto yield_3;
    case TWICE_END:
        return CORO_ENDED;
    }
    if (way != CORO_ON)
        goto leave_arguments;

    coro_frame_start(&f->count_1.frame, &count_kind);
    f->count_1.n = f->n;
    frame->at = TWICE_FROM_1;
    return coro_call(d, frame, &f->count_1.frame);
from_1:
    if (way != CORO_ON)
        goto leave_body;
    {
        int64_t sum = f->count_1.result;
        coro_frame_start(&f->count_2.frame, &count_kind);
        f->count_2.n = sum + 1;
        frame->at = TWICE_FROM_2;
        return coro_call(d, frame, &f->count_2.frame);
    }
from_2:
    if (way == CORO_ERROR) {
        note_error("twice", d->error);
        d->error = NULL;
        way = CORO_ON;
    }
    if (way != CORO_ON)
        goto leave_body;
    *(int64_t *)d->out = -1;
    frame->at = TWICE_YIELD_3;
    return CORO_YIELDED;
yield_3:
leave_body:
    note("~twice");
leave_arguments:
    frame->at = TWICE_END;
    return coro_end(d, frame, way);
}

static const struct coro_code twice_code = {"twice", "drive.coro", 10};

static const struct coro_state twice_states[] = {
    {0, "start", NULL, 0},
    {2, "yield from count(n)", NULL, 0},
    {3, "yield from count(sum + 1)", NULL, 0},
    {4, "yield", NULL, 0},
    {5, "end", NULL, 0}};

static const struct coro_kind twice_kind = {.code = &twice_code,
                                            .step = twice_step,
                                            .states = twice_states,
                                            .size = sizeof(struct twice)};

/* coro down(n: int) yields int -> int {
 *     defer left++;
 *     if n == 0 { yield 1; yield 2; return 0; }
 *     return (yield from down(n - 1)) + 1;
 * } */

enum down_at { DOWN_START, DOWN_YIELD_1, DOWN_YIELD_2, DOWN_FROM_3, DOWN_END };

struct down {
    struct coro_frame frame;
    int64_t n;
    int64_t result;
    struct coro_frame *down_3;
};

static int left;

static enum coro_step
down_step(struct coro_driver *d, struct coro_frame *frame)
{
    struct down *f = (struct down *)frame;
    enum coro_way way = d->way;

    switch ((enum down_at)frame->at) {
    case DOWN_START:
        break;
    case DOWN_YIELD_1:
        goto yield_1;
    case DOWN_YIELD_2:
        goto yield_2;
    case DOWN_FROM_3:
        goto from_3;
    case DOWN_END:
        return CORO_ENDED;
    }
    if (way != CORO_ON)
        goto leave_arguments;

    if (f->n == 0) {
        *(int64_t *)d->out = 1;
        frame->at = DOWN_YIELD_1;
        return CORO_YIELDED;
    yield_1:
        if (way != CORO_ON)
            goto leave_body;
        *(int64_t *)d->out = 2;
        frame->at = DOWN_YIELD_2;
        return CORO_YIELDED;
    yield_2:
        if (way != CORO_ON)
            goto leave_body;
        f->result = 0;
        goto leave_body;
    }
    f->down_3 = coro_frame_new(frame->kind);
    coro_frame_start(f->down_3, frame->kind);
    ((struct down *)f->down_3)->n = f->n - 1;
    frame->at = DOWN_FROM_3;
    return coro_call(d, frame, f->down_3);
from_3:
    if (way == CORO_ON)
        f->result = ((struct down *)f->down_3)->result + 1;
    coro_frame_free(f->down_3);
leave_body:
    left++;
leave_arguments:
    frame->at = DOWN_END;
    return coro_end(d, frame, way);
}

static const struct coro_code down_code = {"down", "drive.coro", 20};

static const struct coro_state down_states[] = {{0, "start", NULL, 0},
                                                {2, "yield", NULL, 0},
                                                {2, "yield", NULL, 0},
                                                {3, "yield from down(n - 1)", NULL, 0},
                                                {4, "end", NULL, 0}};

static const struct coro_kind down_kind = {.code = &down_code,
                                           .step = down_step,
                                           .states = down_states,
                                           .size = sizeof(struct down),
                                           .result = &coro_type_i64,
                                           .result_offset =
                                               offsetof(struct down, result)};

static struct coro_object *
twice(int64_t n)
{
    struct coro_object *object = coro_object_new(&twice_kind);

    ((struct twice *)coro_root(object))->n = n;
    return object;
}

static struct coro_object *
down(int64_t n)
{
    struct coro_object *object = coro_object_new(&down_kind);

    ((struct down *)coro_root(object))->n = n;
    left = 0;
    return object;
}

/* Notes the next value. */
static bool
next(struct coro_object *object)
{
    int64_t value;
    bool more = coro_next(object, &value, NULL, &here, 0);

    if (more)
        note("%d", (int)value);
    return more;
}

START_TEST(test_callees_in_place)
{
    struct coro_object *object = twice(2);

    while (next(object))
        ;
    assert_noted("0 1 ~count 0 1 2 ~count -1 ~twice");
    coro_object_release(object);
}
END_TEST

START_TEST(test_a_callee_that_never_suspends_costs_no_turn)
{
    struct coro_object *object = twice(0);

    ck_assert(next(object));
    assert_noted("~count 0");
    coro_object_release(object);
    assert_noted("~count ~twice");
}
END_TEST

START_TEST(test_every_drop_walks_the_ladder_from_the_innermost)
{
    static const char *const expected[] = {"",
                                           "0 ~count ~twice",
                                           "0 ~count 0 ~count ~twice",
                                           "0 ~count 0 1 ~count ~twice",
                                           "0 ~count 0 1 ~count -1 ~twice",
                                           "0 ~count 0 1 ~count -1 ~twice"};

    for (int turns = 0; turns < 6; turns++) {
        struct coro_object *object = twice(1);
        for (int turn = 0; turn < turns; turn++)
            next(object);
        coro_object_release(object);
        assert_noted(expected[turns]);
    }
}
END_TEST

START_TEST(test_errors_are_caught_by_the_caller)
{
    struct coro_object *object = twice(1);
    int64_t value = 0;

    next(object);
    next(object);
    ck_assert(coro_throw_into(object, boom(), &value, NULL, &here, 0) && value == -1);
    assert_noted("0 ~count 0 ~count twice(boom)");
    coro_object_release(object);
    assert_noted("~twice");
}
END_TEST

START_TEST(test_an_error_tells_the_frames_that_it_left)
{
    struct coro_object *object = twice(1);
    struct coro_error *error = NULL;
    char text[200] = "";
    FILE *out = fmemopen(text, sizeof text, "w");

    next(object);
    ck_assert(!coro_throw_into(object, boom(), NULL, &error, &here, 4));
    coro_error_print(error, out);
    fclose(out);
    ck_assert_str_eq(text, "test.coro:1: error: boom\n"
                           "    in twice at drive.coro:12\n"
                           "    in test at test.coro:5\n");
    coro_error_release(error);
    coro_object_release(object);
}
END_TEST

static struct coro_object *tower;

static void *
drive_tower(void *unused)
{
    tower = down(DEEP);
    while (next(tower))
        ;
    return unused;
}

static void *
throw_into_tower(void *unused)
{
    struct coro_error *error = NULL;

    tower = down(DEEP);
    next(tower);
    ck_assert(!coro_throw_into(tower, boom(), NULL, &error, &here, 0));
    assert_error(error, "boom");
    return unused;
}

static void *
close_tower(void *unused)
{
    tower = down(DEEP);
    next(tower);
    coro_close(tower, NULL, &here, 0);
    return unused;
}

START_TEST(test_a_million_deep_in_a_small_stack)
{
    static void *(*const uses[])(void *) = {drive_tower, throw_into_tower, close_tower};
    int64_t result = 0;

    on_small_stack(uses[_i]);
    ck_assert_int_eq(left, DEEP + 1);
    ck_assert(coro_done(tower));
    ck_assert_int_eq(coro_result(tower, &result), _i == 0);
    ck_assert_int_eq(result, _i == 0 ? DEEP : 0);
    coro_object_release(tower);
}
END_TEST

static void
look_at_the_chain(void)
{
    char text[400] = "";
    FILE *out = fmemopen(text, sizeof text, "w");

    coro_print_chain(out);
    fclose(out);
    note("%s", text);
}

static struct coro_object *inner;

static void
next_of_inner(void)
{
    coro_next(inner, NULL, NULL, &here, 2);
}

START_TEST(test_the_chain_of_what_runs)
{
    static const struct action look[] = {DO(look_at_the_chain), RETURN(0)};
    static const struct action middle_actions[] = {DO(next_of_inner), RETURN(0)};
    static struct coro_object *middle;
    static const struct action outer[] = {FROM(middle), RETURN(0)};
    struct coro_object *object = script_new(&yielding_kind, "o", outer);

    inner = script_new(&yielding_kind, "i", look);
    middle = script_new(&yielding_kind, "m", middle_actions);
    coro_next(object, NULL, NULL, &here, 8);
    assert_noted("    in script\n"
                 "    in test at test.coro:3\n"
                 "    in script\n"
                 "    in script at script.coro:15\n"
                 "    in test at test.coro:9\n"
                 " i:end m:end o=0 o:end");
    look_at_the_chain();
    assert_noted("");
    coro_object_release(object);
    coro_object_release(middle);
    coro_object_release(inner);
}
END_TEST

int
main(void)
{
    TCase *tests = tcase_create("driving");

    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, test_callees_in_place);
    tcase_add_test(tests, test_a_callee_that_never_suspends_costs_no_turn);
    tcase_add_test(tests, test_every_drop_walks_the_ladder_from_the_innermost);
    tcase_add_test(tests, test_errors_are_caught_by_the_caller);
    tcase_add_test(tests, test_an_error_tells_the_frames_that_it_left);
    tcase_add_loop_test(tests, test_a_million_deep_in_a_small_stack, 0, 3);
    tcase_add_test(tests, test_the_chain_of_what_runs);
    return run_suite("driving", tests);
}
