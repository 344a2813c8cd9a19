/* Comparisons of which C compilers know the answer, and so warn, in legal programs: u >=
 * 0, x == x, x < 2 && x > 1. */
#include <string.h>

#include "core_walk.h"
#include "emitting.h"

bool
is_operation(const struct core_expr *expr, const char *text)
{
    return expr->kind == CORE_OPERATION && strcmp(expr->text, text) == 0;
}

bool
is_ordering(const char *text)
{
    return text[0] == '<' || text[0] == '>';
}

bool
is_comparison(const char *text)
{
    return is_ordering(text) || strcmp(text, "==") == 0 || strcmp(text, "!=") == 0;
}

/* ---- one comparison ---- */

static bool
is_counted(const struct type *type)
{
    return type && (type_is_integer(type) || type->kind == TYPE_DURATION ||
                    type->kind == TYPE_BOOL || type_is_plain_enum(type));
}

static bool
is_unsigned(const struct type *type)
{
    return type->kind == TYPE_BOOL ||
           (type->kind != TYPE_DURATION && !type_is_signed(type));
}

/* Where a number lies among those that a type has. */
enum position {
    AT_NONE,
    AT_LOWEST,
    AT_INSIDE,
    AT_HIGHEST,
};

static enum position
position_in(const struct type *type, const struct core_expr *number)
{
    int bits = type->kind == TYPE_BOOL       ? 1
               : type->kind == TYPE_ENUM     ? 32
               : type->kind == TYPE_DURATION ? 64
                                             : type_bits(type);
    uint64_t high = UINT64_MAX >> (64 - bits + (is_unsigned(type) ? 0 : 1));
    int64_t low = is_unsigned(type) ? 0 : -(int64_t)high - 1,
            value = integer_value(number);

    if (number->type->kind != TYPE_U64 && value < 0)
        return value < low ? AT_NONE : value == low ? AT_LOWEST : AT_INSIDE;
    if ((uint64_t)value > high)
        return AT_NONE;
    return (uint64_t)value == high           ? AT_HIGHEST
           : value == 0 && is_unsigned(type) ? AT_LOWEST
                                             : AT_INSIDE;
}

/* All values of a type are to be compared with a number. `below`: values below it fare
 * otherwise than the number itself, as with < and >=. */
static bool
all_fare_alike(const struct type *type, const struct core_expr *number, bool ordering,
               bool below)
{
    enum position position = position_in(type, number);

    if (!ordering || position == AT_NONE)
        return position == AT_NONE;
    return position == (below ? AT_LOWEST : AT_HIGHEST);
}

/* C compilers look through casts that widen. */
static bool
limit_is_known(const struct core_expr *tested, const struct core_expr *number,
               bool ordering, bool below)
{
    /* A case of an enum may stand there as a number. */
    if (number->kind == CORE_CAST && is_counted(number->operands.at[0]->type))
        number = number->operands.at[0];
    if (number->kind != CORE_INTEGER)
        return false;
    while (is_counted(tested->type)) {
        if (all_fare_alike(tested->type, number, ordering, below))
            return true;
        if (tested->kind != CORE_CAST)
            return false;
        tested = tested->operands.at[0];
    }
    return false;
}

/* The literal that is one of the operands. */
static const struct core_expr *
literal_of(const struct core_expr *operation)
{
    const struct core_expr *right = operation->operands.at[1];

    return right->kind == CORE_INTEGER ? right : operation->operands.at[0];
}

/* (x & 1) == 2 */
static bool
never_matches(const struct core_expr *tested, const struct core_expr *number)
{
    bool masks = is_operation(tested, "&");
    uint64_t mask, bits = number->integer;

    if (number->kind != CORE_INTEGER || !(masks || is_operation(tested, "|")) ||
        literal_of(tested)->kind != CORE_INTEGER)
        return false;
    mask = literal_of(tested)->integer;
    return masks ? (mask & bits) != bits : (mask | bits) != bits;
}

bool
answer_is_known(const struct core_expr *comparison)
{
    const char *text = comparison->text;
    const struct core_expr *left = comparison->operands.at[0],
                           *right = comparison->operands.at[1];
    bool ordering = is_ordering(text);
    bool below = strcmp(text, "<") == 0 || strcmp(text, ">=") == 0;

    if (!is_counted(left->type))
        return false;
    return core_is_same(left, right) || limit_is_known(left, right, ordering, below) ||
           limit_is_known(right, left, ordering, !below) ||
           (!ordering && (never_matches(left, right) || never_matches(right, left)));
}

/* ---- two comparisons of one thing ---- */

/* Of an integer with a literal, which stands on the left or the right. */
struct limit {
    const struct core_expr *tested;
    const char *text;
    int64_t number; /* in the order of the type's values */
    bool is_left;
};

static bool
is_limit(const struct core_expr *expr, struct limit *limit)
{
    const struct core_expr *left, *right, *number;

    if (expr->kind != CORE_OPERATION || !is_comparison(expr->text))
        return false;
    left = expr->operands.at[0];
    right = expr->operands.at[1];
    limit->is_left = left->kind == CORE_INTEGER;
    limit->tested = limit->is_left ? right : left;
    limit->text = expr->text;
    number = limit->is_left ? left : right;
    if (number->kind != CORE_INTEGER || !is_counted(limit->tested->type))
        return false;
    limit->number = integer_value(number);
    if (number->type->kind == TYPE_U64)
        limit->number ^= INT64_MIN;
    return true;
}

/* Whether a value that lies `order` (-1, 0, 1) of the limit passes. */
static bool
passes(const struct limit *limit, int order)
{
    int side = limit->is_left ? -order : order;

    switch (limit->text[0]) {
    case '=':
        return side == 0;
    case '!':
        return side != 0;
    case '<':
        return side < 0 || (side == 0 && limit->text[1] == '=');
    default:
        return side > 0 || (side == 0 && limit->text[1] == '=');
    }
}

static int
order_of(int64_t value, int64_t number)
{
    return (value > number) - (value < number);
}

/* Whether C compilers see that both together always, or never, hold: tried with the
 * values at the limits and beside them. */
bool
overlap_is_known(const struct core_expr *expr)
{
    bool both = is_operation(expr, "&&");
    struct limit a, b;
    int held = 0, count = 0;

    if (!(both || is_operation(expr, "||")) || !is_limit(expr->operands.at[0], &a) ||
        !is_limit(expr->operands.at[1], &b) || !core_is_same(a.tested, b.tested))
        return false;
    for (int i = 0; i < 6; i++) {
        int64_t middle = i < 3 ? a.number : b.number;
        if ((i % 3 == 0 && middle == INT64_MIN) || (i % 3 == 2 && middle == INT64_MAX))
            continue;
        int64_t value = middle + (i % 3 - 1);
        bool first = passes(&a, order_of(value, a.number));
        bool second = passes(&b, order_of(value, b.number));
        held += both ? first && second : first || second;
        count++;
    }
    return held == 0 || held == count;
}
