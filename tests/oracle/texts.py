"""Strings: joining, parts, members; print and f-strings."""

from . import kinds as k
from . import node as n
from .choice import expression, is_array, is_float, is_int, is_list, is_map, statement
from .numbers import Arithmetic
from .statements import ExprStmt
from .values import IntLiteral, Name, StringLiteral, quoted


def family_of(kind):
    return "string" if kind is k.STRING else "map" if is_map(kind) else "array" if is_array(kind) else "list"


class Index(n.Expr):
    """s[i] of a string, l[i] of a list, m[k] of a map."""

    def __init__(self, object, index):
        self.object, self.index = object, index
        self.kind = k.U8 if object.kind is k.STRING else object.kind.value if is_map(object.kind) \
            else object.kind.element

    def label(self):
        return f"index of a {family_of(self.object.kind)}"

    def spell(self, out, asked):
        index = out.expr(self.index, self.object.kind.key if is_map(self.object.kind) else k.INT, n.ELSE)
        return f"{out.expr(self.object, None, n.POSTFIX)}[{index}]", n.POSTFIX

    def twin(self, out):
        if self.object.kind is k.STRING:
            return f"byte_at({out.borrow(self.object)}, {out.borrow(self.index)})"
        return f"{out.borrow(self.object)}.get({out.borrow(self.index)})"


class Slice(n.Expr):
    """x[low..high] of strings and lists; either end may be left out."""

    def __init__(self, object, low, high, inclusive=False):
        self.object, self.low, self.high, self.inclusive = object, low, high, inclusive
        self.kind = k.list_of(object.kind.element) if is_array(object.kind) else object.kind
        self.fresh = True

    def label(self):
        ends = f"{'a' if self.low else ''}{'..=' if self.inclusive else '..'}{'b' if self.high else ''}"
        return f"slice {ends} of a {family_of(self.object.kind)}"

    def spell(self, out, asked):
        low = out.expr(self.low, k.INT) if self.low else ""
        high = out.expr(self.high, k.INT) if self.high else ""
        dots = "..=" if self.inclusive else ".."
        return f"{out.expr(self.object, None, n.POSTFIX)}[{low}{dots}{high}]", n.POSTFIX

    def twin(self, out):
        # The length is asked for when both ends are known.
        low = out.borrow(self.low) if self.low else "0"
        high = out.borrow(self.high) if self.high else "None"
        if self.inclusive:
            high = f"i64({high} + 1)"
        function = {"string": "sliced", "list": "ListValue.slice", "array": "ArrayValue.slice"}[
            family_of(self.object.kind)]
        return f"{function}({out.borrow(self.object)}, {low}, {high})"


class Member(n.Expr):
    """A member of a builtin type: x.len, s.find(t), l.push(v). `name` in the twin is that of a
    function whose first argument is the object."""

    def __init__(self, object, name, arguments, kind, is_property=False):
        self.object, self.name, self.arguments, self.kind = object, name, arguments, kind
        self.is_property = is_property
        self.fresh = kind is not k.VOID

    def label(self):
        return f"{family_of(self.object.kind)}.{self.name}"

    def spell(self, out, asked):
        text = f"{out.expr(self.object, None, n.POSTFIX)}.{self.name}"
        if self.is_property:
            return text, n.POSTFIX
        arguments = ", ".join(out.expr(argument, argument.kind) for argument in self.arguments)
        return f"{text}({arguments})", n.POSTFIX

    def twin(self, out):
        family = family_of(self.object.kind)
        arguments = [out.borrow(self.object)]
        if family in ("list", "array") and self.name in ("contains", "index_of", "sort"):
            arguments.append(self.object.kind.element.shape())
        arguments += [out.expr(argument) for argument in self.arguments]
        return f"{family}_{self.name}({', '.join(arguments)})"


