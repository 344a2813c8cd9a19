"""Random well-typed Coro programs and their Python twins, which must print the same: see README.md."""

from . import enums, errors, flow, functions, generators, lists, loops, maps, members, messages, numbers, optionals, \
    places, records, statements, tasks, texts, uses, values   # noqa: F401  each enters its makers in choice.py
