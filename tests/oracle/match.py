"""match: patterns of numbers, ranges, strings, durations, bool, constants and cases."""

from . import kinds as k
from . import node as n
from .choice import is_enum, is_int, statement
from .errors import Throw
from .flow import Jump, Return
from .places import Assign
from .statements import ExprStmt
from .values import ESCAPES, Name, quoted

SIMPLE = (ExprStmt, Assign, Jump, Return, Throw)


class Pattern(n.Node):
    """`first` alone, a stretch up to `last`, or the constant `name` whose value `first` is."""

    def __init__(self, first, last=None, inclusive=False, name=None):
        self.first, self.last, self.inclusive, self.name = first, last, inclusive, name

    def label(self):
        kind = "constant" if self.name else "range" if self.last is not None else type(self.first).__name__
        return f"pattern: {kind}"

    def spelling(self, kind):
        if self.name:
            return self.name
        text = spelled(self.first, kind)
        if self.last is None:
            return text
        return f"{text}{'..=' if self.inclusive else '..'}{spelled(self.last, kind)}"

    def test(self, value):
        if self.last is None:
            return f"{value} == {self.first!r}"
        return f"{self.first} <= {value} {'<=' if self.inclusive else '<'} {self.last}"


class CasePattern(n.Node):
    """A case of the enum; `bindings`: None, or a variable (None for `_`) for each thing that it holds."""

    def __init__(self, number, bindings, qualified):
        self.number, self.bindings, self.qualified = number, bindings, qualified

    def label(self):
        return "pattern: case that binds" if self.bindings else "pattern: case"

    def spelling(self, kind):
        text = f"{kind.name}." if self.qualified else ""
        text += kind.cases[self.number][0]
        if self.bindings is None:
            return text
        return f"{text}({', '.join(each.name if each else '_' for each in self.bindings)})"

    def test(self, value):
        return f"{value}.number == {self.number}"


class Arm(n.Node):
    """`patterns`: none for the else."""

    def __init__(self, patterns, body):
        self.patterns, self.body = patterns, body

    def label(self):
        if not self.patterns:
            return "arm: else"
        return "arm of several patterns" if len(self.patterns) > 1 else "arm of one pattern"

    def bindings(self):
        """Pairs of a variable and the number of what it names."""
        first = self.patterns[0] if self.patterns else None
        names = isinstance(first, CasePattern) and first.bindings or []
        return [(variable, number) for number, variable in enumerate(names) if variable]

    def spell(self, out, kind):
        head = ", ".join(pattern.spelling(kind) for pattern in self.patterns) or "else"
        if len(self.body) == 1 and isinstance(self.body[0], SIMPLE):
            at = len(out.lines)
            self.body[0].spell(out)
            out.lines[at] = "    " * out.depth + f"{head} => {out.lines[at].lstrip()}"
        else:
            out.block(self.body, f"{head} =>")


class Match(n.Stmt):
    def __init__(self, scrutinee, arms):
        self.scrutinee, self.arms = scrutinee, arms

    def label(self):
        return f"match of {'an enum' if is_enum(self.scrutinee.kind) else self.scrutinee.kind.spelling()}"

    def spell(self, out):
        out.line(f"match {out.expr(self.scrutinee)} {{")
        with out.indented():
            for arm in self.arms:
                arm.spell(out, self.scrutinee.kind)
        out.line("}")

    def twin(self, out):
        """What an arm binds is read before its body; a variable that is matched is not held."""
        with out.holding():
            local = isinstance(self.scrutinee, Name) and self.scrutinee.variable.role != "module"
            value = self.scrutinee.twin(out) if local else out.fresh_name("v")
            if not local:
                out.line(f"{value} = {out.borrow(self.scrutinee)}")
            for place, arm in enumerate(self.arms):
                test = " or ".join(f"({pattern.test(value)})" for pattern in arm.patterns)
                out.line(f"{'elif' if place else 'if'} {test or 'True'}:")
                with out.indented():
                    self.arm_twin(out, arm, value, local)
            out.line("else:")
            out.line("    pass")

    def arm_twin(self, out, arm, value, local):
        for variable, number in arm.bindings():
            name = self.scrutinee.kind.cases[arm.patterns[0].number][1][number][0]
            out.line(f"{variable.twin_name} = {value}.{name}")
        if not local:
            out.line(f"{value} = None")
        out.line("if True:")
        out.suite(arm.body, [variable for variable, _ in arm.bindings()])


