"""Coroutines on CPython's own generators. A coroutine that talks to a loop yields None for a turn and
a tuple for a message.

An exception keeps its traceback, and that the locals of all frames it went through. So what raises
here forgets its own first, and no local holds an exception: what nobody refers to any more goes at
once, as in Coro."""

from .machine import Error, Thrown, machine, note, panic, tick


def name_of(message):
    """A message of the program's own says which it is."""
    word, operand = message
    return operand.name if word == "ask" else word


class CoroutineKind:
    """`receives`: none, optional or value. `returns`: the shape of the result, or None."""

    def __init__(self, name, run, yields, receives, returns):
        self.name, self.run, self.yields, self.receives, self.returns = name, run, yields, receives, returns
        self.is_plain = not yields and receives == "none"

    def make(self, *arguments):
        return Coroutine(self, list(arguments))


class Coroutine:
    """`driven`: by None, consumer, caller (one that delegates to it) or loop."""

    __slots__ = ("kind", "arguments", "generator", "status", "answer", "driven", "result_value", "error", "seen",
                 "marked", "parked", "waiters", "loop")

    def __init__(self, kind, arguments):
        self.kind, self.arguments, self.generator = kind, arguments, None
        self.status, self.driven = "NEW", None
        self.result_value = self.error = self.parked = self.loop = self.answer = None
        self.seen = self.marked = False
        self.waiters = []

    # ---- what may be asked

    @property
    def done(self):
        return self.status in ("FINISHED", "ERROR", "CANCELLED")

    @property
    def cancelled(self):
        return self.status == "CANCELLED"

    def result(self):
        return self.result_value

    get_result = result

    def get_error(self):
        self.seen |= self.error is not None
        return self.error

    # ---- a step of the generator

    def start(self):
        """The arguments belong to the generator from here on."""
        if self.status == "NEW":
            arguments, self.arguments = self.arguments, None
            self.generator = self.kind.run(*arguments)
        self.status = "RUNNING"

    def step(self, method, value):
        """Resumes it: (what it yields, whether it has ended, the error that left it)."""
        tick()
        try:
            return getattr(self.generator, method)(value), False, None
        except StopIteration as stop:
            self.result_value = stop.value
            self.finish("FINISHED")
            return None, True, None
        except Thrown as thrown:
            # Those that have thrown it in may hold it still, and its frames lead back to theirs.
            value = thrown.__traceback__ = None
            self.finish("ERROR")
            return None, True, thrown.error

    def finish(self, status):
        self.status, self.generator = status, None

    def resume(self, method, value):
        """As a consumer does. Gives what it yields, and whether it has ended."""
        self.driven = "consumer"
        self.start()
        item, ended, error = self.step(method, value)
        while item is not None and not ended and self.kind.is_plain:
            note(f"message without a loop: {item[0]}")
            item, ended, error = self.step("throw", Thrown(Error("no loop for message: " + name_of(item))))
        self.driven = None
        if error:
            note("an error leaves a coroutine")
            self = value = None
            raise Thrown(error)
        return item, ended

    def item(self, outcome):
        """What next, send and throw give."""
        item, ended = outcome
        return item if self.kind.yields else not ended

    # ---- what a consumer does

    def refusal(self):
        """Of a second driver."""
        running = self.generator is not None and self.generator.gi_running
        text = "already running" if running else "already driven"
        note(f"refused: {text}")
        return Error(text)

    def next(self):
        if self.done:
            note("next of an ended one")
            return self.item((None, True))
        if self.driven:
            error, self = self.refusal(), None
            raise Thrown(error)
        return self.item(self.proceed())

    def proceed(self):
        """By next, which throws at a yield that must get a value."""
        if self.status == "RUNNING" and self.kind.receives == "value":
            note("next where a value must be sent")
            return self.resume("throw", Thrown(Error("next where a value must be sent")))
        return self.resume("send", None)

    def send(self, value):
        if self.status == "RUNNING" and not self.driven:
            note("send")
            return self.item(self.resume("send", value))
        if self.done:
            note("send to an ended one")
            return self.item((None, True))
        error = self.refusal() if self.driven else Error("send before the first next")
        note("send before the first next" if not self.driven else "send to a driven one")
        self = value = None
        raise Thrown(error)

    def throw(self, error):
        if not self.done and self.driven:
            error, self = self.refusal(), None
            raise Thrown(error)
        note(f"throw into one that is {self.status}")
        if self.status == "RUNNING":
            return self.item(self.resume("throw", Thrown(error)))
        if self.status == "NEW":
            self.drop()
        self = None
        raise Thrown(error)

    def close(self):
        if self.done:
            note("close of an ended one")
            return
        if self.driven:
            if self.generator is not None and self.generator.gi_running:
                panic("closing what runs")
            error, self = self.refusal(), None
            raise Thrown(error)
        note(f"close of one that is {self.status}")
        self.drop()

    def drop(self):
        """Where it stands: GeneratorExit runs the defers, from the innermost out."""
        driven, self.driven = self.driven, self.driven or "consumer"
        if self.status == "NEW":
            self.status = "RUNNING"
            while self.arguments:
                self.arguments.pop()
        else:
            self.generator.close()
        self.driven = driven
        self.finish("CANCELLED")

    def __del__(self):
        if machine.ended:
            return
        if self.driven == "loop" and self.error is not None and not self.seen:
            note("an error that nobody asked for")
            machine.tell(f"error: {self.error.message}")
        if not self.done:
            note(f"last reference to one that is {self.status}")
            if self.driven == "loop":
                self.driven = None
            self.drop()

    # ---- as a task

    def give(self):
        """To a loop, which it enters later."""
        if self.status == "NEW" and not self.driven:
            self.driven = "loop"
            return self
        text = "already spawned" if self.driven == "loop" else "already started"
        note(f"refused: {text}")
        self = None
        raise Thrown(Error(text))

    def cancel(self):
        if self.done or self.marked:
            note("cancel of an ended one" if self.done else "cancel of a marked one")
            return False
        if self is machine.task:
            note("cancel of oneself")
        else:
            note("cancel before the first turn" if self.status == "NEW" else
                 "cancel of a parked one" if self.parked else "cancel of a ready one")
        self.marked = True
        if self.parked:
            self.loop.withdraw(self)
        return True


