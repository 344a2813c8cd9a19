#include "integer.h"

/* Durations are signed 64 bit integers. */
static bool
has_sign(const struct type *type)
{
    return type_is_signed(type) || type->kind == TYPE_DURATION;
}

uint64_t
integer_greatest(const struct type *type)
{
    return UINT64_MAX >> (64 - type_bits(type) + has_sign(type));
}

uint64_t
integer_least(const struct type *type)
{
    return has_sign(type) ? ~integer_greatest(type) : 0;
}

uint64_t
integer_wrap(const struct type *type, uint64_t value)
{
    uint64_t magnitude = integer_greatest(type);
    bool is_negative = has_sign(type) && (value & (magnitude + 1));
    if (!has_sign(type))
        return value & magnitude;
    return is_negative ? value | ~magnitude : value & magnitude;
}

static uint64_t
negate(uint64_t value)
{
    return ~value + 1;
}

static bool
is_negative(uint64_t value)
{
    return value >> 63 != 0;
}

static uint64_t
magnitude_of(uint64_t value)
{
    return is_negative(value) ? negate(value) : value;
}

/* Quotients are cut towards zero; a remainder has the sign of the left operand. */
static uint64_t
divide(const struct type *type, uint64_t left, uint64_t right, bool wants_remainder)
{
    if (!has_sign(type))
        return wants_remainder ? left % right : left / right;
    uint64_t quotient = magnitude_of(left) / magnitude_of(right);
    uint64_t remainder = magnitude_of(left) % magnitude_of(right);
    if (wants_remainder)
        return is_negative(left) ? negate(remainder) : remainder;
    return is_negative(left) != is_negative(right) ? negate(quotient) : quotient;
}

static uint64_t
shift_right(const struct type *type, uint64_t value, unsigned count)
{
    if (!has_sign(type) || !is_negative(value))
        return value >> count;
    return ~(~value >> count);
}

uint64_t
integer_operate(enum operator operator_, const struct type *type, uint64_t left,
                uint64_t right)
{
    unsigned count = (unsigned)(right & (uint64_t)(type_bits(type) - 1));
    uint64_t result = 0;
    switch (operator_) {
    case OPERATOR_ADD:
        result = left + right;
        break;
    case OPERATOR_SUBTRACT:
        result = left - right;
        break;
    case OPERATOR_MULTIPLY:
        result = left * right;
        break;
    case OPERATOR_DIVIDE:
    case OPERATOR_REMAINDER:
        result = divide(type, left, right, operator_ == OPERATOR_REMAINDER);
        break;
    case OPERATOR_BIT_OR:
        result = left | right;
        break;
    case OPERATOR_BIT_XOR:
        result = left ^ right;
        break;
    case OPERATOR_BIT_AND:
        result = left & right;
        break;
    case OPERATOR_SHIFT_LEFT:
        result = left << count;
        break;
    case OPERATOR_SHIFT_RIGHT:
        result = shift_right(type, left, count);
        break;
    default:
        break;
    }
    return integer_wrap(type, result);
}

int
integer_compare(const struct type *type, uint64_t left, uint64_t right)
{
    uint64_t flip = has_sign(type) ? UINT64_C(1) << 63 : 0;
    left ^= flip;
    right ^= flip;
    return (left > right) - (left < right);
}

double
integer_to_double(const struct type *type, uint64_t value)
{
    if (has_sign(type) && is_negative(value))
        return -(double)negate(value);
    return (double)value;
}

uint64_t
integer_of_double(const struct type *type, double value)
{
    double greatest = integer_to_double(type, integer_greatest(type));
    if (value != value)
        return 0;
    if (value >= greatest)
        return integer_greatest(type);
    if (value <= integer_to_double(type, integer_least(type)))
        return integer_least(type);
    return value < 0 ? negate((uint64_t)-value) : (uint64_t)value;
}
