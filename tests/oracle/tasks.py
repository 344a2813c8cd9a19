"""Tasks: turns, sleep, spawn, wait, cancel, what is asked of them."""

from . import kinds as k
from . import node as n
from .choice import expression, is_coro, is_list, is_optional, is_task, statement
from .errors import Try
from .flow import If
from .functions import callable_from
from .generators import Make, made
from .numbers import Arithmetic, Compare
from .statements import ExprStmt
from .texts import Index, Member, Print
from .values import Convert, DurationLiteral, IntLiteral, Name, StringLiteral
from .writers import Release


class Turn(n.Stmt):
    """yield;"""

    def label(self):
        return "turn"

    def spell(self, out):
        out.line("yield;")

    def twin(self, out):
        out.line("yield")


class Sleep(n.Stmt):
    def __init__(self, duration):
        self.duration = duration

    def spell(self, out):
        out.line(f"yield sleep({out.expr(self.duration, k.DURATION)});")

    def twin(self, out):
        out.simple(lambda: f"yield ('sleep', {out.borrow(self.duration)})")


class Spawn(n.Expr):
    """Of a call or a value."""

    fresh = True

    def __init__(self, coroutine):
        self.coroutine, self.kind = coroutine, k.task_of(coroutine.kind.returns)

    def label(self):
        return f"spawn of a {'call' if isinstance(self.coroutine, Make) else 'value'}"

    def spell(self, out, asked):
        return f"spawn {out.expr(self.coroutine, None, n.POSTFIX)}", n.UNARY

    def twin(self, out):
        return f"(yield from spawned({given(out, self.coroutine)}))"


def given(out, coroutine):
    return f"{out.expr(coroutine)}.give()"


class SpawnAll(n.Stmt):
    """let a, b = spawn f(), g(); and the same without names. `variables` has None for a `_`."""

    def __init__(self, variables, coroutines):
        self.variables, self.coroutines = variables, coroutines

    def label(self):
        return f"{'let … = ' if self.variables else ''}spawn of {'several' if len(self.coroutines) > 1 else 'one'}"

    def undone(self):
        return [Release(variable) for variable in self.variables if variable]

    def spell(self, out):
        names = ", ".join(variable.name if variable else "_" for variable in self.variables)
        calls = ", ".join(out.expr(coroutine, None, n.POSTFIX) for coroutine in self.coroutines)
        out.line(f"let {names} = spawn {calls};" if names else f"spawn {calls};")

    def twin(self, out):
        # Each is given to the loop, and held, before the next one's arguments are evaluated; the
        # temporaries of these end there, too.
        tasks = out.fresh_name("s")
        out.line(f"{tasks} = Held()")
        out.line("try:")
        with out.indented():
            for coroutine in self.coroutines:
                out.simple(lambda coroutine=coroutine: f"{tasks}.keep({given(out, coroutine)})")
            out.line(f"yield ('spawn', {tasks}.items[:])")
            for index, variable in enumerate(self.variables):
                if variable:
                    out.line(f"{variable.twin_name} = {tasks}.items[{index}]")
        out.line("finally:")
        out.line(f"    {tasks}.release()")


class Wait(n.Expr):
    fresh = True

    def __init__(self, task):
        self.task, self.kind = task, task.kind.returns

    def label(self):
        return "wait for a value" if self.kind is not k.VOID else "wait"

    def spell(self, out, asked):
        return f"wait {out.expr(self.task, None, n.UNARY)}", n.UNARY

    def twin(self, out):
        return f"(yield from waited({out.borrow(self.task)}))"


class Cancel(n.Stmt):
    def __init__(self, task):
        self.task = task

    def label(self):
        return "cancel"

    def spell(self, out):
        out.line(f"cancel {out.expr(self.task)};")

    def twin(self, out):
        with out.holding():
            out.line(f"{out.borrow(self.task)}.cancel()")
            out.line("yield")


class TaskPart(n.Expr):
    """t.done, t.cancelled, t.status, t.result, t.error, t.cancel()"""

    def __init__(self, task, name):
        self.task, self.name = task, name
        self.kind = {"status": k.STRING, "error": k.optional(k.ERROR)}.get(name, k.BOOL)
        if name == "result":
            self.kind = k.optional(task.kind.returns)
            self.fresh = True

    def label(self):
        return f"t.{self.name}"

    def spell(self, out, asked):
        return f"{out.expr(self.task, None, n.POSTFIX)}.{self.name}{'()' if self.name == 'cancel' else ''}", n.POSTFIX

    def twin(self, out):
        return f"{out.borrow(self.task)}.{self.twin_part()}"

    def twin_part(self):
        return {"result": "get_result()", "error": "get_error()", "cancel": "cancel()",
                "status": "status", "done": "done", "cancelled": "cancelled"}[self.name]


class Now(n.Expr):
    kind = k.DURATION

    def label(self):
        return "now()"

    def spell(self, out, asked):
        return "now()", n.POSTFIX

    def twin(self, out):
        return "now()"


# ---- at random

def in_task(body):
    return body.can_suspend and body.function.is_plain


def task(body, test=lambda kind: True):
    """A variable that holds a task, or an element of a list of tasks that has some."""
    variable = body.variable(lambda variable: is_task(variable.kind) and test(variable.kind))
    many = body.variable(lambda variable: is_list(variable.kind) and is_task(variable.kind.element)
                         and test(variable.kind.element) and variable in body.known)
    if many and body.chance(0.6):
        return element_of(body, many)
    return variable and Name(variable)


