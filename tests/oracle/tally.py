"""What the programs contained, and what happened in them."""

import collections

from . import node as n


def constructs(program):
    """How often each construct is in the program's text."""
    found = collections.Counter()
    for part in program.items + program.all_functions():
        found.update(node.label() for node in n.walk(part))
    return found


def classes(program):
    """The same by the classes of the model."""
    return collections.Counter(type(node).__name__ for part in program.items + program.all_functions()
                               for node in n.walk(part))


def table(title, counts):
    """In columns, the rarest last."""
    items = [f"{count:>9} {name}" for name, count in counts.most_common()]
    width = max((len(item) for item in items), default=0) + 2
    columns = max(1, 150 // width)
    lines = [title]
    rows = -(-len(items) // columns)
    for row in range(rows):
        lines.append("".join(item.ljust(width) for item in items[row::rows]).rstrip())
    return "\n".join(lines)
