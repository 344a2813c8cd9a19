"""Channels: values that nobody has got yet, and those who wait on either side, first come, first served."""

import collections

from .machine import Error, Thrown, note


class Chan:
    def __init__(self, capacity):
        self.capacity, self.closed = capacity, False
        self.values, self.getters, self.putters = (collections.deque() for _ in range(3))

    def size(self):
        return len(self.values)

    def close(self):
        """No more values; immediate."""
        self.closed = True
        while self.getters:
            transfer = self.getters.popleft()
            transfer.ended = True
            transfer.reply()
        while self.putters:
            transfer = self.putters.popleft()
            transfer.refused = True
            transfer.reply()

    def hand_over(self, value):
        """To the first who waits to get; False if nobody does."""
        if not self.getters:
            return False
        transfer = self.getters.popleft()
        transfer.value, transfer.has_value = value, True
        transfer.reply()
        return True


class Transfer:
    """A get or a put that is under way. `sender`: who waits for it."""

    def __init__(self, chan, value=None):
        self.chan, self.value, self.sender = chan, value, None
        self.ended = self.refused = self.has_value = False

    def reply(self):
        self.sender.answer = self
        self.sender.loop.wake(self.sender)

    def undo(self):
        """A value that its getter will never see goes to the next in line, or back."""
        if self.has_value:
            note("a value that was handed over goes back")
            if not self.chan.hand_over(self.value):
                self.chan.values.appendleft(self.value)


def handle_get(loop, sender, transfer):
    chan, transfer.sender = transfer.chan, sender
    if chan.values:
        transfer.value = chan.values.popleft()
        if chan.putters:
            put = chan.putters.popleft()
            chan.values.append(put.value)
            put.reply()
    elif chan.putters:
        put = chan.putters.popleft()
        transfer.value = put.value
        put.reply()
    elif chan.closed:
        transfer.ended = True
        return
    else:
        note("get parks")
        if loop.park(sender, ("get", transfer)):
            chan.getters.append(transfer)
        return
    note("get of a value that is there")
    transfer.has_value = True
    sender.answer = transfer


def handle_put(loop, sender, transfer):
    chan, transfer.sender = transfer.chan, sender
    if chan.closed:
        note("put to a closed channel")
        transfer.refused = True
    elif chan.hand_over(transfer.value):
        note("put meets who waits")
    elif chan.size() < chan.capacity:
        chan.values.append(transfer.value)
    else:
        note("put parks")
        if loop.park(sender, ("put", transfer)):
            chan.putters.append(transfer)


def withdraw(transfer, word):
    (transfer.chan.getters if word == "get" else transfer.chan.putters).remove(transfer)


# ---- what programs call

def taken(chan):
    """A transfer that has a value, or has come to the end."""
    transfer = Transfer(chan)
    yield "get", transfer
    return transfer


def got(chan):
    return (yield from taken(chan)).value


def put(chan, value):
    transfer = Transfer(chan, value)
    yield "put", transfer
    if transfer.refused:
        raise Thrown(Error("closed"))


# ---- the report of a deadlock

def waited_on(tasks):
    """The channels on which tasks wait, in the order in which these tell it."""
    return list(dict.fromkeys(task.parked[1].chan for task in tasks if task.parked[0] in ("get", "put")))


def told(number, chan):
    def side(words, transfers):
        names = " ".join(f"'{transfer.sender.kind.name}'" for transfer in transfers)
        return f"; {words}: {names}" if transfers else ""

    return f"  channel {number}: {chan.size()} of {chan.capacity} values" \
        + side("to get", chan.getters) + side("to put", chan.putters)
