"""Numbers, bool and duration: operators, casts."""

from . import kinds as k
from . import node as n
from .choice import either, expression, is_float, is_int
from .values import Convert, DurationLiteral, IntLiteral, Name, spell_operands

TIGHTNESS = {"||": n.OR, "&&": n.AND, "|": n.BIT_OR, "^": n.BIT_XOR, "&": n.BIT_AND, "<<": n.SHIFT,
             ">>": n.SHIFT, "+": n.SUM, "-": n.SUM, "*": n.PRODUCT, "/": n.PRODUCT, "%": n.PRODUCT,
             "<": n.COMPARE, "<=": n.COMPARE, ">": n.COMPARE, ">=": n.COMPARE}


def computed(operator, kind, left, right):
    """The twin's text for `left operator right` of numbers and durations of one type."""
    if kind is k.STRING:
        return f"({left} + {right})"
    if isinstance(kind, k.Float):
        return float_computed(operator, kind, left, right)
    wrap = "i64" if kind is k.DURATION else kind.name
    if operator in "+-*":
        return f"{wrap}({left} {operator} {right})"
    if operator in "&|^":
        return f"({left} {operator} {right})"
    if operator in ("<<", ">>"):
        return f"{wrap}({left} {operator} ({right} & {kind.bits - 1}))"
    return f"{'divided' if operator == '/' else 'remainder'}({left}, {right}, {wrap})"


def float_computed(operator, kind, left, right):
    text = f"float_divided({left}, {right})" if operator == "/" else f"({left} {operator} {right})"
    return f"f32({text})" if kind is k.F32 else text


class Arithmetic(n.Expr):
    """Both operands are of the type of the result."""

    def __init__(self, operator, left, right):
        self.operator, self.left, self.right, self.kind = operator, left, right, left.kind

    def label(self):
        family = "int" if is_int(self.kind) else "float" if is_float(self.kind) else self.kind.name
        return f"{self.operator} {family}"

    def spell(self, out, asked):
        tight = TIGHTNESS[self.operator]
        left, right = spell_operands(out, self.left, self.right, asked, tight)
        return f"{left} {self.operator} {right}", tight

    def twin(self, out):
        return computed(self.operator, self.kind, out.borrow(self.left), out.borrow(self.right))


class Shift(n.Expr):
    def __init__(self, operator, left, count):
        self.operator, self.left, self.count, self.kind = operator, left, count, left.kind

    def label(self):
        return f"{self.operator} int"

    def spell(self, out, asked):
        left = out.expr(self.left, asked, n.SHIFT)
        return f"{left} {self.operator} {out.expr(self.count, None, n.SHIFT + 1)}", n.SHIFT

    def twin(self, out):
        return computed(self.operator, self.kind, out.borrow(self.left), out.borrow(self.count))


class Scaled(n.Expr):
    """duration * int, int * duration, duration / int."""

    kind = k.DURATION

    def __init__(self, operator, left, right):
        self.operator, self.left, self.right = operator, left, right

    def label(self):
        return f"{self.left.kind.spelling()} {self.operator} {self.right.kind.spelling()}"

    def spell(self, out, asked):
        left, right = out.expr(self.left, None, n.PRODUCT), out.expr(self.right, None, n.PRODUCT + 1)
        return f"{left} {self.operator} {right}", n.PRODUCT

    def twin(self, out):
        return computed(self.operator, k.DURATION, out.borrow(self.left), out.borrow(self.right))


class Ratio(n.Expr):
    """duration / duration"""

    kind = k.INT

    def __init__(self, left, right):
        self.left, self.right = left, right

    def spell(self, out, asked):
        left, right = out.expr(self.left, None, n.PRODUCT), out.expr(self.right, None, n.PRODUCT + 1)
        return f"{left} / {right}", n.PRODUCT

    def twin(self, out):
        return computed("/", k.INT, out.borrow(self.left), out.borrow(self.right))


class Compare(n.Expr):
    kind = k.BOOL

    def __init__(self, operator, left, right):
        self.operator, self.left, self.right = operator, left, right

    def label(self):
        return f"{self.operator} {type(self.left.kind).__name__} {self.left.kind.name}"

    def spell(self, out, asked):
        left, right = spell_operands(out, self.left, self.right, None, n.COMPARE)
        return f"{left} {self.operator} {right}", n.COMPARE

    def twin(self, out):
        return f"({out.borrow(self.left)} {self.operator} {out.borrow(self.right)})"


class Logic(n.Expr):
    kind = k.BOOL

    def __init__(self, operator, left, right):
        self.operator, self.left, self.right = operator, left, right

    def label(self):
        return self.operator

    def spell(self, out, asked):
        tight = TIGHTNESS[self.operator]
        left, right = out.expr(self.left, None, tight), out.expr(self.right, None, tight + 1)
        return f"{left} {self.operator} {right}", tight

    def twin(self, out):
        word = "and" if self.operator == "&&" else "or"
        return f"({out.borrow(self.left)} {word} {out.apart(self.right)})"


