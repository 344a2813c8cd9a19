"""The types of Coro as the generator sees them. Equal types are one object."""

import functools


class Kind:
    """`parts` are the types it is made of; `holds_handles`: releasing a value of it may be seen."""

    parts = ()
    is_counted = False      # a reference, or what has one inside
    is_handle = False
    is_ordered = False      # `<` takes it, and so does sort
    is_number = False

    @functools.cached_property
    def holds_handles(self):
        return self.is_handle or any(part.holds_handles for part in self.parts)

    @functools.cached_property
    def is_released(self):
        """Whether a module's variable of the type is released at the end."""
        return self.is_counted or any(part.is_released for part in self.parts)

    @functools.cached_property
    def is_comparable(self):
        return all(part.is_comparable for part in self.parts)

    def spelling(self):
        return self.name

    def shape(self):
        """The twin's expression for the object that shows and compares values of the type."""
        return self.name.upper()


class Plain(Kind):
    def __init__(self, name, ordered=False):
        self.name = name
        self.is_ordered = ordered


class Int(Kind):
    is_ordered = is_number = True

    def __init__(self, bits, signed):
        self.name = f"{'i' if signed else 'u'}{bits}"
        self.bits, self.signed = bits, signed
        self.least = -(1 << (bits - 1)) if signed else 0
        self.most = (1 << (bits - 1 if signed else bits)) - 1

    def spelling(self):
        return "int" if self is INT else self.name

    def holds(self, other):
        """Whether it has all values of another integer type."""
        return self.least <= other.least and other.most <= self.most


class Float(Kind):
    is_ordered = is_number = True

    def __init__(self, bits):
        self.name, self.bits = f"f{bits}", bits

    def spelling(self):
        return "float" if self is FLOAT else self.name


INTS = [Int(bits, signed) for signed in (True, False) for bits in (8, 16, 32, 64)]
I8, I16, I32, INT, U8, U16, U32, U64 = INTS
F32, FLOAT = FLOATS = [Float(32), Float(64)]
BOOL = Plain("bool")
STRING = Plain("string", ordered=True)
DURATION = Plain("duration", ordered=True)
ERROR = Plain("error")
VOID = Plain("void")
LOOP = Plain("loop")
STRING.is_counted = ERROR.is_counted = LOOP.is_counted = LOOP.is_handle = True


class OptionalOf(Kind):
    def __init__(self, inner):
        self.inner, self.parts = inner, (inner,)

    def spelling(self):
        return self.inner.spelling() + "?"

    def shape(self):
        return f"Optional({self.inner.shape()})"


class ListOf(Kind):
    is_counted = True

    def __init__(self, element):
        self.element, self.parts = element, (element,)

    def spelling(self):
        return f"list[{self.element.spelling()}]"

    def shape(self):
        return f"ListShape({self.element.shape()})"


class CoroOf(Kind):
    is_counted = is_handle = True

    def __init__(self, yields, receives, returns):
        self.yields, self.receives, self.returns = yields, receives, returns

    @property
    def is_plain(self):
        """Talks to a loop, if to anybody."""
        return self.yields is VOID and self.receives is VOID

    @property
    def item(self):
        """What next and send give."""
        return BOOL if self.yields is VOID else optional(self.yields)

    def spelling(self):
        places = [self.yields, self.receives, self.returns]
        while len(places) > 1 and places[-1] is VOID:
            places.pop()
        return f"coro[{', '.join(place.spelling() for place in places)}]"

    def shape(self):
        return "CORO"


class TaskOf(Kind):
    is_counted = is_handle = True

    def __init__(self, returns):
        self.returns = returns

    def spelling(self):
        return "task" if self.returns is VOID else f"task[{self.returns.spelling()}]"

    def shape(self):
        return "TASK"


class ArrayOf(Kind):
    def __init__(self, element, count):
        self.element, self.count, self.parts = element, count, (element,)

    def spelling(self):
        return f"array[{self.element.spelling()}, {self.count}]"

    def shape(self):
        """Shown and compared as lists are."""
        return f"ListShape({self.element.shape()})"


class MapOf(Kind):
    is_counted = True

    def __init__(self, key, value):
        self.key, self.value, self.parts = key, value, (key, value)

    def spelling(self):
        return f"map[{self.key.spelling()}, {self.value.spelling()}]"

    def shape(self):
        return f"MapShape({self.key.shape()}, {self.value.shape()})"


class ChanOf(Kind):
    is_counted = True

    def __init__(self, element):
        self.element, self.parts = element, (element,)

    def spelling(self):
        return f"chan[{self.element.spelling()}]"

    def shape(self):
        return "CHAN"


class Declared(Kind):
    """What a program declares. Its parts are set once the type itself is known, and may hold it."""

    def __init__(self, name):
        self.name = name

    def shape(self):
        return self.name

    def is_within(self, kind):
        return kind is self or any(self.is_within(part) for part in kind.parts)


class Record(Declared):
    """struct or class. `fields` are pairs of a name and a type."""

    def __init__(self, name):
        super().__init__(name)
        self.fields = []

    @property
    def parts(self):
        return tuple(kind for _, kind in self.fields if kind is not self and not self.is_made_of(kind))

    def is_made_of(self, kind):
        """Whether it is its own, in an optional or a list."""
        return isinstance(kind, (OptionalOf, ListOf)) and kind.parts == (self,)

    def field(self, name):
        return dict(self.fields)[name]


class StructOf(Record):
    word = "struct"


class ClassOf(Record):
    word = "class"
    is_counted = True


class EnumOf(Declared):
    """`cases` are pairs of a name and of the fields that it holds."""

    def __init__(self, name):
        super().__init__(name)
        self.cases = []

    @property
    def parts(self):
        return tuple(kind for _, fields in self.cases for _, kind in fields if kind is not list_of(self))

    @property
    def is_bare(self):
        """No case holds anything: it has numbers, and may be a key."""
        return not any(fields for _, fields in self.cases)


def can_be_key(kind):
    return isinstance(kind, Int) or kind in (BOOL, STRING, DURATION) or isinstance(kind, EnumOf) and kind.is_bare


@functools.lru_cache(maxsize=None)
def list_of(element):
    return ListOf(element)


@functools.lru_cache(maxsize=None)
def array_of(element, count):
    return ArrayOf(element, count)


@functools.lru_cache(maxsize=None)
def map_of(key, value):
    return MapOf(key, value)


@functools.lru_cache(maxsize=None)
def chan_of(element):
    return ChanOf(element)


@functools.lru_cache(maxsize=None)
def _optional(inner):
    return OptionalOf(inner)


def optional(inner):
    """Optionals do not nest."""
    return inner if isinstance(inner, OptionalOf) else _optional(inner)


@functools.lru_cache(maxsize=None)
def coro_of(yields, receives, returns):
    return CoroOf(yields, receives, returns)


@functools.lru_cache(maxsize=None)
def task_of(returns):
    return TaskOf(returns)


def inner_of(kind):
    return kind.inner if isinstance(kind, OptionalOf) else kind


def converts(source, target):
    """Whether a value of the first type becomes one of the second by itself."""
    if isinstance(target, OptionalOf) and not isinstance(source, OptionalOf):
        return source is target.inner or converts(source, target.inner)
    if isinstance(source, Int) and isinstance(target, Int):
        return source is not target and target.holds(source)
    if source is F32 and target is FLOAT:
        return True
    return isinstance(source, TaskOf) and source.returns is not VOID and target is task_of(VOID)


def forget():
    """The types of programs that are done with."""
    for made in (list_of, array_of, map_of, chan_of, _optional, coro_of, task_of):
        made.cache_clear()
