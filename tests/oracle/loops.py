"""while and while let, at random: with a counter that ends them."""

from . import kinds as k
from .choice import is_optional, statement
from .flow import If, Jump, While, turns
from .node import Variable
from .numbers import Compare, Logic
from .optionals import WhileLet
from .places import counted
from .statements import Let
from .values import BoolLiteral, IntLiteral, Name


def new_counter(body):
    """Its name hides nothing: what stands behind it may have been made before."""
    variable = Variable("", k.INT, "var")
    variable.name, variable.is_counter = f"w{body.program.next_counter()}", True
    body.add(variable)
    return Let(variable, IntLiteral(0, k.INT), False)


@statement(2, lambda body: not body.is_deep and body.affords(8))
def while_statement(body):
    """var w = 0; while w < 3 && … { w += 1; … }"""
    most = 1 + body.upto(3)
    counter = new_counter(body)
    condition = Compare("<", Name(counter.variable), IntLiteral(most, k.INT))
    form = body.pick(["plain", "and", "true"])
    with body.scope(), turns(body, most):
        if form == "true":
            first = [counted(counter.variable), If(Compare(">", Name(counter.variable), IntLiteral(most, k.INT)),
                                                   [Jump("break")], None)]
            condition = BoolLiteral(True, k.BOOL)
        else:
            first = [counted(counter.variable)]
        inside = first + body.statements(1 + body.upto(2))
    if form == "and":
        condition = Logic("&&", condition, body.expr(k.BOOL))
    return [counter, While(condition, inside)]


@statement(0.8, lambda body: not body.is_deep and body.affords(8))
def while_let(body):
    kind = body.program.any_kind(body, is_optional)
    maybe = kind and body.expr(kind)
    if not maybe:
        return None
    counter = new_counter(body)
    with body.scope(), turns(body, 3):
        variable = body.new_variable(kind.inner, "opened")
        body.add(variable)
        stop = If(Compare(">", Name(counter.variable), IntLiteral(2, k.INT)), [Jump("break")], None)
        inside = [counted(counter.variable), stop] + body.statements(1 + body.upto(2))
    return [counter, WhileLet(variable, maybe, inside)]
