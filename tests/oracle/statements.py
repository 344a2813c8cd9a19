"""Variables, assignment, expressions as statements, blocks."""

from . import node as n
from .choice import statement
from .writers import Release


class ExprStmt(n.Stmt):
    def __init__(self, expr):
        self.expr = expr

    def label(self):
        return "expression statement"

    def spell(self, out):
        out.line(out.expr(self.expr) + ";")

    def twin(self, out):
        out.simple(lambda: out.borrow(self.expr))


class Let(n.Stmt):
    """let or var, by the variable's role. `typed`: its type is said."""

    def __init__(self, variable, value, typed):
        self.variable, self.value, self.typed = variable, value, typed

    def label(self):
        return self.variable.role

    def undone(self):
        return [Release(self.variable)] if self.variable.kind.holds_handles else []

    def spell(self, out):
        kind = self.variable.kind
        type_ = f": {kind.spelling()}" if self.typed else ""
        value = out.expr(self.value, kind if self.typed else None)
        out.line(f"{self.variable.role} {self.variable.name}{type_} = {value};")

    def twin(self, out):
        out.simple(lambda: f"{self.variable.twin_name} = {out.expr(self.value)}")


class Discard(n.Stmt):
    """let _ = value;"""

    def __init__(self, value):
        self.value = value

    def label(self):
        return "let _"

    def spell(self, out):
        out.line(f"let _ = {out.expr(self.value)};")

    def twin(self, out):
        out.simple(lambda: out.borrow(self.value))


class Block(n.Stmt):
    def __init__(self, body):
        self.body = body

    def spell(self, out):
        out.block(self.body)

    def twin(self, out):
        out.line("if True:")
        out.suite(self.body)


# ---- at random

def block_of(body):
    """Statements for the innermost scope."""
    return body.statements(1 + body.upto(2))


def declared(body, kind, value, role=None):
    """The statement that binds a new variable to the value; it is in scope from here on."""
    variable = body.new_variable(kind, role or body.pick(["let", "let", "var"]))
    body.add(variable)
    return Let(variable, value, body.chance(0.5))


@statement(5)
def let(body):
    kind = body.program.any_kind(body)
    typed = body.value(kind, 3) if body.chance(0.3) else None
    if typed:
        made = declared(body, kind, typed)
        made.typed = True
        return [made]
    value = body.expr(kind, 3)
    return value and [declared(body, kind, value)]


@statement(0.4)
def discard(body):
    value = body.expr(body.program.any_kind(body), 3)
    return value and [Discard(value)]


@statement(0.6, lambda body: not body.is_deep)
def block(body):
    return [Block(body.block())]
