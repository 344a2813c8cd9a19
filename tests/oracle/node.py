"""The model of a program: a tree of nodes that know how Coro and how Python write them.

`spell` gives the text in Coro with how tightly it binds, `twin` the text in Python. A node's
attributes are its parts: nodes, lists of nodes, variables, types, plain values.
"""


class Node:
    def label(self):
        """The construct that the tally counts."""
        return type(self).__name__


# How tightly a text binds, from the loosest.
VALUE, ELSE, OR, AND, COMPARE, BIT_OR, BIT_XOR, BIT_AND, SHIFT, SUM, PRODUCT, CAST, UNARY, \
    POSTFIX = range(14)


class Other:
    """Asked for where a literal would become one of another type: it must say its own."""


OTHER = Other()


class Expr(Node):
    """`kind` is its type. `fresh`: the value is made here, so somebody must take or hold it."""

    fresh = False

    def spell(self, out, asked):
        raise NotImplementedError

    def twin(self, out):
        raise NotImplementedError

    def is_literal(self):
        """Whether Coro gives it the type that the place asks for."""
        return False


class Stmt(Node):
    def undone(self):
        """What the block around it has to undo for it when it is left."""
        return []

    def spell(self, out):
        raise NotImplementedError

    def twin(self, out):
        raise NotImplementedError


class Variable:
    """`role`: let, var, parameter, loop, opened, caught, const, module."""

    count = 0

    def __init__(self, name, kind, role):
        Variable.count += 1
        self.name, self.kind, self.role = name, kind, role
        self.number = Variable.count
        self.is_counter = False     # of a loop's turns: nothing else assigns it

    @property
    def is_assignable(self):
        return self.role in ("var", "module")

    @property
    def twin_name(self):
        name = f"{self.name}_{self.number}"
        return f"m.{name}" if self.role in ("const", "module") else name


def parts_of(node):
    """(attribute, index or None, part) for all nodes right below this one."""
    for attribute, value in vars(node).items():
        if isinstance(value, Node) and attribute != "function":     # that one is only named
            yield attribute, None, value
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, Node):
                    yield attribute, index, item


def walk(node):
    yield node
    for _, _, part in parts_of(node):
        yield from walk(part)
