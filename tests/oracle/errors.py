"""throw, try, defer; errors as values; assert and panic."""

from . import kinds as k
from . import node as n
from .choice import expression, statement
from .flow import If
from .statements import ExprStmt
from .texts import Print, printed
from .values import Name, StringLiteral


class ErrorMade(n.Expr):
    """error(text), error(text, code)"""

    kind = k.ERROR
    fresh = True

    def __init__(self, message, code):
        self.message, self.code = message, code

    def spell(self, out, asked):
        code = f", {out.expr(self.code, k.INT)}" if self.code else ""
        return f"error({out.expr(self.message)}{code})", n.POSTFIX

    def twin(self, out):
        code = out.borrow(self.code) if self.code else "0"
        return f"Error({out.borrow(self.message)}, {code})"


class ErrorPart(n.Expr):
    """e.message, e.code"""

    def __init__(self, error, name):
        self.error, self.name = error, name
        self.kind = k.STRING if name == "message" else k.INT

    def label(self):
        return f"error.{self.name}"

    def spell(self, out, asked):
        return f"{out.expr(self.error, None, n.POSTFIX)}.{self.name}", n.POSTFIX

    def twin(self, out):
        return f"{out.borrow(self.error)}.{self.name}"


class Throw(n.Stmt):
    def __init__(self, error):
        self.error = error

    def label(self):
        return "throw"

    def spell(self, out):
        out.line(f"throw {out.expr(self.error)};")

    def twin(self, out):
        out.simple(lambda: f"raise Thrown({out.expr(self.error)})")


class Try(n.Stmt):
    """The handler stands behind the `except`, where Python's exception, and all that its traceback
    holds, has gone."""

    def __init__(self, body, variable, handler):
        self.body, self.variable, self.handler = body, variable, handler

    def label(self):
        return "try"

    def spell(self, out):
        out.line("try {")
        out.inside(self.body, f"}} catch {self.variable.name} {{")
        out.inside(self.handler)

    def twin(self, out):
        name, exception = self.variable.twin_name, out.fresh_name("x")
        out.line(f"{name} = None")
        out.line("try:")
        out.suite(self.body)
        out.line(f"except Thrown as {exception}:")
        out.line(f"    {name} = {exception}.error")
        out.line(f"if {name} is not None:")
        out.suite(self.handler)


class Defer(n.Stmt):
    """The block around it runs its body in a `finally`, if `mark` says that it came by."""

    count = 0

    def __init__(self, body, is_block):
        Defer.count += 1
        self.body, self.is_block, self.mark = body, is_block, f"defer_{Defer.count}"

    def label(self):
        return "defer of a block" if self.is_block else "defer of a statement"

    def undone(self):
        return [self]

    def spell(self, out):
        if self.is_block or not self.body:    # the shrinker may have taken the statement
            out.block(self.body, "defer")
            return
        before = len(out.lines)
        self.body[0].spell(out)
        line = out.lines[before]
        out.lines[before] = line[:len(line) - len(line.lstrip())] + "defer " + line.lstrip()

    def twin(self, out):
        out.line(f"{self.mark} = True")

    def undo(self, out):
        out.line(f"if {self.mark}:")
        out.suite(self.body)


class Halt(n.Stmt):
    """assert(condition); panic(text);"""

    def __init__(self, word, operand):
        self.word, self.operand = word, operand

    def label(self):
        return self.word

    def spell(self, out):
        out.line(f"{self.word}({out.expr(self.operand)});")

    def twin(self, out):
        if self.word == "panic":
            out.simple(lambda: f"panic({out.borrow(self.operand)})")
            return
        out.line(f"if not {out.condition(self.operand)}:")
        out.line("    panic('assertion failed')")


# ---- at random

@expression(3, lambda kind: kind is k.ERROR)
def error_made(body, kind, depth):
    message = body.expr(k.STRING, depth - 1) if body.chance(0.3) else StringLiteral(body.pick(["bad", "no", "e1"]))
    code = body.value(k.INT, depth) if body.chance(0.4) else None
    return ErrorMade(message, code)


@expression(4, lambda kind: kind in (k.STRING, k.INT))
def error_part(body, kind, depth):
    variable = body.variable_of(k.ERROR)
    return variable and ErrorPart(Name(variable), "message" if kind is k.STRING else "code")


@statement(1, lambda body: body.can_throw)
def throw(body):
    one = [Throw(body.expr(k.ERROR))]
    return one if body.chance(0.1) else [If(body.expr(k.BOOL), one, None)]


@statement(3.5, lambda body: not body.is_deep)
def try_statement(body):
    with body.state(can_throw=True):
        guarded = body.block()
    with body.scope():
        variable = body.new_variable(k.ERROR, "caught")
        body.add(variable)
        first = ExprStmt(Print("print", [StringLiteral(body.program.next_mark()), Name(variable)]))
        with body.scope():
            handler = ([first] if body.chance(0.8) else []) + body.statements(body.upto(1))
    return [Try(guarded, variable, handler)]


@statement(2.5, lambda body: not body.is_deep or body.chance(0.5))
def defer(body):
    with body.state(can_throw=False, can_suspend=False, in_defer=True, loops=0):
        if body.is_deep or body.chance(0.6):
            arguments = [StringLiteral(body.program.next_mark())]
            arguments += [made for made in [printed(body, 1)] if made]
            return [Defer([ExprStmt(Print("print", arguments))], False)]
        return [Defer(body.block(), True)]


@statement(0.08)
def halt(body):
    if body.chance(0.2):
        return [If(body.expr(k.BOOL), [Halt("panic", body.expr(k.STRING))], None)]
    return [Halt("assert", body.expr(k.BOOL, 1))]