def element_of(body, variable):
    """Of a list that is known to have some; the index acts upon nothing."""
    index = IntLiteral(body.upto(3), k.INT)
    return Index(Name(variable), Arithmetic("%", index, Member(Name(variable), "len", [], k.INT, True)))


def plain_coroutine(body, value_chance=0.2):
    variable = body.variable(lambda variable: is_coro(variable.kind) and variable.kind.is_plain)
    if variable and body.chance(value_chance):
        return Name(variable)
    function = body.pick(callable_from(body, lambda each: each.is_plain))
    return function and made(body, function)


@expression(2, lambda kind: kind is not k.VOID and not kind.holds_handles)
def wait(body, kind, depth):
    if not in_task(body):
        return None
    one = task(body, lambda each: each.returns is kind)
    if one:
        return Wait(one)
    function = body.pick(callable_from(body, lambda each: each.is_plain and each.returns is kind))
    one = function and made(body, function, depth)
    return one and Wait(Spawn(one))


@expression(0.8, lambda kind: is_task(kind))
def spawn(body, kind, depth):
    if not in_task(body):
        return None
    function = body.pick(callable_from(body, lambda each: each.is_plain and each.returns is kind.returns))
    one = function and made(body, function, depth)
    return one and Spawn(one)


@expression(0.7, lambda kind: kind in (k.BOOL, k.STRING, k.optional(k.ERROR)))
def task_part(body, kind, depth):
    one = task(body)
    names = {k.BOOL: ["done", "cancelled", "cancel"], k.STRING: ["status"]}.get(kind, ["error"])
    return one and TaskPart(one, body.pick(names))


@expression(0.8, lambda kind: is_optional(kind) and not kind.holds_handles)
def task_result(body, kind, depth):
    one = task(body, lambda each: each.returns is not k.VOID and k.optional(each.returns) is kind)
    return one and TaskPart(one, "result")


@expression(0.3, lambda kind: kind is k.DURATION)
def now(body, kind, depth):
    return Now()


@statement(10, in_task)
def turn(body):
    return [Turn()]


@statement(4, in_task)
def sleep(body):
    simple = DurationLiteral(body.pick([0, 1, 5, 10, 10, 20, 100]) * 1_000_000, k.DURATION)
    return [Sleep(simple if body.chance(0.8) else body.value(k.DURATION))]


@statement(5, in_task)
def spawn_statement(body):
    coroutines = [plain_coroutine(body) for _ in range(body.pick([1, 1, 1, 2, 2, 3]))]
    if None in coroutines:
        return None
    if body.chance(0.25):
        return [SpawnAll([], coroutines)]
    variables = []
    for one in coroutines:
        if body.chance(0.15):
            variables.append(None)
            continue
        variables.append(body.new_variable(k.task_of(one.kind.returns), "let"))
        body.scopes[-1][variables[-1].name] = variables[-1]
    if not any(variables):
        return None
    made_ = [SpawnAll(variables, coroutines)]
    for variable in variables:
        made_ += pushed(body, variable) if variable else []
    return made_


@statement(9, lambda body: in_task(body) and not body.is_deep)
def with_tasks(body):
    """if ts.len > 0 { … wait ts[i] … cancel ts[j] … }: tasks that know of each other, and of themselves."""
    variable = body.variable(lambda variable: is_list(variable.kind) and is_task(variable.kind.element))
    if not variable:
        return None
    test = Compare(">", Member(Name(variable), "len", [], k.INT, True), IntLiteral(0, k.INT))
    inside = [with_task(body, element_of(body, variable)) for _ in range(1 + body.upto(1))]
    made_ = [If(test, inside, None)]
    return told_errors(body, made_) if body.chance(0.6) else made_


def with_task(body, one):
    form = body.pick(["wait", "cancel", "ask", "turn"])
    if form == "wait":
        return ExprStmt(Wait(one))
    if form == "cancel":
        return Cancel(one)
    if form == "turn":
        return Turn()
    asked = [one, TaskPart(one, body.pick(["done", "status", "error", "cancel"]))]
    return ExprStmt(Print("print", [StringLiteral(body.program.next_mark())] + asked))


def told_errors(body, statements):
    """In a try that tells the error."""
    with body.scope():
        caught = body.new_variable(k.ERROR, "caught")
    told = Print("print", [StringLiteral(body.program.next_mark()), Name(caught)])
    return [Try(statements, caught, [ExprStmt(told)])]


def pushed(body, variable):
    """The task goes into a list of tasks, if there is one."""
    many = body.variable(lambda other: other.kind is k.list_of(k.task_of(k.VOID)))
    if not many or not body.chance(0.6):
        return []
    task_ = Name(variable)
    if variable.kind.returns is not k.VOID:
        task_ = Convert(task_, k.task_of(k.VOID))
    return [ExprStmt(Member(Name(many), "push", [task_], k.VOID))]


@statement(5, in_task)
def wait_statement(body):
    one = task(body)
    if not one:
        return None
    waited = Wait(one)
    if waited.kind is k.VOID or body.chance(0.2):
        return [ExprStmt(waited)]
    return [ExprStmt(Print("print", [StringLiteral(body.program.next_mark()), waited]))]


@statement(4, in_task)
def cancel(body):
    one = task(body)
    return one and [Cancel(one)]


@statement(1.5)
def ask_task(body):
    one = task(body)
    if not one:
        return None
    parts = ["done", "cancelled", "status", "error", "cancel"]
    if one.kind.returns is not k.VOID:
        parts.append("result")
    asked = [TaskPart(one, body.pick(parts)) for _ in range(1 + body.upto(1))]
    return [ExprStmt(Print("print", [StringLiteral(body.program.next_mark()), one] + asked))]
