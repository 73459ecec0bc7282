"""Builds the corpora with every program and prints what it took: user and system seconds, wall seconds,
peak memory, files. Enter by `run.sh`, which compiles what is measured."""

import argparse
import hashlib
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = HERE.parents[1] / "target/release/tincay"
FLOOR = HERE.parents[1] / "target/bench/floor"
TODAY = "2026-11-23"


class Cost:
    """What one run took."""

    def __init__(self, cpu, wall, memory=0.0):
        self.cpu, self.wall, self.memory = cpu, wall, memory


def run(command, folder):
    """Runs a command. The kernel's own count of its time and memory, its children's included."""
    with open(folder / ".log", "wb") as log:
        began = time.monotonic()
        child = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - began
    if status != 0:
        sys.exit("%s failed:\n%s" % (command[0], (folder / ".log").read_text()[-3000:]))
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def middle(costs):
    """Of several runs the median of each number."""
    of = lambda name: statistics.median(getattr(cost, name) for cost in costs)
    return Cost(of("cpu"), of("wall"), of("memory"))


def files(folder):
    return sum(len(names) for _, _, names in os.walk(folder))


def modified(folder):
    """Every file with the moment of its last change."""
    found = (Path(top) / name for top, _, names in os.walk(folder) for name in names)
    return {path: path.stat().st_mtime_ns for path in found if path.name != ".tincay-record"}


def corpus(target, pieces, into, *more):
    command = [sys.executable, HERE / "corpus.py", "--pieces", str(pieces), "--into", into, "--for", target, *more]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def contents(folder):
    """Every file with a hash of its bytes. Not the bytes: the kernel counts what this program holds as memory
    of every program that it begins."""
    found = (Path(top) / name for top, _, names in os.walk(folder) for name in names)
    return {path.relative_to(folder): hashlib.blake2b(path.read_bytes()).digest() for path in found}


def fresh(folder):
    for name in ("public", ".tincay", "floor"):
        shutil.rmtree(folder / name, ignore_errors=True)


class Table:
    """Rows of one size, printed as they come."""

    HEAD = "%7s  %-22s %7s %9s %9s %8s %9s %9s %8s"

    def __init__(self):
        print(self.HEAD % ("pieces", "what", "files", "cpu s", "wall s", "MiB", "ms/file", "of hugo", "x floor"))
        self.hugo, self.floor = {}, {}

    def row(self, pieces, what, count, cost):
        ratio = "%.3f" % (cost.cpu / self.hugo[pieces]) if pieces in self.hugo else "-"
        floors = "%.1f" % (cost.wall / self.floor[pieces]) if pieces in self.floor else "-"
        each = "%.3f" % (1000 * cost.cpu / count) if count else "-"
        numbers = ("%.3f" % cost.cpu, "%.3f" % cost.wall, "%.0f" % cost.memory, each, ratio, floors)
        print(self.HEAD % (pieces, what, count, *numbers), flush=True)


def build(given, folder, guarded=True):
    command = [given.program, "build", "--date", TODAY, "--lang", "en"]
    command += ["--forbidden", "forbidden.txt"] if guarded else []
    return run(command + (["--jobs", str(given.jobs)] if given.jobs else []), folder)


def full(given, folder):
    """Builds into nothing, several times."""
    costs = []
    for _ in range(given.runs):
        fresh(folder)
        costs.append(build(given, folder))
    return middle(costs)


def guard_share(given, pieces, folder, top):
    """What part of a build's CPU goes to the guard: the same site without the records that nobody sees
    is the same output, byte by byte (LOC-08), made with nothing to look for. Of each the quickest run
    counts: a machine that does other things makes a run dearer, never cheaper."""
    bare = top / "bare"
    corpus("tincay", pieces, bare, "--without-hidden")
    guarded, without = [], []
    for _ in range(max(given.runs, 7)):
        fresh(folder), fresh(bare)
        guarded.append(build(given, folder).cpu)
        without.append(build(given, bare, guarded=False).cpu)
    if contents(folder / "public") != contents(bare / "public"):
        sys.exit("hidden records change the output")
    shutil.rmtree(bare)
    return 1 - min(without) / min(guarded)


