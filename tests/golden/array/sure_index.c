/* Generated from sure_index.coro by coroc. */
#include "coro.h"

struct array_i64_256 {
    int64_t at[256];
};

struct array_u8_16 {
    uint8_t at[16];
};

struct array_i64_3 {
    int64_t at[3];
};

struct array_array_i64_3_2 {
    struct array_i64_3 at[2];
};

static const struct coro_type coro_type_array_u8_16 =
    CORO_ARRAY(struct array_u8_16, &coro_type_u8);

static const struct coro_type coro_type_list_u8 = CORO_LIST(&coro_type_u8);

static const struct coro_code bytes_code = {"bytes", "sure_index.coro", 5};

/* fn bytes(text: string, table: array[int, 256]) -> int */
static int64_t
bytes(coro_string text, const struct array_i64_256 *table)
{
    int64_t sum_ = 0;

    for (int64_t at = 0; at < coro_string_len(text); at++) {
        uint8_t b = coro_string_at(text, at, &bytes_code, 2);

        sum_ = coro_add(sum_, table->at[b]);
    }
    return sum_;
}

/* fn nibbles(n: int, low: u8, digits: array[u8, 16]) -> int */
static int64_t
nibbles(int64_t n, uint8_t low, const struct array_u8_16 *digits)
{
    return (int64_t)coro_add_u8(coro_add_u8(digits->at[n & 15], digits->at[15 & n]),
                                digits->at[(uint8_t)(low & 15)]);
}

/* fn sum(rows: array[array[int, 3], 2]) -> int */
static int64_t
sum(const struct array_array_i64_3_2 *rows)
{
    int64_t sum_ = coro_add(rows->at[0].at[2], rows->at[1].at[2]);

    for (int64_t r = 0; r < 2; r++) {
        for (int64_t c = 0; c <= 2; c++) {
            sum_ = coro_add(sum_, rows->at[r].at[c]);
        }
    }
    return sum_;
}

static const struct coro_code checked_code = {"checked", "sure_index.coro", 23};

/* fn checked(a: array[int, 3], n: int, limit: int) -> int */
static int64_t
checked(const struct array_i64_3 *a, int64_t n, int64_t limit)
{
    int64_t sum_ = a->at[coro_index(n, 3, &checked_code, 1)];

    for (int64_t i = 0; i < limit; i++) {
        sum_ = coro_add(sum_, a->at[coro_index(i, 3, &checked_code, 2)]);
    }
    for (int64_t i_2 = 0; i_2 < 4; i_2++) {
        if (i_2 < 3) {
            sum_ = coro_add(sum_, a->at[coro_index(i_2, 3, &checked_code, 4)]);
        }
    }
    for (int64_t i_3 = -1; i_3 < 2; i_3++) {
        if (i_3 >= 0) {
            sum_ = coro_add(sum_, a->at[coro_index(i_3, 3, &checked_code, 7)]);
        }
    }
    return coro_add(sum_, a->at[coro_index(n & 3, 3, &checked_code, 9)]);
}

static const struct coro_code main__code = {"main", "sure_index.coro", 35};

/* fn main() */
static void
main_(void)
{
    struct array_i64_256 table = {0};

    table.at[97] = 1;
    table.at[255] = 100;
    struct array_u8_16 digits = {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}};
    int64_t value = bytes(coro_text("banana\377"), &table);
    int64_t value_2 = nibbles(-1, 243, &digits);
    coro_print("{i} {i} {i}\n", value, value_2, nibbles(291, 16, &digits));
    int64_t value_3 = sum(&(struct array_array_i64_3_2){{{{1, 2, 3}}, {{4, 5, 6}}}});
    coro_print("{i} {i}\n", value_3, checked(&(struct array_i64_3){{1, 2, 3}}, 1, 3));
    int64_t n = 2;
    for (int64_t i = n; i < 3; i++) {
        digits.at[coro_index(i, 16, &main__code, 8)] = 0;
    }
    struct coro_list *list =
        coro_array_slice(&coro_type_array_u8_16, &digits, 0, 4, &main__code, 9);
    coro_print("{v}\n", &coro_type_list_u8, &list);
    coro_list_release(list);
}

int
main(void)
{
    main_();
    return coro_finish(0);
}
