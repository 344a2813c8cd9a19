"""The command: makes programs, compares them, shrinks what disagrees, tells what there was."""

import argparse
import collections
import difflib
import multiprocessing
import sys
import time

from . import batch, kinds, node, tally, twin
from .program import Program
from .shrink import Shrinker


class Plan:
    """What the number of a batch decides: the style of main, whether tasks are traced, how it is built."""

    def __init__(self, options, number):
        self.number, self.options = number, options
        self.style = ("fn", "coro")[number % 2]
        self.trace = number % 4 >= 2
        self.setting = self.choose_setting()

    def choose_setting(self):
        options, number = self.options, self.number
        if options.sanitized and number % 10 == 9 - number // 10 % 10:
            return batch.Setting(options.sanitized, "clang", "-O0", sanitize=True)
        if number % 10 == 3:
            return batch.Setting(options.coroc, "gcc", "-O2" if number % 40 == 3 else "-O0")
        return batch.Setting(options.coroc, "clang", "-O2" if number % 50 == 6 else "-O0")

    def indices(self):
        first = self.number * self.options.batch
        return range(first, min(first + self.options.batch, self.options.count))

    def program(self, index):
        return Program(self.options.seed, index, self.style)


class Failure:
    """`text` tells it; a refusal has no outcomes."""

    def __init__(self, index, text):
        self.index, self.text = index, text


class Report:
    def __init__(self, sanitized):
        self.agreed = self.left_out = 0
        self.sanitized = sanitized
        self.failures = []
        self.constructs, self.classes, self.events = (collections.Counter() for _ in range(3))


def run_batch(plan):
    """In a process of its own, perhaps."""
    report = Report(plan.setting.sanitize)
    kinds.forget()
    twin.events.clear()
    programs = [plan.program(index) for index in plan.indices()]
    numbers = dict(zip(programs, plan.indices()))
    try:
        results = batch.compare(plan.setting, programs, plan.style, plan.trace)
    except batch.Refused:
        results = [result for program in programs for result in alone(plan, program)]
    for program, failure in results:
        report.constructs += tally.constructs(program)
        report.classes += tally.classes(program)
        if failure:
            report.failures.append(Failure(numbers[program], tell(failure)))
        else:
            report.agreed += 1
    report.left_out = len(programs) - len(results)
    report.events = collections.Counter(twin.events)
    return report


def alone(plan, program):
    try:
        return batch.compare(plan.setting, [program], plan.style, plan.trace)
    except batch.Refused as refused:
        return [(program, refused)]


def tell(failure):
    """A refusal's message, or how the traces differ."""
    if isinstance(failure, batch.Refused):
        return f"refused:\n{failure}"
    expected, found = failure.expected, failure.found
    lines = list(difflib.unified_diff(expected.output.split("\n"), found.output.split("\n"),
                                      "Python", "Coro", lineterm="", n=3))
    if expected.told != found.told:
        lines += difflib.unified_diff(expected.told.split("\n"), found.told.split("\n"),
                                      "Python, standard error", "Coro, standard error", lineterm="", n=3)
    if expected.status != found.status:
        lines.append(f"exit status: {expected.status} in Python, {found.status} in Coro")
    return "\n".join(lines)


# ---- one program again

def first_line(text):
    """What is alike in two refusals of one kind."""
    for line in text.split("\n"):
        if "error:" in line or "ERROR:" in line:
            return "".join(character for character in line.split("rror:", 1)[1] if not character.isdigit())[:40]
    return text[:40]


def same_failure(plan, failure):
    """A predicate for the shrinker: does a program fail as this one did?"""
    refusal = isinstance(failure, batch.Refused) and first_line(str(failure))
    late = not refusal and failure.found.status is None

    def fails(program):
        try:
            results = batch.compare(plan.setting, [program], plan.style, plan.trace)
        except batch.Refused as refused:
            return refusal and first_line(str(refused)) == refusal
        except (KeyError, NameError, AttributeError, SyntaxError, TypeError, UnboundLocalError, RecursionError):
            return False    # the twin of what Coro would refuse
        if refusal or not results or not results[0][1]:
            return False
        return (results[0][1].found.status is None) == late
    return fails


