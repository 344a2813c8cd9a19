/* Values by their types: held, compared, shown. */
#include "outcome.h"

#include "internal.h"

/* struct point { x: int, y: int } */
struct point {
    int64_t x, y;
};

static const struct coro_field point_fields[] = {
    {"x", &coro_type_i64, offsetof(struct point, x)},
    {"y", &coro_type_i64, offsetof(struct point, y)},
};
static const struct coro_type point_type =
    CORO_STRUCT("Point", struct point, point_fields);

/* struct person { name: string, age: u8?, at: Point?, friends: list[string], nick:
 * string? } */
CORO_MAYBE(maybe_point, struct point);

struct person {
    coro_string name;
    struct coro_maybe_u8 age;
    struct maybe_point at;
    struct coro_list *friends;
    coro_string nick;
};

static const struct coro_type maybe_point_type =
    CORO_OPTIONAL(struct maybe_point, &point_type);
static const struct coro_field person_fields[] = {
    {"name", &coro_type_string, offsetof(struct person, name)},
    {"age", &coro_type_maybe_u8, offsetof(struct person, age)},
    {"at", &maybe_point_type, offsetof(struct person, at)},
    {"friends", &coro_type_list_string, offsetof(struct person, friends)},
    {"nick", &coro_type_maybe_string, offsetof(struct person, nick)},
};
static const struct coro_type person_type =
    CORO_STRUCT_OWNED("Person", struct person, person_fields);

CORO_MAYBE(maybe_person, struct person);
static const struct coro_type maybe_person_type =
    CORO_OPTIONAL_OWNED(struct maybe_person, &person_type);
static const struct coro_type people_type = CORO_LIST(&maybe_person_type);

static struct person
ann(void)
{
    coro_string friend = coro_string_new("bob", 3);
    struct person person = {
        .name = coro_string_new("ann", 3),
        .age = {true, 30},
        .at = {true, {1, 2}},
        .friends = coro_list_of(&coro_type_string, 1, &friend, NULL, 0),
    };
    return person;
}

#define ANN "Person(name='ann', age=30, at=Point(x=1, y=2), friends=['bob'], nick=none)"

START_TEST(structs_are_shown_by_field)
{
    struct person person = ann();
    CHECK_TEXT(coro_format("{v}", &point_type, (void *)&(struct point){1, -2}),
               "Point(x=1, y=-2)");
    CHECK_TEXT(coro_format("{v}", &person_type, (void *)&person), ANN);
    coro_release(&person_type, &person);
}
END_TEST

START_TEST(structs_are_held_whole)
{
    struct person person = ann(), copy = person;
    coro_retain(&person_type, &copy);
    coro_release(&person_type, &person);
    CHECK_TEXT(coro_format("{v}", &person_type, (void *)&copy), ANN);
    coro_release(&person_type, &copy);
}
END_TEST

START_TEST(structs_are_equal_by_field)
{
    struct person a = ann(), b = ann();
    ck_assert(coro_equal(&person_type, &a, &b));
    b.age.value = 31;
    ck_assert(!coro_equal(&person_type, &a, &b));
    b.age.some = a.age.some = false;
    ck_assert(coro_equal(&person_type, &a, &b));
    b.nick = coro_text("");
    ck_assert(!coro_equal(&person_type, &a, &b));
    coro_release(&person_type, &a);
    coro_release(&person_type, &b);
}
END_TEST

START_TEST(optionals_hold_what_is_there)
{
    struct maybe_person some = {true, ann()}, none = {false, {.name = {NULL, 0, 0}}};
    struct coro_list *list = coro_list_new(&maybe_person_type, NULL, 0);
    ck_assert(!coro_equal(&maybe_person_type, &some, &none));
    ck_assert(!coro_equal(&maybe_person_type, &none, &some));
    ck_assert(coro_equal(&maybe_person_type, &none, &none));
    ck_assert(coro_equal(&maybe_person_type, &some, &some));
    coro_list_push(list, &some);
    coro_list_push(list, &none);
    struct coro_list *copy = coro_list_slice(list, 0, 2, &test_code, 0);
    coro_list_release(list);
    CHECK_TEXT(coro_format("{v}", &people_type, (void *)&copy), "[" ANN ", none]");
    coro_list_release(copy);
}
END_TEST

