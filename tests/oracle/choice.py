"""The table of what can be made at random: each family of constructs enters its makers here."""

from . import kinds as k

EXPRESSIONS, STATEMENTS = [], []


class Maker:
    def __init__(self, make, weight, applies):
        self.make, self.weight, self.applies = make, weight, applies
        self.family = make.__module__.rpartition(".")[2]


def expression(weight, applies=lambda kind: True):
    """Marks a function (body, kind, depth) that makes an expression of a type that `applies`, or None."""
    def enter(make):
        EXPRESSIONS.append(Maker(make, weight, applies))
        return make
    return enter


def statement(weight, applies=lambda body: True):
    """Marks a function (body) that makes a list of statements where it `applies`, or None."""
    def enter(make):
        STATEMENTS.append(Maker(make, weight, applies))
        return make
    return enter


def is_int(kind):
    return isinstance(kind, k.Int)


def is_float(kind):
    return isinstance(kind, k.Float)


def is_list(kind):
    return isinstance(kind, k.ListOf)


def is_optional(kind):
    return isinstance(kind, k.OptionalOf)


def is_array(kind):
    return isinstance(kind, k.ArrayOf)


def is_map(kind):
    return isinstance(kind, k.MapOf)


def is_chan(kind):
    return isinstance(kind, k.ChanOf)


def is_record(kind):
    """A struct or a class."""
    return isinstance(kind, k.Record)


def is_struct(kind):
    return isinstance(kind, k.StructOf)


def is_class(kind):
    return isinstance(kind, k.ClassOf)


def is_enum(kind):
    return isinstance(kind, k.EnumOf)


def is_coro(kind):
    return isinstance(kind, k.CoroOf)


def is_task(kind):
    return isinstance(kind, k.TaskOf)


def is_plain_value(kind):
    return not kind.holds_handles and kind is not k.VOID


def either(*tests):
    return lambda kind: any(test(kind) for test in tests)


def one_of(*kinds):
    return lambda kind: kind in kinds