def spelled(value, kind):
    """A literal in a pattern."""
    if kind is k.BOOL:
        return "true" if value else "false"
    if kind is k.STRING:
        return f'"{quoted(value)}"'
    if kind is k.DURATION:
        return f"{value // 1_000_000}ms"
    if kind is k.U8 and 48 <= value <= 122 and chr(value) not in ESCAPES and chr(value) != "'":
        return f"'{chr(value)}'"
    return str(value)


# ---- at random

def arm_of(body, patterns, variables=()):
    with body.scope():
        for variable in variables:
            body.add(variable)
        with body.scope():
            return Arm(patterns, body.statements(1 + body.upto(1)))


def case_arms(body, kind):
    """All cases, or some and an else."""
    numbers = list(range(len(kind.cases)))
    body.random.shuffle(numbers)
    arms = []
    left_out = body.upto(1) if len(numbers) > 1 else 0
    while len(numbers) > left_out:
        number = numbers.pop()
        fields = kind.cases[number][1]
        if fields and body.chance(0.75):
            with body.scope():
                variables = []
                for _, part in fields:
                    variables.append(body.new_variable(part, "let") if body.chance(0.8) else None)
                    if variables[-1]:
                        body.add(variables[-1])
            arms.append(arm_of(body, [CasePattern(number, variables, body.chance(0.2))],
                               [each for each in variables if each]))
        else:
            patterns = [CasePattern(number, None, body.chance(0.2))]
            if len(numbers) > left_out and body.chance(0.3):
                patterns.append(CasePattern(numbers.pop(), None, False))
            arms.append(arm_of(body, patterns))
    return arms + ([arm_of(body, [])] if left_out else [])


def number_patterns(body, kind):
    """Stretches of numbers that do not meet."""
    unit = 1_000_000 if kind is k.DURATION else 1
    points = sorted({min(body.upto(12), 127) for _ in range(1 + body.upto(4))})
    patterns = []
    for low, high in zip(points, points[1:] + [points[-1] + 3]):
        if high > low + 1 and body.chance(0.5):
            inclusive = body.chance(0.4)
            patterns.append(Pattern(low * unit, (high - inclusive) * unit, inclusive))
        else:
            patterns.append(Pattern(low * unit))
    return patterns


def plain_patterns(body, kind):
    if kind is k.STRING:
        texts = body.random.sample(["", "a", "ab", "spam", "12", "it's", "\u00c3\u00a9"], 1 + body.upto(3))
        return [Pattern(text) for text in texts]
    patterns = number_patterns(body, kind)
    for item in body.program.items:
        known = item.variable.role == "const" and item.variable.kind is kind
        if known and not any(covers(pattern, item.value.value) for pattern in patterns):
            patterns.append(Pattern(item.value.value, name=item.variable.name))
            break
    return patterns


def covers(pattern, value):
    if pattern.last is None:
        return pattern.first == value
    return pattern.first <= value <= pattern.last


def plain_arms(body, kind):
    if kind is k.BOOL and body.chance(0.7):
        return [arm_of(body, [Pattern(value)]) for value in (True, False)]
    patterns = [Pattern(True)] if kind is k.BOOL else plain_patterns(body, kind)
    body.random.shuffle(patterns)
    arms = []
    while patterns:
        together = 1 + body.upto(1)
        arms.append(arm_of(body, patterns[:together]))
        patterns = patterns[together:]
    return arms + [arm_of(body, [])]


def can_be_matched(kind):
    return is_int(kind) or is_enum(kind) or kind in (k.STRING, k.DURATION, k.BOOL)


@statement(3, lambda body: not body.is_deep)
def match(body):
    kinds = [kind for kind in body.program.kinds_for(body.function) if can_be_matched(kind)]
    enums = [kind for kind in kinds if is_enum(kind)]
    kind = body.pick(enums if enums and body.chance(0.6) else kinds)
    scrutinee = body.expr(kind)
    if not scrutinee:
        return None
    return [Match(scrutinee, case_arms(body, kind) if is_enum(kind) else plain_arms(body, kind))]
