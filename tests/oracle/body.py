"""The body of a function while it is made: what is in scope, what may stand here, what it costs."""

import contextlib

from . import choice
from . import kinds as k
from .node import Variable
from .values import Convert, Name

NAMES = ["a", "b", "c", "i", "n", "x", "y", "item", "value", "text", "total", "next_", "f", "d"]
TRIES = 6


class Body:
    def __init__(self, program, function):
        self.program, self.function, self.random = program, function, program.random
        self.scopes = [{}]
        self.can_throw = function.is_coroutine or function.throws
        self.can_suspend = function.is_coroutine
        self.in_defer = False
        self.loops = 0          # those that break and continue may mean
        self.times = 1          # how often this place runs, at most
        self.cost = 0
        self.items = 0          # that it yields, about
        self.recursions = 0
        self.nesting = 0        # of blocks
        self.room = 0           # statements that may still be made
        self.known = frozenset()    # optionals that are not none here, lists that are not empty

    # ---- chance

    def chance(self, probability):
        return self.random.random() < probability

    def pick(self, items):
        return self.random.choice(items) if items else None

    def upto(self, most):
        return self.random.randint(0, most)

    def weighted(self, makers):
        weights = [self.program.weight_of(maker) for maker in makers]
        return self.random.choices(makers, weights)[0]

    # ---- scopes

    @contextlib.contextmanager
    def scope(self):
        self.scopes.append({})
        self.nesting += 1
        yield
        self.nesting -= 1
        self.scopes.pop()

    @contextlib.contextmanager
    def state(self, **changes):
        """Attributes for a while."""
        before = {name: getattr(self, name) for name in changes}
        for name, value in changes.items():
            setattr(self, name, value)
        yield
        for name, value in before.items():
            setattr(self, name, value)

    def new_variable(self, kind, role):
        """Not in scope yet. It may hide one of an outer scope."""
        free = [name for name in NAMES if name not in self.scopes[-1]]
        return Variable(self.pick(free) if free else f"v{self.upto(999999)}", kind, role)

    def add(self, variable):
        self.scopes[-1][variable.name] = variable

    def visible(self, test=lambda variable: True):
        """The variables in scope that nothing hides; the innermost last."""
        seen = {variable.name: variable for variable in self.program.variables_for(self.function)}
        for scope in self.scopes:
            seen.update(scope)
        return [variable for variable in seen.values() if test(variable)]

    def variable(self, test):
        """One of them, rather an inner one."""
        found = self.visible(test)
        return found[-1 - min(self.upto(len(found) - 1), self.upto(len(found) - 1))] if found else None

    def variable_of(self, kind):
        return self.variable(lambda variable: variable.kind is kind)

    # ---- costs: a program must end, and soon

    def affords(self, cost):
        return self.times * cost <= self.program.most_cost

    def spend(self, cost):
        self.cost += self.times * cost

    def note_yields(self, count):
        self.items += self.times * count

    # ---- expressions

    def expr(self, kind, depth=2):
        """An expression of just this type; None if there is no way to make one."""
        if depth > 0:
            makers, weights = self.program.makers_of(kind)
            for _ in range(TRIES if makers else 0):
                made = self.random.choices(makers, cum_weights=weights)[0].make(self, kind, depth - 1)
                if made:
                    return made
        return self.leaf(kind)

    def leaf(self, kind):
        variable = self.variable_of(kind)
        if variable and self.chance(0.7):
            return Name(variable)
        literal = self.program.literal(self, kind)
        return literal or (Name(variable) if variable else None)

    def value(self, kind, depth=2):
        """An expression for a place that asks for the type: it may be of one that converts."""
        if self.chance(0.25):
            variable = self.variable(lambda variable: k.converts(variable.kind, kind))
            source = variable.kind if variable else None
            if not source and isinstance(kind, k.OptionalOf):
                source = kind.inner
            made = source and self.expr(source, depth - 1)
            if made:
                return Convert(made, kind)
        return self.expr(kind, depth)

    def values(self, kinds, depth=2):
        """One for each; None if one cannot be made."""
        made = [self.value(kind, depth) for kind in kinds]
        return None if None in made else made

    # ---- statements

    def statements(self, count):
        """So many, if they can be made; to stand in the innermost scope."""
        made = []
        for _ in range(count):
            self.room -= 1
            made += self.statement() or []
        return made

    def statement(self):
        makers = [maker for maker in choice.STATEMENTS if maker.applies(self)]
        for _ in range(TRIES):
            made = self.weighted(makers).make(self)
            if made:
                return made
        return None

    def block(self, count=None):
        """The statements of a block of their own."""
        with self.scope():
            return self.statements(1 + self.upto(2) if count is None else count)

    @property
    def is_deep(self):
        """No more blocks in here."""
        return self.nesting >= self.program.most_nesting or self.room <= 0
