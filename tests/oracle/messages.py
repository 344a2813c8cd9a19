"""message and on: requests of the program's own."""

from . import kinds as k
from . import node as n
from .choice import expression, statement
from .functions import Function, arguments_for, spell_call
from .statements import ExprStmt
from .tasks import in_task


class Message(Function):
    """A message with its handler, which runs as a fn that throws; `handled`: whether it has one."""

    def __init__(self, name, parameters, returns, handled):
        super().__init__(name, "on", parameters, returns, throws=True)
        self.handled = handled

    def label(self):
        return "message" if self.handled else "message that nobody handles"

    def spell(self, out):
        parameters = ", ".join(f"{each.name}: {each.kind.spelling()}" for each in self.parameters)
        returns = f" -> {self.returns.spelling()}" if self.returns is not k.VOID else ""
        out.line(f"message {self.name}({parameters}){returns};")
        if self.handled:
            names = ", ".join(each.name for each in self.parameters)
            out.block(self.statements, f"on {self.name}({names})")

    def twin(self, out):
        if self.handled:
            super().twin(out)
        else:
            out.line(f"{self.name} = None")


class Ask(n.Expr):
    """yield m(a, …)"""

    fresh = True

    def __init__(self, function, arguments):
        self.function, self.arguments, self.kind = function, arguments, function.returns

    def label(self):
        return "yield of a message" if self.kind is k.VOID else "yield of a message, for its reply"

    def spell(self, out, asked):
        return f"yield {spell_call(out, self.function, self.arguments)}", n.VALUE

    def twin(self, out):
        arguments = [repr(self.function.name), self.function.name] + list(map(out.borrow, self.arguments))
        return f"(yield from asked({', '.join(arguments)}))"


@expression(4, lambda kind: kind is not k.VOID)
def ask(body, kind, depth):
    return asked(body, kind, depth) if in_task(body) else None


def asked(body, kind, depth):
    message = body.pick([each for each in body.program.messages if each.returns is kind and body.affords(each.cost)
                         and (body.function.is_upper or not each.is_upper)])
    arguments = message and arguments_for(body, message, depth)
    return Ask(message, arguments) if message and arguments is not None else None


@statement(3, in_task)
def ask_statement(body):
    one = asked(body, k.VOID, 2)
    return one and [ExprStmt(one)]
