"""enum: a case, with what it holds."""

from . import kinds as k
from . import node as n
from .choice import expression, is_enum


class CaseMade(n.Expr):
    """E.RED, Shape.circle(2.0), Shape.rect(h: 1.0, w: 2.0). `items` are in the order as written."""

    fresh = True

    def __init__(self, kind, number, names, items, by_name):
        self.kind, self.number = kind, number
        self.names, self.items, self.by_name = names, items, by_name

    def label(self):
        if not self.items:
            return "case"
        return "case that holds something, by names" if self.by_name else "case that holds something"

    def spell(self, out, asked):
        text = f"{self.kind.name}.{self.kind.cases[self.number][0]}"
        if not self.items:
            return text, n.POSTFIX
        items = [out.expr(item, item.kind) for item in self.items]
        if self.by_name:
            items = [f"{name}: {item}" for name, item in zip(self.names, items)]
        return f"{text}({', '.join(items)})", n.POSTFIX

    def twin(self, out):
        case = f"{self.kind.name}.cases[{self.number}]"
        if not self.items:
            return f"{case}.only"
        if not self.by_name:
            return out.taking(f"{case}.made", self.items)
        order = ", ".join(repr(name) for name in self.names)
        return out.taking(f"{case}.by_names(({order},))", self.items)


class Number(n.Expr):
    """E.RED as int"""

    def __init__(self, operand, kind):
        self.operand, self.kind = operand, kind

    def label(self):
        return "enum as a number"

    def spell(self, out, asked):
        return f"{out.expr(self.operand, None, n.CAST)} as {self.kind.spelling()}", n.CAST

    def twin(self, out):
        return f"{self.kind.name}({out.borrow(self.operand)}.number)"


def case_made(body, kind, number, fill):
    """`fill` makes the items for a list of types, or gives None."""
    fields = list(kind.cases[number][1])
    by_name = body.chance(0.4)
    if by_name:
        body.random.shuffle(fields)
    items = fill([part for _, part in fields])
    return None if items is None else CaseMade(kind, number, [name for name, _ in fields], items, by_name)


@expression(6, is_enum)
def case(body, kind, depth):
    number = body.upto(len(kind.cases) - 1)
    return case_made(body, kind, number, lambda kinds: body.values(kinds, depth))


@expression(0.5, lambda kind: isinstance(kind, k.Int))
def number(body, kind, depth):
    source = body.program.any_kind(body, lambda kind: is_enum(kind) and kind.is_bare)
    operand = source and body.expr(source, depth)
    return operand and Number(operand, kind)
