"""A batch of programs: one file of Coro, one executable, one process for each program; and their twins."""

import contextlib
import os
import re
import resource
import subprocess
import tempfile

from . import twin

STRICT = "-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror"
TIME = 20   # seconds that a program may take


class Setting:
    """How programs are built and run. `coroc` has its runtime beside it."""

    def __init__(self, coroc, compiler, flags, sanitize=False):
        self.coroc, self.compiler, self.flags, self.sanitize = coroc, compiler, flags, sanitize

    def build_command(self, source, program):
        command = [self.coroc, "build", "-w", f"--cc={self.compiler}", f"--cflags={self.flags} {STRICT}"]
        return command + (["--sanitize"] if self.sanitize else []) + [source, "-o", program]

    def __str__(self):
        return f"{self.compiler} {self.flags}{', sanitized' if self.sanitize else ''}"


class Refused(Exception):
    """coroc or the C compiler did not take the source; or one of them crashed."""


def source_of(programs, style):
    """The file's main runs the program that the first argument names."""
    lines = [program.spell() for program in programs]
    head = "fn main" if style == "fn" else "coro main"
    lines.append(f"{head}(args: list[string]) -> int {{")
    for program in programs:
        call = f"{program.main.name}()"
        call = call if style == "fn" else f"yield from {call}"
        body = f"return {call};" if program.returns_status() else f"{call}; return 0;"
        lines.append(f'    if args[1] == "{program.main.name}" {{ {body} }}')
    return "\n".join(lines + ["    return 0;", "}", ""])


def build(setting, source, folder):
    """The path of the executable."""
    path = os.path.join(folder, "batch.coro")
    with open(path, "w", encoding="utf-8") as out:
        out.write(source)
    program = os.path.join(folder, "batch")
    ended = subprocess.run(setting.build_command(path, program), capture_output=True, text=True,
                           errors="replace", check=False)
    if ended.returncode != 0:
        raise Refused(ended.stderr)
    return program


PLACE = re.compile(r"^[^ :]+\.coro:\d+: (error|panic): ")
VAGUE = [(re.compile(r"assertion failed.*"), "assertion failed"),
         (re.compile(r"no key .* in the map"), "no key in the map"),
         (re.compile(r"waits: .*\.(get|put), channel"), r"waits: \1, channel"),
         (re.compile(r"^  channel (\d+) of [^ ]*: "), r"  channel \1: ")]


def told(text):
    """What standard error says, without places and chains."""
    lines = []
    for line in text.split("\n"):
        line = PLACE.sub(r"\1: ", line)
        if not line.startswith(("    in ", "    made in ", "    … ")):
            for pattern, text in VAGUE:
                line = pattern.sub(text, line)
            lines.append(line)
    return "\n".join(lines).rstrip("\n")


def run(setting, executable, name, trace):
    environment = dict(os.environ, CORO_CLOCK="virtual", ASAN_OPTIONS="detect_leaks=1:exitcode=99",
                       UBSAN_OPTIONS="print_stacktrace=1")
    if trace:
        environment["CORO_TRACE"] = "tasks"
    try:
        ended = subprocess.run([executable, name], stdin=subprocess.DEVNULL, capture_output=True,
                               timeout=TIME, env=environment, check=False)
    except subprocess.TimeoutExpired as late:
        return twin.Outcome((late.stdout or b"").decode("latin-1"), "takes too long", None)
    errors = ended.stderr.decode("utf-8", "replace")
    status = ended.returncode if ended.returncode >= 0 else 128 - ended.returncode
    return twin.Outcome(ended.stdout.decode("latin-1"), told(errors), status)


@contextlib.contextmanager
def limited_memory(most=4 << 30):
    """A text may double at each step. (Programs under sanitizers need more addresses than that.)"""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def run_twin(program, trace, fuel=twin.FUEL):
    """None if it runs for too long, takes too much memory, or is nested deeper than Python allows."""
    try:
        with limited_memory():
            outcome = twin.run(program.twin(), program.main.name, program.style, trace, fuel)
    except MemoryError:
        return None
    except SyntaxError as error:
        if "nested" in str(error):
            return None
        raise
    if outcome:
        text = "\n".join(outcome.told).encode("latin-1").decode("utf-8", "replace")
        outcome.told = told(text)
    return outcome


class Disagreement(Exception):
    def __init__(self, program, expected, found):
        self.program, self.expected, self.found = program, expected, found
        super().__init__(program.main.name)


def compare(setting, programs, style, trace):
    """Pairs of program and disagreement (or None); those that run for too long are left out."""
    expected = [(program, run_twin(program, trace)) for program in programs]
    expected = [(program, outcome) for program, outcome in expected if outcome]
    results = []
    with tempfile.TemporaryDirectory(prefix="oracle-") as folder:
        executable = build(setting, source_of([program for program, _ in expected], style), folder)
        for program, outcome in expected:
            found = run(setting, executable, program.main.name, trace)
            results.append((program, None if found == outcome else Disagreement(program, outcome, found)))
    return results
