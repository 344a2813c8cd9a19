"""list[T]: made, indexed, sliced, changed."""

from . import kinds as k
from . import node as n
from .choice import expression, is_list, statement
from .flow import If
from .numbers import Arithmetic, Compare
from .statements import ExprStmt, declared
from .texts import Index, Member, sliced, some_of
from .values import IntLiteral, Name


class ListMade(n.Expr):
    """[a, b], list[T]()"""

    fresh = True

    def __init__(self, items, kind):
        self.items, self.kind = items, kind

    def label(self):
        return "list literal" if self.items else "empty list"

    def spell(self, out, asked):
        element = self.kind.element
        if asked is self.kind:
            return f"[{', '.join(out.expr(item, element) for item in self.items)}]", n.POSTFIX
        if not self.items:
            return f"{self.kind.spelling()}()", n.POSTFIX
        inner = None if asked is None else n.OTHER
        return f"[{', '.join(out.expr(item, inner) for item in self.items)}]", n.POSTFIX

    def twin(self, out):
        return out.taking("ListValue", self.items)


def length_of(object):
    return Member(object, "len", [], k.INT, True)


def index_within(body, object, depth):
    """An index of a list that is not empty."""
    low_bits = Arithmetic("&", body.expr(k.INT, depth), IntLiteral(body.pick([3, 0x7fff]), k.INT))
    return Arithmetic("%", low_bits, length_of(object))


# ---- at random

@expression(3, is_list)
def list_literal(body, kind, depth):
    items = [body.expr(kind.element, depth) for _ in range(body.upto(3))]
    return None if None in items else ListMade(items, kind)


@expression(1, lambda kind: is_list(kind) and not kind.holds_handles)
def list_slice(body, kind, depth):
    return sliced(body, kind, depth)


@expression(2, lambda kind: not kind.holds_handles)
def element(body, kind, depth):
    """l[i] of a list that is known to have elements, or of a literal."""
    if k.list_of(kind) not in body.program.kinds:
        return None
    known = body.variable(lambda variable: variable.kind is k.list_of(kind) and variable in body.known)
    if known:
        return Index(Name(known), index_within(body, Name(known), depth))
    items = [body.expr(kind, depth) for _ in range(1 + body.upto(2))]
    if None in items:
        return None
    return Index(ListMade(items, k.list_of(kind)), IntLiteral(body.upto(len(items) - 1), k.INT))


@expression(0.6, lambda kind: kind is k.BOOL)
def contains(body, kind, depth):
    variable = body.variable(lambda variable: is_list(variable.kind) and variable.kind.is_comparable)
    wanted = variable and body.expr(variable.kind.element, depth)
    return wanted and Member(Name(variable), "contains", [wanted], k.BOOL)


@statement(3)
def change_list(body):
    variable = body.variable(lambda variable: is_list(variable.kind))
    if not variable:
        return None
    list_, element_kind = Name(variable), variable.kind.element
    form = body.pick(["push", "push", "push", "insert", "clear", "sort", "reverse", "extend"])
    if form == "sort" and not element_kind.is_ordered:
        form = "reverse"
    if form in ("clear", "sort", "reverse"):
        return [ExprStmt(Member(list_, form, [], k.VOID))]
    if form == "extend":
        other = body.expr(variable.kind)
        return other and [ExprStmt(Member(list_, "extend", [other], k.VOID))]
    item = body.value(element_kind)
    if not item:
        return None
    if form == "push":
        return [ExprStmt(Member(list_, "push", [item], k.VOID))]
    found = some_of(body, variable.kind, 1)
    return [ExprStmt(Member(found[0], "insert", [found[1], item], k.VOID))]


@statement(2.5, lambda body: not body.is_deep)
def with_elements(body):
    """if l.len > 0 { … }: in there it is known to have elements."""
    variable = body.variable(lambda variable: is_list(variable.kind))
    if not variable:
        return None
    test = Compare(">", length_of(Name(variable)), IntLiteral(0, k.INT))
    with body.scope(), body.state(known=body.known | {variable}):
        then = taken_out(body, variable) if body.chance(0.4) else []
        then += body.statements(1 - (len(then) > 0) + body.upto(1))
    return [If(test, then, body.block(1) if body.chance(0.2) else None)]


def taken_out(body, variable):
    """let x = l.pop(); or l.remove(i)"""
    list_ = Name(variable)
    if body.chance(0.5):
        out = Member(list_, "pop", [], variable.kind.element)
    else:
        out = Member(list_, "remove", [index_within(body, list_, 1)], variable.kind.element)
    if body.chance(0.3):
        return [ExprStmt(out)]
    return [declared(body, variable.kind.element, out)]
