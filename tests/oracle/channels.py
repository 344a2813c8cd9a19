"""chan[T]: put, get, for … from, close."""

from . import kinds as k
from . import node as n
from .choice import expression, is_chan, statement
from .flow import For, turns
from .statements import ExprStmt
from .tasks import in_task
from .texts import Print
from .values import IntLiteral, Name, StringLiteral


class ChanMade(n.Expr):
    """chan[T](n)"""

    fresh = True

    def __init__(self, kind, capacity):
        self.kind, self.capacity = kind, capacity

    def spell(self, out, asked):
        return f"{self.kind.spelling()}({out.expr(self.capacity, k.INT)})", n.POSTFIX

    def twin(self, out):
        return f"Chan({out.borrow(self.capacity)})"


class Get(n.Expr):
    """yield c.get()"""

    fresh = True

    def __init__(self, chan):
        self.chan, self.kind = chan, k.optional(chan.kind.element)

    def spell(self, out, asked):
        return f"yield {out.expr(self.chan, None, n.POSTFIX)}.get()", n.VALUE

    def twin(self, out):
        return f"(yield from got({out.borrow(self.chan)}))"


class Put(n.Stmt):
    """yield c.put(v);"""

    def __init__(self, chan, value):
        self.chan, self.value = chan, value

    def spell(self, out):
        value = out.expr(self.value, self.chan.kind.element)
        out.line(f"yield {out.expr(self.chan, None, n.POSTFIX)}.put({value});")

    def twin(self, out):
        out.simple(lambda: f"yield from put({out.borrow(self.chan)}, {out.expr(self.value)})")


class ForFrom(For):
    """for v from c"""

    def __init__(self, variable, chan, body):
        self.variable, self.chan, self.body = variable, chan, body

    def spell(self, out):
        out.block(self.body, f"for {self.variable.name} from {out.expr(self.chan, None, n.ELSE)}")

    def twin(self, out):
        chan, transfer = out.fresh_name("c"), out.fresh_name("t")
        with out.holding():
            out.line(f"{chan} = {out.borrow(self.chan)}")
            out.line("while True:")
            with out.indented():
                out.line("tick()")
                out.line(f"{transfer} = yield from taken({chan})")
                out.line(f"if {transfer}.ended:")
                out.line("    break")
                out.line(f"{self.variable.twin_name} = {transfer}.value")
                out.line("if True:")
                out.suite(self.body, [self.variable])


class ChanPart(n.Expr):
    """c.closed, c.len, c.capacity, c.close()"""

    def __init__(self, chan, name):
        self.chan, self.name = chan, name
        self.kind = {"closed": k.BOOL, "close": k.VOID}.get(name, k.INT)

    def label(self):
        return f"c.{self.name}"

    def spell(self, out, asked):
        return f"{out.expr(self.chan, None, n.POSTFIX)}.{self.name}{'()' if self.name == 'close' else ''}", n.POSTFIX

    def twin(self, out):
        part = {"len": "size()", "close": "close()"}.get(self.name, self.name)
        return f"{out.borrow(self.chan)}.{part}"


# ---- at random

def some_chan(body, test=lambda kind: True):
    variable = body.variable(lambda variable: is_chan(variable.kind) and test(variable.kind))
    return variable and Name(variable)


@expression(3, is_chan)
def chan_made(body, kind, depth):
    return ChanMade(kind, IntLiteral(body.pick([0, 0, 1, 2, 5]), k.INT))


@expression(2.5, lambda kind: isinstance(kind, k.OptionalOf))
def get(body, kind, depth):
    chan = in_task(body) and some_chan(body, lambda each: k.optional(each.element) is kind)
    return Get(chan) if chan else None


@expression(0.3, lambda kind: kind in (k.BOOL, k.INT))
def chan_part(body, kind, depth):
    chan = some_chan(body)
    return chan and ChanPart(chan, "closed" if kind is k.BOOL else body.pick(["len", "capacity"]))


def has_chan(body):
    return in_task(body) and some_chan(body) is not None


@statement(20, has_chan)
def use_chan(body):
    chan = some_chan(body)
    form = body.pick(["put", "put", "put", "get", "get", "close", "ask"])
    if form == "put":
        value = body.value(chan.kind.element)
        return value and [Put(chan, value)]
    mark = StringLiteral(body.program.next_mark())
    if form == "get":
        return [ExprStmt(Print("print", [mark, Get(chan)]))]
    if form == "close":
        return [ExprStmt(ChanPart(chan, "close"))] if body.chance(0.5) else None
    asked = [ChanPart(chan, name) for name in ("closed", "len", "capacity")]
    return [ExprStmt(Print("print", [mark, chan] + asked))]


@statement(6, lambda body: has_chan(body) and not body.is_deep and body.affords(8))
def for_from(body):
    chan = some_chan(body)
    with body.scope(), turns(body, 3):
        variable = body.new_variable(chan.kind.element, "loop")
        body.add(variable)
        with body.scope():
            inside = body.statements(1 + body.upto(1))
    return [ForFrom(variable, chan, inside)]
