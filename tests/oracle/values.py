"""Names, literals, and what all types have: implicit conversion, comparison for equality."""

import ctypes

from . import kinds as k
from . import node as n
from .choice import expression, is_optional


class Name(n.Expr):
    def __init__(self, variable):
        self.variable, self.kind = variable, variable.kind

    def label(self):
        return f"name of a {self.variable.role}"

    def spell(self, out, asked):
        return self.variable.name, n.POSTFIX

    def twin(self, out):
        return self.variable.twin_name


class Literal(n.Expr):
    """`value` is what Python computes with."""

    def __init__(self, value, kind):
        self.value, self.kind = value, kind

    def label(self):
        return f"literal {self.kind.spelling()}"

    def is_literal(self):
        return self.kind.is_number

    def twin(self, out):
        return repr(self.value) if self.value >= 0 else f"({self.value!r})"

    def spell(self, out, asked):
        text = self.text()
        tightness = n.UNARY if text.startswith("-") else n.POSTFIX
        if asked is self.kind or (asked is None and self.kind in (k.INT, k.FLOAT)):
            return text, tightness
        return f"{text} as {self.kind.spelling()}", n.CAST


class IntLiteral(Literal):
    def __init__(self, value, kind, base=10):
        super().__init__(value, kind)
        self.base = base

    def text(self):
        if self.base == 16 and self.value >= 0:
            return hex(self.value)
        return bin(self.value) if self.base == 2 and self.value >= 0 else str(self.value)


class FloatLiteral(Literal):
    def text(self):
        return repr(self.value)


class ByteLiteral(Literal):
    """'a'"""

    def text(self):
        return f"'{chr(self.value)}'"

    def spell(self, out, asked):
        return self.text(), n.POSTFIX

    def is_literal(self):
        return False


class BoolLiteral(Literal):
    def spell(self, out, asked):
        return ("true" if self.value else "false"), n.POSTFIX


class DurationLiteral(Literal):
    UNITS = [("min", 60_000_000_000), ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1000), ("ns", 1)]

    def spell(self, out, asked):
        size = abs(self.value)
        name, unit = next(item for item in self.UNITS if size % item[1] == 0)
        return f"{'-' if self.value < 0 else ''}{size // unit}{name}", \
            n.UNARY if self.value < 0 else n.POSTFIX


ESCAPES = {"\n": "\\n", "\t": "\\t", "\0": "\\0", "\\": "\\\\", '"': '\\"'}


def quoted(text, in_format=False):
    """The inside of a string literal. `text` has a character for each byte."""
    pieces = []
    for character in text.encode("latin-1").decode("utf-8", "surrogateescape"):
        if "\udc80" <= character <= "\udcff":
            pieces.append(f"\\x{ord(character) - 0xdc00:02x}")
        elif in_format and character in "{}":
            pieces.append(character * 2)
        elif character < " " and character not in ESCAPES:
            pieces.append(f"\\x{ord(character):02x}")
        else:
            pieces.append(ESCAPES.get(character, character))
    return "".join(pieces)


class StringLiteral(n.Expr):
    kind = k.STRING

    def __init__(self, value):
        self.value = value

    def label(self):
        return "literal string"

    def spell(self, out, asked):
        return f'"{quoted(self.value)}"', n.POSTFIX

    def twin(self, out):
        return repr(self.value)


class NoneLiteral(n.Expr):
    def __init__(self, kind):
        self.kind = kind

    def label(self):
        return "literal none"

    def spell(self, out, asked):
        if asked is self.kind:
            return "none", n.POSTFIX
        return f"{out.identity(self.kind)}(none)", n.POSTFIX

    def twin(self, out):
        return "None"


class Convert(n.Expr):
    """What the place asks for, by itself."""

    def __init__(self, operand, kind):
        self.operand, self.kind = operand, kind

    def label(self):
        to = "optional" if is_optional(self.kind) else self.kind.spelling().split("[")[0]
        return f"implicit conversion to {to}"

    @property
    def fresh(self):
        return self.operand.fresh

    def spell(self, out, asked):
        if asked is not self.kind:
            return f"{out.identity(self.kind)}({out.expr(self, self.kind)})", n.POSTFIX
        keeps = k.inner_of(self.kind) is self.operand.kind
        return self.operand.spell(out, self.operand.kind if keeps else n.OTHER)

    def twin(self, out):
        return self.operand.twin(out)


class Equal(n.Expr):
    """== and != of any type."""

    kind = k.BOOL

    def __init__(self, left, right, unequal):
        self.left, self.right, self.unequal = left, right, unequal

    def label(self):
        return f"{'!=' if self.unequal else '=='} {type(self.left.kind).__name__}"

    def spell(self, out, asked):
        left, right = spell_operands(out, self.left, self.right, None, n.COMPARE)
        return f"{left} {'!=' if self.unequal else '=='} {right}", n.COMPARE

    def twin(self, out):
        left, right = out.borrow(self.left), out.borrow(self.right)
        if isinstance(self.left.kind, (k.CoroOf, k.TaskOf, k.ClassOf)):
            return f"({left} {'is not' if self.unequal else 'is'} {right})"
        test = f"{self.left.kind.shape()}.equal({left}, {right})"
        return f"(not {test})" if self.unequal else test


