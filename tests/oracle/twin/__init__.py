"""What the Python twins of Coro programs run on."""

import gc
import sys
import warnings

from . import arrays, channels, coroutines, held, lists, loop, maps, numbers, records, shapes, strings
from .machine import Ended, Error, Module, PANIC, Thrown, events, machine, panic, tick

NAMES = {}
for module in (numbers, shapes, records, held, lists, arrays, strings, maps, channels, coroutines, loop):
    NAMES.update(vars(module))
NAMES.update(Error=Error, Thrown=Thrown, panic=panic, tick=tick)


FUEL = 20000     # steps that a program may take


class Outcome:
    """What a program printed, told on standard error, and its exit status."""

    def __init__(self, output, told, status):
        self.output, self.told, self.status = output, told, status

    def __eq__(self, other):
        return vars(self) == vars(other)


def run_fn_main(main):
    try:
        result = main()
    except Thrown as thrown:
        machine.tell(f"error: {thrown.error.message}")
        result = loop.FAILED
    machine.exit_with((result or 0) & 0xFF)


def run_coro_main(main):
    """A loop of its own runs it, and drops what is left."""
    def run_main():
        return (yield from main.run()) or 0

    handle = loop.LoopHandle()
    kind = coroutines.CoroutineKind("main", run_main, False, "none", shapes.I64)
    task = handle.run_until_complete(kind.make())
    handle.close()
    error = task.get_error()
    if error is not None:
        machine.tell(f"error: {error.message}")
        machine.exit_with(loop.FAILED)
    else:
        machine.exit_with(task.result_value & 0xFF)


def note_surprise(surprises, exception):
    """What went wrong in a `__del__`, where Python goes on."""
    if not machine.ended and not isinstance(exception, Ended):
        surprises.append(exception)


def run(text, name, style, trace=False, fuel=FUEL):
    """Runs a twin; None if it takes too many steps."""
    gc.freeze()
    gc.disable()    # Coro releases no circles, and what Python finds would have its defers run
    names, module = dict(NAMES), Module()
    names["m"] = module
    machine.begin(trace, fuel)
    surprises = []
    before, sys.unraisablehook = sys.unraisablehook, lambda info: note_surprise(surprises, info.exc_value)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")     # `5 is None` is odd, and right
            code = compile(text, name, "exec")
        exec(code, names)
        first = dict(vars(module))
        (run_coro_main if style == "coro" else run_fn_main)(names[name])
        for variable in reversed(names["RELEASED"]):
            setattr(module, variable, first[variable])
    except Ended:
        pass
    finally:
        outcome = Outcome("".join(machine.output), list(machine.told), machine.status)
        machine.ended = True
        machine.loop = machine.task = None
        vars(module).clear()
        gc.collect()    # what an exception holds; `freeze` keeps all else out of it
        gc.enable()
        gc.unfreeze()
        sys.unraisablehook = before
    for surprise in surprises:
        raise surprise
    return None if machine.out_of_fuel else outcome
