"""Makes a failing program small: on the model, as long as it fails in the same way."""

from . import kinds as k
from . import node as n
from .values import BoolLiteral, DurationLiteral, FloatLiteral, IntLiteral, Literal, NoneLiteral, StringLiteral
from .lists import ListMade

SUITES = ("statements", "body", "then", "otherwise", "handler")
LISTS = SUITES + ("arms", "patterns", "parts")


class Shrinker:
    """`fails` says of a program whether it still does."""

    def __init__(self, program, fails, most_tries=1500):
        self.program, self.fails, self.tries = program, fails, most_tries

    def run(self):
        passes = [self.drop_functions, self.drop_items, self.drop_statements, self.unwrap_statements,
                  self.simplify_expressions, self.simplify_literals]
        changed = True
        while changed and self.tries > 0:
            changed = False
            for one in passes:
                changed |= one()
        return self.program

    def keeps_failing(self):
        self.tries -= 1
        return self.tries >= 0 and self.fails(self.program)

    def attempt(self, holder, attribute, value):
        """Sets it, if the program still fails then."""
        before = getattr(holder, attribute)
        setattr(holder, attribute, value)
        if self.keeps_failing():
            return True
        setattr(holder, attribute, before)
        return False

    # ---- what may go

    def drop_from(self, holder, attribute, size=None):
        """Parts of a list: half of it at once, then less."""
        changed = False
        size = size or max(1, len(getattr(holder, attribute)) // 2)
        while size:
            at = 0
            while at < len(getattr(holder, attribute)):
                items = getattr(holder, attribute)
                if self.attempt(holder, attribute, items[:at] + items[at + size:]):
                    changed = True
                else:
                    at += size
            size //= 2
        return changed

    def drop_functions(self):
        return self.drop_from(self.program, "functions") | self.drop_from(self.program, "messages")

    def drop_items(self):
        return self.drop_from(self.program, "items") | self.drop_from(self.program.palette, "types", 1)

    def functions(self):
        return self.program.all_functions()

    def nodes(self):
        for function in self.functions():
            yield from list(n.walk(function))

    def drop_statements(self):
        changed = False
        for node in self.nodes():
            for attribute in LISTS:
                if isinstance(getattr(node, attribute, None), list) and getattr(node, attribute):
                    changed |= self.drop_from(node, attribute)
            if getattr(node, "otherwise", None) is not None:
                changed |= self.attempt(node, "otherwise", None)
        return changed

    def unwrap_statements(self):
        """What a statement holds, in its place."""
        changed = False
        for node in self.nodes():
            for attribute in SUITES:
                at = 0
                while at < len(getattr(node, attribute, None) or []):
                    items = getattr(node, attribute)
                    insides = [inside for name in SUITES if (inside := getattr(items[at], name, None))]
                    for inside in insides:
                        if self.attempt(node, attribute, items[:at] + inside + items[at + 1:]):
                            changed = True
                            break
                    else:
                        at += 1
        return changed

    # ---- expressions

    def replace(self, holder, attribute, index, value):
        if index is None:
            return self.attempt(holder, attribute, value)
        items = list(getattr(holder, attribute))
        items[index] = value
        return self.attempt(holder, attribute, items)

    def simplify_expressions(self):
        changed = False
        for node in self.nodes():
            for attribute, index, part in list(n.parts_of(node)):
                if isinstance(part, n.Expr) and not isinstance(part, Literal):
                    changed |= self.simplify(node, attribute, index, part)
            if attribute_list := getattr(node, "arguments", None):
                if getattr(node, "function", None) in ("print", "write") and len(attribute_list) > 1:
                    changed |= self.drop_from(node, "arguments")
        return changed

    def simplify(self, holder, attribute, index, expr):
        """By a part of it, or a literal, of the same type."""
        smaller = [part for part in n.walk(expr)
                   if part is not expr and isinstance(part, n.Expr) and part.kind is expr.kind]
        default = default_literal(expr.kind)
        if default and type(default) is not type(expr):
            smaller.insert(0, default)
        return any(self.replace(holder, attribute, index, part) for part in smaller[:6])

    def simplify_literals(self):
        changed = False
        for node in self.nodes():
            if isinstance(node, (IntLiteral, DurationLiteral)) and node.value not in (0, 1):
                changed |= any(self.attempt(node, "value", value) for value in (1, 0, 2, node.value // 2)
                               if value != node.value)
        return changed


def default_literal(kind):
    if isinstance(kind, k.Int):
        return IntLiteral(1, kind)
    if isinstance(kind, k.Float):
        return FloatLiteral(1.0, kind)
    if isinstance(kind, k.OptionalOf):
        return NoneLiteral(kind)
    if isinstance(kind, k.ListOf):
        return ListMade([], kind)
    simple = {k.BOOL: BoolLiteral(True, k.BOOL), k.STRING: StringLiteral("a"),
              k.DURATION: DurationLiteral(1000000, k.DURATION)}
    return simple.get(kind)
