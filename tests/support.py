"""What tests call: the real command, and programs that may not be installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.model import Clause
from pipeline.publish.words.reasons import NO_RULES, Says, why

ROOT = Path(__file__).resolve().parents[1]


def need_program(name: str, package: str) -> str:
    """The path of a program, or a skip that names the Debian package; on CI nothing may be skipped for lack of it."""
    path = shutil.which(name)
    if path is None:
        if os.environ.get("THEMATABEL_SKIP_NOTHING"):
            pytest.fail(f"{name} is missing: install the Debian package {package}")
        pytest.skip(f"{name} is not installed (Debian package {package})")
    return path


def thematabel(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The real command, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, arguments)],
        cwd=cwd or ROOT,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "200"},
    )


@dataclass(frozen=True)
class DemoRun:
    """A finished run over a copy of the demonstration documents."""

    corpus: Path
    out: Path
    process: subprocess.CompletedProcess[str]


def told(clause: Clause, says: Says = NO_RULES) -> tuple[str, ...]:
    """The reasons of a clause as a reviewer reads them, a line each."""
    return tuple(why(clause, says))
