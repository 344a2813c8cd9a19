/* Integer arithmetic without undefined behaviour: sums and products wrap, quotients
 * truncate, shifts count modulo the width, floats saturate on their way to integers. Part
 * of coro.h.
 *
 * The functions of int (64 bits) have no suffix: coro_add; the others have their type's:
 * coro_add_u8. All compute in 64 unsigned bits, which C compilers narrow again, and take
 * the low bits of that as the signed result, as every C compiler in use does. */
#ifndef CORO_ARITHMETIC_H
#define CORO_ARITHMETIC_H

/* The panic of / and % by zero. */
CORO_NORETURN void coro_panic_division(const struct coro_code *code, int line);

#define CORO_WRAPPING(suffix, type, width)                                               \
    static inline type coro_add##suffix(type left, type right)                           \
    {                                                                                    \
        return (type)((uint64_t)left + (uint64_t)right);                                 \
    }                                                                                    \
                                                                                         \
    static inline type coro_sub##suffix(type left, type right)                           \
    {                                                                                    \
        return (type)((uint64_t)left - (uint64_t)right);                                 \
    }                                                                                    \
                                                                                         \
    static inline type coro_mul##suffix(type left, type right)                           \
    {                                                                                    \
        return (type)((uint64_t)left * (uint64_t)right);                                 \
    }                                                                                    \
                                                                                         \
    static inline type coro_neg##suffix(type value)                                      \
    {                                                                                    \
        return (type)(0 - (uint64_t)value);                                              \
    }                                                                                    \
                                                                                         \
    static inline bool coro_up##suffix(type *index, type last)                           \
    {                                                                                    \
        if (*index >= last)                                                              \
            return false;                                                                \
        ++*index;                                                                        \
        return true;                                                                     \
    }                                                                                    \
                                                                                         \
    static inline type coro_shl##suffix(type value, uint64_t count)                      \
    {                                                                                    \
        return (type)((uint64_t)value << (count % (width)));                             \
    }

/* The smallest value / -1 is itself, % -1 is 0; a negative value shifts as its complement
 * does, so that no sign bit is ever shifted. */
#define CORO_SIGNED(suffix, type, width)                                                 \
    CORO_WRAPPING(suffix, type, width)                                                   \
                                                                                         \
    static inline type coro_div##suffix(type left, type right,                           \
                                        const struct coro_code *code, int line)          \
    {                                                                                    \
        if (right == 0)                                                                  \
            coro_panic_division(code, line);                                             \
        return (type)(right == -1 ? coro_neg##suffix(left) : left / right);              \
    }                                                                                    \
                                                                                         \
    static inline type coro_rem##suffix(type left, type right,                           \
                                        const struct coro_code *code, int line)          \
    {                                                                                    \
        if (right == 0)                                                                  \
            coro_panic_division(code, line);                                             \
        return (type)(right == -1 ? 0 : left % right);                                   \
    }                                                                                    \
                                                                                         \
    static inline type coro_shr##suffix(type value, uint64_t count)                      \
    {                                                                                    \
        return (type)(value < 0 ? ~(~value >> (count % (width)))                         \
                                : value >> (count % (width)));                           \
    }

#define CORO_UNSIGNED(suffix, type, width)                                               \
    CORO_WRAPPING(suffix, type, width)                                                   \
                                                                                         \
    static inline type coro_div##suffix(type left, type right,                           \
                                        const struct coro_code *code, int line)          \
    {                                                                                    \
        if (right == 0)                                                                  \
            coro_panic_division(code, line);                                             \
        return (type)(left / right);                                                     \
    }                                                                                    \
                                                                                         \
    static inline type coro_rem##suffix(type left, type right,                           \
                                        const struct coro_code *code, int line)          \
    {                                                                                    \
        if (right == 0)                                                                  \
            coro_panic_division(code, line);                                             \
        return (type)(left % right);                                                     \
    }                                                                                    \
                                                                                         \
    static inline type coro_shr##suffix(type value, uint64_t count)                      \
    {                                                                                    \
        return (type)(value >> (count % (width)));                                       \
    }

/* C promotes what is smaller than an int: then its ~ is no value of the type. */
static inline uint8_t
coro_not_u8(uint8_t value)
{
    return (uint8_t)~value;
}

static inline uint16_t
coro_not_u16(uint16_t value)
{
    return (uint16_t)~value;
}

/* `low` and `above` are powers of two (or 0), which a double holds exactly: the smallest
 * value of the type, and one more than its largest. NaN gives 0. */
#define CORO_SATURATING(name, type, low, above, smallest, largest)                       \
    static inline type coro_##name##_of_float(double value)                              \
    {                                                                                    \
        if (value >= (above))                                                            \
            return largest;                                                              \
        if (value <= (low))                                                              \
            return smallest;                                                             \
        return value >= (low) ? (type)value : (type)0;                                   \
    }

CORO_SIGNED(_i8, int8_t, 8)
CORO_SIGNED(_i16, int16_t, 16)
CORO_SIGNED(_i32, int32_t, 32)
CORO_SIGNED(, int64_t, 64)
CORO_UNSIGNED(_u8, uint8_t, 8)
CORO_UNSIGNED(_u16, uint16_t, 16)
CORO_UNSIGNED(_u32, uint32_t, 32)
CORO_UNSIGNED(_u64, uint64_t, 64)

CORO_SATURATING(i8, int8_t, -128.0, 128.0, INT8_MIN, INT8_MAX)
CORO_SATURATING(i16, int16_t, -32768.0, 32768.0, INT16_MIN, INT16_MAX)
CORO_SATURATING(i32, int32_t, -2147483648.0, 2147483648.0, INT32_MIN, INT32_MAX)
CORO_SATURATING(int, int64_t, -9223372036854775808.0, 9223372036854775808.0, INT64_MIN,
                INT64_MAX)
CORO_SATURATING(u8, uint8_t, 0.0, 256.0, 0, UINT8_MAX)
CORO_SATURATING(u16, uint16_t, 0.0, 65536.0, 0, UINT16_MAX)
CORO_SATURATING(u32, uint32_t, 0.0, 4294967296.0, 0, UINT32_MAX)
CORO_SATURATING(u64, uint64_t, 0.0, 18446744073709551616.0, 0, UINT64_MAX)

#undef CORO_WRAPPING
#undef CORO_SIGNED
#undef CORO_UNSIGNED
#undef CORO_SATURATING

#endif
