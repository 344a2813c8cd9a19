/* Maps: entries by their keys, in their order; what they hold; many removals; keys whose
 * hashes collide. */
#include "outcome.h"

#include "hash.h"
#include "map.h"

#define CODE &test_code, 3

static const struct coro_type ages_type = CORO_MAP(&coro_type_string, &coro_type_i64);
static const struct coro_type numbers_type = CORO_MAP(&coro_type_i64, &coro_type_i64);
static const struct coro_type words_type = CORO_MAP(&coro_type_u8, &coro_type_string);

/* Checks what a map shows, and releases it. */
#define CHECK_MAP(map, type, expected)                                                   \
    do {                                                                                 \
        struct coro_map *map_ = (map);                                                   \
        CHECK_TEXT(coro_format("{v}", &(type), (void *)&map_), expected);                \
        coro_map_release(map_);                                                          \
    } while (0)

static void
set(struct coro_map *map, int64_t key, int64_t value)
{
    *(int64_t *)coro_map_place_int(map, key) = value;
}

static bool
remove_int(struct coro_map *map, int64_t key)
{
    int64_t value;
    return coro_map_remove_int(map, key, &value);
}

/* A name as a string of its own. */
static coro_string
name(int64_t number)
{
    return coro_format("name {i}", number);
}

START_TEST(an_entry_is_found_by_its_key)
{
    struct coro_map *ages = coro_map_new(&ages_type, CODE);
    int64_t age = 0;
    *(int64_t *)coro_map_place_string(ages, coro_text("ann")) = 30;
    *(int64_t *)coro_map_place_string(ages, coro_text("bob")) = 40;
    *(int64_t *)coro_map_place_string(ages, coro_text("ann")) += 1;
    ck_assert_int_eq(coro_map_len(ages), 2);
    ck_assert_int_eq(*(int64_t *)coro_map_at_string(ages, coro_text("ann"), CODE), 31);
    ck_assert(coro_map_has_string(ages, coro_text("bob")));
    ck_assert(!coro_map_has_string(ages, coro_text("")));
    ck_assert(!coro_map_get_string(ages, coro_text("bo"), &age));
    ck_assert(coro_map_get_string(ages, coro_text("bob"), &age));
    ck_assert_int_eq(age, 40);
    CHECK_MAP(ages, ages_type, "{'ann': 31, 'bob': 40}");
}
END_TEST

/* A new value is empty. */
START_TEST(what_is_placed_first_is_empty)
{
    struct coro_map *map = coro_map_new(&words_type, CODE);
    coro_string *place = coro_map_place_int(map, 7);
    ck_assert_ptr_null(place->bytes);
    *place = coro_text("seven");
    CHECK_MAP(map, words_type, "{7: 'seven'}");
}
END_TEST

START_TEST(a_missing_key_is_a_panic)
{
    struct coro_map *ages = coro_map_new(&ages_type, CODE),
                    *words = coro_map_new(&words_type, CODE);
    const coro_string long_key = coro_text("123456789 123456789 123456789 123456789 "
                                           "123456789 12345678_é and so on");
    CHECK_PANIC(coro_map_at_string(ages, coro_text("it's"), CODE),
                "test.coro:12: panic: no key \"it's\" in the map\n");
    CHECK_PANIC(coro_map_at_string(ages, long_key, CODE),
                "test.coro:12: panic: no key '123456789 123456789 123456789 123456789 "
                "123456789 12345678_'… in the map\n");
    CHECK_PANIC(coro_map_at_int(words, 200, CODE),
                "test.coro:12: panic: no key 200 in the map\n");
    coro_map_release(ages);
    coro_map_release(words);
}
END_TEST

