"""A whole program at random, and how it is written."""

import itertools
import random

from . import kinds as k
from . import node as n
from . import values
from .arrays import ArrayMade
from .channels import ChanMade
from .choice import EXPRESSIONS, is_array, is_chan, is_enum, is_list, is_map, is_optional, is_record
from .enums import case_made
from .errors import ErrorMade
from .flow import Return
from .functions import Call, Function, arguments_for, fill
from .generators import Make
from .lists import ListMade
from .maps import MapMade
from .messages import Message
from .node import Variable
from .palette import Palette
from .records import RecordMade
from .statements import ExprStmt
from .texts import Print
from .uses import main_statements
from .values import Convert, Name, NoneLiteral, StringLiteral
from .writers import CoroWriter, TwinWriter

FAMILIES = ["numbers", "texts", "optionals", "lists", "maps", "records", "enums", "members", "functions",
            "errors", "generators", "tasks", "running", "messages", "channels", "flow", "places", "match"]
FORMS = {"values": ["fn", "fn", "generator", "plain"], "tasks": ["plain", "plain", "plain", "generator", "fn"],
         "generators": ["generator", "generator", "generator", "plain", "fn"]}
NOUNS = ["count", "walk", "feed", "echo", "job", "work", "pick", "scan"]


class Item(n.Node):
    """A const or a module's variable."""

    def __init__(self, variable, value):
        self.variable, self.value = variable, value

    def label(self):
        return "const" if self.variable.role == "const" else "module variable"

    def spell(self, out):
        word = "const" if self.variable.role == "const" else "var"
        kind = self.variable.kind
        out.line(f"{word} {self.variable.name}: {kind.spelling()} = {out.expr(self.value, kind)};")

    def twin(self, out):
        out.line(f"{self.variable.twin_name} = {out.expr(self.value)}")


