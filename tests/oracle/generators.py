"""Coroutines as values: made, driven, delegated to; yield."""

from . import kinds as k
from . import node as n
from .choice import expression, is_coro, is_list, is_optional, statement
from .flow import For, If, Jump
from .functions import arguments_for, callable_from, spell_call
from .loops import new_counter
from .numbers import Arithmetic, Compare
from .optionals import Else
from .places import counted
from .statements import ExprStmt, declared
from .texts import Index, Print
from .values import IntLiteral, Name, StringLiteral


class Make(n.Expr):
    """A call of a coroutine: makes an object, to which the arguments belong."""

    fresh = True

    def __init__(self, function, arguments):
        self.function, self.arguments, self.kind = function, arguments, function.kind

    def label(self):
        return "call of a coroutine"

    def spell(self, out, asked):
        return spell_call(out, self.function, self.arguments), n.POSTFIX

    def twin(self, out):
        return out.taking(f"{self.function.name}.make", self.arguments)


class Next(n.Expr):
    fresh = True

    def __init__(self, generator):
        self.generator, self.kind = generator, generator.kind.item

    def label(self):
        return "next"

    def spell(self, out, asked):
        return f"next({out.expr(self.generator)})", n.POSTFIX

    def twin(self, out):
        return f"{out.borrow(self.generator)}.next()"


class Drive(n.Expr):
    """g.send(v), g.throw(e)"""

    fresh = True

    def __init__(self, generator, name, operand):
        self.generator, self.name, self.operand = generator, name, operand
        self.kind = generator.kind.item

    def label(self):
        return f"g.{self.name}"

    def spell(self, out, asked):
        operand = out.expr(self.operand, self.operand.kind)
        return f"{out.expr(self.generator, None, n.POSTFIX)}.{self.name}({operand})", n.POSTFIX

    def twin(self, out):
        return f"{out.borrow(self.generator)}.{self.name}({out.expr(self.operand)})"


class CoroPart(n.Expr):
    """g.done, g.result, g.close()"""

    def __init__(self, generator, name):
        self.generator, self.name = generator, name
        self.kind = {"done": k.BOOL, "close": k.VOID}.get(name) or k.optional(generator.kind.returns)
        self.fresh = name == "result"

    def label(self):
        return f"g.{self.name}"

    def spell(self, out, asked):
        call = "()" if self.name == "close" else ""
        return f"{out.expr(self.generator, None, n.POSTFIX)}.{self.name}{call}", n.POSTFIX

    def twin(self, out):
        suffix = "" if self.name == "done" else "()"
        return f"{out.borrow(self.generator)}.{self.name}{suffix}"


class Yield(n.Expr):
    """yield v, yield: gives what is sent."""

    fresh = True

    def __init__(self, value, kind):
        self.value, self.kind = value, kind

    def label(self):
        what = "yield of a value" if self.value else "yield for a value"
        return f"{what}, used" if self.kind is not k.VOID else what

    def spell(self, out, asked):
        return f"yield {out.expr(self.value, self.value.kind, n.ELSE)}" if self.value else "yield", n.VALUE

    def twin(self, out):
        return f"(yield {out.expr(self.value)})" if self.value else "(yield)"


class YieldFrom(n.Expr):
    """Of a call, or of a value."""

    fresh = True

    def __init__(self, generator, inside):
        self.generator, self.kind = generator, generator.kind.returns
        self.recursive = isinstance(generator, Make) and generator.function is inside

    def label(self):
        if not isinstance(self.generator, Make):
            return "yield from a value"
        return "yield from itself" if self.recursive else "yield from a call"

    def spell(self, out, asked):
        return f"yield from {out.expr(self.generator, None, n.ELSE)}", n.VALUE

    def twin(self, out):
        if isinstance(self.generator, Make):
            made = self.generator
            return f"(yield from {out.taking(made.function.name + '_run', made.arguments)})"
        return f"(yield from Delegation({out.borrow(self.generator)}))"


class ForGenerator(For):
    def __init__(self, variable, generator, body):
        self.variable, self.generator, self.body = variable, generator, body

    def label(self):
        return f"for in a {'call' if isinstance(self.generator, Make) else 'generator'}"

    def spell(self, out):
        out.block(self.body, f"for {self.variable.name} in {out.expr(self.generator, None, n.ELSE)}")

    def twin(self, out):
        self.loop(out, lambda: f"for {self.variable.twin_name} in Items({out.expr(self.generator)}):")


