"""What this machine has, what it lacks, and what that means."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.config import Config, ConfigError
from pipeline.run.report import LIBRARIES
from pipeline.run.versions import library_versions


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked; `needed` tells whether thematabel can do without."""

    what: str
    ok: bool
    needed: bool
    means: str


def check_up(corpus: Path, out: Path, config: Callable[[], Config]) -> list[Finding]:
    """Check Python, libraries, configuration, folders and the optional programs."""
    return [
        _python(),
        *_libraries(),
        _config(config),
        Finding(f"corpus {corpus}", corpus.is_dir(), True, "folder with the PDFs"),
        Finding(f"results {out}", _writable(out), True, "folder that can be written"),
        _tesseract(),
    ]


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(f"Python {version}", sys.version_info >= (3, 11), True, "3.11 or later")


def _libraries() -> list[Finding]:
    return [
        Finding(f"{name} {version}", version != "missing", True, "library")
        for name, version in library_versions(LIBRARIES).items()
    ]


def _config(config: Callable[[], Config]) -> Finding:
    try:
        loaded = config()
    except ConfigError as error:
        return Finding("configuration", False, True, str(error))
    return Finding("configuration", True, True, f"{len(loaded.themes)} themes, {len(loaded.zorgkantoren)} zorgkantoren")


def _writable(folder: Path) -> bool:
    """Whether the folder, or the nearest one above it that is there, can be written."""
    place = folder.resolve()
    while not place.exists():
        place = place.parent
    return place.is_dir() and os.access(place, os.W_OK)


def _tesseract() -> Finding:
    program = shutil.which("tesseract")
    if program is None:
        return Finding("tesseract", False, False, "scanned pages stay unread and are listed as such")
    answer = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    dutch = "nld" in answer.stdout.split()
    return Finding(
        "tesseract, Dutch",
        dutch,
        False,
        "for scanned pages" if dutch else "install tesseract-ocr-nld for scanned pages",
    )