#define SHOWN(type, c_type, value, text)                                                 \
    CHECK_TEXT(coro_format("{v}", &coro_type_##type, (void *)&(c_type){value}), text)

START_TEST(numbers_of_every_width)
{
    SHOWN(bool, bool, true, "true");
    SHOWN(i8, int8_t, INT8_MIN, "-128");
    SHOWN(i16, int16_t, INT16_MIN, "-32768");
    SHOWN(i32, int32_t, INT32_MIN, "-2147483648");
    SHOWN(i64, int64_t, -1, "-1");
    SHOWN(u8, uint8_t, 255, "255");
    SHOWN(u16, uint16_t, 65535, "65535");
    SHOWN(u32, uint32_t, UINT32_MAX, "4294967295");
    SHOWN(u64, uint64_t, UINT64_MAX, "18446744073709551615");
    SHOWN(f32, float, 0.1f, "0.1");
    SHOWN(f64, double, 0.1, "0.1");
    SHOWN(duration, int64_t, 5000, "5us");
}
END_TEST

#define COMPARED(type, c_type, low, high)                                                \
    do {                                                                                 \
        const struct coro_type *type_ = &coro_type_##type;                               \
        c_type low_ = (low), high_ = (high), same_ = low_;                               \
        ck_assert_int_lt(type_->compare(type_, &low_, &high_), 0);                       \
        ck_assert_int_gt(type_->compare(type_, &high_, &low_), 0);                       \
        ck_assert_int_eq(type_->compare(type_, &low_, &same_), 0);                       \
        ck_assert(coro_equal(type_, &low_, &same_));                                     \
        ck_assert(!coro_equal(type_, &low_, &high_));                                    \
    } while (0)

START_TEST(comparing)
{
    COMPARED(i8, int8_t, -1, 1);
    COMPARED(i16, int16_t, -1, 1);
    COMPARED(i32, int32_t, INT32_MIN, INT32_MAX);
    COMPARED(i64, int64_t, INT64_MIN, INT64_MAX);
    COMPARED(u8, uint8_t, 1, 255);
    COMPARED(u16, uint16_t, 1, 65535);
    COMPARED(u32, uint32_t, 1, UINT32_MAX);
    COMPARED(u64, uint64_t, 1, UINT64_MAX);
    COMPARED(f32, float, -0.5f, 0.5f);
    COMPARED(f64, double, -0.5, 0.5);
    COMPARED(duration, int64_t, -1, 1);
    COMPARED(string, coro_string, coro_text("a"), coro_text("b"));
}
END_TEST

START_TEST(floats_are_equal_as_ieee_says)
{
    double nan = (double)NAN, zero = 0.0, minus = -0.0;
    ck_assert(!coro_equal(&coro_type_f64, &nan, &nan));
    ck_assert(coro_equal(&coro_type_f64, &zero, &minus));
}
END_TEST

START_TEST(nothing_in_references)
{
    coro_string string = {NULL, 0, 0};
    struct coro_error *error = NULL;
    CHECK_TEXT(coro_format("{v}", &coro_type_maybe_string, (void *)&string), "none");
    CHECK_TEXT(coro_format("{v}", &coro_type_maybe_error, (void *)&error), "none");
    coro_retain(&coro_type_maybe_string, &string);
    coro_release(&coro_type_maybe_string, &string);
    coro_release(&coro_type_maybe_error, (void *)&error);
    error = coro_error_new(coro_text("boom"), 0);
    coro_retain(&coro_type_maybe_error, (void *)&error);
    CHECK_TEXT(coro_format("{v!r}", &coro_type_maybe_error, (void *)&error),
               "error('boom')");
    coro_release(&coro_type_maybe_error, (void *)&error);
    coro_error_release(error);
}
END_TEST

/* ---- handles ---- */

/* coro answer() -> int? { return 42; } */
struct answer {
    struct coro_frame frame;
    struct coro_maybe_i64 result;
};

static enum coro_step
answer_step(struct coro_driver *d, struct coro_frame *frame)
{
    ((struct answer *)frame)->result = (struct coro_maybe_i64){true, 42};
    frame->at = 1;
    return coro_end(d, frame, d->way);
}

static const struct coro_code answer_code = {"answer", "test.coro", 1};
static const struct coro_state answer_states[] = {{0, "start", NULL, 0},
                                                  {0, "end", NULL, 0}};
static const struct coro_kind answer_kind = {
    .code = &answer_code,
    .step = answer_step,
    .states = answer_states,
    .size = sizeof(struct answer),
    .task = true,
    .result = &coro_type_maybe_i64,
    .result_offset = offsetof(struct answer, result),
};
static const struct coro_kind silent_kind = {
    .code = &answer_code,
    .step = answer_step,
    .states = answer_states,
    .size = sizeof(struct answer),
    .task = true,
};

START_TEST(coroutines_show_no_contents)
{
    struct coro_object *object = coro_object_new(&answer_kind), *none = NULL;
    CHECK_TEXT(coro_format("{c} {v}", object, &coro_type_maybe_coro, (void *)&none),
               "<coro answer> none");
    ck_assert(coro_equal(&coro_type_coro, (void *)&object, (void *)&object));
    ck_assert(!coro_equal(&coro_type_maybe_coro, (void *)&object, (void *)&none));
    coro_object_release(object);
}
END_TEST

/* The task that has run to its end. */
static coro_string
shown_after(const struct coro_kind *kind)
{
    struct coro_error *error = NULL;
    struct coro_loop *loop = coro_loop_new(&test_code, 0);
    struct coro_task *task =
        coro_loop_schedule(loop, coro_object_new(kind), &error, &test_code, 0);
    CHECK_TEXT(coro_format("{k}", task), "<Task 'answer' [NEW]>");
    coro_loop_run_until_empty(loop, &error, &test_code, 0);
    ck_assert_ptr_null(error);
    CHECK_TEXT(coro_format("{v}", &coro_type_loop, (void *)&loop), "<loop>");
    coro_string shown = coro_format("{k}", task);
    coro_task_release(task);
    coro_loop_release(loop);
    return shown;
}

START_TEST(tasks_show_their_state)
{
    CHECK_TEXT(shown_after(&answer_kind), "<Task 'answer' [FINISHED] (42)>");
    CHECK_TEXT(shown_after(&silent_kind), "<Task 'answer' [FINISHED] (None)>");
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        structs_are_shown_by_field,    structs_are_held_whole,
        structs_are_equal_by_field,    optionals_hold_what_is_there,
        numbers_of_every_width,        comparing,
        floats_are_equal_as_ieee_says, nothing_in_references,
        coroutines_show_no_contents,   tasks_show_their_state,
    };
    return SUITE_RUN("value", tests);
}
