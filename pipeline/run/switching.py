"""Replaces what was published by what is new: all files are made first, then put in place one right after the other.

A journal says before the first file moves what is about to be put where, with its hashes. So the next run completes
what a death left, and never takes a file of ours for one that a person changed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from pipeline.model.adapters import adapter_of
from pipeline.model.files import TEMPORARY, atomic_write
from pipeline.register import sha256_of
from pipeline.review.whose import saved_by_somebody
from pipeline.run.report import Report
from pipeline.run.state import State


@dataclass(frozen=True, slots=True)
class Journal:
    """What is about to be put in place."""

    new: Mapping[str, str]  # name -> sha256 of what comes
    old: Mapping[str, str] = field(default_factory=dict)  # name -> sha256 of what we wrote there before
    published: str = ""  # key of what is published, when all of it could be made
    shown: tuple[str, ...] = ()  # ids of the documents that the table shows


def staged(path: Path) -> Path:
    """Where the new file waits until all are made: beside its place, so that links in it lead where they will."""
    return path.with_name(f"{TEMPORARY}nieuw-{path.name}")


def switch(out: Path, cache: Path, journal: Journal, report: Report) -> dict[str, str]:
    """Put the staged files in place; returns name -> sha256 of what stands there now and is ours.

    A file that a person changed is set aside first. One that another program holds on to stays, and the new one is
    put beside it; the report says so.
    """
    atomic_write(_path(cache), adapter_of(Journal).dump_json(journal, indent=1))
    return {name: hash_ for name in journal.new for name, hash_ in _put(out, name, journal, report).items()}


def finish_switch(out: Path, cache: Path, state: State, report: Report) -> State:
    """Complete what a run that died was putting in place; the state says what stands there now."""
    try:
        journal = adapter_of(Journal).validate_json(_path(cache).read_bytes())
    except FileNotFoundError:
        return state
    except ValidationError:
        forget(cache)
        return state
    outputs = dict(state.outputs)
    for name, new in journal.new.items():
        if _is(staged(out / name), new):
            outputs |= _put(out, name, journal, report)
        elif _is(out / name, new):
            outputs[name] = new
    complete = all(outputs.get(name) == new for name, new in journal.new.items())
    return replace(state, outputs=outputs, published=journal.published if complete else "", shown=journal.shown)


def forget(cache: Path) -> None:
    """Drop the journal, once the state says what it said."""
    _path(cache).unlink(missing_ok=True)


def keep_if_changed(path: Path, written: str) -> Path | None:
    """Set a file aside under a dated name when a person changed it since we wrote it (`written`, its sha256).

    When it is not known what we wrote, since the cache was thrown away, a workbook says itself whether it was saved.
    Returns the new place, or None when there was nothing to keep.
    """
    if not path.exists() or (written and sha256_of(path) == written):
        return None
    if not written and not (path.suffix == ".xlsx" and saved_by_somebody(path)):
        return None
    stamp = datetime.now().strftime("%Y-%m-%d %H.%M.%S")
    aside = path.with_name(f"{path.stem} (gewijzigd, bewaard {stamp}){path.suffix}")
    while aside.exists():  # of a run in the same second
        aside = aside.with_name(f"{aside.stem} (ook){aside.suffix}")
    path.rename(aside)
    return aside


def beside(path: Path) -> Path:
    """Where the new file goes while another program holds on to the old one."""
    return path.with_name(f"{path.stem} (nieuw){path.suffix}")


def _put(out: Path, name: str, journal: Journal, report: Report) -> dict[str, str]:
    path, waiting, new = out / name, staged(out / name), journal.new[name]
    old = journal.old.get(name, "")
    other = beside(path)
    if not held(path):
        try:
            _replace(path, waiting, old, report)
        except PermissionError:  # what a program that has the file open does on Windows
            if not path.exists():
                raise
        else:
            if _is(other, journal.old.get(other.name, "")):
                other.unlink()
            return {name: new}
    _replace(other, waiting, journal.old.get(other.name, ""), report)
    report.written_beside[name] = other.name
    return {other.name: new} | ({name: old} if old else {})


def held(path: Path) -> bool:
    """Whether a spreadsheet program has the file open: it leaves a file beside it that says so."""
    return any(path.with_name(name).exists() for name in (f"~${path.name}", f".~lock.{path.name}#"))


def _replace(path: Path, waiting: Path, old: str, report: Report) -> None:
    kept = keep_if_changed(path, old)
    if kept is not None:
        report.kept_copies.append(kept.name)
    os.replace(waiting, os.path.realpath(path))  # noqa: PTH105 - atomic on every system; a link stays a link


def _is(path: Path, digest: str) -> bool:
    return bool(digest) and path.is_file() and sha256_of(path) == digest


def _path(cache: Path) -> Path:
    return cache / "journal.json"
