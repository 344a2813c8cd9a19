"""None unwrapped; what holds temporaries."""

from .machine import panic


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
