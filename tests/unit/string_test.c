/* Strings: made, compared, cut, searched, read as numbers. */
#include "outcome.h"

#define CODE &test_code, 3

/* A counted copy. */
static coro_string
made(const char *text)
{
    return coro_string_new(text, strlen(text));
}

START_TEST(a_new_string_is_a_copy)
{
    char bytes[] = "spam";
    coro_string string = coro_string_new(bytes, 4);
    bytes[0] = 'x';
    ck_assert_uint_eq(string.counted, 1);
    coro_string other = coro_string_retain(string);
    ck_assert_ptr_eq(other.bytes, string.bytes);
    coro_string_release(string);
    CHECK_TEXT(other, "spam");
    CHECK_BYTES(coro_string_new("a\0b", 3), "a\0b");
    CHECK_TEXT(coro_string_new(NULL, 0), "");
}
END_TEST

START_TEST(literals_and_none_are_not_counted)
{
    static const coro_string literal = CORO_TEXT("spam");
    const coro_string none = {NULL, 0, 0};
    coro_string_release(coro_string_retain(literal));
    coro_string_release(literal);
    coro_string_release(coro_string_retain(none));
    CHECK_TEXT(literal, "spam");
}
END_TEST

START_TEST(too_long_a_string_is_out_of_memory)
{
    CHECK_PANIC(coro_string_new("", (size_t)UINT32_MAX + 1), "panic: out of memory\n");
}
END_TEST

START_TEST(adding)
{
    coro_string left = made("spam"), right = made("eggs"), empty = coro_text("");
    CHECK_TEXT(coro_string_add(left, right), "spameggs");
    CHECK_TEXT(coro_string_add(left, left), "spamspam");
    CHECK_TEXT(coro_string_add(left, empty), "spam");
    CHECK_TEXT(coro_string_add(empty, right), "eggs");
    CHECK_TEXT(coro_string_add(empty, empty), "");
    coro_string_release(left);
    coro_string_release(right);
}
END_TEST

START_TEST(comparing_is_by_bytes)
{
    const coro_string none = {NULL, 0, 0};
    coro_string copy = made("spam");
    ck_assert(coro_string_equal(copy, coro_text("spam")));
    ck_assert(!coro_string_equal(copy, coro_text("spa")));
    ck_assert(!coro_string_equal(coro_text("a\0b"), coro_text("a\0c")));
    ck_assert(coro_string_equal(none, none));
    ck_assert(!coro_string_equal(none, coro_text("")));
    ck_assert(!coro_string_equal(coro_text(""), none));
    ck_assert_int_eq(coro_string_compare(copy, coro_text("spam")), 0);
    ck_assert_int_lt(coro_string_compare(coro_text("spa"), copy), 0);
    ck_assert_int_gt(coro_string_compare(copy, coro_text("")), 0);
    ck_assert_int_gt(coro_string_compare(coro_text("\xc3"), coro_text("z")), 0);
    coro_string_release(copy);
}
END_TEST

START_TEST(indexing)
{
    ck_assert_uint_eq(coro_string_at(coro_text("ab\xff"), 2, CODE), 0xff);
    CHECK_PANIC(coro_string_at(coro_text("abc"), 3, CODE),
                "test.coro:12: panic: index 3 is out of range: the length is 3\n");
    CHECK_PANIC(coro_string_at(coro_text("abc"), INT64_MIN, CODE),
                "test.coro:12: panic: index -9223372036854775808 is out of range: "
                "the length is 3\n");
}
END_TEST

START_TEST(slicing)
{
    coro_string string = made("spam");
    CHECK_TEXT(coro_string_slice(string, 1, 3, CODE), "pa");
    CHECK_TEXT(coro_string_slice(string, 0, 4, CODE), "spam");
    CHECK_TEXT(coro_string_slice(string, 4, 4, CODE), "");
    coro_string_release(string);
    CHECK_PANIC(coro_string_slice(coro_text("spam"), 2, 1, CODE),
                "test.coro:12: panic: slice 2..1 is out of range: the length is 4\n");
    CHECK_PANIC(coro_string_slice(coro_text("spam"), -1, 1, CODE),
                "test.coro:12: panic: slice -1..1 is out of range: the length is 4\n");
    CHECK_PANIC(coro_string_slice(coro_text("spam"), 0, 5, CODE),
                "test.coro:12: panic: slice 0..5 is out of range: the length is 4\n");
}
END_TEST

