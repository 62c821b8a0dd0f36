"""A file to double-click that opens the start page: one for each system, readable by whoever wonders what it does."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.model.files import atomic_write

System = Literal["windows", "mac", "linux"]
NAME = "Thematabel"
_DESKTOP = "Desktop"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """The name of the file, what is in it, and whether it must be allowed to run."""

    name: str
    text: str
    runs: bool


def system_here() -> System:
    """Which system this is."""
    return "windows" if os.name == "nt" else "mac" if sys.platform == "darwin" else "linux"


def install_shortcut(folder: Path, corpus: Path, out: Path) -> Path:
    """Write the shortcut for this machine in `folder`; it works in the folder that holds the corpus. Returns its path.

    Raises:
        OSError: when it cannot be written.
    """
    corpus, out = corpus.resolve(), out.resolve()
    command = [sys.executable, "-P", "-m", "pipeline", "open", "--port", "0"]
    made = shortcut(system_here(), [*command, "--corpus", str(corpus), "--out", str(out)], corpus.parent)
    path = folder / made.name
    atomic_write(path, made.text.encode("utf-8"))
    if made.runs:
        path.chmod(0o755)
    return path


def desktop_here() -> Path:
    """The folder whose files lie on the screen; a home without one is used itself."""
    home = Path.home()
    if system_here() == "linux":
        try:
            told = subprocess.run(
                ["xdg-user-dir", "DESKTOP"],  # noqa: S607 - a program of the desktop, wherever it lies
                capture_output=True, text=True, timeout=10, check=False,
            ).stdout.strip()  # fmt: skip
        except (OSError, subprocess.TimeoutExpired):
            told = ""
        if told and Path(told).is_dir():
            return Path(told)
    return home / _DESKTOP if (home / _DESKTOP).is_dir() else home


def shortcut(system: System, command: Sequence[str], folder: Path) -> Shortcut:
    """What is to be written for a system: `command` is run in `folder`, and its window stays when it fails."""
    if system == "windows":
        asked = " ".join(f'"{part}"' if _needs_quotes(part) else part for part in command).replace("%", "%%")
        place = str(folder).replace("%", "%%")
        lines = ["@echo off", "chcp 65001 >nul", f"title {NAME}", f'cd /d "{place}"', asked, "if errorlevel 1 pause"]
        return Shortcut(f"{NAME}.cmd", "\r\n".join([*lines, ""]), runs=False)
    if system == "mac":
        lines = ["#!/bin/sh", f"cd {shlex.quote(str(folder))} || exit", f"exec {shlex.join(command)}"]
        return Shortcut(f"{NAME}.command", "\n".join([*lines, ""]), runs=True)
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        f"Name={NAME}",
        "Comment=Vergelijking van inkoopbeleid",
        f"Exec={' '.join(map(_as_argument, command))}",
        f"Path={_as_value(str(folder))}",
        "Terminal=true",
    ]
    return Shortcut(f"{NAME.lower()}.desktop", "\n".join([*lines, ""]), runs=True)


def _needs_quotes(part: str) -> bool:
    return any(not (letter.isalnum() or letter in "-_.:\\/") for letter in part)


def _as_argument(part: str) -> str:
    """An argument of Exec in a .desktop file: between quotes, with the marks that mean something there told twice."""
    for mark in '\\"`$':
        part = part.replace(mark, f"\\{mark}")
    return '"' + _as_value(part).replace("%", "%%") + '"'


def _as_value(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n")
