"""The state of the twin that runs: what it has printed, its clock, and how it ends before its time."""

import collections


class Thrown(Exception):
    """How an error of Coro goes through Python. No node of the twin keeps one."""

    def __init__(self, error):
        self.error = error


class Error:
    """The value."""

    __slots__ = ("message", "code")

    def __init__(self, message, code=0):
        self.message, self.code = message, code


class Ended(BaseException):
    """A panic, a deadlock, or too many steps: nothing else happens in this program. Python still
    runs its `finally`, but what that does is neither shown nor counted."""


class Module:
    """The program's constants and module variables, by their order."""


class Machine:
    def begin(self, trace, fuel):
        self.output, self.told = [], []
        self.trace, self.fuel, self.status = trace, fuel, 0
        self.time, self.loop, self.task = 0, None, None
        self.ended = self.out_of_fuel = False

    def write(self, text):
        if self.ended:
            raise Ended
        self.output.append(text)

    def tell(self, text):
        """On standard error."""
        if not self.ended:
            self.told.append(text)

    def exit_with(self, status):
        """At the end of main, unless a panic in a `__del__` came before, from which Python goes on."""
        if not self.ended:
            self.status = status

    def end(self, status, *told):
        if not self.ended:
            self.told.extend(told)
            self.status, self.ended = status, True
        raise Ended


machine = Machine()
events = collections.Counter()      # of all programs: what really happened in them


def note(event):
    if not machine.ended:
        events[event] += 1


def tick():
    machine.fuel -= 1
    if machine.fuel < 0 or machine.ended:
        machine.out_of_fuel |= machine.fuel < 0
        machine.end(None)


PANIC = 134
PANICS = ["division by zero", "none unwrapped", "index", "slice", "cannot insert", "pop from", "split by",
          "assertion failed", "closing what runs"]


def panic(text):
    note("panic: " + next((known for known in PANICS if text.startswith(known)), "one's own"))
    machine.end(PANIC, f"panic: {text}")