START_TEST(ends)
{
    coro_string string = coro_text("spam");
    ck_assert(coro_string_starts_with(string, coro_text("sp")));
    ck_assert(coro_string_starts_with(string, coro_text("")));
    ck_assert(!coro_string_starts_with(string, coro_text("spamspam")));
    ck_assert(coro_string_ends_with(string, coro_text("am")));
    ck_assert(coro_string_ends_with(string, string));
    ck_assert(!coro_string_ends_with(string, coro_text("sp")));
    CHECK_TEXT(coro_string_strip(coro_text(" \t\r\n a b \v\f")), "a b");
    CHECK_TEXT(coro_string_strip(coro_text(" \n ")), "");
    CHECK_TEXT(coro_string_strip(coro_text("")), "");
}
END_TEST

static int64_t
found(coro_string string, coro_string part)
{
    struct coro_maybe_i64 place = coro_string_find(string, part);
    return place.some ? place.value : -1;
}

START_TEST(finding)
{
    ck_assert_int_eq(found(coro_text("spam"), coro_text("am")), 2);
    ck_assert_int_eq(found(coro_text("spam"), coro_text("")), 0);
    ck_assert_int_eq(found(coro_text(""), coro_text("")), 0);
    ck_assert_int_eq(found(coro_text(""), coro_text("a")), -1);
    ck_assert_int_eq(found(coro_text("spam"), coro_text("spamspam")), -1);
    ck_assert_int_eq(found(coro_text("a\0b"), coro_text("\0b")), 1);
    ck_assert_int_eq(found(coro_text("abababc"), coro_text("ababc")), 2);
    ck_assert_int_eq(found(coro_text("aaaabaaaab"), coro_text("aaab")), 1);
}
END_TEST

START_TEST(finding_from_a_place)
{
    coro_string string = coro_text("spam");
    ck_assert_int_eq(coro_string_find_from(string, coro_text("m"), 3, CODE).value, 3);
    ck_assert(!coro_string_find_from(string, coro_text("m"), 4, CODE).some);
    ck_assert_int_eq(coro_string_find_from(string, coro_text(""), 4, CODE).value, 4);
    CHECK_PANIC(coro_string_find_from(string, coro_text("m"), 5, CODE),
                "test.coro:12: panic: index 5 is out of range: the length is 4\n");
    CHECK_PANIC(coro_string_find_from(string, coro_text("m"), -1, CODE),
                "test.coro:12: panic: index -1 is out of range: the length is 4\n");
}
END_TEST

/* All parts and strings of up to so many letters of two, against the definition. */
enum { STRING_LETTERS = 9, PART_LETTERS = 6 };

static int64_t
found_slowly(const char *string, int64_t len, const char *part, size_t part_len)
{
    for (int64_t i = 0; i + (int64_t)part_len <= len; i++)
        if (memcmp(string + i, part, part_len) == 0)
            return i;
    return -1;
}

static void
spell(char *letters, int len, unsigned bits)
{
    for (int i = 0; i < len; i++)
        letters[i] = bits >> i & 1 ? 'b' : 'a';
    letters[len] = '\0';
}

static int64_t
found_last_slowly(const char *string, int64_t len, const char *part, size_t part_len)
{
    for (int64_t i = len - (int64_t)part_len; i >= 0; i--)
        if (memcmp(string + i, part, part_len) == 0)
            return i;
    return -1;
}