# ---- at random: which generator

def made(body, function, depth=1):
    arguments = arguments_for(body, function, depth)
    return None if arguments is None else Make(function, arguments)


def generator(body, test, depth=1):
    """A variable that holds a coroutine, rather than a new one."""
    body.spend(4)
    variable = body.variable(lambda variable: is_coro(variable.kind) and test(variable.kind))
    if variable and body.chance(0.75):
        return Name(variable)
    function = body.pick(callable_from(body, lambda each: each.is_coroutine and test(each.kind)))
    one = function and made(body, function, depth)
    return one or (variable and Name(variable))


def can_drive(body):
    return body.can_throw and body.affords(6)


# ---- at random: expressions

@expression(3, is_coro)
def make(body, kind, depth):
    function = body.pick(callable_from(body, lambda each: each.is_coroutine and each.kind is kind))
    return function and made(body, function, depth)


@expression(2, lambda kind: not kind.holds_handles)
def next_item(body, kind, depth):
    if not can_drive(body):
        return None
    if kind is k.BOOL or is_optional(kind):
        one = generator(body, lambda each: each.item is kind, depth)
        return one and Next(one)
    one = generator(body, lambda each: each.yields is kind, depth)
    instead = one and body.expr(kind, depth)
    return instead and Else(Next(one), instead, kind)


@expression(1.5, lambda kind: not kind.holds_handles)
def sent_item(body, kind, depth):
    if not can_drive(body):
        return None
    def fits(each):
        return each.receives is not k.VOID and kind in (each.item, each.yields)
    one = generator(body, fits, depth)
    value = one and body.value(one.kind.receives, depth)
    if not value:
        return None
    sent = Drive(one, "send", value)
    if sent.kind is kind:
        return sent
    instead = body.expr(kind, depth)
    return instead and Else(sent, instead, kind)


@expression(0.5, lambda kind: kind is k.BOOL or is_optional(kind) and not kind.holds_handles)
def thrown_item(body, kind, depth):
    if not can_drive(body):
        return None
    one = generator(body, lambda each: each.item is kind, depth)
    return one and Drive(one, "throw", body.expr(k.ERROR, depth))


@expression(0.7, lambda kind: kind is k.BOOL or is_optional(kind) and not kind.holds_handles)
def coro_part(body, kind, depth):
    if kind is k.BOOL:
        variable = body.variable(lambda variable: is_coro(variable.kind))
        return variable and CoroPart(Name(variable), "done")
    variable = body.variable(lambda variable: is_coro(variable.kind) and variable.kind.returns is not k.VOID
                             and k.optional(variable.kind.returns) is kind)
    return variable and CoroPart(Name(variable), "result")


def yields_here(body):
    return body.can_suspend and not body.function.is_plain


@expression(6)
def yield_expression(body, kind, depth):
    function = body.function
    if not yields_here(body) or function.receives is not kind:
        return None
    body.note_yields(1)
    value = body.value(function.yields, depth) if function.yields is not k.VOID else None
    return Yield(value, kind) if value or function.yields is k.VOID else None


def delegates_to(body, kind):
    own = body.function
    return kind.yields is own.yields and kind.receives is own.receives


@expression(3)
def yield_from(body, kind, depth):
    if not body.can_suspend or kind is k.VOID:
        return None
    return delegation(body, lambda each: each.returns is kind and delegates_to(body, each), depth)


def delegation(body, test, depth=1):
    variable = body.variable(lambda variable: is_coro(variable.kind) and test(variable.kind))
    if variable and body.chance(0.6):
        body.note_yields(3)
        body.spend(5)
        return YieldFrom(Name(variable), body.function)
    function = body.pick(callable_from(body, lambda each: each.is_coroutine and test(each.kind)))
    one = function and made(body, function, depth)
    if not one:
        return None
    body.note_yields(function.items)
    return YieldFrom(one, body.function)


# ---- at random: statements

