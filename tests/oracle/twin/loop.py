"""The event loop: one queue; a task is put back at its tail before its message is handled."""

import collections
import heapq

from . import channels
from .machine import Error, Thrown, machine, note
from .shapes import TASK

DEADLOCK, FAILED = 3, 1
LATEST = (1 << 63) - 1


class Loop:
    """The loop itself; programs have a LoopHandle."""

    def __init__(self):
        self.ready, self.all = collections.deque(), {}
        self.timers, self.timers_set = [], 0
        self.running, self.began = False, machine.time

    def now(self):
        return machine.time - self.began

    # ---- tasks come and go

    def enter(self, task):
        task.loop = self
        self.all[id(task)] = task
        self.ready.append(task)

    def leave(self, task, error, trace):
        task.error = error
        del self.all[id(task)]
        if trace:
            task.seen |= error is not None
            machine.write(TASK.show(task) + "\n")
        waiters, task.waiters = task.waiters, []
        for waiter in waiters:
            self.wake(waiter)

    def park(self, task, message):
        """Not a marked one: its next turn is its drop."""
        if task.marked:
            note("a marked task does not park")
            return False
        task.parked = message
        self.ready.remove(task)
        return True

    def wake(self, task):
        task.parked = None
        self.ready.append(task)

    def withdraw(self, task):
        word, operand = task.parked
        if word == "wait":
            operand.waiters.remove(task)
        elif word in ("get", "put"):
            channels.withdraw(operand, word)
        else:
            self.timers = [timer for timer in self.timers if timer[2] is not task]
            heapq.heapify(self.timers)
        self.wake(task)

    # ---- turns

    def turn(self, trace):
        task = self.ready.popleft()
        outer, machine.task = machine.task, task
        answer, task.answer = task.answer, None
        if task.marked:
            if answer:
                answer.undo()
                answer = None
            note(f"drop of a task that is {task.status}")
            if task.status != "NEW":
                task.status = "RUNNING"
            task.drop()
            message, ended, error = None, True, None
        else:
            task.start()
            message, ended, error = task.step("send", None)
        machine.task = outer
        if ended:
            note(f"a task ends: {task.status}")
            self.leave(task, error, trace)
            return
        self.ready.append(task)
        if message:
            getattr(self, "do_" + message[0])(task, message)

    def do_spawn(self, sender, message):
        for task in message[1]:
            self.enter(task)

    def do_wait(self, sender, message):
        waited = message[1]
        if waited is sender or waited.loop is not self or waited.done:
            note("wait for an ended one" if waited.done else "wait for oneself" if waited is sender
                 else "wait for a task of another loop")
            return
        if self.park(sender, message):
            note("wait parks")
            waited.waiters.append(sender)

    def do_sleep(self, sender, message):
        duration = message[1]
        if duration <= 0:
            note("sleep of nothing")
            return
        if self.park(sender, message):
            self.timers_set += 1
            deadline = min(self.now() + duration, LATEST - self.began)
            heapq.heappush(self.timers, (deadline, self.timers_set, sender))

    def do_ask(self, sender, message):
        """Handled at once; the answer waits for the sender's turn."""
        sender.answer = request = message[1]
        if not request.handler:
            note("a message that nobody handles")
            request.error = Error("unknown message: " + request.name)
            return
        try:
            request.value = request.handler(*request.arguments)
        except Thrown as thrown:
            note("an error leaves a handler")
            request.error = thrown.error

    def do_get(self, sender, message):
        channels.handle_get(self, sender, message[1])

    def do_put(self, sender, message):
        channels.handle_put(self, sender, message[1])

    def fire_timers(self):
        """The clock goes to the earliest; all that are due then fire, in the order they were set."""
        deadline = self.timers[0][0]
        machine.time = max(machine.time, self.began + deadline)
        while self.timers and self.timers[0][0] <= deadline:
            note("a timer fires")
            self.wake(heapq.heappop(self.timers)[2])

    def deadlock(self):
        note("deadlock")
        told, chans = ["deadlock: nothing can run any more"], channels.waited_on(self.all.values())
        for task in self.all.values():
            word, operand = task.parked
            what = f"wait for task '{operand.kind.name}'" if word == "wait" else \
                f"{word}, channel {chans.index(operand.chan) + 1}"
            told.append(f"  task '{task.kind.name}' waits: {what}")
        told += [channels.told(number, chan) for number, chan in enumerate(chans, 1)]
        machine.end(DEADLOCK, *told)


def refuse_to_run():
    note("the loop is already running")
    raise Thrown(Error("the loop is already running"))


class LoopHandle:
    def __init__(self):
        self.loop, self.trace = Loop(), machine.trace

    def run(self, until):
        loop, outer = self.loop, machine.loop
        loop.running, machine.loop = True, loop
        while not until.done if until else loop.all:
            if not loop.ready:
                if not loop.timers:
                    loop.deadlock()
                loop.fire_timers()
            loop.turn(self.trace)
        loop.running, machine.loop = False, outer

    def schedule(self, coroutine):
        try:
            task = coroutine.give()
        except Thrown:
            self = coroutine = None
            raise
        self.loop.enter(task)
        return task

    def run_until_complete(self, coroutine):
        try:
            if self.loop.running:
                refuse_to_run()
            task = self.schedule(coroutine)
        except Thrown:
            self = coroutine = None
            raise
        self.run(task)
        return task

    def run_until_empty(self):
        if self.loop.running:
            self = None
            refuse_to_run()
        self.run(None)

    def close(self):
        """Cancels what is left, oldest first."""
        while self.loop.all:
            for task in list(self.loop.all.values()):
                note("leftover of a loop")
                task.cancel()
            task = None
            self.run(None)

    def __del__(self):
        if not machine.ended:
            self.close()


def now():
    return machine.loop.now() if machine.loop else machine.time


def spawned(task):
    """spawn of one, in an expression."""
    yield "spawn", [task]
    return task


class Request:
    """A message of the program's own, and its answer."""

    def __init__(self, name, handler, arguments):
        self.name, self.handler, self.arguments = name, handler, arguments
        self.value = self.error = None

    def undo(self):
        note("a reply that its sender never sees")
        self.value = self.error = None


def asked(name, handler, *arguments):
    """yield of a message"""
    request = Request(name, handler, arguments)
    yield "ask", request
    if request.error is not None:
        error, request, arguments = request.error, None, None
        raise Thrown(error)
    return request.value


def waited(task):
    """wait"""
    yield "wait", task
    error = None
    if task is machine.task:
        error = Error("a task cannot wait for itself")
    elif task.loop is not machine.loop:
        error = Error("the task belongs to another loop")
    elif task.cancelled:
        note("wait for a cancelled one")
        error = Error("cancelled")
    elif task.error is not None:
        error = task.get_error()
    if error is not None:
        task = None
        raise Thrown(error)
    return task.result_value
