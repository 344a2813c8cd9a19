/* Sorting lists, against a reference: a stable sort by insertion. */
#include "outcome.h"

#define CODE &test_code, 3

static uint64_t random_bits = 1;

static uint64_t
random_below(uint64_t bound)
{
    random_bits ^= random_bits << 13;
    random_bits ^= random_bits >> 7;
    random_bits ^= random_bits << 17;
    return random_bits % bound;
}

/* ---- records that are compared by a part of them, and tell where they came from ---- */

struct record {
    double key;
    int64_t place;
};

static int64_t comparisons;

static int
compare_records(const struct coro_type *type, const void *left, const void *right)
{
    (void)type;
    comparisons++;
    return coro_type_f64.compare(&coro_type_f64, left, right);
}

static const struct coro_type record_type = {.size = sizeof(struct record),
                                             .compare = compare_records};

static void
insert(struct record *sorted, int64_t count, struct record record)
{
    int64_t at = count;
    for (; at > 0 && compare_records(&record_type, &sorted[at - 1], &record) > 0; at--)
        sorted[at] = sorted[at - 1];
    sorted[at] = record;
}

static double
key_of(int pattern, int64_t at, int64_t count)
{
    switch (pattern) {
    case 0:
        return (double)random_below(UINT64_MAX);
    case 1:
        return (double)random_below(3);
    case 2:
        return (double)at;
    case 3:
        return (double)(count - at);
    case 4:
        return (double)(at % 7);
    case 5:
        return at == count / 2 ? -1 : (double)at;
    case 6:
        return random_below(4) ? (double)random_below(10) : (double)NAN;
    default:
        return random_below(2) ? 0.0 : -0.0;
    }
}

enum { PATTERNS = 8, LONGEST = 300 };

static bool
is_same(struct record left, struct record right)
{
    return left.place == right.place &&
           memcmp(&left.key, &right.key, sizeof left.key) == 0;
}

START_TEST(sorting_agrees_with_a_reference)
{
    struct record reference[LONGEST];
    for (int64_t count = 0; count < LONGEST; count++) {
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            struct coro_list *list = coro_list_new(&record_type, CODE);
            for (int64_t i = 0; i < count; i++) {
                struct record record = {key_of(pattern, i, count), i};
                coro_list_push(list, &record);
                insert(reference, i, record);
            }
            coro_list_sort(list);
            for (int64_t i = 0; i < count; i++)
                ck_assert(is_same(((struct record *)list->items)[i], reference[i]));
            coro_list_release(list);
        }
    }
}
END_TEST

static int64_t
logarithm(int64_t count)
{
    int64_t bits = 0;
    while (INT64_C(1) << bits < count)
        bits++;
    return bits;
}

/* At most n times the logarithm of n, rounded up; and what is in order costs but a look
 * at each neighbour. */
START_TEST(sorting_compares_no_more_than_it_must)
{
    for (int64_t count = 1; count < 300000; count = count * 5 + 1) {
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            struct coro_list *list = coro_list_new(&record_type, CODE);
            for (int64_t i = 0; i < count; i++)
                coro_list_push(list, &(struct record){key_of(pattern, i, count), i});
            comparisons = 0;
            coro_list_sort(list);
            ck_assert_int_le(comparisons, count * (logarithm(count) + 1));
            comparisons = 0;
            coro_list_sort(list);
            ck_assert_int_lt(comparisons, count + 1);
            coro_list_release(list);
        }
    }
}
END_TEST

/* ---- what the language sorts ---- */

START_TEST(strings_sort_by_bytes)
{
    struct coro_list *list = coro_list_new(&coro_type_string, CODE);
    for (int i = 0; i < 1000; i++) {
        char bytes[8];
        size_t len = random_below(sizeof bytes);
        for (size_t k = 0; k < len; k++)
            bytes[k] = (char)random_below(256);
        coro_string string = coro_string_new(bytes, len);
        coro_list_push(list, &string);
    }
    coro_list_sort(list);
    for (int64_t i = 1; i < list->len; i++) {
        const coro_string *strings = list->items;
        ck_assert_int_le(coro_string_compare(strings[i - 1], strings[i]), 0);
    }
    coro_list_release(list);
}
END_TEST

#define CHECK_SORTED(name, c_type)                                                       \
    do {                                                                                 \
        struct coro_list *list = coro_list_new(&coro_type_##name, CODE);                 \
        for (int i = 0; i < 500; i++)                                                    \
            coro_list_push(list, &(c_type){(c_type)random_below(UINT64_MAX)});           \
        coro_list_sort(list);                                                            \
        for (int64_t i = 1; i < list->len; i++)                                          \
            ck_assert(((c_type *)list->items)[i - 1] <= ((c_type *)list->items)[i]);     \
        coro_list_release(list);                                                         \
    } while (0)

START_TEST(numbers_of_every_width_sort)
{
    CHECK_SORTED(i8, int8_t);
    CHECK_SORTED(i16, int16_t);
    CHECK_SORTED(i32, int32_t);
    CHECK_SORTED(i64, int64_t);
    CHECK_SORTED(u8, uint8_t);
    CHECK_SORTED(u16, uint16_t);
    CHECK_SORTED(u32, uint32_t);
    CHECK_SORTED(u64, uint64_t);
    CHECK_SORTED(f32, float);
    CHECK_SORTED(f64, double);
    CHECK_SORTED(duration, int64_t);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        sorting_agrees_with_a_reference,
        sorting_compares_no_more_than_it_must,
        strings_sort_by_bytes,
        numbers_of_every_width_sort,
    };
    return SUITE_RUN("sort", tests);
}