@statement(18, yields_here)
def yield_statement(body):
    function = body.function
    body.note_yields(1)
    value = body.value(function.yields) if function.yields is not k.VOID else None
    if not value and function.yields is not k.VOID:
        return None
    one = Yield(value, function.receives)
    if function.receives is not k.VOID and body.chance(0.6):
        return [declared(body, function.receives, one)]
    return [ExprStmt(one)]


@statement(7, lambda body: body.can_suspend)
def delegate(body):
    one = delegation(body, lambda each: delegates_to(body, each))
    if not one:
        return None
    if one.kind is not k.VOID and body.chance(0.6):
        return [declared(body, one.kind, one)]
    return [ExprStmt(one)]


@statement(1, lambda body: body.can_suspend and body.function.depth)
def recurse(body):
    """if depth > 0 { yield from itself(depth - 1, …); }"""
    function = body.function
    if body.recursions > 1 or body.times > 3:
        return None
    arguments = [Arithmetic("-", Name(each), IntLiteral(1, k.INT)) if each is function.depth
                 else body.value(each.kind, 1) for each in function.parameters]
    if None in arguments:
        return None
    body.recursions += body.times
    body.note_yields(6)
    body.spend(20)
    one = ExprStmt(YieldFrom(Make(function, arguments), function))
    return [If(Compare(">", Name(function.depth), IntLiteral(0, k.INT)), [one], None)]


@statement(3)
def let_generator(body):
    """A generator in a variable, perhaps driven once."""
    kind = body.pick(body.program.coro_kinds_for(body.function))
    one = kind and body.expr(kind, 1)
    if not one:
        return None
    made_ = [declared(body, kind, one)]
    if can_drive(body) and body.chance(0.5):
        driven = Print("print", [StringLiteral(body.program.next_mark()), Next(Name(made_[0].variable))])
        made_.append(ExprStmt(driven))
        body.spend(5)
    return made_


@statement(5, can_drive)
def drive(body):
    form = body.pick(["next", "next", "send", "send", "throw", "close", "ask"])
    def fits(kind):
        return form != "send" or kind.receives is not k.VOID
    one = generator(body, fits)
    if not one:
        return None
    if form == "close":
        return [ExprStmt(CoroPart(one, "close"))]
    if form == "next":
        driven = Next(one)
    elif form == "ask":
        driven = CoroPart(one, "result" if one.kind.returns is not k.VOID else "done")
    else:
        operand = body.value(one.kind.receives) if form == "send" else body.expr(k.ERROR)
        driven = operand and Drive(one, form, operand)
    if not driven:
        return None
    if form != "ask" and body.chance(0.2):
        return [ExprStmt(driven)]
    return [ExprStmt(Print("print", [StringLiteral(body.program.next_mark()), driven]))]


@statement(4, lambda body: can_drive(body) and not body.is_deep)
def for_generator(body):
    one = generator(body, lambda kind: kind.receives is k.VOID and kind.yields is not k.VOID)
    if not one:
        return None
    counter = new_counter(body) if body.chance(0.3) else None
    items = one.function.items if isinstance(one, Make) else 5
    with body.scope(), body.state(loops=body.loops + 1, times=body.times * max(1, min(items, 6))):
        variable = body.new_variable(one.kind.yields, "loop")
        body.add(variable)
        with body.scope():
            inside = body.statements(1 + body.upto(2))
    if not counter:
        return [ForGenerator(variable, one, inside)]
    stop = If(Compare(">", Name(counter.variable), IntLiteral(body.upto(2), k.INT)), [Jump("break")], None)
    return [counter, ForGenerator(variable, one, [counted(counter.variable), stop] + inside)]


@statement(1.5, can_drive)
def drive_element(body):
    """next(l[i]), for x in l[i], let g = l[i]: with nothing else in the statement that acts."""
    variable = body.variable(lambda variable: is_list(variable.kind) and is_coro(variable.kind.element)
                             and variable in body.known)
    if not variable:
        return None
    index = IntLiteral(0, k.INT)
    one = Index(Name(variable), index)
    body.spend(5)
    form = body.upto(3)
    if form == 0:
        return [declared(body, one.kind, one)]
    if form == 1:
        return [ExprStmt(CoroPart(one, "close"))]
    return [ExprStmt(Print("print", [StringLiteral(body.program.next_mark()), Next(one)]))]
