"""How main uses each of the functions, so that what was made also runs."""

from . import kinds as k
from .choice import is_chan, is_coro, statement
from .functions import Call, arguments_for
from .generators import CoroPart, Drive, ForGenerator, Make, Next, YieldFrom
from .lists import ListMade
from .statements import ExprStmt, declared
from .running import LoopCall, LoopMade, Trace
from .tasks import SpawnAll, Wait, pushed, told_errors
from .texts import Print
from .values import BoolLiteral, Name, StringLiteral


def shown(body, expr):
    if expr.kind is k.VOID:
        return ExprStmt(expr)
    return ExprStmt(Print("print", [StringLiteral(body.program.next_mark()), expr]))


def guarded(body, statements):
    """In a try that tells the error, mostly. The statements declare nothing for those behind."""
    if body.chance(0.15):
        return statements
    return told_errors(body, statements)


def driven(body, generator):
    """One thing that a consumer does."""
    kind = generator.kind
    forms = ["next"] * 5 + ["throw", "close"] + ["send"] * (9 if kind.receives is not k.VOID else 0)
    form = body.pick(forms)
    body.spend(4)
    if form == "next":
        return shown(body, Next(generator))
    if form == "close":
        return ExprStmt(CoroPart(generator, "close"))
    operand = body.value(kind.receives, 1) if form == "send" else body.expr(k.ERROR, 1)
    return shown(body, Drive(generator, form, operand)) if operand else shown(body, Next(generator))


def drive_on(body, generator):
    """Some things in a row, then what has become of it."""
    made = [driven(body, generator) for _ in range(1 + body.upto(3))]
    if generator.kind.receives is not k.VOID and body.chance(0.9):
        made.insert(0, shown(body, Next(generator)))
    if body.chance(0.5):
        made = guarded(body, made)
    else:
        made = [one for each in made for one in guarded(body, [each])]
    asked = [StringLiteral(body.program.next_mark()), generator, CoroPart(generator, "done")]
    if generator.kind.returns is not k.VOID:
        asked.append(CoroPart(generator, "result"))
    return made + [ExprStmt(Print("print", asked))]


@statement(2.5, lambda body: body.can_throw and body.affords(12))
def drive_variable(body):
    variable = body.variable(lambda variable: is_coro(variable.kind))
    return variable and drive_on(body, Name(variable))


def use_generator(body, made):
    if made.kind.receives is k.VOID and body.chance(0.4):
        with body.scope():
            variable = body.new_variable(made.kind.yields, "loop")
            body.add(variable)
            inside = [shown(body, Name(variable))] + body.statements(body.upto(1))
        return guarded(body, [ForGenerator(variable, made, inside)])
    one = declared(body, made.kind, made, "let")
    return [one] + drive_on(body, Name(one.variable))


def use_plain(body, made):
    """In a task; or by the loop of a fn, if there is one."""
    kind = made.kind
    if body.can_suspend:
        form = body.pick(["spawn", "spawn", "from", "next"])
        if form == "spawn":
            variable = body.new_variable(k.task_of(kind.returns), "let")
            body.add(variable)
            waits = guarded(body, [shown(body, Wait(Name(variable)))]) if body.chance(0.4) else []
            return [SpawnAll([variable], [made])] + pushed(body, variable) + waits
        if form == "from":
            return guarded(body, [shown(body, YieldFrom(made, body.function))])
    loop = body.variable(lambda variable: variable.kind is k.LOOP)
    if body.can_suspend or not loop or body.chance(0.2):
        one = declared(body, kind, made, "let")
        return [one] + drive_on(body, Name(one.variable))
    call = LoopCall(Name(loop), body.pick(["schedule", "run_until_complete"]), made)
    task = declared(body, call.kind, call, "let")
    return [task, ExprStmt(Print("print", [StringLiteral(body.program.next_mark()), Name(task.variable)]))]


def use(body, function):
    arguments = arguments_for(body, function, 1)
    if arguments is None:
        return []
    if function.form == "fn":
        return guarded(body, [shown(body, Call(function, arguments))])
    made = Make(function, arguments)
    return use_plain(body, made) if function.is_plain else use_generator(body, made)


def list_of_generators(body):
    """Some of one type, in a list that others may get."""
    kind = body.pick(body.program.palette.lower_kinds)
    items = [body.leaf(kind) for _ in range(1 + body.upto(2))]
    return [] if None in items else [declared(body, k.list_of(kind), ListMade(items, k.list_of(kind)), "let")]


def main_statements(body):
    """Each function is used somewhere, with other statements between."""
    made = []
    if not body.can_suspend and body.chance(0.85):
        loop = declared(body, k.LOOP, LoopMade(), "let")
        made.append(loop)
        if body.chance(0.5):
            made.append(Trace(Name(loop.variable), BoolLiteral(True, k.BOOL)))
    if body.chance(0.7):
        made.append(declared(body, k.list_of(k.task_of(k.VOID)), ListMade([], k.list_of(k.task_of(k.VOID))), "let"))
    for kind in body.program.kinds:
        if is_chan(kind) and body.chance(0.8):
            made.append(declared(body, kind, body.expr(kind), "let"))
    if body.program.palette.lower_kinds and body.chance(0.5):
        made += list_of_generators(body)
    functions = [function for function in body.program.functions for _ in range(function.is_coroutine + 1)]
    body.random.shuffle(functions)
    for function in functions:
        if function.uses < 3 or body.chance(0.3):
            made += use(body, function)
        made += body.statements(body.upto(1))
    return made
