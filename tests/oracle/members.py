"""The members of strings and lists that only give something: chosen by what they give."""

from . import kinds as k
from .choice import expression, is_list
from .numbers import Arithmetic
from .texts import Member
from .values import IntLiteral, Name


def string_members():
    """A name, what it takes, what it gives; made anew, since types are forgotten between programs."""
    strings = k.list_of(k.STRING)
    return [
        ("find_last", [k.STRING], k.optional(k.INT)), ("find_from", [k.STRING, "place"], k.optional(k.INT)),
        ("contains", [k.STRING], k.BOOL), ("count", [k.STRING], k.INT),
        ("upper", [], k.STRING), ("lower", [], k.STRING), ("repeat", ["times"], k.STRING),
        ("words", [], strings), ("lines", [], strings), ("chars", [], strings),
        ("to_bytes", [], k.list_of(k.U8)),
    ]


def argument(body, kind, object, depth):
    if kind == "times":
        return IntLiteral(body.upto(3), k.INT)
    if kind == "place":
        length = Arithmetic("+", Member(object, "len", [], k.INT, True), IntLiteral(1, k.INT))
        return Arithmetic("%", Arithmetic("&", body.expr(k.INT, depth), IntLiteral(7, k.INT)), length)
    return body.expr(kind, depth)


@expression(1.5, lambda kind: any(member[2] is kind for member in string_members()))
def string_member(body, kind, depth):
    name, arguments, _ = body.pick([member for member in string_members() if member[2] is kind])
    variable = body.variable_of(k.STRING)
    if "place" in arguments and not variable:
        return None
    object = Name(variable) if variable and (body.chance(0.6) or "place" in arguments) else body.expr(k.STRING, depth)
    return Member(object, name, [argument(body, each, object, depth) for each in arguments], kind)


@expression(1.2, is_list)
def list_member(body, kind, depth):
    """l.copy(), l.repeat(n)"""
    variable = body.variable_of(kind)
    if not variable:
        return None
    if body.chance(0.5):
        return Member(Name(variable), "copy", [], kind)
    return Member(Name(variable), "repeat", [IntLiteral(body.upto(3), k.INT)], kind)


@expression(0.8, lambda kind: kind is k.optional(k.INT))
def index_of(body, kind, depth):
    variable = body.variable(lambda variable: is_list(variable.kind) and variable.kind.is_comparable)
    wanted = variable and body.expr(variable.kind.element, depth)
    return wanted and Member(Name(variable), "index_of", [wanted], kind)


@expression(1, lambda kind: kind is k.STRING)
def to_string(body, kind, depth):
    variable = body.variable_of(k.list_of(k.U8))
    return variable and Member(Name(variable), "to_string", [], k.STRING)
