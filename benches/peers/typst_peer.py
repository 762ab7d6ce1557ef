"""How long Typst takes for the content that benches/pdf.rs wrote, beside our own figures."""

import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

import typst

source, fonts, ours = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]).read_text()


def milliseconds(work, rounds):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times)


def figure(name):
    return float(re.search(rf"^{re.escape(name)} +([\d.]+) ms", ours, re.MULTILINE).group(1))


def compare(what, theirs, name):
    print(f"{what:<52} {theirs:9.1f} ms, ours {figure(name):7.2f} ms: {theirs / figure(name):6.1f} x")


options = dict(font_paths=[fonts], ignore_system_fonts=True)
text = source.read_text()
start = time.perf_counter()
compiler = typst.Compiler(source, **options)
pdf = compiler.compile(format="pdf")
cold = (time.perf_counter() - start) * 1e3
print(f"typst {len(pdf)} bytes")
compare("typst in process, first time", cold, "layout and PDF of a full case")

# Each round a number changes, as it does from case to case: Typst remembers whole documents.
rounds = iter(range(10**6))


def fresh():
    source.write_text(text + f"\n{next(rounds)}\n")
    compiler.compile(str(source), format="pdf")


try:
    compare("typst in process, warm", milliseconds(fresh, 30), "layout and PDF of a full case")
except TypeError:
    def fresh():
        source.write_text(text + f"\n{next(rounds)}\n")
        typst.Compiler(source, **options).compile(format="pdf")

    compare("typst in process, warm", milliseconds(fresh, 30), "layout and PDF of a full case")

source.write_text(text)
python = [sys.executable, "-c"]
bare = milliseconds(lambda: subprocess.run([*python, "import typst"], check=True), 10)
program = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)"
whole = milliseconds(
    lambda: subprocess.run([*python, program, source, source.with_suffix(".pdf"), fonts], check=True), 10
)
compare("typst as a program (Python's start taken off)", whole - bare, "khangan print, the program")
compare("typst as a program, all of it", whole, "khangan print, the program")
