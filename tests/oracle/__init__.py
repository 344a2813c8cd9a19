"""Random well-typed Coro programs and their Python twins, which must print the same: see README.md."""

# Each family enters its makers in choice.py.
from . import arrays, channels, enums, errors, flow, functions, generators, lists, loops, maps  # noqa: F401
from . import match, members, messages, numbers, optionals, places, records, running    # noqa: F401
from . import statements, tasks, texts, uses, values                                    # noqa: F401
