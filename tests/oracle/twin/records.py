"""What programs declare: structs, classes, enums."""

from .shapes import Shape


class Fields:
    """What has named parts; Coro releases the last one first."""

    names = ()

    def __init__(self, items):
        for name, item in zip(self.names, items):
            setattr(self, name, item)

    def __del__(self):
        for name in reversed(self.names):
            setattr(self, name, None)


class StructShape(Shape):
    """Structs are values: an object of this shape is never changed."""

    def __init__(self, name):
        self.name = name

    def set_fields(self, fields):
        self.fields = fields
        self.names = [name for name, _ in fields]
        self.values = type(self.name, (Fields,), {"names": self.names})

    def made(self, *items):
        return self.values(items)

    def by_names(self, names):
        return lambda *items: self.values([items[names.index(name)] for name in self.names])

    def show(self, value):
        return self.name + self.shown(value)

    def shown(self, value):
        return "(" + ", ".join(f"{name}={shape.repr(getattr(value, name))}" for name, shape in self.fields) + ")"

    def equal(self, left, right):
        return all(shape.equal(getattr(left, name), getattr(right, name)) for name, shape in self.fields)


def with_field(name, value, struct):
    """The struct with another value in this field."""
    return type(struct)([value if each == name else getattr(struct, each) for each in struct.names])


class ClassShape(StructShape):
    """Which object it is counts, and not what it holds."""

    def show(self, value):
        return f"<{self.name}>"

    def equal(self, left, right):
        return left is right


class CaseShape(StructShape):
    """What a case of an enum holds. `only`: the value of one that holds nothing."""

    def __init__(self, enum, name, number, fields):
        super().__init__(f"{enum}.{name}")
        self.set_fields(fields)
        self.values.number = number
        self.only = self.made()

    def show(self, value):
        return self.name + (self.shown(value) if self.fields else "")


class EnumShape(Shape):
    def __init__(self, name):
        self.name = name

    def set_cases(self, cases):
        self.cases = [CaseShape(self.name, name, number, fields) for number, (name, fields) in enumerate(cases)]

    def show(self, value):
        return self.cases[value.number].show(value)

    def equal(self, left, right):
        return left.number == right.number and self.cases[left.number].equal(left, right)
