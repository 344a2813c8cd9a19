"""Numbers as Coro computes them: integers wrap, floats are IEEE's, f32 is rounded."""

import ctypes
import math

from .machine import panic


def wrapping(bits, signed):
    mask, sign = (1 << bits) - 1, 1 << (bits - 1)
    if not signed:
        return lambda value: value & mask
    return lambda value: ((value + sign) & mask) - sign


i8, i16, i32, i64 = (wrapping(bits, True) for bits in (8, 16, 32, 64))
u8, u16, u32, u64 = (wrapping(bits, False) for bits in (8, 16, 32, 64))


def divided(left, right, wrap):
    """Towards zero."""
    if right == 0:
        panic("division by zero")
    size = abs(left) // abs(right)
    return wrap(size if (left < 0) == (right < 0) else -size)


def remainder(left, right, wrap):
    """Has the sign of the left one."""
    if right == 0:
        panic("division by zero")
    size = abs(left) % abs(right)
    return wrap(-size if left < 0 else size)


def f32(value):
    return ctypes.c_float(value).value


def float_divided(left, right):
    if right != 0:
        return left / right
    if left == 0 or math.isnan(left) or math.isnan(right):
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1.0, right)


def f64_of_int(value):
    return float(value)


def f32_of_int(value):
    """Rounded once: through a double it would be twice."""
    size = abs(value)
    if size < 1 << 53:
        return f32(float(value))
    odd = (size >> 20) | ((size & 0xFFFFF) != 0)
    return math.copysign(f32(float(odd)) * (1 << 20), value)


def f64_of_float(value):
    return value


def f32_of_float(value):
    return f32(value)


def int_of_float(value, least, most):
    """Towards zero; the nearest where it does not fit."""
    if math.isnan(value):
        return 0
    if math.isinf(value):
        return most if value > 0 else least
    return min(max(math.trunc(value), least), most)


def shortest_f32(value):
    """The shortest digits that read back as the same f32, as repr gives them for a double."""
    for digits in range(1, 10):
        text = f"{value:.{digits - 1}e}"
        if f32(float(text)) == value:
            return repr(float(text))
    return repr(value)