class Unary(n.Expr):
    def __init__(self, operator, operand):
        self.operator, self.operand, self.kind = operator, operand, operand.kind

    def label(self):
        return f"unary {self.operator} {self.kind.name}"

    def spell(self, out, asked):
        operand = out.expr(self.operand, asked, n.UNARY)
        if operand[0] == "-" or operand[0].isdigit():
            operand = f"({operand})"
        return f"{self.operator}{operand}", n.UNARY

    def twin(self, out):
        operand = out.borrow(self.operand)
        if self.operator == "!":
            return f"(not {operand})"
        if is_float(self.kind):
            return f"(-{operand})"
        wrap = "i64" if self.kind is k.DURATION else self.kind.name
        return f"{wrap}({self.operator}{operand})"


class Cast(n.Expr):
    """x as T"""

    def __init__(self, operand, kind):
        self.operand, self.kind = operand, kind

    def label(self):
        return f"{self.operand.kind.name} as {self.kind.name}"

    def spell(self, out, asked):
        # Operands of `as` are asked for nothing; a literal that wraps is written bare.
        operand = out.expr(self.operand, None, n.CAST)
        return f"{operand} as {self.kind.spelling()}", n.CAST

    def twin(self, out):
        operand, source = out.borrow(self.operand), self.operand.kind
        if is_float(self.kind):
            return f"{self.kind.name}_of_{'float' if is_float(source) else 'int'}({operand})"
        wrap = "i64" if self.kind is k.DURATION else self.kind.name
        if is_float(source):
            limits = k.INT if self.kind is k.DURATION else self.kind
            return f"int_of_float({operand}, ({limits.least}), {limits.most})"
        return f"{wrap}(int({operand}))" if source is k.BOOL else f"{wrap}({operand})"


# ---- at random

def operands(body, kind, depth):
    """Two of one type, of which one may convert to it; the other says which it is."""
    left, right = body.expr(kind, depth), body.expr(kind, depth)
    narrower = body.variable(lambda variable: k.converts(variable.kind, kind))
    if narrower and body.chance(0.3):
        variable = body.variable_of(kind)
        if variable:
            pair = [Name(variable), Convert(Name(narrower), kind)]
            return pair if body.chance(0.5) else pair[::-1]
    return left, right


def nonzero(body, kind, depth):
    """A divisor that is not 0."""
    if body.chance(0.4):
        divisor = IntLiteral(body.pick([1, 2, 3, 7, kind.most, -1 if kind.signed else 5]), kind)
        return divisor
    return Arithmetic("|", body.expr(kind, depth), IntLiteral(1, kind))


@expression(6, is_int)
def arithmetic(body, kind, depth):
    operator = body.pick("+-*+-*&|^/%")
    if operator in "/%":
        return Arithmetic(operator, body.expr(kind, depth), nonzero(body, kind, depth))
    return Arithmetic(operator, *operands(body, kind, depth))


@expression(1, is_int)
def shift(body, kind, depth):
    count = body.expr(k.INT, depth) if body.chance(0.5) else IntLiteral(body.upto(70), k.INT)
    return Shift(body.pick(["<<", ">>"]), body.expr(kind, depth), count)


@expression(4, is_float)
def float_arithmetic(body, kind, depth):
    return Arithmetic(body.pick("+-*/+-*"), *operands(body, kind, depth))


@expression(2, lambda kind: kind is k.DURATION)
def duration_arithmetic(body, kind, depth):
    one = body.expr(k.DURATION, depth)
    form = body.upto(4)
    if form == 0:
        return Scaled("*", one, body.expr(k.INT, depth))
    if form == 1:
        return Scaled("*", body.expr(k.INT, depth), one)
    if form == 2:
        return Scaled("/", one, nonzero(body, k.INT, depth))
    return Arithmetic(body.pick("+-"), one, body.expr(k.DURATION, depth))


@expression(0.4, lambda kind: kind is k.INT)
def ratio(body, kind, depth):
    return Ratio(body.expr(k.DURATION, depth), DurationLiteral(body.pick([1, 7, 1000, 1_000_000]), k.DURATION))


@expression(1, either(is_int, is_float, lambda kind: kind is k.DURATION))
def negation(body, kind, depth):
    operand = body.expr(kind, depth)
    # A '-' belongs to the literal behind it, which must fit then.
    operator = "~" if is_int(kind) and (body.chance(0.4) or isinstance(operand, IntLiteral)) else "-"
    return Unary(operator, operand)


@expression(1, lambda kind: kind is k.BOOL)
def inversion(body, kind, depth):
    return Unary("!", body.expr(kind, depth))


@expression(3, lambda kind: kind is k.BOOL)
def comparison(body, kind, depth):
    kind = body.program.any_kind(body, lambda kind: kind.is_ordered)
    return Compare(body.pick(["<", "<=", ">", ">="]), *operands(body, kind, depth))


@expression(2, lambda kind: kind is k.BOOL)
def logic(body, kind, depth):
    return Logic(body.pick(["&&", "||"]), body.expr(kind, depth), body.expr(kind, depth))


@expression(1, either(is_int, is_float, lambda kind: kind is k.DURATION))
def cast(body, kind, depth):
    sources = [source for source in body.program.kinds if source.is_number] + [k.INT, k.FLOAT]
    if is_int(kind):
        sources.append(k.BOOL)
    if kind is not k.DURATION:
        sources.append(k.DURATION)
    return Cast(body.expr(body.pick(sources), depth), kind)
