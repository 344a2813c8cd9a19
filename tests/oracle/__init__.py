"""Random well-typed Coro programs and their Python twins, which must print the same: see README.md."""

from . import errors, flow, functions, generators, lists, numbers, optionals, places, statements, structs, \
    tasks, texts, uses, values   # noqa: F401  each enters its makers in choice.py
