"""Maps, in the order in which their keys came: as Python's."""

from .lists import ListValue
from .machine import panic


class MapValue:
    """`changes`: how often its keys changed."""

    __slots__ = ("entries", "changes")

    def __init__(self):
        self.entries, self.changes = {}, 0

    def __del__(self):
        release_all(self.entries)

    def get(self, key):
        """m[k]"""
        if key not in self.entries:
            panic("no key in the map")
        return self.entries[key]

    def set(self, key, value):
        self.changes += key not in self.entries
        self.entries[key] = value


def release_all(entries):
    """The first goes first."""
    values = list(entries.values())
    entries.clear()
    values.reverse()
    while values:
        values.pop()


def map_made(*parts):
    """Of keys and values in turns."""
    made = MapValue()
    for key, value in zip(parts[::2], parts[1::2]):
        made.set(key, value)
    return made


def map_len(value):
    return len(value.entries)


def map_get(value, key):
    return value.entries.get(key)


def map_has(value, key):
    return key in value.entries


def map_remove(value, key):
    value.changes += key in value.entries
    return value.entries.pop(key, None)


def map_clear(value):
    """It is empty before the first value goes."""
    value.changes += bool(value.entries)
    entries, value.entries = value.entries, {}
    release_all(entries)


def map_extend(value, other):
    if value is not other:
        for key, item in list(other.entries.items()):
            value.set(key, item)


def map_keys(value):
    return ListValue(*value.entries)


def map_values(value):
    return ListValue(*value.entries.values())


def map_copy(value):
    copy = MapValue()
    copy.entries.update(value.entries)
    return copy


class WalkKeys:
    """What a `for` over a map walks."""

    def __init__(self, value):
        self.value, self.changes, self.keys = value, value.changes, iter(list(value.entries))

    def __iter__(self):
        return self

    def __next__(self):
        if self.value.changes != self.changes:
            panic("the keys of a map changed while it was walked")
        return next(self.keys)


class WalkEntries(WalkKeys):
    def __next__(self):
        key = super().__next__()
        return key, self.value.entries[key]
