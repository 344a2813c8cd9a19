"""if, while, for over ranges, lists and strings; break, continue, return."""

from . import kinds as k
from . import node as n
from .choice import is_array, is_int, is_list, statement
from .numbers import Arithmetic
from .texts import family_of
from .values import IntLiteral, spell_operands


class If(n.Stmt):
    """`otherwise`: None, or statements; one If alone is spelt `else if`."""

    def __init__(self, condition, then, otherwise):
        self.condition, self.then, self.otherwise = condition, then, otherwise

    def label(self):
        if self.otherwise is None:
            return "if"
        return "else if" if self.is_chain() else "if … else"

    def is_chain(self):
        return self.otherwise is not None and len(self.otherwise) == 1 and isinstance(self.otherwise[0], If)

    def spell(self, out, lead=""):
        out.line(f"{lead}if {out.expr(self.condition)} {{")
        if self.is_chain():
            with out.indented():
                for statement_ in self.then:
                    statement_.spell(out)
            self.otherwise[0].spell(out, "} else ")
        elif self.otherwise is not None:
            out.inside(self.then, "} else {")
            out.inside(self.otherwise)
        else:
            out.inside(self.then)

    def twin(self, out):
        out.line(f"if {out.condition(self.condition)}:")
        out.suite(self.then)
        if self.otherwise is not None:
            out.line("else:")
            out.suite(self.otherwise)


class While(n.Stmt):
    def __init__(self, condition, body):
        self.condition, self.body = condition, body

    def label(self):
        return "while"

    def spell(self, out):
        out.block(self.body, f"while {out.expr(self.condition)}")

    def twin(self, out):
        out.line("while True:")
        with out.indented():
            out.line("tick()")
            out.line(f"if not {out.condition(self.condition)}:")
            out.line("    break")
            out.line("if True:")
            out.suite(self.body)


class For(n.Stmt):
    """for x in …; what is walked is held until the loop is left."""

    def loop(self, out, head):
        with out.holding():
            out.line(head())
            with out.indented():
                out.line("tick()")
                out.line("if True:")
                out.suite(self.body, self.variables())

    def variables(self):
        return [self.variable]


class ForRange(For):
    def __init__(self, variable, low, high, inclusive, body):
        self.variable, self.low, self.high, self.inclusive, self.body = \
            variable, low, high, inclusive, body

    def label(self):
        return "for ..=" if self.inclusive else "for .."

    def spell(self, out):
        low, high = spell_operands(out, self.low, self.high, None, n.ELSE)
        dots = "..=" if self.inclusive else ".."
        out.block(self.body, f"for {self.variable.name} in {low}{dots}{high}")

    def twin(self, out):
        more = " + 1" if self.inclusive else ""
        self.loop(out, lambda: f"for {self.variable.twin_name} in "
                               f"range({out.borrow(self.low)}, {out.borrow(self.high)}{more}):")


class ForEach(For):
    """Over a list, an array or a string."""

    def __init__(self, variable, sequence, body):
        self.variable, self.sequence, self.body = variable, sequence, body

    def label(self):
        return f"for in a {family_of(self.sequence.kind)}"

    def spell(self, out):
        out.block(self.body, f"for {self.variable.name} in {out.expr(self.sequence, None, n.ELSE)}")

    def twin(self, out):
        function = {"string": "bytes_of", "list": "Walk", "array": "items_of"}[family_of(self.sequence.kind)]
        self.loop(out, lambda: f"for {self.variable.twin_name} in {function}({out.expr(self.sequence)}):")


class Jump(n.Stmt):
    def __init__(self, word):
        self.word = word

    def label(self):
        return self.word

    def spell(self, out):
        out.line(self.word + ";")

    def twin(self, out):
        out.line(self.word)


class Return(n.Stmt):
    def __init__(self, value, kind):
        self.value, self.kind = value, kind

    def label(self):
        return "return with a value" if self.value else "return"

    def spell(self, out):
        out.line(f"return {out.expr(self.value, self.kind)};" if self.value else "return;")

    def twin(self, out):
        if self.value:
            out.simple(lambda: f"return {out.expr(self.value)}")
        else:
            out.line("return")


# ---- at random

@statement(5, lambda body: not body.is_deep)
def if_statement(body):
    condition = body.expr(k.BOOL)
    then = body.block()
    otherwise = None
    if body.chance(0.5):
        chained = if_statement(body) if body.chance(0.3) else None
        otherwise = chained or body.block()
    return [If(condition, then, otherwise)]


def turns(body, most):
    """For the body of a loop with so many turns."""
    return body.state(loops=body.loops + 1, times=body.times * most)


def range_bounds(body):
    """Low, high, inclusive: of few turns, sometimes up to the largest of the type."""
    kind = body.pick([k.INT, k.INT] + [kind for kind in body.program.kinds if is_int(kind)])
    if body.chance(0.2):
        return IntLiteral(kind.most - body.upto(2), kind), IntLiteral(kind.most, kind), True
    low = IntLiteral(body.upto(3), kind)
    if body.chance(0.4):
        return low, Arithmetic("&", body.expr(kind, 2), IntLiteral(3, kind)), body.chance(0.3)
    return low, IntLiteral(body.upto(4), kind), body.chance(0.3)


@statement(3, lambda body: not body.is_deep and body.affords(8))
def for_range(body):
    low, high, inclusive = range_bounds(body)
    with body.scope(), turns(body, 3):
        variable = body.new_variable(low.kind, "loop")
        body.add(variable)
        with body.scope():
            inside = body.statements(1 + body.upto(2))
    return [ForRange(variable, low, high, inclusive, inside)]


@statement(2, lambda body: not body.is_deep and body.affords(8))
def for_each(body):
    kind = body.program.any_kind(body, lambda kind: is_list(kind) or is_array(kind) or kind is k.STRING)
    sequence = kind and body.expr(kind)
    if not sequence:
        return None
    with body.scope(), turns(body, 3):
        variable = body.new_variable(k.U8 if kind is k.STRING else kind.element, "loop")
        body.add(variable)
        with body.scope():
            inside = body.statements(1 + body.upto(2))
    return [ForEach(variable, sequence, inside)]


@statement(1.5, lambda body: body.loops > 0)
def jump(body):
    one = [Jump(body.pick(["break", "continue"]))]
    return [If(body.expr(k.BOOL), body.block(1) + one if body.chance(0.3) else one, None)]


@statement(0.7, lambda body: not body.in_defer and body.nesting > 1)
def return_early(body):
    kind = body.function.returns
    value = body.value(kind) if kind is not k.VOID else None
    if kind is not k.VOID and not value:
        return None
    return [If(body.expr(k.BOOL), [Return(value, kind)], None)]