static void
check_short_part(coro_string string, coro_string part)
{
    int64_t first = found_slowly(string.bytes, string.len, part.bytes, part.len),
            count = 0;
    struct coro_maybe_i64 place = coro_string_find_last(string, part);
    ck_assert_int_eq(found(string, part), first);
    ck_assert_int_eq(place.some ? place.value : -1,
                     found_last_slowly(string.bytes, string.len, part.bytes, part.len));
    place = coro_string_find(string, part);
    for (; place.some; count++)
        place = coro_string_find_from(string, part, place.value + part.len, CODE);
    ck_assert_int_eq(coro_string_count(string, part), count);
    ck_assert(coro_string_contains(string, part) == (first >= 0));
}

START_TEST(finding_every_short_part)
{
    char part[PART_LETTERS + 1], string[STRING_LETTERS + 1];
    for (int len = 1; len <= PART_LETTERS; len++) {
        for (unsigned i = 0; i < 1u << len; i++) {
            spell(part, len, i);
            for (unsigned j = 0; j < 1u << STRING_LETTERS; j++) {
                spell(string, STRING_LETTERS, j);
                check_short_part((coro_string){string, STRING_LETTERS, 0},
                                 (coro_string){part, (uint32_t)len, 0});
            }
        }
    }
}
END_TEST

/* Quadratic time would take minutes. */
START_TEST(finding_takes_linear_time)
{
    enum { LEN = 4000000 };
    char *bytes = malloc(LEN + 1);
    memset(bytes, 'a', LEN);
    bytes[LEN] = '\0';
    coro_string string = {bytes, LEN, 0};
    coro_string half = coro_string_new(bytes, LEN / 2);
    coro_string part = coro_string_add(half, coro_text("b"));
    coro_string other = coro_string_add(coro_text("b"), half);
    ck_assert_int_eq(found(string, part), -1);
    ck_assert_int_eq(found(string, other), -1);
    ck_assert_int_eq(found(string, half), 0);
    ck_assert(!coro_string_find_last(string, other).some);
    ck_assert_int_eq(coro_string_find_last(string, half).value, LEN / 2);
    ck_assert_int_eq(coro_string_count(string, half), 2);
    coro_string_release(half);
    coro_string_release(part);
    coro_string_release(other);
    free(bytes);
}
END_TEST

static coro_string
split_and_join(const char *string, const char *separator)
{
    struct coro_list *pieces =
        coro_string_split((coro_string){string, (uint32_t)strlen(string), 0},
                          (coro_string){separator, (uint32_t)strlen(separator), 0}, CODE);
    coro_string joined = coro_string_join(coro_text("|"), pieces);
    coro_list_release(pieces);
    return joined;
}

START_TEST(splitting_and_joining)
{
    CHECK_TEXT(split_and_join("a,b,c", ","), "a|b|c");
    CHECK_TEXT(split_and_join(",a,", ","), "|a|");
    CHECK_TEXT(split_and_join("", ","), "");
    CHECK_TEXT(split_and_join("aaa", "aa"), "|a");
    CHECK_TEXT(split_and_join("abc", "abc"), "|");
    CHECK_TEXT(split_and_join("abc", "abcd"), "abc");
    CHECK_PANIC(split_and_join("abc", ""),
                "test.coro:12: panic: split by an empty separator\n");
    struct coro_list *none = coro_list_new(&coro_type_string, NULL, 0);
    CHECK_TEXT(coro_string_join(coro_text("|"), none), "");
    coro_list_release(none);
}
END_TEST

START_TEST(replacing)
{
    coro_string string = made("spam spam");
    coro_string same = coro_string_replace(string, coro_text("eggs"), coro_text("x"));
    ck_assert_ptr_eq(same.bytes, string.bytes);
    coro_string_release(same);
    CHECK_TEXT(coro_string_replace(string, coro_text("spam"), coro_text("eggs")),
               "eggs eggs");
    CHECK_TEXT(coro_string_replace(string, coro_text("a"), coro_text("")), "spm spm");
    CHECK_TEXT(coro_string_replace(string, string, coro_text("")), "");
    CHECK_TEXT(
        coro_string_replace(coro_text("\xc3\xa9t\xff"), coro_text(""), coro_text("-")),
        "-\xc3\xa9-t-\xff-");
    CHECK_TEXT(coro_string_replace(coro_text(""), coro_text(""), coro_text("x")), "x");
    coro_string_release(string);
}
END_TEST

