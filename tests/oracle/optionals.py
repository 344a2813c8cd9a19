"""T?: ??, !, if let, while let."""

from . import kinds as k
from . import node as n
from .choice import expression, is_optional, statement
from .flow import If
from .statements import block_of
from .values import Convert, IsNone, Name, inner_asked


class Else(n.Expr):
    """maybe ?? instead"""

    fresh = True

    def __init__(self, maybe, instead, kind):
        self.maybe, self.instead, self.kind = maybe, instead, kind

    def label(self):
        return f"?? giving {'an optional' if is_optional(self.kind) else 'a value'}"

    def spell(self, out, asked):
        inner = asked if asked is self.kind else inner_asked(asked)
        maybe = out.expr(self.maybe, None, n.ELSE + 1)
        return f"{maybe} ?? {out.expr(self.instead, inner, n.ELSE)}", n.ELSE

    def twin(self, out, is_behind=False):
        maybe = out.apart(self.maybe) if is_behind else out.expr(self.maybe)
        chained = isinstance(self.instead, Else)
        instead = self.instead.twin(out, is_behind=True) if chained else out.apart(self.instead)
        if self.kind.holds_handles:
            out.hold.used = True
            name = out.hold.name
            return f"({name}.taken() if {name}.takes({maybe}) else {instead})"
        name = out.fresh_name("t")
        return f"({name} if ({name} := {maybe}) is not None else {instead})"


class Unwrap(n.Expr):
    """x!"""

    def __init__(self, operand):
        self.operand, self.kind = operand, operand.kind.inner

    def label(self):
        return "!"

    def spell(self, out, asked):
        return f"{out.expr(self.operand, None, n.POSTFIX)}!", n.POSTFIX

    def twin(self, out):
        return f"unwrapped({out.borrow(self.operand)})"


class IfLet(n.Stmt):
    def __init__(self, variable, maybe, then, otherwise):
        self.variable, self.maybe, self.then, self.otherwise = variable, maybe, then, otherwise

    def label(self):
        return f"if let{' … else' if self.otherwise is not None else ''}"

    def spell(self, out):
        head = f"if let {self.variable.name} = {out.expr(self.maybe)}"
        if self.otherwise is None:
            out.block(self.then, head)
            return
        out.line(head + " {")
        out.inside(self.then, "} else {")
        out.inside(self.otherwise)

    def twin(self, out):
        name = self.variable.twin_name
        out.simple(lambda: f"{name} = {out.expr(self.maybe)}")
        out.line(f"if {name} is not None:")
        out.suite(self.then, [self.variable])
        if self.otherwise is not None:
            out.line("else:")
            out.suite(self.otherwise)


class WhileLet(n.Stmt):
    """Its body bounds the turns by a counter."""

    def __init__(self, variable, maybe, body):
        self.variable, self.maybe, self.body = variable, maybe, body

    def label(self):
        return "while let"

    def spell(self, out):
        out.block(self.body, f"while let {self.variable.name} = {out.expr(self.maybe)}")

    def twin(self, out):
        name = self.variable.twin_name
        out.line("while True:")
        with out.indented():
            out.line("tick()")
            out.simple(lambda: f"{name} = {out.expr(self.maybe)}")
            out.line(f"if {name} is None:")
            out.line("    break")
            out.line("if True:")
            out.suite(self.body, [self.variable])


# ---- at random

@expression(2.5, lambda kind: not kind.holds_handles)
def otherwise(body, kind, depth):
    maybe = body.expr(k.optional(kind), depth)
    instead = maybe and body.expr(kind, depth)
    return instead and Else(maybe, instead, kind)


@expression(6, lambda kind: not kind.holds_handles and not is_optional(kind))
def unwrap(body, kind, depth):
    """Of what is known to be there, at least where nothing happens meanwhile."""
    known = body.variable(lambda variable: variable.kind is k.optional(kind) and variable in body.known)
    return Unwrap(Name(known)) if known else None


@expression(1.2, lambda kind: is_optional(kind) and not kind.holds_handles)
def some(body, kind, depth):
    made = body.expr(kind.inner, depth)
    return made and Convert(made, kind)


def maybe_expression(body, test):
    kind = body.program.any_kind(body, lambda kind: is_optional(kind) and test(kind))
    return kind and body.expr(kind)


@statement(2, lambda body: not body.is_deep)
def if_let(body):
    maybe = maybe_expression(body, lambda kind: True)
    if not maybe:
        return None
    with body.scope():
        variable = body.new_variable(maybe.kind.inner, "opened")
        body.add(variable)
        then = block_of(body)
    return [IfLet(variable, maybe, then, body.block() if body.chance(0.6) else None)]


@statement(2, lambda body: not body.is_deep)
def if_some(body):
    """if x != none { … x! … }"""
    variable = body.variable(lambda variable: is_optional(variable.kind) and variable.role != "module")
    if not variable:
        return None
    with body.state(known=body.known | {variable}):
        then = body.block()
    return [If(IsNone(Name(variable), True, False), then, body.block() if body.chance(0.3) else None)]
