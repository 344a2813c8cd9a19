"""Arrays are values: one of the twin never changes."""

from .lists import ListValue, list_contains, part_of, sorted_items
from .machine import panic


class ArrayValue:
    __slots__ = ("items",)

    def __init__(self, *items):
        self.items = list(items)

    def __del__(self):
        """The last one goes first."""
        while self.items:
            self.items.pop()

    def get(self, index):
        if not 0 <= index < len(self.items):
            panic(f"index {index} is out of range: the length is {len(self.items)}")
        return self.items[index]

    def slice(self, low, high):
        return ListValue(*part_of(self.items, low, high))


def zeros(zero, count):
    return ArrayValue(*[zero] * count)


def with_item(index, value, array):
    """The array with another item there."""
    array.get(index)
    return ArrayValue(*array.items[:index], value, *array.items[index + 1:])


def array_len(array):
    return len(array.items)


array_contains = list_contains


def array_sort(array, shape):
    return ArrayValue(*sorted_items(array.items))


def array_reverse(array, shape):
    return ArrayValue(*array.items[::-1])


def items_of(array):
    """What a `for` over an array walks: as it is when the loop begins."""
    return iter(array.items[:])
