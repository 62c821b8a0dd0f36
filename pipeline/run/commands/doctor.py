"""What this machine has, what it lacks, and what that means."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.choose.meaning import is_installed
from pipeline.config import Config, ConfigError
from pipeline.run.report import LIBRARIES
from pipeline.run.versions import library_versions

MB = 1024 * 1024
BASE, TIMES = 100 * MB, 4  # what results and cache take: a few small files, and so many times the documents


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked; `needed` tells whether thematabel can do without."""

    what: str
    ok: bool
    needed: bool
    means: str


def check_up(corpus: Path, out: Path, config: Callable[[], Config]) -> list[Check]:
    """Check Python, libraries, configuration, folders and the optional programs."""
    return [
        _python(),
        *_libraries(),
        _config(config),
        Check(f"corpus {corpus}", corpus.is_dir(), True, "folder with the PDFs"),
        Check(f"results {out}", _writable(out), True, "folder that can be written"),
        _room(corpus, out),
        *_encoder(config),
        _tesseract(config),
    ]


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    return Check(f"Python {version}", sys.version_info >= (3, 11), True, "3.11 or later")


def _libraries() -> list[Check]:
    return [
        Check(f"{name} {version}", version != "missing", True, "library")
        for name, version in library_versions(LIBRARIES).items()
    ]


def _config(config: Callable[[], Config]) -> Check:
    try:
        loaded = config()
    except ConfigError as error:
        return Check("configuration", False, True, str(error))
    return Check("configuration", True, True, f"{len(loaded.themes)} themes, {len(loaded.zorgkantoren)} zorgkantoren")


def _writable(folder: Path) -> bool:
    """Whether the folder, or the nearest one above it that is there, can be written."""
    place = _nearest(folder)
    return place.is_dir() and os.access(place, os.W_OK)


def _room(corpus: Path, out: Path) -> Check:
    """Whether the disk of the results has room for a run: they and their cache outgrow the documents."""
    place = _nearest(out)
    files = (path for path in corpus.rglob("*") if path.is_file()) if corpus.is_dir() else ()
    needed = BASE + TIMES * sum(path.stat().st_size for path in files)
    free = shutil.disk_usage(place).free
    told = f"{free / MB:,.0f} MB free; a run from nothing needs about {needed / MB:,.0f} MB"
    return Check(f"room for {out}", free >= needed, True, told if free >= needed else f"{told}. Make room")


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    place = folder.resolve()
    while not place.exists():
        place = place.parent
    return place


def _encoder(config: Callable[[], Config]) -> list[Check]:
    """Whether the sentence encoder is there, when the configuration gives points for meaning."""
    try:
        refresh = config().clauses.refresh
    except ConfigError:
        return []
    if not (refresh.meaning or refresh.meaning_others):
        return []
    means = "for last period's table" if is_installed() else "meaning counts for nothing. Install thematabel[semantic]"
    return [Check("sentence encoder", is_installed(), False, means)]


def _tesseract(config: Callable[[], Config]) -> Check:
    """Whether scanned pages can be read in the language that the configuration asks for."""
    try:
        # Late: a library that is missing is told among the findings, and must not end the check.
        from pipeline.publish import cause_words  # noqa: PLC0415
        from pipeline.read.pdf.ocr import lacking_for  # noqa: PLC0415

        settings = config().read
    except ConfigError:
        return Check("tesseract", False, False, "cannot be told before the configuration is mended")
    except ImportError as error:
        return Check("tesseract", False, False, f"cannot be told before all libraries are there: {error}")
    if not settings.ocr:
        return Check("tesseract", True, False, "not used, since read.ocr is off: scanned pages stay unread")
    lacking = lacking_for(settings)
    packages = " ".join(f"tesseract-ocr-{name.replace('_', '-')}" for name in settings.ocr_language.split("+"))
    means = (
        f"{cause_words(lacking, 'en')}; scanned pages stay unread and are listed as such. Install {packages}"
        if lacking
        else ""
    )
    return Check(f"tesseract ({settings.ocr_language})", not lacking, False, means or "for scanned pages")