class Program(n.Node):
    """`style`: fn or coro, of main."""

    most_nesting = 5
    most_cost = 150

    def __init__(self, seed, index, style):
        self.random = random.Random(f"{seed}/{index}")
        self.prefix, self.style = f"p{index}_", style
        self.items, self.functions, self.messages, self.tracers = [], [], [], {}
        self.marks = self.counters = 0
        self.flavour = {family: self.random.choice([0.4, 1, 1, 2]) for family in FAMILIES}
        self.theme = self.random.choice(["values", "generators", "generators", "tasks", "tasks"])
        self.flavour[self.theme] = 4
        self.makers = {}
        self.palette = Palette(self.random, self.prefix, self.theme)
        self.kinds = self.palette.kinds
        self.make_items()
        self.is_large = self.chance(0.12)
        for _ in range(self.random.randint(2, 4) + 2 * self.is_large):
            self.make_function()
            if self.chance(0.15):
                self.make_message()
        self.make_main()

    # ---- what the other makers ask for

    def weight_of(self, maker):
        return maker.weight * self.flavour.get(maker.family, 1)

    def makers_of(self, kind):
        """What makes expressions of the type, and how likely, added up."""
        if kind not in self.makers:
            makers = [maker for maker in EXPRESSIONS if maker.applies(kind)]
            self.makers[kind] = makers, list(itertools.accumulate(map(self.weight_of, makers)))
        return self.makers[kind]

    def kinds_for(self, function):
        return self.kinds + (self.palette.containers if function.is_upper else [])

    def any_kind(self, body, test=lambda kind: True):
        fitting = [kind for kind in self.kinds_for(body.function) if test(kind)]
        return self.random.choice(fitting) if fitting else None

    def coro_kinds_for(self, function):
        return self.palette.lower_kinds + (self.palette.upper_kinds if function.is_upper else [])

    def variables_for(self, function):
        return [item.variable for item in self.items
                if function.is_upper or not item.variable.kind.holds_handles]

    def next_counter(self):
        self.counters += 1
        return self.counters

    def next_mark(self):
        """A text that tells which print it was."""
        self.marks += 1
        return f"#{self.marks}"

    def literal(self, body, kind):
        if is_optional(kind):
            return NoneLiteral(kind)
        if is_list(kind):
            return ListMade([], kind)
        if is_map(kind):
            return MapMade([], [], kind)
        if is_array(kind):
            items = leaves(body, [kind.element] * kind.count)
            return items and ArrayMade(items, kind)
        if is_record(kind):
            items = leaves(body, [part for _, part in kind.fields])
            return items and RecordMade(kind, [name for name, _ in kind.fields], items, False)
        if is_enum(kind):
            number = self.random.randrange(len(kind.cases))
            return case_made(body, kind, number, lambda kinds: leaves(body, kinds))
        if isinstance(kind, k.CoroOf):
            return self.leaf_coroutine(body, kind)
        if is_chan(kind):
            return ChanMade(kind, values.IntLiteral(self.random.randint(0, 2), k.INT))
        if kind is k.ERROR:
            return ErrorMade(StringLiteral("plain"), None)
        return values.literal(body, kind)

    def leaf_coroutine(self, body, kind):
        """Of the first one of its type, whose parameters are of types that were there before."""
        function = next(function for function in self.functions
                        if function.is_coroutine and function.kind is kind)
        arguments = arguments_for(body, function, 0)
        return None if arguments is None else Make(function, arguments)

    def last_resort(self, body, kind):
        """A value of a type that a function returns: of those there always is one."""
        return self.literal(body, kind)

    def tracer(self, kind):
        """A fn that prints what it gets, and gives it back."""
        if kind not in self.tracers:
            parameter = Variable("x", kind, "parameter")
            function = Function(f"{self.prefix}t{len(self.tracers)}", "fn", [parameter], kind)
            shown = Print("print", [StringLiteral("t"), Name(parameter)])
            function.statements = [ExprStmt(shown), Return(Name(parameter), kind)]
            self.tracers[kind] = function
        return self.tracers[kind]

    # ---- constants and module variables

    def make_items(self):
        for index in range(self.random.randint(0, 3)):
            kind = self.pick([kind for kind in self.kinds if self.is_constant(kind)])
            role = self.pick(["const", "module", "module"])
            self.items.append(Item(Variable(f"{self.prefix}m{index}", kind, role), self.constant(kind)))
        optional = k.optional(self.random.choice(self.kinds + self.palette.containers))
        if self.random.random() < 0.5:
            self.items.append(Item(Variable(f"{self.prefix}o", optional, "module"), NoneLiteral(optional)))

    def is_constant(self, kind):
        """Whether a value can be written without anything that runs."""
        if isinstance(kind, (k.OptionalOf, k.StructOf, k.EnumOf, k.ArrayOf)):
            return all(map(self.is_constant, kind.parts))
        return kind.is_number or kind in (k.BOOL, k.STRING, k.DURATION)

    def constant(self, kind):
        if is_optional(kind):
            return NoneLiteral(kind) if self.chance(0.5) else Convert(self.constant(kind.inner), kind)
        if is_array(kind):
            return ArrayMade([self.constant(kind.element) for _ in range(kind.count)], kind)
        if is_record(kind):
            return RecordMade(kind, [name for name, _ in kind.fields],
                              [self.constant(part) for _, part in kind.fields], False)
        if is_enum(kind):
            return case_made(self, kind, self.random.randrange(len(kind.cases)),
                             lambda kinds: [self.constant(part) for part in kinds])
        return values.literal(self, kind)

    # What values.literal asks of a body.
    def pick(self, items):
        return self.random.choice(items)

    def chance(self, probability):
        return self.random.random() < probability

    def upto(self, most):
        return self.random.randint(0, most)

    # ---- functions

    def make_function(self):
        is_upper = self.chance(0.45)
        form = self.pick(FORMS[self.theme])
        function = Function(f"{self.prefix}{self.pick(NOUNS)}{len(self.functions)}",
                            "fn" if form == "fn" else "coro", [], self.returned_kind(form, is_upper))
        function.throws = form == "fn" and self.chance(0.6)
        if form == "generator":
            function.yields, function.receives = self.channels(is_upper)
        if function.is_coroutine:
            is_upper = self.palette.is_upper(function.kind, is_upper)
        function.is_upper = is_upper
        if function.is_coroutine and self.chance(0.25):
            function.depth = Variable("depth", k.INT, "parameter")
            function.parameters.append(function.depth)
        for name in ["p", "q", "r"][:self.random.randint(0, 3)]:
            function.parameters.append(Variable(name, self.parameter_kind(function), "parameter"))
        if function.is_upper and function.is_plain and self.chance(0.6):
            function.parameters.append(Variable("others", k.list_of(k.task_of(k.VOID)), "parameter"))
        chans = [kind for kind in self.kinds if is_chan(kind)]
        if chans and function.is_plain and self.chance(0.7):
            function.parameters.append(Variable("chan_", chans[0], "parameter"))
        alike = [kind for kind in self.coro_kinds_for(function) if function.is_coroutine
                 and (kind.yields, kind.receives) == (function.yields, function.receives)]
        if alike and self.chance(0.5):
            function.parameters.append(Variable("source", self.pick(alike), "parameter"))
        count = self.random.randint(2, 5) + (form != "fn") + 2 * self.is_large
        fill(self, function, lambda body: body.statements(count), count + 4 + 4 * self.is_large)
        self.functions.append(function)
        if function.is_coroutine:
            self.palette.note_coroutine(function)

    def make_message(self):
        returns = self.returned_kind("on", False)
        message = Message(f"{self.prefix}ask{len(self.messages)}", [], returns, self.chance(0.9))
        for name in ["p", "q"][:self.random.randint(0, 2)]:
            message.parameters.append(Variable(name, self.pick(self.kinds), "parameter"))
        if message.handled:
            fill(self, message, lambda body: body.statements(self.random.randint(1, 3)), 4)
        self.messages.append(message)

    def channels(self, is_upper):
        """What it yields and receives, often as another one does, so that one may delegate to the other."""
        others = [function for function in self.functions if function.is_coroutine and not function.is_plain
                  and (is_upper or not function.yields.holds_handles)]
        if others and self.chance(0.6):
            return others[-1].yields, others[-1].receives
        yields = k.VOID if self.chance(0.12) else self.pick(self.kinds)
        if is_upper and self.palette.lower_kinds and self.chance(0.15):
            yields = self.pick(self.palette.lower_kinds)
        if yields is not k.VOID and self.chance(0.55):
            return yields, k.VOID
        receives = self.pick(self.kinds)
        return yields, k.optional(receives) if self.chance(0.4) else receives

    def returned_kind(self, form, is_upper):
        if self.chance(0.4):
            return k.VOID
        if form == "fn" and self.chance(0.3) and self.palette.lower_kinds:
            return self.pick(self.palette.lower_kinds + (self.palette.upper_kinds if is_upper else []))
        return self.pick(self.kinds)

    def parameter_kind(self, function):
        if function.is_upper and self.chance(0.3):
            return k.list_of(k.task_of(k.VOID)) if self.chance(0.5) else self.pick(self.palette.containers)
        if function.form == "fn" and self.chance(0.1):
            return k.LOOP
        handles = self.coro_kinds_for(function)
        return self.pick(handles) if handles and self.chance(0.35) else self.pick(self.kinds)

    def make_main(self):
        form = "coro" if self.style == "coro" else "fn"
        returns = k.INT if self.chance(0.2) else k.VOID
        self.main = Function(f"{self.prefix}main", form, [], returns, throws=form == "fn")
        self.main.is_upper = True
        fill(self, self.main, main_statements, 10)
        if self.returns_status():
            self.main.statements[-1].value = values.IntLiteral(self.upto(100), k.INT)

    def returns_status(self):
        return self.main.returns is not k.VOID

    # ---- writing

    def all_functions(self):
        return self.messages + self.functions + [self.main]

    def used_tracers(self):
        called = {node.function for function in self.all_functions() for node in n.walk(function)
                  if isinstance(node, Call)}
        return [function for function in self.tracers.values() if function in called]

    def spell(self):
        out = CoroWriter(self.prefix)
        self.palette.spell(out)
        for item in self.items:
            item.spell(out)
        for function in self.used_tracers() + self.messages + self.functions + [self.main]:
            out.line("")
            function.spell(out)
        for kind, name in out.identities.items():
            text = kind.spelling()
            out.line(f"fn {name}(x: {text}) -> {text} {{ return x; }}")
        return out.text()

    def twin(self):
        out = TwinWriter()
        self.palette.twin(out)
        for item in self.items:
            item.twin(out)
        released = [item.variable.twin_name[2:] for item in self.items
                    if item.variable.role == "module" and item.variable.kind.is_released]
        out.line(f"RELEASED = {released!r}")
        for function in self.used_tracers() + self.messages + self.functions + [self.main]:
            function.twin(out)
        return out.text()


def leaves(body, kinds):
    made = [body.leaf(kind) for kind in kinds]
    return None if None in made else made
