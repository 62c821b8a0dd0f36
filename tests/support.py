"""What tests call: the real command, and programs that may not be installed."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock

from pipeline.model import Clause
from pipeline.publish.words.reasons import NO_RULES, Says, why
from tests.loaded import run_loaded

ROOT = Path(__file__).resolve().parents[1]
TIMEOUT = 900.0  # seconds for a command


def need_program(name: str, package: str) -> str:
    """The path of a program, or a skip that names the Debian package."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed (Debian package {package})")
    return path


def thematabel(
    *arguments: str | Path, cwd: Path | None = None, afresh: bool = False
) -> subprocess.CompletedProcess[str]:
    """The real command, in a process of its own; `afresh`: one that loads the program itself, as for a user."""
    given, folder = list(map(str, arguments)), cwd or ROOT
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "200", "LC_ALL": "C.UTF-8"}
    if not (afresh or sys.platform == "win32"):
        return run_loaded(given, folder, env, TIMEOUT)
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *given],
        cwd=folder, capture_output=True, text=True, timeout=TIMEOUT, check=False, env=env,
    )  # fmt: skip


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that `make` fills: once for all the processes among which the tests are divided."""
    top = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        top = top.parent
    folder = top / name
    with FileLock(top / f"{name}.lock"):
        if not (top / f"{name}.made").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            (top / f"{name}.made").touch()
    return folder


@dataclass(frozen=True)
class Office:
    """LibreOffice without a screen. Its profile, which takes seconds to make, serves all tests of a process."""

    program: str
    profile: Path

    def saved(self, path: Path, kind: str = "xlsx", folder: Path | None = None) -> Path:
        """The document as it saves it as another kind, in `folder` (default: `saved` beside it)."""
        folder = folder or path.parent / "saved"
        command = [self.program, "--headless", f"-env:UserInstallation=file://{self.profile}", "--convert-to", kind]
        subprocess.run([*command, "--outdir", folder, path], check=True, capture_output=True, timeout=300)
        return folder / f"{path.stem}.{kind.partition(':')[0]}"


@dataclass(frozen=True)
class DemoRun:
    """A finished run over a copy of the demonstration documents. Tests that change files copy them first."""

    corpus: Path
    out: Path
    process: subprocess.CompletedProcess[str]

    def lend_readings(self, out: Path) -> None:
        """Give a folder for results what was read of the demonstration documents: a run there need not read them.

        For tests of what comes after reading; what the folder itself knows of earlier runs is not lent.
        """
        for folder in (self.out / ".cache").iterdir():
            if folder.is_dir():
                shutil.copytree(folder, out / ".cache" / folder.name)


@cache
def calls_in_the_code() -> dict[str, list[ast.Call]]:
    """Every call of a plain name in the program's own modules, by that name."""
    found: dict[str, list[ast.Call]] = {}
    for path in sorted((ROOT / "pipeline").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                found.setdefault(node.func.id, []).append(node)
    return found


def told(clause: Clause, says: Says = NO_RULES) -> tuple[str, ...]:
    """The reasons of a clause as a reviewer reads them, a line each."""
    return tuple(why(clause, says))