static coro_string
joined(struct coro_list *pieces)
{
    coro_string text = coro_string_join(coro_text("|"), pieces);
    coro_list_release(pieces);
    return text;
}

START_TEST(pieces)
{
    CHECK_TEXT(joined(coro_string_words(coro_text(" to\tbe \r\n or\v"), CODE)),
               "to|be|or");
    CHECK_TEXT(joined(coro_string_words(coro_text(" \n"), CODE)), "");
    CHECK_TEXT(joined(coro_string_lines(coro_text("a\r\nb\n\nc"), CODE)), "a|b||c");
    CHECK_TEXT(joined(coro_string_lines(coro_text("a\r\n"), CODE)), "a");
    CHECK_TEXT(joined(coro_string_lines(coro_text("a\r"), CODE)), "a\r");
    CHECK_TEXT(joined(coro_string_chars(coro_text("\xc3\xa9t\xff\xe2\x82"), CODE)),
               "\xc3\xa9|t|\xff|\xe2|\x82");
    struct coro_list *bytes = coro_string_to_bytes(coro_text("a\0b"), CODE);
    CHECK_BYTES(coro_list_to_string(bytes), "a\0b");
    coro_list_clear(bytes);
    CHECK_TEXT(coro_list_to_string(bytes), "");
    coro_list_release(bytes);
}
END_TEST

START_TEST(letters_and_repetition)
{
    CHECK_TEXT(coro_string_upper(coro_text("az@[`{\xc3\xa9")), "AZ@[`{\xc3\xa9");
    CHECK_TEXT(coro_string_lower(coro_text("AZ@[`{\xc3\x89")), "az@[`{\xc3\x89");
    CHECK_TEXT(coro_string_repeat(coro_text("ab"), 3), "ababab");
    CHECK_TEXT(coro_string_repeat(coro_text("ab"), 0), "");
    CHECK_TEXT(coro_string_repeat(coro_text(""), INT64_MAX), "");
    CHECK_PANIC(coro_string_repeat(coro_text("ab"), INT64_C(1) << 31),
                "panic: out of memory\n");
    CHECK_PANIC(coro_string_repeat(coro_text("a"), INT64_MAX), "panic: out of memory\n");
}
END_TEST

static void
check_int(coro_string string, bool some, int64_t value)
{
    struct coro_maybe_i64 number = coro_string_to_int(string);
    ck_assert_msg(number.some == some, "%s", string.bytes);
    ck_assert_int_eq(number.value, value);
}

START_TEST(reading_integers)
{
    check_int(coro_text("0"), true, 0);
    check_int(coro_text("-0"), true, 0);
    check_int(coro_text("+42"), true, 42);
    check_int(coro_text("007"), true, 7);
    check_int(coro_text("9223372036854775807"), true, INT64_MAX);
    check_int(coro_text("-9223372036854775808"), true, INT64_MIN);
    check_int(coro_text("9223372036854775808"), false, 0);
    check_int(coro_text("-9223372036854775809"), false, 0);
    check_int(coro_text("99999999999999999999999999"), false, 0);
    check_int(coro_text(""), false, 0);
    check_int(coro_text("-"), false, 0);
    check_int(coro_text("+-1"), false, 0);
    check_int(coro_text(" 1"), false, 0);
    check_int(coro_text("1 "), false, 0);
    check_int(coro_text("1_000"), false, 0);
    check_int(coro_text("0x10"), false, 0);
    check_int(coro_text("1\0"), false, 0);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        a_new_string_is_a_copy,
        literals_and_none_are_not_counted,
        too_long_a_string_is_out_of_memory,
        adding,
        comparing_is_by_bytes,
        indexing,
        slicing,
        ends,
        finding,
        finding_from_a_place,
        finding_every_short_part,
        finding_takes_linear_time,
        splitting_and_joining,
        replacing,
        pieces,
        letters_and_repetition,
        reading_integers,
    };
    return SUITE_RUN("string", tests);
}
