"""Loops: loop(), and what a fn does with one."""

from . import kinds as k
from . import node as n
from .choice import statement
from .generators import Make
from .statements import ExprStmt, declared
from .tasks import plain_coroutine
from .values import BoolLiteral, Name


class LoopMade(n.Expr):
    kind = k.LOOP
    fresh = True

    def label(self):
        return "loop()"

    def spell(self, out, asked):
        return "loop()", n.POSTFIX

    def twin(self, out):
        return "LoopHandle()"


class LoopCall(n.Expr):
    """l.schedule(c), l.run_until_complete(c), l.run_until_empty()"""

    def __init__(self, loop, name, coroutine):
        self.loop, self.name, self.coroutine = loop, name, coroutine
        self.kind = k.task_of(coroutine.kind.returns) if coroutine else k.VOID
        self.fresh = coroutine is not None

    def label(self):
        of = "" if not self.coroutine else " of a call" if isinstance(self.coroutine, Make) else " of a value"
        return f"l.{self.name}{of}"

    def spell(self, out, asked):
        coroutine = out.expr(self.coroutine) if self.coroutine else ""
        return f"{out.expr(self.loop, None, n.POSTFIX)}.{self.name}({coroutine})", n.POSTFIX

    def twin(self, out):
        coroutine = out.expr(self.coroutine) if self.coroutine else ""
        return f"{out.borrow(self.loop)}.{self.name}({coroutine})"


class Trace(n.Stmt):
    """l.trace = on;"""

    def __init__(self, loop, value):
        self.loop, self.value = loop, value

    def label(self):
        return "l.trace ="

    def spell(self, out):
        out.line(f"{out.expr(self.loop)}.trace = {out.expr(self.value)};")

    def twin(self, out):
        out.simple(lambda: f"{out.borrow(self.loop)}.trace = {out.borrow(self.value)}")


# ---- at random

@statement(3, lambda body: body.function.form == "fn" and body.can_throw)
def run_loop(body):
    """let l = loop(); and what it runs."""
    variable = body.variable(lambda variable: variable.kind is k.LOOP)
    if not variable:
        one = declared(body, k.LOOP, LoopMade(), "let")
        return [one] + ([Trace(Name(one.variable), BoolLiteral(True, k.BOOL))] if body.chance(0.5) else [])
    form = body.pick(["schedule", "run_until_complete", "run_until_complete", "run_until_empty", "trace"])
    loop = Name(variable)
    if form == "trace":
        return [Trace(loop, body.expr(k.BOOL))]
    if form == "run_until_empty":
        return [ExprStmt(LoopCall(loop, form, None))]
    one = plain_coroutine(body, 0.3)
    if not one:
        return None
    call = LoopCall(loop, form, one)
    if body.chance(0.3):
        return [ExprStmt(call)]
    return [declared(body, call.kind, call)]
