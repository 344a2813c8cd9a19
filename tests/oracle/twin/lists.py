"""Lists."""

from .machine import panic


class ListValue:
    __slots__ = ("items",)

    def __init__(self, *items):
        self.items = list(items)

    def __del__(self):
        release_all(self.items)

    def check(self, index):
        if not 0 <= index < len(self.items):
            panic(f"index {index} is out of range: the length is {len(self.items)}")

    def get(self, index):
        self.check(index)
        return self.items[index]

    def set(self, index, value):
        self.check(index)
        self.items[index] = value

    def slice(self, low, high):
        return ListValue(*part_of(self.items, low, high))


def release_all(items):
    """The first item goes first."""
    items.reverse()
    while items:
        items.pop()


def part_of(sequence, low, high):
    size = len(sequence)
    high = size if high is None else high
    if not 0 <= low <= high <= size:
        panic(f"slice {low}..{high} is out of range: the length is {size}")
    return sequence[low:high]


def list_len(value):
    return len(value.items)


def list_push(value, item):
    value.items.append(item)


def list_pop(value):
    if not value.items:
        panic("pop from an empty list")
    return value.items.pop()


def list_insert(value, index, item):
    if not 0 <= index <= len(value.items):
        panic(f"cannot insert at {index}: the length is {len(value.items)}")
    value.items.insert(index, item)


def list_remove(value, index):
    value.check(index)
    return value.items.pop(index)


def list_clear(value):
    """It is empty before the first item goes."""
    items, value.items = value.items, []
    release_all(items)


def list_contains(value, shape, item):
    return any(shape.equal(each, item) for each in value.items)


def sorted_items(items):
    """NaN is behind all numbers."""
    return sorted(items, key=lambda item: (item != item, item if item == item else 0))


def list_sort(value, shape):
    value.items[:] = sorted_items(value.items)


def list_reverse(value):
    value.items.reverse()


class Walk:
    """What a `for` over a list walks: by index, against the length that it has at that time."""

    def __init__(self, value):
        self.value, self.at = value, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at >= len(self.value.items):
            raise StopIteration
        self.at += 1
        return self.value.items[self.at - 1]


def list_extend(value, other):
    value.items.extend(other.items[:])


def list_copy(value):
    return ListValue(*value.items)


def list_repeat(value, times):
    return ListValue(*value.items * times)


def list_index_of(value, shape, item):
    return next((place for place, each in enumerate(value.items) if shape.equal(each, item)), None)


def list_to_string(value):
    return "".join(map(chr, value.items))
