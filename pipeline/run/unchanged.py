"""Whether anything changed since a run that found all up to date, told without loading what would look at it.

That run leaves behind what it told and a mark of each file that it rests on: size and time of change of the corpus,
results, configuration and program. As long as the marks are the same, so is what there is to tell.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from shutil import which
from typing import Any

NAME = "unchanged.json"  # in the cache folder
RUN = "run.json"
REGISTER = "documents.csv"
_UNFINISHED = ".thematabel-"  # as pipeline.model.files names what is being written
PROGRAM = Path(__file__).resolve().parents[1]
_SAID_BY = ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES")  # what may change the language of a message
_NOT_RESULTS = frozenset(
    ("lock", "holder.txt", NAME, "state.json", "settings.json", "settings-read.json")
)  # of the cache folder


def known_unchanged(corpus: Path, out: Path, config: Path | None) -> dict[str, Any] | None:
    """What the last run told, when nothing that it rests on has changed; None when it must be looked at anew."""
    try:
        kept = json.loads((out / ".cache" / NAME).read_text("utf-8"))
        if kept["mark"] != _mark(corpus, out, config)[0]:
            return None
        if json.loads((out / RUN).read_text("utf-8"))["status"] != "finished":
            return None
        told: dict[str, Any] = kept["told"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return told


def keep_unchanged(
    corpus: Path, out: Path, config: Path | None, since: float, told: dict[str, Any], register: str = ""
) -> None:
    """Keep what the next run has to tell when nothing changes; nothing when something changed while this one ran.

    `since` is when it began, in seconds as `time.time()` gives them; `register` the sha256 of documents.csv as the run
    itself wrote it, '' when it did not.
    """
    from pipeline.model.files import atomic_write  # noqa: PLC0415 - looking loads nothing

    own = str(corpus / REGISTER) if register else ""
    mark, newest = _mark(corpus, out, config, own)
    # Only now: what somebody makes of it after this has another time than the mark has.
    if own and hashlib.sha256(Path(own).read_bytes()).hexdigest() != register:
        return
    if newest < since * 1e9:
        atomic_write(out / ".cache" / NAME, json.dumps({"mark": mark, "told": told}, ensure_ascii=False))


def tell_again(out: Path, told: Mapping[str, Any]) -> dict[str, Any]:
    """run.json says that a run found nothing changed just now; returns what it says."""
    from pipeline.model.files import atomic_write  # noqa: PLC0415 - as above

    now = datetime.now().astimezone().isoformat(timespec="seconds")
    report = {**told["report"], "started": now, "pid": os.getpid()}
    atomic_write(out / RUN, json.dumps(report, indent=1, ensure_ascii=False))
    return report


def _mark(corpus: Path, out: Path, config: Path | None, own: str = "") -> tuple[str, int]:
    """One hash of all marks, and the latest change of what a person may change meanwhile, in nanoseconds.

    `own` is a file whose change is the run's own.
    """
    lines: list[str] = [sys.version, str(which("tesseract")), str(corpus.resolve()), str(out.resolve()), str(config)]
    lines += [os.environ.get(name, "") for name in _SAID_BY]
    newest = 0
    for top in (corpus, *places_of_settings(config)):
        for path, size, changed in files_in(top):
            newest = newest if path == own else max(newest, changed, _arrived(path) if changed else 0)
            lines.append(f"{path} {size} {changed}")
    for top in (PROGRAM, *(Path(place) for place in sys.path if place.endswith("-packages"))):
        lines += [f"{path} {size} {changed}" for path, size, changed in files_in(top, deep=top == PROGRAM)]
    cache = str(out / ".cache")
    for path, size, changed in files_in(out):
        if not path.startswith(cache):
            lines.append(f"{path} {size} {changed}" if path != str(out / RUN) else path)
        elif Path(path).name not in _NOT_RESULTS:  # what is used again is marked as used: its time says nothing
            lines.append(f"{path} {size}")
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest(), newest


def places_of_settings(config: Path | None) -> Iterator[Path]:
    """The files and folders of settings that a run may read, whether they are there or not."""
    for place in (config or Path("config.yaml"), PROGRAM.parent / "config.yaml"):
        yield place
        yield place.parent / "rules"


def files_in(top: Path, *, deep: bool = True) -> Iterator[tuple[str, int, int]]:
    """Each file below `top`, or `top` itself, in a fixed order: path, size, time of change in nanoseconds.

    With `deep` only; else just the names of what lies in it.
    """
    if not top.is_dir():
        yield _stat(str(top))
        return
    if not deep:
        yield from ((path.name, 0, 0) for path in sorted(top.iterdir()))
        return
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield folder, 0, 0
        for name in sorted(names):
            if not name.startswith(_UNFINISHED):
                yield _stat(f"{folder}{os.sep}{name}")


def _arrived(path: str) -> int:
    """When a file came to be what it is here, in nanoseconds: one that is moved in keeps the time of its last change.

    Where a system does not tell that, when it was made.
    """
    try:
        return os.stat(path).st_ctime_ns  # noqa: PTH116 - as below
    except OSError:
        return 0


def _stat(path: str) -> tuple[str, int, int]:
    try:
        found = os.stat(path)  # noqa: PTH116 - hundreds of them: a Path each would take longer than the question
    except OSError as error:
        return path, -1, -(error.errno or 1)
    return path, found.st_size, found.st_mtime_ns
