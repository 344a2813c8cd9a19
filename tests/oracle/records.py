"""struct and class: made, read; their fields are assigned by places.py."""

from . import node as n
from .choice import expression, is_record
from .values import Name


class RecordMade(n.Expr):
    """S(a, b), S(y: b, x: a). `items` are in the order in which they are written."""

    fresh = True

    def __init__(self, kind, names, items, by_name):
        self.kind, self.names, self.items, self.by_name = kind, names, items, by_name

    def label(self):
        return f"{self.kind.word} {'by names' if self.by_name else 'in order'}"

    def spell(self, out, asked):
        texts = [out.expr(item, item.kind) for item in self.items]
        if self.by_name:
            texts = [f"{name}: {text}" for name, text in zip(self.names, texts)]
        return f"{self.kind.name}({', '.join(texts)})", n.POSTFIX

    def twin(self, out):
        if not self.by_name:
            return out.taking(f"{self.kind.name}.made", self.items)
        order = ", ".join(repr(name) for name in self.names)
        return out.taking(f"{self.kind.name}.by_names(({order},))", self.items)


class Field(n.Expr):
    def __init__(self, object, name):
        self.object, self.name, self.kind = object, name, object.kind.field(name)

    def label(self):
        return f"field of a {self.object.kind.word}"

    def spell(self, out, asked):
        return f"{out.expr(self.object, None, n.POSTFIX)}.{self.name}", n.POSTFIX

    def twin(self, out):
        return f"{out.borrow(self.object)}.{self.name}"


@expression(4, is_record)
def record_made(body, kind, depth):
    names = [name for name, _ in kind.fields]
    by_name = body.chance(0.4)
    if by_name:
        body.random.shuffle(names)
    items = body.values([kind.field(name) for name in names], depth)
    return items and RecordMade(kind, names, items, by_name)


@expression(2, lambda kind: not kind.holds_handles)
def field(body, kind, depth):
    def has_field(variable):
        return is_record(variable.kind) and any(part is kind for _, part in variable.kind.fields)

    variable = body.variable(has_field)
    if not variable:
        return None
    names = [name for name, part in variable.kind.fields if part is kind]
    return Field(Name(variable), body.pick(names))