def floor(given, folder):
    costs = []
    for _ in range(given.runs):
        shutil.rmtree(folder / "floor", ignore_errors=True)
        said = subprocess.run([FLOOR, folder / "content", folder / "public", folder / "floor"], check=True, capture_output=True)
        costs.append(Cost(*map(float, said.stdout.split())))
    fresh_floor = middle(costs)
    shutil.rmtree(folder / "floor")
    return fresh_floor


def hugo(given, folder):
    costs = []
    for _ in range(given.runs):
        for name in ("public", "resources"):
            shutil.rmtree(folder / name, ignore_errors=True)
        costs.append(run([given.hugo, "--quiet"], folder))
    return middle(costs)


def again(given, folder, change=None):
    """Builds once more after `change`; how many files that wrote."""
    costs, written = [], 0
    for turn in range(given.runs):
        if change:
            change(turn)
        before = modified(folder / "public")
        costs.append(build(given, folder))
        after = modified(folder / "public")
        written = sum(before.get(path) != moment for path, moment in after.items())
    return written, middle(costs)


def edit_body(folder):
    """Adds a sentence to the body of one article."""
    article = sorted((folder / "content/articles").glob("*.vi.md"))[0]

    def change(turn):
        with article.open("a", encoding="utf-8") as file:
            file.write("\nMột câu mới, lần %d.\n" % turn)

    return change


def edit_title(folder):
    """Changes the title of one article."""
    article = sorted((folder / "content/articles").glob("*.vi.md"))[0]

    def change(turn):
        text = article.read_text(encoding="utf-8")
        article.write_text(text.replace('title: "', 'title: "%d ' % turn, 1), encoding="utf-8")

    return change


def measure(given, table, pieces, top):
    ours, theirs = top / ("tincay-%d" % pieces), top / ("hugo-%d" % pieces)
    if given.hugo:
        corpus("hugo", pieces, theirs)
        cost = hugo(given, theirs)
        table.hugo[pieces] = cost.cpu
        table.row(pieces, "hugo", files(theirs / "public"), cost)
        shutil.rmtree(theirs)
    corpus("tincay", pieces, ours)
    cost = full(given, ours)
    count = files(ours / "public")
    least = floor(given, ours)
    table.floor[pieces] = least.wall
    table.row(pieces, "floor", count, least)
    table.row(pieces, "tincay", count, cost)
    share = guard_share(given, pieces, ours, top)
    print("%7s  %-22s %.0f %% of a full build" % ("", "guard", 100 * share), flush=True)
    for what, change in [("nothing changed", None), ("one body", edit_body(ours)), ("one title", edit_title(ours))]:
        written, small = again(given, ours, change)
        table.row(pieces, what, written, small)
        if not change:
            print("%7s  %-22s %.0f %% of a full build" % ("", "", 100 * small.cpu / cost.cpu), flush=True)
    shutil.rmtree(ours)
    return cost


def growth(costs):
    """The exponent with which CPU grew from the smallest to the largest size, and memory a piece."""
    sizes = sorted(costs)
    few, many = costs[sizes[0]], costs[sizes[-1]]
    steps = math.log(sizes[-1] / sizes[0])
    print("slope of CPU from %d to %d: %.2f" % (sizes[0], sizes[-1], math.log(many.cpu / few.cpu) / steps))
    print("memory: %.1f KiB a further piece" % ((many.memory - few.memory) * 1024 / (sizes[-1] - sizes[0])))


def arguments():
    parser = argparse.ArgumentParser(prog="tests/bench/run.sh")
    parser.add_argument("pieces", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--runs", type=int, default=3, help="of each build; the median counts")
    parser.add_argument("--jobs", type=int, help="threads of tincay")
    parser.add_argument("--no-hugo", action="store_true")
    parser.add_argument("--program", type=Path, default=PROGRAM)
    given = parser.parse_args()
    given.program = given.program.resolve()
    given.hugo = None if given.no_hugo else os.environ.get("HUGO") or shutil.which("hugo")
    return given


def main():
    given = arguments()
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="tincay-bench.", dir=memory) as top:
        table = Table()
        costs = {pieces: measure(given, table, pieces, Path(top)) for pieces in given.pieces}
    if len(costs) > 1:
        growth(costs)


if __name__ == "__main__":
    main()
