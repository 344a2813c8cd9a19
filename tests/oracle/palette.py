"""The types of a program: those of its values, what it declares, and those of its coroutines.

Cycles of references are not freed in Coro, and leak checking is on: so coroutines come in two ranks.
A lower one never sees a container of coroutines. Only lower ones lie in containers, in fields and in
module variables, and those appear in upper functions alone. Types of coroutines belong to one rank."""

from . import kinds as k
from .choice import is_class, is_enum


class Palette:
    """`kinds`: of plain values; `containers`: of tasks and lower coroutines."""

    def __init__(self, random, prefix, theme):
        self.random, self.prefix = random, prefix
        self.types, self.lower_kinds, self.upper_kinds = [], [], []
        self.make_kinds(theme)

    def pick(self, items):
        return self.random.choice(items)

    def chance(self, probability):
        return self.random.random() < probability

    def make_kinds(self, theme):
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
            more.append(k.array_of(pick(scalars + more), self.random.randint(1, 4)))
        if chance(0.35):
            more.append(self.declare_enum(scalars + more))
        if chance(0.35):
            more += self.declare_class(scalars + more)
        if chance(0.5):
            more += [k.list_of(pick(more)), k.optional(pick(more))]
        if chance(0.4):
            more.append(self.declare(k.StructOf, "T", [("s", struct), ("l", pick(more)), ("n", pick(scalars))]))
        if chance(0.6 if theme == "tasks" else 0.1):
            more.append(k.chan_of(pick(scalars + more)))
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

    def is_upper(self, kind, wanted):
        """The rank of coroutines of a type: that of those that there are."""
        return kind in self.upper_kinds or wanted and kind not in self.lower_kinds

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

    def spell(self, out):
        for kind in self.types:
            out.line(spelled_type(kind))

    def twin(self, out):
        for kind in self.types:
            twin_of_type(kind, out)


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
