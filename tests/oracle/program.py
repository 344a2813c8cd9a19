"""A whole program at random, and how it is written.

Cycles of references are not freed in Coro, and leak checking is on: so coroutines come in two ranks.
A lower one never sees a container of coroutines. Only lower ones lie in containers, in fields and in
module variables, and those appear in upper functions alone. Types of coroutines belong to one rank."""

import itertools
import random

from . import kinds as k
from . import node as n
from . import values
from .choice import EXPRESSIONS, is_class, is_enum, is_list, is_map, is_optional, is_record
from .enums import case_made
from .errors import ErrorMade
from .functions import Call, Function, arguments_for, fill
from .generators import Make
from .lists import ListMade
from .maps import MapMade
from .messages import Message
from .node import Variable
from .records import RecordMade
from .values import Name, NoneLiteral, StringLiteral
from .statements import ExprStmt
from .texts import Print
from .flow import Return
from .uses import main_statements
from .writers import CoroWriter, TwinWriter

FAMILIES = ["numbers", "texts", "optionals", "lists", "maps", "records", "enums", "members", "functions",
            "errors", "generators", "tasks", "messages", "flow", "places"]
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
        self.types, self.items, self.functions, self.messages, self.tracers = [], [], [], [], {}
        self.lower_kinds, self.upper_kinds, self.marks, self.counters = [], [], 0, 0
        self.flavour = {family: self.random.choice([0.4, 1, 1, 2]) for family in FAMILIES}
        self.theme = self.random.choice(["values", "generators", "generators", "tasks", "tasks"])
        self.flavour[self.theme] = 4
        self.makers = {}
        self.make_kinds()
        self.make_items()
        for _ in range(self.random.randint(2, 4)):
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
        return self.kinds + (self.containers if function.is_upper else [])

    def any_kind(self, body, test=lambda kind: True):
        fitting = [kind for kind in self.kinds_for(body.function) if test(kind)]
        return self.random.choice(fitting) if fitting else None

    def coro_kinds_for(self, function):
        return self.lower_kinds + (self.upper_kinds if function.is_upper else [])

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
        if is_record(kind):
            items = leaves(body, [part for _, part in kind.fields])
            return items and RecordMade(kind, [name for name, _ in kind.fields], items, False)
        if is_enum(kind):
            number = self.random.randrange(len(kind.cases))
            return case_made(body, kind, number, lambda kinds: leaves(body, kinds))
        if isinstance(kind, k.CoroOf):
            return self.leaf_coroutine(body, kind)
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

    # ---- types

    def make_kinds(self):
        pick, chance = self.random.choice, self.chance
        scalars = [k.INT, k.BOOL, k.STRING, pick(k.INTS), pick([k.FLOAT, k.F32, k.DURATION, k.FLOAT]), pick(k.INTS)]
        if chance(0.4):
            scalars.append(self.declare(k.EnumOf, "E", [(name, []) for name in ["RED", "GREEN", "BLUE"]]))
        struct = self.declare(k.StructOf, "S", self.some_fields(scalars))
        more = [k.optional(pick(scalars)), k.list_of(pick(scalars)), k.list_of(k.INT), k.optional(k.INT), struct]
        if chance(0.4):
            key = pick([kind for kind in scalars if k.can_be_key(kind)])
            more.append(k.map_of(key, pick(scalars + more)))
        if chance(0.35):
            more.append(self.declare_enum(scalars + more))
        if chance(0.35):
            more += self.declare_class(scalars + more)
        if chance(0.5):
            more += [k.list_of(pick(more)), k.optional(pick(more))]
        if chance(0.4):
            more.append(self.declare(k.StructOf, "T", [("s", struct), ("l", pick(more)), ("n", pick(scalars))]))
        if chance(0.3):
            more.append(k.ERROR)
        self.kinds = list(dict.fromkeys(scalars + more))
        self.containers = [k.list_of(k.task_of(k.VOID)), k.optional(k.task_of(k.VOID))]

    def declare(self, make, stem, parts):
        """A type of the program's own, of these fields or cases."""
        kind = make(f"{self.prefix}{stem}")
        if make is k.EnumOf:
            kind.cases = parts
        else:
            kind.fields = parts
        self.types.append(kind)
        return kind

    def some_fields(self, kinds, names=("x", "y", "z")):
        return [(name, self.pick(kinds)) for name in names[:self.random.randint(1, len(names))]]

    def declare_enum(self, kinds):
        cases = [(name, self.some_fields(kinds, ("v", "w")) if self.chance(0.7) else [])
                 for name in ["point", "circle", "rect", "group"][:self.random.randint(2, 4)]]
        return self.declare(k.EnumOf, "Sh", cases)

    def declare_class(self, kinds):
        """A class that may hold its own; and its optional."""
        kind = self.declare(k.ClassOf, "C", self.some_fields(kinds, ("key", "held")))
        if self.chance(0.5):
            kind.fields.append(("next", k.optional(kind)))
        return [kind, k.optional(kind)]

    def note_coroutine(self, function):
        """A new type of coroutines; containers of it are for upper functions."""
        known = self.upper_kinds if function.is_upper else self.lower_kinds
        if function.kind in known:
            return
        known.append(function.kind)
        if not function.is_upper:
            self.containers += [k.list_of(function.kind), k.optional(function.kind)]
            self.containers += self.declare_holders(function.kind)

    def declare_holders(self, kind):
        """Types that hold a coroutine."""
        holders, stem = [], f"H{len(self.types)}"
        fields = [("g", kind), ("n", k.INT), ("other", k.optional(kind))]
        form = self.pick(["struct", "class", "enum", "map", "none", "none"])
        if form == "struct":
            holders.append(self.declare(k.StructOf, stem, fields))
        elif form == "class":
            holders.append(self.declare(k.ClassOf, stem, fields))
        elif form == "enum":
            holders.append(self.declare(k.EnumOf, stem, [("idle", []), ("busy", fields[:2]), ("pair", fields)]))
        elif form == "map":
            holders.append(k.map_of(self.pick([k.INT, k.STRING]), kind))
        return holders

    # ---- constants and module variables

    def make_items(self):
        for index in range(self.random.randint(0, 3)):
            kind = self.random.choice([kind for kind in self.kinds if isinstance(kind, (k.Int, k.Float))
                                       or kind in (k.BOOL, k.STRING, k.DURATION)])
            role = self.random.choice(["const", "module", "module"])
            self.items.append(Item(Variable(f"{self.prefix}m{index}", kind, role), values.literal(self, kind)))
        optional = k.optional(self.random.choice(self.kinds + self.containers))
        if self.random.random() < 0.5:
            self.items.append(Item(Variable(f"{self.prefix}o", optional, "module"), NoneLiteral(optional)))

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
            is_upper = function.kind in self.upper_kinds or is_upper and function.kind not in self.lower_kinds
        function.is_upper = is_upper
        if function.is_coroutine and self.chance(0.25):
            function.depth = Variable("depth", k.INT, "parameter")
            function.parameters.append(function.depth)
        for name in ["p", "q", "r"][:self.random.randint(0, 3)]:
            function.parameters.append(Variable(name, self.parameter_kind(function), "parameter"))
        if function.is_upper and function.is_plain and self.chance(0.6):
            function.parameters.append(Variable("others", k.list_of(k.task_of(k.VOID)), "parameter"))
        alike = [kind for kind in self.coro_kinds_for(function) if function.is_coroutine
                 and (kind.yields, kind.receives) == (function.yields, function.receives)]
        if alike and self.chance(0.5):
            function.parameters.append(Variable("source", self.pick(alike), "parameter"))
        count = self.random.randint(2, 5) + (form != "fn")
        fill(self, function, lambda body: body.statements(count), count + 4)
        self.functions.append(function)
        if function.is_coroutine:
            self.note_coroutine(function)

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
        if is_upper and self.lower_kinds and self.chance(0.15):
            yields = self.pick(self.lower_kinds)
        if yields is not k.VOID and self.chance(0.55):
            return yields, k.VOID
        receives = self.pick(self.kinds)
        return yields, k.optional(receives) if self.chance(0.4) else receives

    def returned_kind(self, form, is_upper):
        if self.chance(0.4):
            return k.VOID
        if form == "fn" and self.chance(0.3) and self.lower_kinds:
            return self.pick(self.lower_kinds + (self.upper_kinds if is_upper else []))
        return self.pick(self.kinds)

    def parameter_kind(self, function):
        if function.is_upper and self.chance(0.3):
            return k.list_of(k.task_of(k.VOID)) if self.chance(0.5) else self.pick(self.containers)
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
        for kind in self.types:
            out.line(spelled_type(kind))
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
        for kind in self.types:
            twin_of_type(kind, out)
        for item in self.items:
            item.twin(out)
        for function in self.used_tracers() + self.messages + self.functions + [self.main]:
            function.twin(out)
        return out.text()


def leaves(body, kinds):
    made = [body.leaf(kind) for kind in kinds]
    return None if None in made else made


def spelled_fields(fields):
    return ", ".join(f"{name}: {kind.spelling()}" for name, kind in fields)


def spelled_type(kind):
    if not is_enum(kind):
        return f"{kind.word} {kind.name} {{ {spelled_fields(kind.fields)} }}"
    cases = [f"{name}({spelled_fields(fields)})" if fields else name for name, fields in kind.cases]
    return f"enum {kind.name} {{ {', '.join(cases)} }}"


def twin_of_type(kind, out):
    """The shape first: the parts may hold it."""
    def shapes(fields):
        return "[" + ", ".join(f"({name!r}, {part.shape()})" for name, part in fields) + "]"

    if is_enum(kind):
        out.line(f"{kind.name} = EnumShape({kind.name!r})")
        cases = ", ".join(f"({name!r}, {shapes(fields)})" for name, fields in kind.cases)
        out.line(f"{kind.name}.set_cases([{cases}])")
    else:
        out.line(f"{kind.name} = {'ClassShape' if is_class(kind) else 'StructShape'}({kind.name!r})")
        out.line(f"{kind.name}.set_fields({shapes(kind.fields)})")
