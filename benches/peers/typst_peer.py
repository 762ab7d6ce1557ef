"""How long Typst and this program take for the same content, by turns, so that both meet the same machine."""

import itertools
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

import typst

TURNS = 5
PEERS = Path("target/peers")
CASE = "tests/fixtures/print/academic-full.khangan"
TEMPLATE = (PEERS / "full.typ").read_text()
SOURCE = PEERS / "round.typ"
FONTS = dict(font_paths=["fonts"], ignore_system_fonts=True)
ROUNDS = itertools.count()


def timed(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e3


def new_source():
    """A case whose every answer is new; the form's own words stay, and Typst may remember them."""
    SOURCE.write_text(TEMPLATE.replace("@@", str(next(ROUNDS))))


def ours_in_process():
    bench = ["cargo", "bench", "--quiet", "--locked", "--bench", "pdf", "--", "--new-case"]
    said = subprocess.run(bench, check=True, capture_output=True, text=True).stdout
    return float(re.search(r"new case +([\d.]+) ms", said).group(1))


def theirs_in_process(compiler):
    def one():
        new_source()
        return timed(lambda: compiler.compile(format="pdf"))

    return statistics.median(one() for _ in range(8))


def ours_as_program():
    command = ["target/release/khangan", "print", CASE, "-o", PEERS / "ours.pdf"]
    quiet = dict(check=True, stdout=subprocess.DEVNULL)
    return statistics.median(timed(lambda: subprocess.run(command, **quiet)) for _ in range(8))


def python(program, *words):
    return timed(lambda: subprocess.run([sys.executable, "-c", program, *words], check=True))


COMPILE = (
    "import sys, typst; "
    "typst.compile(sys.argv[1], output=sys.argv[2], font_paths=['fonts'], ignore_system_fonts=True)"
)


def theirs_as_program():
    new_source()
    whole = statistics.median(python(COMPILE, SOURCE, PEERS / "theirs.pdf") for _ in range(3))
    bare = statistics.median(python("import typst") for _ in range(3))
    return whole, whole - bare


def report(what, theirs, ours):
    theirs, ours = statistics.median(theirs), statistics.median(ours)
    print(f"{what:<50} typst {theirs:8.1f} ms, ours {ours:7.2f} ms: {theirs / ours:5.1f} x")


new_source()
compiler = typst.Compiler(SOURCE, **FONTS)
compiler.compile(format="pdf")
process, program = [], []
for _ in range(TURNS):
    process.append((theirs_in_process(compiler), ours_in_process()))
    program.append((*theirs_as_program(), ours_as_program()))
report("a new case, in process, warm", *zip(*process))
whole, bare, ours = zip(*program)
report("as a program", whole, ours)
report("as a program, Python's own start taken off", bare, ours)
