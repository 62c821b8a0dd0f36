"""Plant faults in rooms of the house and count how many their tests catch.

    python -m benchmarks.mutation [--count 30] [--seed TEXT] [--jobs 1] [--list] [ROOM ...]

Per room `count` faults are drawn by lot, the same ones for the same seed. Each is planted in a copy of the repository,
and those tests of the room are run that run its line (not those that look at a whole run of the demonstration
documents). What survives is listed, with the reason from `survivors.csv` where one is given: a fault that no test can
see because the outcome is the same. Exit code 1 when a room catches less than `--floor`.
"""

from __future__ import annotations

import argparse
import csv
import multiprocessing
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from benchmarks.mutation.mutants import Mutant, drawn, mutants_of
from benchmarks.mutation.room_tests import ROOT, RoomTests, caught, copy_of_the_house, load_what_is_heavy, looked_at

REASONS = Path(__file__).with_name("survivors.csv")
_copy: Path


def main() -> int:
    """A line per room, then what survived."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("room", nargs="*", help="default: all")
    parser.add_argument("--count", type=int, default=30, help="faults per room")
    parser.add_argument("--seed", default="1", help="another seed draws other faults")
    parser.add_argument("--jobs", type=int, default=1, help="faults that are tried at the same time")
    parser.add_argument("--floor", type=float, default=0.75, help="the share that must be caught in every room")
    parser.add_argument("--list", action="store_true", help="only list the faults")
    given = parser.parse_args()
    rooms = given.room or sorted(
        path.name for path in (ROOT / "pipeline").iterdir() if (path / "__init__.py").is_file()
    )
    chosen = {room: drawn(mutants_of(room, ROOT), given.count, given.seed) for room in rooms}
    if given.list:
        for mutant in (one for some in chosen.values() for one in some):
            print(_line(mutant))
        return 0
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    load_what_is_heavy()
    reasons = read_reasons()
    low = []
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        fork = multiprocessing.get_context("fork")
        for room, mutants in chosen.items():
            top = Path(folder) / room
            first = copy_of_the_house(top / "first")
            tests = looked_at(room, first)
            if caught(first, list(tests.seconds), 30 + 5 * sum(tests.seconds.values())) != "survived":
                raise SystemExit(f"The tests of {room} fail without any fault in a process that is split off.")
            with ProcessPoolExecutor(given.jobs, fork, initializer=_make_copy, initargs=(top,)) as pool:
                outcomes = list(pool.map(partial(outcome, tests), mutants))
            if tell(room, mutants, outcomes, reasons) < given.floor:
                low.append(room)
    if low:
        print(f"Less than {given.floor:.0%} caught: {', '.join(low)}.")
    return int(bool(low))


def _make_copy(top: Path) -> None:
    global _copy  # noqa: PLW0603 - one copy for each process, whatever number of faults it tries
    _copy = copy_of_the_house(top / str(os.getpid()))


def outcome(tests: RoomTests, mutant: Mutant) -> str:
    """Plant one fault, see what the tests say, take it out."""
    source = (ROOT / mutant.module).read_bytes()
    last = mutant.line + mutant.before.count("\n")
    names = tests.that_run(mutant.module, mutant.line, last)
    target = _copy / mutant.module
    target.write_bytes(mutant.applied(source))
    try:
        return caught(_copy, names, 30 + 5 * sum(map(tests.seconds.__getitem__, names)))
    finally:
        target.write_bytes(source)


def read_reasons(path: Path = REASONS) -> dict[tuple[str, ...], str]:
    """Why a fault that survives does no harm, by what it is known by."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["module"], row["function"], row["before"], row["after"]): row["reason"] for row in csv.DictReader(file)
        }


def tell(room: str, mutants: list[Mutant], outcomes: list[str], reasons: dict[tuple[str, ...], str]) -> float:
    """Print what became of them; the share that was caught."""
    survivors = [m for m, outcome in zip(mutants, outcomes, strict=True) if outcome == "survived"]
    share = 1 - len(survivors) / len(mutants) if mutants else 1.0
    print(f"{room:<10} {len(mutants) - len(survivors):>4} of {len(mutants):>4} caught  {share:.0%}")
    for mutant in survivors:
        print(f"    {_line(mutant)}")
        if reason := reasons.get(mutant.key):
            print(f"        {reason}")
    print(flush=True)
    return share


def _line(mutant: Mutant) -> str:
    before, after = (" ".join(text.split()) for text in (mutant.before, mutant.after))
    return f"{mutant.module}:{mutant.line} {mutant.function}: {before} -> {after}"


if __name__ == "__main__":
    raise SystemExit(main())