/* Keys of each width and sign, to their ends. */
#define CHECK_WIDTH(type_, lowest, highest, shown)                                       \
    do {                                                                                 \
        static const struct coro_type type =                                             \
            CORO_MAP(&coro_type_##type_, &coro_type_i64);                                \
        struct coro_map *map = coro_map_new(&type, CODE);                                \
        set(map, (int64_t)(lowest), 1);                                                  \
        set(map, (int64_t)(highest), 2);                                                 \
        set(map, (int64_t)(lowest), 3);                                                  \
        ck_assert(coro_map_has_int(map, (int64_t)(highest)));                            \
        ck_assert(!coro_map_has_int(map, 5));                                            \
        CHECK_MAP(map, type, shown);                                                     \
    } while (0)

START_TEST(keys_of_every_width)
{
    CHECK_WIDTH(bool, false, true, "{false: 3, true: 2}");
    CHECK_WIDTH(i8, INT8_MIN, INT8_MAX, "{-128: 3, 127: 2}");
    CHECK_WIDTH(u8, 0, UINT8_MAX, "{0: 3, 255: 2}");
    CHECK_WIDTH(i16, INT16_MIN, INT16_MAX, "{-32768: 3, 32767: 2}");
    CHECK_WIDTH(u16, 0, UINT16_MAX, "{0: 3, 65535: 2}");
    CHECK_WIDTH(i32, INT32_MIN, INT32_MAX, "{-2147483648: 3, 2147483647: 2}");
    CHECK_WIDTH(u32, 0, UINT32_MAX, "{0: 3, 4294967295: 2}");
    CHECK_WIDTH(i64, INT64_MIN, INT64_MAX,
                "{-9223372036854775808: 3, 9223372036854775807: 2}");
    CHECK_WIDTH(u64, 0, UINT64_MAX, "{0: 3, 18446744073709551615: 2}");
    CHECK_WIDTH(duration, -1, 1000000, "{-1ns: 3, 1ms: 2}");
}
END_TEST

START_TEST(values_of_every_size)
{
    static const struct coro_type bits_type =
        CORO_MAP(&coro_type_string, &coro_type_bool);
    struct wide {
        int64_t at[5];
    };
    static const struct coro_type wide_type = {.size = sizeof(struct wide)};
    static const struct coro_type wides_type = CORO_MAP(&coro_type_u16, &wide_type);
    struct coro_map *bits = coro_map_new(&bits_type, CODE),
                    *wides = coro_map_new(&wides_type, CODE);
    for (int64_t i = 0; i < 100; i++) {
        coro_string key = name(i);
        *(bool *)coro_map_place_string(bits, key) = i % 3 == 0;
        *(struct wide *)coro_map_place_int(wides, i) = (struct wide){{i, 0, 0, 0, -i}};
        coro_string_release(key);
    }
    for (int64_t i = 0; i < 100; i++) {
        coro_string key = name(i);
        const struct wide *wide = coro_map_at_int(wides, i, CODE);
        ck_assert_int_eq(*(bool *)coro_map_at_string(bits, key, CODE), i % 3 == 0);
        ck_assert(wide->at[0] == i && wide->at[4] == -i);
        coro_string_release(key);
    }
    coro_map_release(bits);
    coro_map_release(wides);
}
END_TEST

START_TEST(of_equal_keys_the_last_value_counts)
{
    coro_string keys[] = {name(1), name(2), name(1)};
    int64_t values[] = {1, 2, 3};
    CHECK_MAP(coro_map_of(&ages_type, 3, keys, values, CODE), ages_type,
              "{'name 1': 3, 'name 2': 2}");
    CHECK_MAP(coro_map_of(&ages_type, 0, NULL, NULL, CODE), ages_type, "{}");
}
END_TEST

START_TEST(what_a_map_holds_is_released_with_it)
{
    struct coro_map *map = coro_map_new(&words_type, CODE), *copy;
    coro_string word;
    for (int64_t i = 0; i < 20; i++)
        coro_string_assign(coro_map_place_int(map, i), name(i));
    coro_string_assign(coro_map_place_int(map, 3), coro_text("three"));
    ck_assert(coro_map_remove_int(map, 4, &word));
    CHECK_TEXT(word, "name 4");
    ck_assert(!coro_map_remove_int(map, 4, &word));
    ck_assert(coro_map_get_int(map, 5, &word));
    copy = coro_map_copy(map, CODE);
    coro_map_clear(map);
    ck_assert_int_eq(coro_map_len(map), 0);
    ck_assert(!coro_map_has_int(map, 5));
    CHECK_TEXT(word, "name 5");
    set(map, 1, 0);
    ck_assert_int_eq(coro_map_len(copy), 19);
    ck_assert_ptr_eq(coro_map_retain(map), map);
    coro_map_release(map);
    coro_map_release(map);
    coro_map_release(copy);
    coro_map_release(coro_map_retain(NULL));
}
END_TEST

START_TEST(a_map_is_extended_by_another)
{
    struct coro_map *map = coro_map_new(&words_type, CODE);
    struct coro_map *other = coro_map_new(&words_type, CODE);
    for (int64_t i = 0; i < 30; i++) {
        coro_string_assign(coro_map_place_int(i % 3 ? map : other, i), name(i));
        if (i % 5 == 0)
            coro_string_assign(coro_map_place_int(map, i), coro_text("old"));
    }
    coro_map_extend(map, other);
    coro_map_extend(map, map);
    coro_map_release(other);
    ck_assert_int_eq(coro_map_len(map), 30);
    for (int64_t i = 0; i < 30; i++) {
        coro_string expected = i % 5 || i % 3 == 0 ? name(i) : coro_text("old");
        ck_assert(
            coro_string_equal(*(coro_string *)coro_map_at_int(map, i, CODE), expected));
        coro_string_release(expected);
    }
    coro_map_release(map);
}
END_TEST

START_TEST(keys_and_values_are_listed)
{
    static const struct coro_type ints_type = CORO_LIST(&coro_type_i64);
    struct coro_map *ages = coro_map_new(&ages_type, CODE);
    struct coro_list *keys, *values;
    for (int64_t i = 0; i < 3; i++) {
        coro_string key = name(i);
        *(int64_t *)coro_map_place_string(ages, key) = i;
        coro_string_release(key);
    }
    keys = coro_map_keys(ages, CODE);
    values = coro_map_values(ages, CODE);
    coro_map_release(ages);
    CHECK_TEXT(coro_format("{v}", &coro_type_list_string, (void *)&keys),
               "['name 0', 'name 1', 'name 2']");
    CHECK_TEXT(coro_format("{v}", &ints_type, (void *)&values), "[0, 1, 2]");
    coro_list_release(keys);
    coro_list_release(values);
}
END_TEST

START_TEST(equal_maps_have_equal_entries_in_any_order)
{
    struct coro_map *a = coro_map_new(&numbers_type, CODE),
                    *b = coro_map_new(&numbers_type, CODE);
    struct coro_map *none = NULL;
    for (int64_t i = 0; i < 50; i++) {
        set(a, i, i * i);
        set(b, 49 - i, (49 - i) * (49 - i));
    }
    ck_assert(coro_equal(&numbers_type, (void *)&a, (void *)&b));
    set(b, 7, 0);
    ck_assert(!coro_equal(&numbers_type, (void *)&a, (void *)&b));
    set(b, 7, 49);
    set(b, 50, 0);
    ck_assert(!coro_equal(&numbers_type, (void *)&a, (void *)&b));
    remove_int(b, 0);
    ck_assert(!coro_equal(&numbers_type, (void *)&a, (void *)&b));
    ck_assert(!coro_equal(&numbers_type, (void *)&a, (void *)&none));
    ck_assert(coro_equal(&numbers_type, (void *)&none, (void *)&none));
    coro_map_release(a);
    coro_map_release(b);
}
END_TEST

/* ---- walking ---- */

START_TEST(a_walk_sees_changed_values)
{
    struct coro_map *map = coro_map_new(&numbers_type, CODE);
    int64_t changes, sum = 0;
    for (int64_t i = 0; i < 30; i++)
        set(map, i, 1);
    changes = coro_map_changes(map);
    for (int64_t at = 0; coro_map_walk(map, &at, changes, CODE); at++) {
        ck_assert_int_eq(*(int64_t *)coro_map_key(map, at), at);
        set(map, 29 - at, 2);
        sum += *(int64_t *)coro_map_value(map, at);
    }
    ck_assert_int_eq(sum, 15 + 15 * 2);
    coro_map_release(map);
}
END_TEST

START_TEST(a_walk_while_keys_come_or_go_is_a_panic)
{
    static const char text[] =
        "test.coro:12: panic: the keys of a map changed while it was walked\n";
    struct coro_map *map = coro_map_new(&numbers_type, CODE);
    int64_t changes = coro_map_changes(map), at = 0;
    ck_assert(!remove_int(map, 1));
    ck_assert(!coro_map_walk(map, &at, changes, CODE));
    set(map, 1, 1);
    CHECK_PANIC(coro_map_walk(map, &at, changes, CODE), text);
    changes = coro_map_changes(map);
    ck_assert(remove_int(map, 1));
    CHECK_PANIC(coro_map_walk(map, &at, changes, CODE), text);
    set(map, 1, 1);
    CHECK_PANIC(coro_map_walk(map, &at, changes, CODE), text);
    changes = coro_map_changes(map);
    coro_map_clear(map);
    CHECK_PANIC(coro_map_walk(map, &at, changes, CODE), text);
    coro_map_release(map);
}
END_TEST

/* ---- against a reference: an array of entries that is searched ---- */

enum { MOST = 400 };

struct reference {
    int64_t keys[MOST], values[MOST];
    int count;
};

static int
find(const struct reference *reference, int64_t key)
{
    int at = 0;
    while (at < reference->count && reference->keys[at] != key)
        at++;
    return at;
}

static void
reference_set(struct reference *reference, int64_t key, int64_t value)
{
    int at = find(reference, key);
    reference->keys[at] = key;
    reference->values[at] = value;
    reference->count += at == reference->count;
}

static bool
reference_remove(struct reference *reference, int64_t key)
{
    int at = find(reference, key);
    if (at == reference->count)
        return false;
    reference->count--;
    for (; at < reference->count; at++) {
        reference->keys[at] = reference->keys[at + 1];
        reference->values[at] = reference->values[at + 1];
    }
    return true;
}

static void
check_all(const struct reference *reference, const struct coro_map *map)
{
    int64_t changes = coro_map_changes(map);
    int count = 0;
    ck_assert_int_eq(coro_map_len(map), reference->count);
    for (int64_t at = 0; coro_map_walk(map, &at, changes, CODE); at++, count++) {
        ck_assert_int_eq(*(int64_t *)coro_map_key(map, at), reference->keys[count]);
        ck_assert_int_eq(*(int64_t *)coro_map_value(map, at), reference->values[count]);
    }
    ck_assert_int_eq(count, reference->count);
    for (int i = 0; i < reference->count; i++)
        ck_assert_int_eq(*(int64_t *)coro_map_at_int(map, reference->keys[i], CODE),
                         reference->values[i]);
}

static uint32_t random_bits;

static uint32_t
random_below(uint32_t bound)
{
    random_bits = random_bits * 1664525 + 1013904223;
    return (uint32_t)((uint64_t)random_bits * bound >> 32);
}

/* Of ten steps `removals` remove one of the `choice` keys. */
static void
agree(const int64_t *keys, uint32_t choice, uint32_t removals, int steps)
{
    struct coro_map *map = coro_map_new(&numbers_type, CODE);
    struct reference reference = {.count = 0};
    for (int step = 0; step < steps; step++) {
        int64_t key = keys[random_below(choice)];
        if (random_below(10) < removals) {
            ck_assert_int_eq(remove_int(map, key), reference_remove(&reference, key));
        } else {
            set(map, key, step);
            reference_set(&reference, key, step);
        }
        if (step % 64 == 0 || choice < 20)
            check_all(&reference, map);
    }
    check_all(&reference, map);
    coro_map_release(map);
}

START_TEST(maps_agree_with_a_reference)
{
    int64_t keys[MOST];
    for (int i = 0; i < MOST; i++)
        keys[i] = i * INT64_C(0x100000000);
    for (uint32_t choice = 1; choice <= MOST; choice = choice * 3 / 2 + 1)
        for (uint32_t removals = 1; removals < 10; removals += 2)
            agree(keys, choice, removals, 3000);
}
END_TEST

/* Keys that begin at the same slot of every index below 4096 slots. */
START_TEST(colliding_keys_are_told_apart)
{
    int64_t keys[MOST];
    uint32_t wanted = coro_hash_number(0) & 4095;
    int count = 0;
    for (int64_t key = 0; count < 100; key++)
        if ((coro_hash_number((uint64_t)key) & 4095) == wanted)
            keys[count++] = key;
    for (uint32_t removals = 1; removals < 10; removals += 2)
        agree(keys, 100, removals, 3000);
}
END_TEST

/* ---- time and memory ---- */

/* The longest way to a free slot, from any. */
static uint32_t
longest_run(const struct coro_map *map)
{
    uint32_t longest = 0, run = 0;
    for (uint32_t at = 0; at < UINT32_C(1) << map->slot_bits; at++) {
        run = map->slots[at] ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

/* Keys that collide where integers are hashed by their low bits or by a shift. */
START_TEST(nobody_can_make_keys_collide)
{
    static const int64_t factors[] = {1, 1 << 16, INT64_C(1) << 32, INT64_C(1) << 45,
                                      48271};
    for (size_t i = 0; i < sizeof factors / sizeof *factors; i++) {
        struct coro_map *map = coro_map_new(&numbers_type, CODE);
        for (int64_t key = 0; key < 98304; key++) /* all that 2^17 slots take */
            set(map, key * factors[i], key);
        ck_assert_uint_lt(longest_run(map), 1000);
        coro_map_release(map);
    }
}
END_TEST

/* Entries come at one end and go at the other: no time is lost on gaps. */
START_TEST(a_queue_stays_small)
{
    struct coro_map *map = coro_map_new(&numbers_type, CODE);
    for (int64_t key = 0; key < 100; key++)
        set(map, key, key);
    for (int64_t key = 100; key < 100000; key++) {
        int64_t changes = coro_map_changes(map), oldest = 0;
        ck_assert(coro_map_walk(map, &oldest, changes, CODE));
        ck_assert_int_eq(*(int64_t *)coro_map_key(map, oldest), key - 100);
        ck_assert(remove_int(map, key - 100));
        set(map, key, key);
        ck_assert_uint_le(map->capacity, 384);
    }
    coro_map_release(map);
}
END_TEST

START_TEST(an_emptied_map_is_small)
{
    struct coro_map *map = coro_map_new(&numbers_type, CODE);
    for (int64_t key = 0; key < 100000; key++)
        set(map, key, key);
    for (int64_t key = 99999; key >= 3; key--) {
        ck_assert(remove_int(map, key));
        ck_assert_uint_le(map->used, 2 * map->len + 9);
    }
    ck_assert_ptr_null(map->slots);
    CHECK_MAP(map, numbers_type, "{0: 0, 1: 1, 2: 2}");
}
END_TEST

/* ---- maps in maps ---- */

/* struct node { kids: map[int, node] } */
struct node {
    struct coro_map *kids;
};

static const struct coro_type node_type, kids_type;
static const struct coro_field node_fields[] = {{"kids", &kids_type, 0}};
static const struct coro_type node_type =
    CORO_STRUCT_OWNED("node", struct node, node_fields);
static const struct coro_type kids_type = CORO_MAP(&coro_type_i64, &node_type);

START_TEST(a_chain_of_a_million_maps_is_released)
{
    struct node node = {coro_map_new(&kids_type, CODE)};
    for (int i = 0; i < 1000000; i++) {
        struct coro_map *outer = coro_map_new(&kids_type, CODE);
        *(struct node *)coro_map_place_int(outer, 1) = node;
        node.kids = outer;
    }
    coro_map_release(node.kids);
}
END_TEST

START_TEST(a_map_that_contains_itself_is_too_deep_to_show)
{
    struct node node = {coro_map_new(&kids_type, CODE)};
    ((struct node *)coro_map_place_int(node.kids, 1))->kids = coro_map_retain(node.kids);
    CHECK_PANIC(coro_format("{v}", &node_type, (void *)&node), "panic: too deep\n");
    CHECK_PANIC(coro_equal(&node_type, &node, &node), "panic: too deep\n");
    coro_map_clear(node.kids);
    coro_map_release(node.kids);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        an_entry_is_found_by_its_key,
        what_is_placed_first_is_empty,
        a_missing_key_is_a_panic,
        keys_of_every_width,
        values_of_every_size,
        of_equal_keys_the_last_value_counts,
        what_a_map_holds_is_released_with_it,
        a_map_is_extended_by_another,
        keys_and_values_are_listed,
        equal_maps_have_equal_entries_in_any_order,
        a_walk_sees_changed_values,
        a_walk_while_keys_come_or_go_is_a_panic,
        maps_agree_with_a_reference,
        colliding_keys_are_told_apart,
        nobody_can_make_keys_collide,
        a_queue_stays_small,
        an_emptied_map_is_small,
        a_chain_of_a_million_maps_is_released,
        a_map_that_contains_itself_is_too_deep_to_show,
    };
    return SUITE_RUN("map", tests);
}
