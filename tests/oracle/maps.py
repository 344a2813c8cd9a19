"""map[K, V]: made, asked, changed, walked."""

from . import kinds as k
from . import node as n
from .choice import expression, is_float, is_int, is_map, statement
from .enums import CaseMade
from .flow import For, If, turns
from .optionals import Else
from .places import Assign
from .statements import ExprStmt
from .texts import Index, Member, Print
from .values import Name, StringLiteral


class MapMade(n.Expr):
    """{a: b, c: d}, map[K, V]()"""

    fresh = True

    def __init__(self, keys, items, kind):
        self.keys, self.items, self.kind = keys, items, kind

    def label(self):
        return "map literal" if self.items else "empty map"

    def spell(self, out, asked):
        if not self.items:
            return ("{}", n.VALUE) if asked is self.kind else (f"{self.kind.spelling()}()", n.POSTFIX)
        key, value = (self.kind.key, self.kind.value) if asked is self.kind else (None, None) if asked is None \
            else (n.OTHER, n.OTHER)
        pairs = [f"{out.expr(left, key, n.ELSE)}: {out.expr(right, value)}"
                 for left, right in zip(self.keys, self.items)]
        return "{" + ", ".join(pairs) + "}", n.VALUE

    def twin(self, out):
        return out.taking("map_made", [part for pair in zip(self.keys, self.items) for part in pair])


class ForMap(For):
    """for k in m, for k, v in m"""

    def __init__(self, variable, value, map, body):
        self.variable, self.value, self.map, self.body = variable, value, map, body

    def label(self):
        return "for k, v in a map" if self.value else "for k in a map"

    def spell(self, out):
        names = ", ".join(each.name for each in (self.variable, self.value) if each)
        out.block(self.body, f"for {names} in {out.expr(self.map, None, n.ELSE)}")

    def twin(self, out):
        names = self.variable.twin_name + (f", {self.value.twin_name}" if self.value else "")
        walk = "WalkEntries" if self.value else "WalkKeys"
        self.loop(out, lambda: f"for {names} in {walk}({out.expr(self.map)}):")

    def variables(self):
        return [self.variable] + ([self.value] if self.value else [])


# ---- at random

def keys(body, kind, depth, count):
    """Literals are all different; others may be equal when they are evaluated."""
    made, written = [], set()
    for _ in range(count):
        variable = body.variable(lambda each: each.kind is kind and each.role != "const")
        if variable and body.chance(0.5):
            made.append(Name(variable))
            continue
        one = body.program.literal(body, kind)
        value = one.number if isinstance(one, CaseMade) else getattr(one, "value", None)
        if value is not None and value not in written:
            written.add(value)
            made.append(one)
    return made


@expression(5, is_map)
def map_literal(body, kind, depth):
    made = keys(body, kind.key, depth, body.upto(3))
    items = [body.expr(kind.value, depth) for _ in made]
    return None if None in items else MapMade(made, items, kind)


@expression(0.8, is_map)
def map_copy(body, kind, depth):
    variable = body.variable_of(kind)
    return variable and Member(Name(variable), "copy", [], kind)


def some_map(body, test=lambda kind: True):
    return body.variable(lambda variable: is_map(variable.kind) and test(variable.kind))


@expression(3, lambda kind: not kind.holds_handles)
def got(body, kind, depth):
    """m.get(k) ?? other"""
    variable = some_map(body, lambda each: each.value is kind)
    key = variable and body.expr(variable.kind.key, depth)
    if not key:
        return None
    value = Member(Name(variable), body.pick(["get", "get", "remove"]), [key], k.optional(kind))
    if isinstance(kind, k.OptionalOf):
        return value
    instead = body.expr(kind, depth)
    return instead and Else(value, instead, kind)


@expression(0.6, lambda kind: kind is k.BOOL)
def has(body, kind, depth):
    variable = some_map(body)
    key = variable and body.expr(variable.kind.key, depth)
    return key and Member(Name(variable), "has", [key], k.BOOL)


@expression(1.5, lambda kind: isinstance(kind, k.ListOf) and not kind.holds_handles)
def parts(body, kind, depth):
    variable = some_map(body, lambda each: kind.element in (each.key, each.value))
    if not variable:
        return None
    name = "keys" if variable.kind.key is kind.element else "values"
    return Member(Name(variable), name, [], kind)


@statement(4)
def change_map(body):
    variable = some_map(body)
    if not variable:
        return None
    map_, kind = Name(variable), variable.kind
    form = body.pick(["put", "put", "put", "remove", "clear", "extend"])
    if form == "clear":
        return [ExprStmt(Member(map_, "clear", [], k.VOID))] if body.chance(0.3) else None
    if form == "extend":
        other = body.expr(kind)
        return other and [ExprStmt(Member(map_, "extend", [other], k.VOID))]
    key = body.value(kind.key)
    if form == "remove":
        return [ExprStmt(Member(map_, "remove", [key], k.optional(kind.value)))]
    value = key and body.value(kind.value)
    return value and [Assign(Index(map_, key), None, value)]


@statement(3, lambda body: not body.is_deep)
def with_key(body):
    """if m.has(k) { … m[k] … }"""
    variable = some_map(body)
    if not variable:
        return None
    map_, kind = Name(variable), variable.kind
    known = body.variable_of(kind.key)
    key = Name(known) if known and body.chance(0.5) else body.program.literal(body, kind.key)
    inside = [ExprStmt(Print("print", [StringLiteral(body.program.next_mark()), Index(map_, key)]))]
    if is_int(kind.value) or is_float(kind.value):
        inside.append(Assign(Index(map_, key), body.pick("+-*"), body.value(kind.value)))
    elif kind.value is k.STRING:
        inside.append(Assign(Index(map_, key), "+", body.value(k.STRING)))
    with body.scope():
        inside += body.statements(body.upto(1))
    return [If(Member(map_, "has", [key], k.BOOL), inside, None)]


@statement(2, lambda body: not body.is_deep and body.affords(8))
def for_map(body):
    kind = body.program.any_kind(body, is_map)
    map_ = kind and body.expr(kind)
    if not map_:
        return None
    with body.scope(), turns(body, 3):
        variable = body.new_variable(kind.key, "loop")
        body.add(variable)
        value = body.new_variable(kind.value, "loop") if body.chance(0.6) else None
        if value:
            body.add(value)
        with body.scope():
            inside = body.statements(1 + body.upto(2))
    return [ForMap(variable, value, map_, inside)]
