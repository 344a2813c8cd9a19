"""Assignment, plain and compound, to variables, fields, elements and through !."""

from . import kinds as k
from . import node as n
from .arrays import index_of_array
from .choice import is_array, is_class, is_float, is_int, is_list, is_optional, is_struct, statement
from .lists import index_within
from .numbers import computed, nonzero
from .records import Field
from .texts import Index
from .optionals import Unwrap
from .values import IntLiteral, Name


class Assign(n.Stmt):
    """`operator`: None, or what comes before the `=`. The target is a Name, Field, Index or Unwrap
    of one of these."""

    def __init__(self, target, operator, value):
        self.target, self.operator, self.value = target, operator, value

    def label(self):
        depth = type(self.target).__name__
        return f"assignment to a {depth}" if not self.operator else f"{self.operator}= to a {depth}"

    def spell(self, out):
        kind = None if self.operator in ("<<", ">>") else self.target.kind
        if self.target.kind is k.DURATION and self.value.kind is not k.DURATION:
            kind = None
        value = out.expr(self.value, kind)
        out.line(f"{out.expr(self.target)} {self.operator or ''}= {value};")

    def twin(self, out):
        with out.holding():
            place = place_of(out, self.target)
            if self.operator:
                before = out.fresh_name("t")
                out.line(f"{before} = {place.read()}")
                value = computed(self.operator, self.target.kind, before, out.borrow(self.value))
            else:
                value = out.expr(self.value)
            out.line(place.write(value))


class Place:
    """How the twin reads a place, and the line that writes it."""

    def __init__(self, read, write):
        self.read, self.write = read, write


def place_of(out, target):
    """The operands of the target are evaluated here. A struct is a value in Python, too: its field
    is assigned by assigning a struct that differs in it."""
    if isinstance(target, Name):
        name = target.twin(out)
        return Place(lambda: name, lambda value: f"{name} = {value}")
    if isinstance(target, Index) and is_array(target.object.kind):
        outer, index = place_of(out, target.object), out.fresh_name("t")
        out.line(f"{index} = {out.borrow(target.index)}")
        return Place(lambda: f"{outer.read()}.get({index})",
                     lambda value: outer.write(f"with_item({index}, {value}, {outer.read()})"))
    if isinstance(target, Index):
        whole, index = out.fresh_name("t"), out.fresh_name("t")
        out.line(f"{whole} = {out.borrow(target.object)}")
        out.line(f"{index} = {out.borrow(target.index)}")
        return Place(lambda: f"{whole}.get({index})", lambda value: f"{whole}.set({index}, {value})")
    if isinstance(target, Field) and is_class(target.object.kind):
        object, name = out.fresh_name("t"), target.name
        out.line(f"{object} = {out.borrow(target.object)}")
        return Place(lambda: f"{object}.{name}", lambda value: f"{object}.{name} = {value}")
    if isinstance(target, Field):
        outer, name = place_of(out, target.object), target.name
        # The value comes first: it may change the struct that is read then.
        return Place(lambda: f"{outer.read()}.{name}",
                     lambda value: outer.write(f"with_field({name!r}, {value}, {outer.read()})"))
    outer = place_of(out, target.operand)
    out.line(f"unwrapped({outer.read()})")
    return Place(lambda: f"unwrapped({outer.read()})", outer.write)


def counted(variable):
    """w += 1;"""
    return Assign(Name(variable), "+", IntLiteral(1, variable.kind))


# ---- at random

def assignable_fields(kind):
    """No field that may come to hold the object itself: circles are not freed."""
    return [name for name, part in kind.fields if not kind.is_within(part)]


def target(body):
    """A place that can be assigned to, down to a field or element of it."""
    variable = body.variable(lambda variable: is_list(variable.kind) and variable in body.known
                             and not variable.kind.holds_handles)
    holder = body.variable(lambda variable: is_class(variable.kind) and not variable.kind.holds_handles)
    if variable and body.chance(0.6):
        made = Index(Name(variable), index_within(body, Name(variable), 1))
    elif holder and body.chance(0.6):
        made = Name(holder)
        name = body.pick(assignable_fields(holder.kind))
        if not name:
            return None
        made = Field(made, name)
    else:
        variable = body.variable(lambda variable: variable.is_assignable and not variable.is_counter)
        if not variable:
            return None
        made = Name(variable)
    while True:
        if is_struct(made.kind) and body.chance(0.75):
            made = Field(made, body.pick(made.kind.fields)[0])
        elif is_array(made.kind) and body.chance(0.75):
            made = Index(made, index_of_array(body, made.kind, 1))
        elif is_optional(made.kind) and variable in body.known and variable.role == "var" \
                and isinstance(made, Name):
            made = Unwrap(made)
        else:
            return made


OPERATORS = {"int": "+-*&|^", "float": "+-*/"}


@statement(5)
def assign(body):
    place = target(body)
    if not place:
        return None
    kind = place.kind
    if is_int(kind) and body.chance(0.5):
        if body.chance(0.15):
            return [Assign(place, body.pick(["<<", ">>"]), body.expr(k.INT))]
        if body.chance(0.15):
            return [Assign(place, body.pick("/%"), nonzero(body, kind, 1))]
        return [Assign(place, body.pick(OPERATORS["int"]), body.value(kind, 3))]
    if is_float(kind) and body.chance(0.5):
        return [Assign(place, body.pick(OPERATORS["float"]), body.value(kind, 3))]
    if kind is k.STRING and body.chance(0.4):
        return [Assign(place, "+", body.value(kind, 3))]
    if kind is k.DURATION and body.chance(0.3):
        operator = body.pick("+-*")
        return [Assign(place, operator, body.value(k.INT if operator == "*" else kind))]
    value = body.value(kind, 3)
    return value and [Assign(place, None, value)]
