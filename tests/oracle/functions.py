"""fn and coro: their heads and bodies, calls of a fn."""

from . import kinds as k
from . import node as n
from .body import Body
from .choice import expression, statement
from .flow import Return
from .statements import ExprStmt
from .values import IntLiteral


class Function(n.Node):
    """A fn or a coroutine."""

    def __init__(self, name, form, parameters, returns, throws=False, yields=k.VOID, receives=k.VOID):
        self.name, self.form, self.parameters, self.returns = name, form, parameters, returns
        self.throws, self.yields, self.receives = throws, yields, receives
        self.statements = []
        self.cost = 1               # of a run, about
        self.items = 3              # that it yields, about
        self.uses = 0               # calls in the program
        self.is_upper = False       # it may have containers of handles: see program.py
        self.depth = None           # the parameter that bounds a recursion

    @property
    def is_coroutine(self):
        return self.form == "coro"

    @property
    def is_plain(self):
        return self.is_coroutine and self.yields is k.VOID and self.receives is k.VOID

    @property
    def kind(self):
        """Of a call of the coroutine."""
        return k.coro_of(self.yields, self.receives, self.returns)

    def label(self):
        if self.form == "fn":
            return "fn throws" if self.throws else "fn"
        places = [word for word, kind in (("yields", self.yields), ("receives", self.receives),
                                          ("->", self.returns)) if kind is not k.VOID]
        return " ".join(["coro"] + places)

    def spell(self, out):
        parameters = ", ".join(f"{each.name}: {each.kind.spelling()}" for each in self.parameters)
        head = f"{self.form} {self.name}({parameters})"
        for word, kind in (("yields", self.yields), ("receives", self.receives), ("->", self.returns)):
            if kind is not k.VOID:
                head += f" {word} {kind.spelling()}"
        out.block(self.statements, head + (" throws" if self.throws else ""))

    def twin(self, out):
        names = ", ".join(each.twin_name for each in self.parameters)
        stem = f"{self.name}_run" if self.is_coroutine else self.name
        out.line(f"def {stem}({names}):")
        with out.indented():
            out.line("tick()")
            if self.is_coroutine:
                out.line("if False:")
                out.line("    yield")
            out.line("if True:")
            out.suite(self.statements, self.parameters)
        if self.is_coroutine:
            receives = "none" if self.receives is k.VOID else \
                "optional" if isinstance(self.receives, k.OptionalOf) else "value"
            out.line(f"{self.name} = CoroutineKind({self.name!r}, {stem}, {self.yields is not k.VOID}, "
                     f"{receives!r}, {self.returns.shape() if self.returns is not k.VOID else None})")


class Call(n.Expr):
    """Of a fn, which borrows its arguments."""

    def __init__(self, function, arguments):
        self.function, self.arguments, self.kind = function, arguments, function.returns
        self.fresh = self.kind is not k.VOID

    def label(self):
        return "call of a fn throws" if self.function.throws else "call of a fn"

    def spell(self, out, asked):
        return spell_call(out, self.function, self.arguments), n.POSTFIX

    def twin(self, out):
        return f"{self.function.name}({', '.join(map(out.borrow, self.arguments))})"


def spell_call(out, function, arguments):
    return f"{function.name}({', '.join(out.expr(argument, argument.kind) for argument in arguments)})"


# ---- at random

def callable_from(body, test):
    """The functions that may be called here: those made before, cheap enough, and not above."""
    return [function for function in body.program.functions
            if test(function) and body.affords(function.cost)
            and (body.function.is_upper or not function.is_upper)]


def arguments_for(body, function, depth):
    """What bounds a recursion is a small number."""
    arguments = []
    for parameter in function.parameters:
        if parameter is function.depth:
            argument = IntLiteral(body.upto(3), k.INT)
        else:
            argument = body.value(parameter.kind, depth)
        if not argument:
            return None
        arguments.append(argument)
    body.spend(function.cost)
    function.uses += 1
    return arguments


def fitting(body, kind):
    return callable_from(body, lambda each: each.form == "fn" and each.returns is kind
                         and (body.can_throw or not each.throws))


@expression(3)
def call(body, kind, depth):
    function = body.pick(fitting(body, kind))
    arguments = function and arguments_for(body, function, depth)
    return Call(function, arguments) if arguments is not None and function else None


@expression(2.5, lambda kind: not kind.holds_handles)
def traced(body, kind, depth):
    """A call that tells when it happens."""
    if not body.affords(1):
        return None
    operand = body.value(kind, depth)
    body.spend(1)
    return operand and Call(body.program.tracer(kind), [operand])


@statement(1.5)
def call_statement(body):
    function = body.pick(fitting(body, k.VOID))
    arguments = function and arguments_for(body, function, 2)
    return [ExprStmt(Call(function, arguments))] if function and arguments is not None else None


def fill(program, function, make, room):
    """Makes the body; `make` gives its statements."""
    body = Body(program, function)
    body.room = room
    for parameter in function.parameters:
        body.add(parameter)
    with body.scope():
        function.statements = make(body)
        if function.returns is not k.VOID:
            value = body.value(function.returns)
            function.statements.append(Return(value or program.last_resort(body, function.returns),
                                              function.returns))
    function.cost += body.cost * (1 + 2 * body.recursions)
    function.items = body.items
