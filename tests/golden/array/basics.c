/* Generated from basics.coro by coroc. */
#include "coro.h"

struct array_u8_3 {
    uint8_t at[3];
};

struct array_array_u8_3_3 {
    struct array_u8_3 at[3];
};

struct Board {
    struct array_array_u8_3_3 cells;
    int64_t moves;
};

struct array_i64_4 {
    int64_t at[4];
};

struct array_string_2 {
    coro_string at[2];
};

struct array_i64_3 {
    int64_t at[3];
};

static const struct coro_type coro_type_array_i64_4 =
    CORO_ARRAY(struct array_i64_4, &coro_type_i64);

static const struct coro_type coro_type_list_i64 = CORO_LIST(&coro_type_i64);

static const struct coro_type coro_type_array_string_2 =
    CORO_ARRAY_OWNED(struct array_string_2, &coro_type_string);

static const struct coro_type coro_type_array_u8_3 =
    CORO_ARRAY(struct array_u8_3, &coro_type_u8);

static const struct coro_type coro_type_array_array_u8_3_3 =
    CORO_ARRAY(struct array_array_u8_3_3, &coro_type_array_u8_3);

static const struct coro_field Board_fields[] = {
    {"cells", &coro_type_array_array_u8_3_3, offsetof(struct Board, cells)},
    {"moves", &coro_type_i64, offsetof(struct Board, moves)},
};
static const struct coro_type Board_type =
    CORO_STRUCT("Board", struct Board, Board_fields);

static const struct coro_type coro_type_array_i64_3 =
    CORO_ARRAY(struct array_i64_3, &coro_type_i64);

static const struct array_i64_4 PRIMES = {{2, 3, 5, 7}};
static struct array_i64_3 totals = {0};

/* fn sum(numbers: array[int, 4]) -> int */
static int64_t
sum(const struct array_i64_4 *numbers)
{
    int64_t sum_ = 0;

    for (int64_t at = 0; at < 4; at++) {
        int64_t n = numbers->at[at];

        sum_ = coro_add(sum_, n);
    }
    return sum_;
}

/* fn doubled(numbers: array[int, 4]) -> array[int, 4] */
static struct array_i64_4
doubled(const struct array_i64_4 *numbers)
{
    struct array_i64_4 numbers_2 = *numbers;

    for (int64_t i = 0; i < 4; i++) {
        numbers_2.at[i] = coro_mul(numbers_2.at[i], 2);
    }
    return numbers_2;
}

static const struct coro_code played_code = {"played", "basics.coro", 21};

/* fn played(board: Board, row: int, column: int) -> Board */
static struct Board
played(const struct Board *board, int64_t row, int64_t column)
{
    struct Board board_2 = *board;
    int64_t index = coro_index(row, 3, &played_code, 2);

    board_2.cells.at[index].at[coro_index(column, 3, &played_code, 2)] = 'x';
    board_2.moves = coro_add(board_2.moves, 1);
    int64_t index_2 = coro_index(row, 3, &played_code, 4);
    totals.at[index_2] = coro_add(totals.at[index_2], 1);
    return board_2;
}

static const struct coro_code main__code = {"main", "basics.coro", 29};

/* fn main() */
static void
main_(void)
{
    coro_print("{v} {i} {i}\n", &coro_type_array_i64_4, &PRIMES, INT64_C(4),
               sum(&PRIMES));
    struct array_i64_4 twice = doubled(&PRIMES);
    bool test = coro_equal(&coro_type_array_i64_4, &twice, &PRIMES);
    struct coro_list *list =
        coro_array_slice(&coro_type_array_i64_4, &twice, 1, 3, &main__code, 3);
    int64_t value = 14;
    coro_print("{v} {b} {v} {b}\n", &coro_type_array_i64_4, &twice, test,
               &coro_type_list_i64, &list,
               coro_array_contains(&coro_type_array_i64_4, &twice, &value));
    coro_list_release(list);
    struct array_string_2 names = {0};
    coro_string text = coro_format("{i}", INT64_C(2));
    names =
        (struct array_string_2){{CORO_TEXT("a"), coro_string_add(coro_text("b"), text)}};
    coro_string_release(text);
    coro_string_assign(&names.at[0], coro_string_add(names.at[0], names.at[1]));
    struct array_string_2 array = {0};
    coro_string text_2 = coro_text("");
    coro_array_fill(&coro_type_array_string_2, &array, &text_2);
    coro_print("{v} {v}\n", &coro_type_array_string_2, &names, &coro_type_array_string_2,
               &array);
    coro_release(&coro_type_array_string_2, &array);
    struct Board board = played(&(struct Board){.cells = {{{{0}}}}, .moves = 0}, 1, 2);
    coro_print("{v} {v}\n", &Board_type, &board, &coro_type_array_i64_3, &totals);
    struct Board board_2 = played(&board, 3, 0);
    coro_print("{v}\n", &Board_type, &board_2);
    coro_release(&coro_type_array_string_2, &names);
}

int
main(void)
{
    main_();
    return coro_finish(0);
}