class IsNone(n.Expr):
    kind = k.BOOL

    def __init__(self, operand, some, first):
        self.operand, self.some, self.first = operand, some, first

    def label(self):
        return f"{'!=' if self.some else '=='} none"

    def spell(self, out, asked):
        operand = out.expr(self.operand, None, n.COMPARE + 1)
        sides = ["none", operand] if self.first else [operand, "none"]
        return ("!=" if self.some else "==").join([sides[0] + " ", " " + sides[1]]), n.COMPARE

    def twin(self, out):
        return f"({out.borrow(self.operand)} is {'not ' if self.some else ''}None)"


def spell_operands(out, left, right, asked, tightness):
    """Two operands of one type. Of two a literal takes the type of the other, where nothing else is
    asked, and a narrower one converts. Comparisons do not chain, so both of their operands bind
    tighter."""
    return out.expr(left, asked_of(left, right, asked), tightness + (tightness == n.COMPARE)), \
        out.expr(right, asked_of(right, left, asked), tightness + 1)


def asked_of(operand, other, asked):
    if asked is operand.kind or takes_asked(other):
        return asked if asked is operand.kind else inner_asked(asked)
    if isinstance(operand, Convert) or (operand.is_literal() and asked is not n.OTHER):
        return operand.kind
    return inner_asked(asked)


def inner_asked(asked):
    """What is asked of operands where something else than their type is asked of the whole."""
    return None if asked is None else n.OTHER


def takes_asked(expr):
    """Whether the type that Coro gives it may depend on what is asked."""
    return any(isinstance(part, (NoneLiteral, Convert)) or isinstance(part, n.Expr) and part.is_literal()
               for part in n.walk(expr))


# ---- at random

INTERESTING = [0, 1, 2, 3, 4, 5, 7, 10, 100, 127, 128, 255, 256, 1000, 65535, 1 << 31, (1 << 32) - 1, (1 << 63) - 1]
SIZES = [0, 1, 7, 1000, 1500, 1_000_000, 250_000_000, 1_500_000_000, 60_000_000_000]
TEXTS = ["", "a", "b", "ab", "spam", "x y", "it's", '"q"', "12", "-7", "1.5", "a,b", "\u00c3\u00a9",
         "  pad ", "tab\tnl\n", "{}", "\\", "aXbX", "\u00e2\u0082\u00ac1", "%d", "\x00", "\u00ff"]
FLOATS = [0.0, 1.0, 0.5, 2.25, 1.5, 3.0, 10.0, 0.1, 100.0, 1e20, 1e-5, 1234.5678, 3.4e38, 5e-324]


def int_literal(body, kind):
    value = body.pick(INTERESTING) if body.chance(0.3) else body.upto(9)
    if kind.signed and body.chance(0.25):
        value = -value - body.upto(1)
    value = min(max(value, kind.least), kind.most)
    if kind is k.U8 and 97 <= value <= 122:
        return ByteLiteral(value, kind)
    return IntLiteral(value, kind, body.pick([10, 10, 10, 10, 16, 2]))


def literal(body, kind):
    """A constant of a type whose values can be written down; None for others."""
    if isinstance(kind, k.Int):
        return int_literal(body, kind)
    if kind is k.FLOAT:
        return FloatLiteral(body.pick(FLOATS) * body.pick([1, 1, -1]), kind)
    if kind is k.F32:
        value = body.pick(FLOATS[:9] if body.chance(0.7) else [16777216.0, 0.75])
        return FloatLiteral(ctypes.c_float(value).value, kind)
    if kind is k.BOOL:
        return BoolLiteral(body.chance(0.5), kind)
    if kind is k.DURATION:
        return DurationLiteral(body.pick(SIZES) * body.pick([1, 1, 1, -1]), kind)
    if kind is k.STRING:
        return StringLiteral(body.pick(TEXTS))
    return None


@expression(0.4, lambda kind: kind is k.BOOL)
def equal(body, kind, depth):
    kind = body.program.any_kind(body, lambda kind: kind.is_comparable)
    left, right = body.expr(kind, depth), body.expr(kind, depth)
    return left and right and Equal(left, right, body.chance(0.4))


@expression(0.3, lambda kind: kind is k.BOOL)
def is_none(body, kind, depth):
    variable = body.variable(lambda variable: is_optional(variable.kind))
    operand = Name(variable) if variable else body.expr(body.program.any_kind(body, is_optional), depth)
    return operand and IsNone(operand, body.chance(0.5), body.chance(0.3))
