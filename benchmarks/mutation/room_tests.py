"""The tests of a room: which of them run which line, how long they take, how they take a fault in a copy."""

from __future__ import annotations

import importlib
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Loaded once, before a process is split off for each fault: what the rooms and their tests rest on.
HEAVY = (
    "numpy", "scipy.optimize", "scipy.sparse", "simplemma", "rapidfuzz.process", "pydantic", "openpyxl",
    "xlsxwriter", "pdfplumber", "jinja2", "typer", "rich.console", "ruamel.yaml",
    "hypothesis", "pytest",
)  # fmt: skip
_NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "extracted", "*.egg-info", "dist", "build")
OPTIONS = [
    "-q", "-x", "-p", "no:cacheprovider", "--tb=line", "--hypothesis-profile=mutants",
    "-W", "ignore::pytest.PytestAssertRewriteWarning",  # of what is loaded before a process is split off
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoomTests:
    """What a run without a fault told of the tests of a room."""

    seconds: dict[str, float]  # of each test
    lines: dict[tuple[str, int], frozenset[str]]  # module and line: the tests that run it

    def that_run(self, module: str, first: int, last: int) -> list[str]:
        """Tests that run a line of a place in a module, the quickest first; then the others of the same files."""
        direct = {name for line in range(first, last + 1) for name in self.lines.get((module, line), ())}
        if not direct:  # at the top of a module, or in a default: whatever uses the module
            used = (names for (place, _), names in self.lines.items() if place == module)
            direct = {name for names in used for name in names} or set(self.seconds)  # a module of values: all
        files = {name.split("::")[0] for name in direct}
        others = {name for name in self.seconds if name.split("::")[0] in files} - direct
        return [*sorted(direct, key=self.seconds.__getitem__), *sorted(others, key=self.seconds.__getitem__)]


def copy_of_the_house(to: Path) -> Path:
    """A copy of what the tests need, compiled such that a changed module is noticed by its content."""
    shutil.copytree(ROOT, to, ignore=_NOT_COPIED)
    (to / "extracted").mkdir()
    subprocess.run(
        [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "pipeline"],
        cwd=to,
        check=True,
    )
    return to


def looked_at(room: str, copy: Path) -> RoomTests:
    """Run the tests of a room once without a fault, noting which lines each of them runs; they must hold."""
    data = copy / "coverage.sqlite"
    plugin = "benchmarks.mutation.note_seconds"
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "pytest", *OPTIONS, "-p", plugin, f"tests/{room}", "--cov=pipeline", "--cov-report=",
         "--cov-context=test"],
        cwd=copy, env={**os.environ, "COVERAGE_FILE": str(data)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode not in (0, 5):
        raise SystemExit(f"The tests of {room} fail without any fault:\n{done.stdout[-3000:]}{done.stderr[-1000:]}")
    seconds = {}
    if (copy / "seconds.txt").is_file():
        for line in (copy / "seconds.txt").read_text("utf-8").splitlines():
            spent, name = line.split(" ", 1)
            seconds[name] = float(spent)
        (copy / "seconds.txt").unlink()
    return RoomTests(seconds, _lines_of(data, copy, seconds) if data.is_file() else {})


def _lines_of(data: Path, copy: Path, seconds: dict[str, float]) -> dict[tuple[str, int], frozenset[str]]:
    from coverage import CoverageData  # noqa: PLC0415 - only the run without a fault needs it

    measured = CoverageData(str(data))
    measured.read()
    found: dict[tuple[str, int], frozenset[str]] = {}
    for path in measured.measured_files():
        module = Path(path).relative_to(copy.resolve()).as_posix()
        for line, contexts in measured.contexts_by_lineno(path).items():
            names = {context.rpartition("|")[0] for context in contexts}
            found[module, line] = frozenset(names & seconds.keys())
    data.unlink()
    return found


def load_what_is_heavy() -> None:
    """So that a process that is split off begins with it."""
    for name in HEAVY:
        importlib.import_module(name)


def caught(copy: Path, tests: list[str], limit: float) -> str:
    """How the tests took what stands in `copy` now: "caught", "hung" (longer than `limit` seconds) or "survived"."""
    if not tests:
        return "survived"
    child = os.fork()
    if child == 0:
        _run(copy, tests)
    until = time.monotonic() + limit
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return "survived" if os.waitstatus_to_exitcode(status) in (0, 5) else "caught"
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "hung"


def _run(copy: Path, tests: list[str]) -> None:
    """In a process of its own: the tests, told nobody; its exit code is theirs."""
    code = 1
    try:
        os.setsid()
        os.chdir(copy)
        silence = os.open(copy / "told.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        sys.path.insert(0, str(copy))
        import pytest  # noqa: PLC0415 - loaded already

        code = int(pytest.main([*OPTIONS, "--rootdir", str(copy), *tests]))
    finally:
        os._exit(code)
