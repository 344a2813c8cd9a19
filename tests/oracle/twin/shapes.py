"""How values of a type are shown, formatted and compared. A string has a character for each byte."""

import functools
import math

from .machine import machine
from .numbers import shortest_f32


class Shape:
    """What `show` does not say otherwise is shown by repr the same."""

    def repr(self, value):
        return self.show(value)

    def equal(self, left, right):
        return left == right

    def format(self, value, spec):
        """What is no number is text."""
        text = self.show(value).encode("latin-1").decode("utf-8", "surrogateescape")
        return bytes_as_text(format(text, spec))


def bytes_as_text(text):
    return text.encode("utf-8", "surrogateescape").decode("latin-1")


class IntShape(Shape):
    def show(self, value):
        return str(value)

    def format(self, value, spec):
        return bytes_as_text(format(value, spec))


class FloatShape(Shape):
    def __init__(self, single):
        self.single = single

    def show(self, value):
        return shortest_f32(value) if self.single and math.isfinite(value) else repr(value)

    def format(self, value, spec):
        if self.single and "." not in spec and spec[-1:] not in "efg" and math.isfinite(value):
            value = float(self.show(value))     # whose repr has the same digits
        return bytes_as_text(format(value, spec))


class BoolShape(Shape):
    def show(self, value):
        return "true" if value else "false"


class StringShape(Shape):
    def show(self, value):
        return value

    def repr(self, value):
        return quoted(value)


def quoted(value):
    quote = '"' if "'" in value and '"' not in value else "'"
    pieces = []
    for character in value.encode("latin-1").decode("utf-8", "surrogateescape"):
        code = ord(character)
        if character in "\n\r\t":
            pieces.append({"\n": "\\n", "\r": "\\r", "\t": "\\t"}[character])
        elif character in ("\\", quote):
            pieces.append("\\" + character)
        elif 0xDC80 <= code <= 0xDCFF:
            pieces.append(f"\\x{code - 0xDC00:02x}")
        elif code < 32 or code == 127:
            pieces.append(f"\\x{code:02x}")
        else:
            pieces.append(character)
    return bytes_as_text(quote + "".join(pieces) + quote)


class DurationShape(Shape):
    UNITS = [("min", 60_000_000_000), ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1000), ("ns", 1)]

    def show(self, value):
        size = abs(value)
        if size == 0:
            return "0s"
        name, unit = next(item for item in self.UNITS if size % item[1] == 0)
        return f"{'-' if value < 0 else ''}{size // unit}{name}"


class ErrorShape(Shape):
    def show(self, value):
        return value.message

    def repr(self, value):
        code = f", {value.code}" if value.code else ""
        return f"error({quoted(value.message)}{code})"

    def equal(self, left, right):
        return left.message == right.message and left.code == right.code


class CoroShape(Shape):
    def show(self, value):
        return f"<coro {value.kind.name}>"

    def equal(self, left, right):
        return left is right


class TaskShape(CoroShape):
    def show(self, value):
        outcome = ""
        if value.status == "ERROR":
            outcome = f" ({ERROR.repr(value.error)})"
        elif value.status == "FINISHED":
            returns = value.kind.returns
            outcome = f" ({returns.repr(value.result_value) if returns else 'None'})"
        return f"<Task '{value.kind.name}' [{value.status}]{outcome}>"


class LoopShape(CoroShape):
    def show(self, value):
        return "<loop>"


class ChanShape(CoroShape):
    def show(self, value):
        return "<chan>"


class OptionalShape(Shape):
    def __init__(self, inner):
        self.inner = inner

    def show(self, value):
        return "none" if value is None else self.inner.show(value)

    def repr(self, value):
        return "none" if value is None else self.inner.repr(value)

    def equal(self, left, right):
        if left is None or right is None:
            return left is right
        return self.inner.equal(left, right)


class ListShapeOf(Shape):
    def __init__(self, element):
        self.element = element

    def show(self, value):
        return f"[{', '.join(self.element.repr(item) for item in value.items)}]"

    def equal(self, left, right):
        return len(left.items) == len(right.items) and all(map(self.element.equal, left.items, right.items))


class MapShapeOf(Shape):
    def __init__(self, key, value):
        self.key, self.value = key, value

    def show(self, value):
        pairs = (f"{self.key.repr(key)}: {self.value.repr(item)}" for key, item in value.entries.items())
        return "{" + ", ".join(pairs) + "}"

    def equal(self, left, right):
        """In whatever order."""
        return left.entries.keys() == right.entries.keys() and all(
            self.value.equal(item, right.entries[key]) for key, item in left.entries.items())


Optional = functools.lru_cache(maxsize=None)(OptionalShape)
ListShape = functools.lru_cache(maxsize=None)(ListShapeOf)
MapShape = functools.lru_cache(maxsize=None)(MapShapeOf)


I8 = I16 = I32 = I64 = U8 = U16 = U32 = U64 = IntShape()
F32, F64 = FloatShape(True), FloatShape(False)
BOOL, STRING, DURATION, ERROR = BoolShape(), StringShape(), DurationShape(), ErrorShape()
CORO, TASK, LOOP, CHAN = CoroShape(), TaskShape(), LoopShape(), ChanShape()


# ---- print and f-strings

def shown(pieces):
    """Pairs of shape and value, flat."""
    return [shape.show(value) for shape, value in zip(pieces[::2], pieces[1::2])]


def print_(*pieces):
    machine.write(" ".join(shown(pieces)) + "\n")


def write_(*pieces):
    machine.write("".join(shown(pieces)))


def joined(*texts):
    return "".join(texts)