def show(options, plan, index):
    """Runs one program, shrinks it if it fails, and shows all of it."""
    program = plan.program(index)
    results = alone(plan, program)
    failure = results and results[0][1]
    if not failure:
        print(batch.source_of([program], plan.style))
        print("They agree." if results else "It takes too many steps.")
        return 0
    if not options.whole:
        program = Shrinker(program, same_failure(plan, failure)).run()
        failure = alone(plan, program)[0][1]
    print(batch.source_of([program], plan.style))
    if options.twin:
        print(program.twin())
    if not isinstance(failure, batch.Refused):
        print(f"---- Python ({failure.expected.status}) ----\n{failure.expected.output}{failure.expected.told}")
        print(f"---- Coro ({failure.found.status}) ----\n{failure.found.output}{failure.found.told}")
    print(tell(failure))
    print(f"built by {plan.setting}; repeat: {repeat(options, index)}")
    return 1


def repeat(options, index):
    return f"{options.command} --seed={options.seed} --batch={options.batch} --only={index}"


# ---- many

def run_all(options):
    plans = [Plan(options, number) for number in range(options.first // options.batch,
                                                       -(-options.count // options.batch))]
    total, began, sanitized = Report(False), time.time(), 0
    pool = multiprocessing.Pool(options.jobs, maxtasksperchild=40) if options.jobs > 1 else None
    reports = pool.imap(run_batch, plans) if pool else map(run_batch, plans)
    for plan, report in zip(plans, reports):
        for failure in report.failures:
            print(f"program {failure.index}, {plan.setting}: {failure.text}")
            print(f"repeat: {repeat(options, failure.index)}", flush=True)
        total.agreed += report.agreed
        total.left_out += report.left_out
        total.failures += report.failures
        total.constructs += report.constructs
        total.classes += report.classes
        total.events += report.events
        sanitized += report.agreed if report.sanitized else 0
        if options.progress and plan.number % 20 == 19:
            rate = total.agreed / (time.time() - began) * 60
            print(f"{total.agreed} agreed, {len(total.failures)} failed, {rate:.0f} a minute", flush=True)
    if options.tally:
        print(tally.table("constructs in their text", total.constructs))
        print(tally.table("what happened in them", total.events))
    print(f"{total.agreed} programs agree with their twins, {sanitized} of them under sanitizers; "
          f"{len(total.failures)} do not; {total.left_out} took too many steps")
    missing = never_made(total.classes) if options.complete else []
    if missing:
        print(f"never made: {', '.join(missing)}")
    return 1 if total.failures or missing else 0


def never_made(made):
    """The constructs that no program contained."""
    classes, every = [node.Expr, node.Stmt], []
    while classes:
        below = classes.pop().__subclasses__()
        classes += below
        every += [each for each in below if not each.__subclasses__()]
    return [each.__name__ for each in every if each.__name__ not in made]


def main():
    parser = argparse.ArgumentParser(prog="oracle", description=__doc__)
    parser.add_argument("--coroc", required=True, help="the compiler, with its runtime beside it")
    parser.add_argument("--sanitized", help="the same with a sanitized runtime: for a tenth of the programs")
    parser.add_argument("--count", type=int, default=1000, help="of programs")
    parser.add_argument("--first", type=int, default=0, help="index of the first: those before are known to agree")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--batch", type=int, default=50, help="programs in a file")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", type=int, metavar="INDEX", help="one program, shrunk if it fails")
    parser.add_argument("--whole", action="store_true", help="with --only: do not shrink it")
    parser.add_argument("--twin", action="store_true", help="with --only: show the twin, too")
    parser.add_argument("--tally", action="store_true", help="tell which constructs there were")
    parser.add_argument("--complete", action="store_true", help="fail if a construct is never made")
    parser.add_argument("--progress", action="store_true")
    options = parser.parse_args()
    sys.setrecursionlimit(20000)
    options.command = f"PYTHONPATH=tests python3 -m oracle --coroc={options.coroc}" + \
        (f" --sanitized={options.sanitized}" if options.sanitized else "")
    if options.only is None:
        return run_all(options)
    options.count = options.only + options.batch
    return show(options, Plan(options, options.only // options.batch), options.only)
