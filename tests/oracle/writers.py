"""Where nodes write themselves: lines of Coro, lines of Python."""

import contextlib

from . import node as n


class Lines:
    def __init__(self):
        self.lines, self.depth = [], 0

    def line(self, text):
        self.lines.append("    " * self.depth + text)

    @contextlib.contextmanager
    def indented(self):
        self.depth += 1
        yield
        self.depth -= 1

    def text(self):
        return "\n".join(self.lines) + "\n"


class CoroWriter(Lines):
    """`identities`: the types that need a fn to ask for them, where nothing else does."""

    def __init__(self, prefix):
        super().__init__()
        self.prefix, self.identities = prefix, {}

    def expr(self, expr, asked=None, tightness=n.VALUE):
        text, tight = expr.spell(self, asked)
        return f"({text})" if tight < tightness else text

    def block(self, statements, head=""):
        """{ … } behind `head`; the brace is the line's end."""
        self.line(f"{head} {{" if head else "{")
        self.inside(statements)

    def inside(self, statements, end="}"):
        with self.indented():
            for statement in statements:
                statement.spell(self)
        self.line(end)

    def identity(self, kind):
        """The name of a fn that gives what it gets: its parameter asks for the type."""
        name = f"{self.prefix}as_{len(self.identities)}"
        return self.identities.setdefault(kind, name)


class Hold:
    """What holds the temporaries of one statement in the twin, if there are any to hold."""

    def __init__(self, name):
        self.name, self.used = name, False


class TwinWriter(Lines):
    def __init__(self):
        super().__init__()
        self.count, self.hold, self.statement_hold = 0, None, None

    def fresh_name(self, stem):
        self.count += 1
        return f"{stem}_{self.count}"

    # ---- values

    def expr(self, expr):
        """A value that somebody takes over at once."""
        return expr.twin(self)

    def borrow(self, expr):
        """A value to be used in this statement only: what is made here is held to its end."""
        return self.kept(expr) if expr.fresh and expr.kind.holds_handles else expr.twin(self)

    def kept(self, expr):
        self.hold.used = True
        return f"{self.hold.name}.keep({expr.twin(self)})"

    def apart(self, expr):
        """An operand that is not always evaluated: its temporaries are released where it ends."""
        before, self.hold.used = self.hold.used, False
        text, used = self.expr(expr), self.hold.used
        self.hold.used |= before
        return f"{self.hold.name}.close({self.hold.name}.open(), {text})" if used else text

    def taking(self, function, arguments):
        """A call of what takes its arguments over; until it does, they are held."""
        held = [argument for argument in arguments[:-1]
                if argument.fresh and argument.kind.holds_handles]
        if not held:
            return f"{function}({', '.join(map(self.expr, arguments))})"
        texts = [self.kept(argument) if argument.fresh and argument.kind.holds_handles
                 else self.expr(argument) for argument in arguments]
        return f"{self.hold.name}.give({', '.join([function] + texts)})"

    # ---- statements

    @contextlib.contextmanager
    def holding(self):
        """The temporaries of what is written here are released where it ends."""
        outer, self.hold = self.hold, Hold(self.fresh_name("h"))
        lines, self.lines = self.lines, []
        yield
        hold, body = self.hold, self.lines
        self.hold, self.lines = outer, lines
        if hold.used:
            self.line(f"{hold.name} = Held()")
            self.line("try:")
            self.lines.extend("    " + text for text in body)
            self.line("finally:")
            self.line(f"    {hold.name}.release()")
        else:
            self.lines.extend(body)

    def simple(self, write):
        with self.holding():
            self.line(write())

    def value(self, expr):
        """The name of a variable with the value, whose temporaries have been released."""
        name = self.fresh_name("v")
        self.simple(lambda: f"{name} = {self.borrow(expr)}")
        return name

    def condition(self, expr):
        """The text of a condition that may take lines of its own before it."""
        lines, self.lines = self.lines, []
        outer, self.hold = self.hold, Hold(self.fresh_name("h"))
        text, hold = self.borrow(expr), self.hold
        self.hold, self.lines = outer, lines
        return self.value(expr) if hold.used else text

    def suite(self, statements, held=()):
        """A block's statements, indented. Its defers and those variables whose release may be seen
        are undone in reverse order; those in `held` have their values already."""
        given = [Release(variable) for variable in held if variable.kind.holds_handles]
        born = [item for statement in statements for item in statement.undone()]
        with self.indented():
            for item in born:
                self.line(f"{item.mark} = None")
            if not given and not born:
                self.statements(statements)
                return
            self.line("try:")
            with self.indented():
                self.statements(statements)
            self.line("finally:")
            with self.indented():
                for item in reversed(given + born):
                    item.undo(self)

    def statements(self, statements):
        for statement in statements:
            statement.twin(self)
        if not statements:
            self.line("pass")


class Release:
    """The release of a block's variable. `mark`: what is set to None where the block begins."""

    def __init__(self, variable):
        self.mark = variable.twin_name

    def undo(self, out):
        out.line(f"{self.mark} = None")