class Show(n.Expr):
    """str(x), repr(x)"""

    kind = k.STRING

    def __init__(self, function, operand):
        self.function, self.operand = function, operand

    def label(self):
        return f"{self.function} of {type(self.operand.kind).__name__}"

    def spell(self, out, asked):
        return f"{self.function}({out.expr(self.operand)})", n.POSTFIX

    def twin(self, out):
        method = "show" if self.function == "str" else "repr"
        return f"{self.operand.kind.shape()}.{method}({out.borrow(self.operand)})"


class FString(n.Expr):
    """`parts` are StringLiterals and Fields."""

    kind = k.STRING

    def __init__(self, parts):
        self.parts = parts

    def spell(self, out, asked):
        return 'f"' + "".join(part.spell_part(out) for part in self.parts) + '"', n.POSTFIX

    def twin(self, out):
        return f"joined({', '.join(part.twin(out) for part in self.parts)})"


class TextPart(n.Node):
    def __init__(self, text):
        self.text = text

    def spell_part(self, out):
        return quoted(self.text, in_format=True)

    def twin(self, out):
        return repr(self.text)


class FieldPart(n.Node):
    def __init__(self, operand, format):
        self.operand, self.format = operand, format

    def label(self):
        return f"format {self.format[-1:]}" if self.format else "value in an f-string"

    def spell_part(self, out):
        text = out.expr(self.operand, None, n.ELSE)
        return "{" + text + (":" + self.format if self.format else "") + "}"

    def twin(self, out):
        shape, operand = self.operand.kind.shape(), out.borrow(self.operand)
        return f"{shape}.format({operand}, {self.format!r})" if self.format else f"{shape}.show({operand})"


class Print(n.Expr):
    """print(a, …) and write(a, …): all are evaluated before the first is shown."""

    kind = k.VOID

    def __init__(self, function, arguments):
        self.function, self.arguments = function, arguments

    def label(self):
        return self.function

    def spell(self, out, asked):
        return f"{self.function}({', '.join(out.expr(argument) for argument in self.arguments)})", n.POSTFIX

    def twin(self, out):
        pieces = [text for argument in self.arguments
                  for text in (argument.kind.shape(), out.borrow(argument))]
        return f"{self.function}_({', '.join(pieces)})"


# ---- at random

@expression(2, lambda kind: kind is k.STRING)
def join(body, kind, depth):
    return Arithmetic("+", body.expr(kind, depth), body.expr(kind, depth))


@expression(1.5, lambda kind: kind is k.STRING)
def show(body, kind, depth):
    operand = body.expr(body.program.any_kind(body), depth)
    return operand and Show(body.pick(["str", "repr"]), operand)


FORMATS = {"int": ["d", "5", "<6", "^7", "05", "+", "x", "X", "o", "b", "*>8", " d", "08b", ".2f", "e", "g", "é^9"],
           "float": [".2f", "8.3f", "e", ".3g", "<10", "+.1f", "010.2f", ".0f", "g", ".12g", ".3"],
           "text": ["8", ">8", "^9", ".2", "*<6", "s", "-^12.3", "é>7"]}


def format_for(body, kind):
    if body.chance(0.5) or kind.holds_handles:
        return ""
    family = "int" if is_int(kind) else "float" if is_float(kind) else "text"
    if kind is k.U8 and body.chance(0.2):
        return "c"
    return body.pick(FORMATS[family])


@expression(2, lambda kind: kind is k.STRING)
def fstring(body, kind, depth):
    parts = []
    for _ in range(1 + body.upto(2)):
        if body.chance(0.6):
            parts.append(TextPart(body.pick(["", "x=", " ", "{", "}", "\u00c3\u00a9", "'", "/"])))
        operand = body.expr(body.program.any_kind(body), depth)
        if operand:
            parts.append(FieldPart(operand, format_for(body, operand.kind)))
    return FString(parts)


