"""Lists and strings; none unwrapped; what holds temporaries."""

import functools

from .machine import note, panic


def unwrapped(value):
    if value is None:
        panic("none unwrapped by !")
    return value


class Held:
    """The temporaries of a statement: released where it ends, the last first."""

    __slots__ = ("items", "passing")

    def __init__(self):
        self.items, self.passing = [], None

    def keep(self, value):
        self.items.append(value)
        return value

    def give(self, function, *arguments):
        """Calls what takes the held ones among its arguments over."""
        for argument in arguments:
            for place in range(len(self.items) - 1, -1, -1):
                if self.items[place] is argument:
                    del self.items[place]
                    break
        return function(*arguments)

    def open(self):
        return len(self.items)

    def close(self, size, value):
        """What has been held since `open` is released before the others."""
        while len(self.items) > size:
            self.items.pop()
        return value

    def takes(self, value):
        """For `value ?? …`: the value, if there is one, waits to be taken."""
        self.passing = value
        return value is not None

    def taken(self):
        value, self.passing = self.passing, None
        return value

    def release(self):
        while self.items:
            self.items.pop()


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


def list_sort(value, shape):
    """NaN is behind all numbers."""
    value.items.sort(key=lambda item: (item != item, item if item == item else 0))


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


# ---- strings

SPACE = " \t\n\v\f\r"


def bytes_of(text):
    return [ord(character) for character in text]


def byte_at(text, index):
    if not 0 <= index < len(text):
        panic(f"index {index} is out of range: the length is {len(text)}")
    return ord(text[index])


def sliced(text, low, high):
    return part_of(text, low, high)


def string_len(text):
    return len(text)


def string_find(text, part):
    place = text.find(part)
    return None if place < 0 else place


def string_split(text, separator):
    if not separator:
        panic("split by an empty separator")
    return ListValue(*text.split(separator))


def string_join(text, strings):
    return text.join(strings.items)


def string_strip(text):
    return text.strip(SPACE)


def string_starts_with(text, part):
    return text.startswith(part)


def string_ends_with(text, part):
    return text.endswith(part)


def string_replace(text, old, new):
    """An empty part lies between characters, not between bytes."""
    if old:
        return text.replace(old, new)
    characters = text.encode("latin-1").decode("utf-8", "surrogateescape")
    return characters.replace("", new.encode("latin-1").decode("utf-8", "surrogateescape")) \
        .encode("utf-8", "surrogateescape").decode("latin-1")


def string_to_int(text):
    digits = text[1:] if text[:1] in ("+", "-") else text
    if not digits or not all("0" <= digit <= "9" for digit in digits):
        return None
    value = int(text)
    return value if -(1 << 63) <= value < 1 << 63 else None


def string_to_float(text):
    plain = text[1:] if text[:1] in ("+", "-") else text
    if plain in ("inf", "nan"):
        return float(text)
    if not plain or not all(character in "0123456789.eE+-" for character in plain):
        return None
    try:
        return float(text)
    except ValueError:
        return None
