"""array[T, N]: a value of so many elements."""

from . import kinds as k
from . import node as n
from .choice import expression, is_array, statement
from .numbers import Arithmetic
from .texts import Index, Member, Slice
from .values import IntLiteral, Name


class ArrayMade(n.Expr):
    """[a, b] where an array is asked for, array[T, N]()"""

    fresh = True

    def __init__(self, items, kind):
        self.items, self.kind = items, kind

    def label(self):
        return "array literal" if self.items else "array of zeros"

    def spell(self, out, asked):
        if not self.items:
            return f"{self.kind.spelling()}()", n.POSTFIX
        if asked is self.kind:
            return f"[{', '.join(out.expr(item, self.kind.element) for item in self.items)}]", n.POSTFIX
        return f"{out.identity(self.kind)}({out.expr(self, self.kind)})", n.POSTFIX

    def twin(self, out):
        if not self.items:
            return f"zeros({zero_of(self.kind.element)}, {self.kind.count})"
        return out.taking("ArrayValue", self.items)


def is_zeroable(kind):
    """Whether array[T, N]() can be made."""
    if isinstance(kind, k.ArrayOf):
        return is_zeroable(kind.element)
    if isinstance(kind, k.StructOf):
        return all(is_zeroable(part) for _, part in kind.fields)
    return kind.is_number or isinstance(kind, k.OptionalOf) or kind in (k.BOOL, k.DURATION, k.STRING)


def zero_of(kind):
    """The twin's text for a value that is all zero."""
    if isinstance(kind, k.ArrayOf):
        return f"zeros({zero_of(kind.element)}, {kind.count})"
    if isinstance(kind, k.StructOf):
        return f"{kind.name}.made({', '.join(zero_of(part) for _, part in kind.fields)})"
    if isinstance(kind, k.OptionalOf):
        return "None"
    return {k.BOOL: "False", k.STRING: "''"}.get(kind, "0.0" if isinstance(kind, k.Float) else "0")


def index_of_array(body, kind, depth):
    """In range, also where the compiler knows it."""
    if body.chance(0.5):
        return IntLiteral(body.upto(kind.count - 1), k.INT)
    low_bits = Arithmetic("&", body.expr(k.INT, depth), IntLiteral(7, k.INT))
    return Arithmetic("%", low_bits, IntLiteral(kind.count, k.INT))


def some_array(body, test=lambda kind: True):
    return body.variable(lambda variable: is_array(variable.kind) and test(variable.kind))


# ---- at random

@expression(4, is_array)
def array_literal(body, kind, depth):
    if body.chance(0.25) and is_zeroable(kind.element):
        return ArrayMade([], kind)
    items = [body.expr(kind.element, depth) for _ in range(kind.count)]
    return None if None in items else ArrayMade(items, kind)


@expression(2, lambda kind: not kind.holds_handles)
def element(body, kind, depth):
    variable = some_array(body, lambda each: each.element is kind)
    return variable and Index(Name(variable), index_of_array(body, variable.kind, depth))


@expression(1, lambda kind: isinstance(kind, k.ListOf) and not kind.holds_handles)
def slice_of_array(body, kind, depth):
    variable = some_array(body, lambda each: each.element is kind.element)
    if not variable:
        return None
    low = body.upto(variable.kind.count)
    high = low + body.upto(variable.kind.count - low)
    return Slice(Name(variable), IntLiteral(low, k.INT) if body.chance(0.7) or low else None,
                 IntLiteral(high, k.INT) if body.chance(0.7) else None)


@expression(0.5, lambda kind: kind in (k.BOOL, k.INT))
def asked_of_array(body, kind, depth):
    variable = some_array(body, lambda each: each.is_comparable)
    if not variable:
        return None
    if kind is k.INT:
        return Member(Name(variable), "len", [], k.INT, True)
    wanted = body.expr(variable.kind.element, depth)
    return wanted and Member(Name(variable), "contains", [wanted], k.BOOL)


class Rearrange(n.Stmt):
    """a.sort(); a.reverse();: the twin's arrays never change, so the variable gets another one."""

    def __init__(self, variable, name):
        self.variable, self.name = variable, name

    def label(self):
        return f"array.{self.name}"

    def spell(self, out):
        out.line(f"{self.variable.name}.{self.name}();")

    def twin(self, out):
        shape = self.variable.kind.element.shape()
        out.line(f"{self.variable.twin_name} = array_{self.name}({self.variable.twin_name}, {shape})")


@statement(1)
def rearrange(body):
    variable = body.variable(lambda variable: is_array(variable.kind) and variable.is_assignable)
    if not variable:
        return None
    name = "sort" if variable.kind.element.is_ordered and body.chance(0.6) else "reverse"
    return [Rearrange(variable, name)]