def some_of(body, kind, depth):
    """An int in 0 … len, for a variable that is known; with its object."""
    variable = body.variable_of(kind)
    if not variable:
        return None
    length = Arithmetic("+", Member(Name(variable), "len", [], k.INT, True), IntLiteral(1, k.INT))
    low_bits = Arithmetic("&", body.expr(k.INT, depth), IntLiteral(body.pick([3, 7, 15]), k.INT))
    return Name(variable), Arithmetic("%", low_bits, length)


def sliced(body, kind, depth):
    """A slice that is in range: of a variable to an end that is taken modulo its length."""
    found = some_of(body, kind, depth)
    if not found:
        return None
    object, end = found
    if body.chance(0.2):
        return Slice(object, None, None)
    if body.chance(0.5):
        return Slice(object, end, None)
    if body.chance(0.3):
        return Slice(object, None, Arithmetic("-", end, IntLiteral(1, k.INT)), inclusive=True)
    return Slice(object, None, end)


@expression(1, lambda kind: kind is k.STRING)
def string_slice(body, kind, depth):
    if body.chance(0.4):
        text = body.pick(["spam", "egg salad", "0123456789"])
        low, high = sorted((body.upto(len(text)), body.upto(len(text))))
        return Slice(StringLiteral(text), IntLiteral(low, k.INT), IntLiteral(high, k.INT))
    return sliced(body, kind, depth)


@expression(0.8, lambda kind: kind is k.U8)
def string_index(body, kind, depth):
    text = body.pick(["a", "xyz", "spam!"])
    low_bits = Arithmetic("&", body.expr(k.INT, depth), IntLiteral(0x7fff, k.INT))
    return Index(StringLiteral(text), Arithmetic("%", low_bits, IntLiteral(len(text), k.INT)))


@expression(1.5, lambda kind: kind is k.STRING)
def string_made(body, kind, depth):
    text = body.expr(k.STRING, depth)
    form = body.upto(2)
    if form == 0:
        return Member(text, "strip", [], k.STRING)
    if form == 1:
        return Member(text, "replace", [body.expr(k.STRING, 0), body.expr(k.STRING, depth)], k.STRING)
    pieces = body.expr(k.list_of(k.STRING), depth)
    return pieces and Member(text, "join", [pieces], k.STRING)


@expression(0.7, lambda kind: kind is k.BOOL)
def string_asked(body, kind, depth):
    name = body.pick(["starts_with", "ends_with"])
    return Member(body.expr(k.STRING, depth), name, [body.expr(k.STRING, 0)], k.BOOL)


@expression(2, lambda kind: kind in (k.optional(k.INT), k.optional(k.FLOAT)))
def string_to_number(body, kind, depth):
    text = body.expr(k.STRING, depth)
    if kind.inner is k.FLOAT:
        return Member(text, "to_float", [], kind)
    if body.chance(0.5):
        return Member(text, "find", [body.expr(k.STRING, 0)], kind)
    return Member(text, "to_int", [], kind)


@expression(1, lambda kind: kind is k.list_of(k.STRING))
def string_split(body, kind, depth):
    separator = StringLiteral(body.pick([",", " ", "a", "ab", "X"]))
    return Member(body.expr(k.STRING, depth), "split", [separator], kind)


@expression(0.7, lambda kind: kind is k.INT)
def length(body, kind, depth):
    variable = body.variable(lambda variable: variable.kind is k.STRING or is_list(variable.kind))
    object = Name(variable) if variable and body.chance(0.7) else body.expr(k.STRING, depth)
    return Member(object, "len", [], k.INT, True)


def printed(body, depth=2):
    """An expression worth printing."""
    variable = body.variable(lambda variable: variable.kind is not k.VOID)
    if variable and body.chance(0.5):
        return Name(variable)
    return body.expr(body.program.any_kind(body), depth)


@statement(7)
def print_statement(body):
    arguments = [StringLiteral(body.program.next_mark())] if body.chance(0.7) else []
    arguments += [made for made in (printed(body) for _ in range(1 + body.upto(2))) if made]
    body.spend(1)
    return [ExprStmt(Print("print" if body.chance(0.9) else "write", arguments))]