class Delegation:
    """What `yield from g` delegates to, where g is a value: what the consumer does is handed through."""

    def __init__(self, coroutine):
        self.coroutine, self.begun = coroutine, False

    def __iter__(self):
        return self

    def __next__(self):
        if self.begun:
            return self.step("send", None)
        coroutine, self.begun = self.coroutine, True
        if coroutine.done:
            note("yield from one that is " + coroutine.status)
            return self.end(coroutine)
        if coroutine.driven:
            error, coroutine, self = coroutine.refusal(), None, None
            raise Thrown(error)
        note("yield from one that is " + coroutine.status)
        coroutine.driven = "caller"
        was_running = coroutine.status == "RUNNING"
        coroutine.start()
        if was_running and coroutine.kind.receives == "value":
            return self.step("throw", Thrown(Error("next where a value must be sent")))
        return self.step("send", None)

    def send(self, value):
        note("send through delegation to a value")
        return self.step("send", value)

    def throw(self, thrown):
        note("throw through delegation to a value")
        return self.step("throw", thrown)

    def step(self, method, value):
        coroutine = self.coroutine
        item, ended, error = coroutine.step(method, value)
        if not ended:
            return item
        coroutine.driven = None
        if error:
            self = coroutine = value = None
            raise Thrown(error)
        return self.end(coroutine)

    def end(self, coroutine):
        if coroutine.status == "FINISHED":
            raise StopIteration(coroutine.result_value)
        note("yield from one without a result")
        self = coroutine = None
        raise Thrown(Error("ended without a result"))

    def close(self):
        coroutine, self.coroutine = self.coroutine, None
        if coroutine.driven == "caller" and not coroutine.done:
            note("close through delegation to a value")
            coroutine.generator.close()
            coroutine.driven = None
            coroutine.finish("CANCELLED")


class Items:
    """What a `for` over a generator walks."""

    def __init__(self, coroutine):
        self.coroutine = coroutine

    def __iter__(self):
        return self

    def __next__(self):
        coroutine = self.coroutine
        if not coroutine.done:
            if coroutine.driven:
                error, coroutine, self = coroutine.refusal(), None, None
                raise Thrown(error)
            try:
                item, ended = coroutine.proceed()
            except Thrown:
                self = coroutine = None
                raise
            if not ended:
                return item
        raise StopIteration
