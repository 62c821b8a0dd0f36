"""Which documents lie in the corpus, by content."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Cause
from pipeline.register.flow.kinds import PASSED_OVER, SUFFIXES
from pipeline.register.others import other_kind

RECORD = "run.json"  # what a run leaves in the folder of its results, from its first moment on
DEMO = "demo/"  # the repository's own demonstration documents


@dataclass(frozen=True, slots=True)
class Found:
    """A document in the corpus; `mark` changes when the file is written: an unchanged file is not hashed again."""

    source: str  # path below the corpus, with forward slashes
    sha256: str
    mark: str


@dataclass(frozen=True, slots=True)
class Survey:
    """What lies in the corpus: documents, and what looks like one but cannot be taken, with the reason."""

    found: tuple[Found, ...]  # in order of path
    passed_over: tuple[tuple[str, Cause], ...]  # (path below the corpus, why); a folder ends in a slash


def scan(corpus: Path, known: Mapping[str, Found]) -> list[Found]:
    """Every document below `corpus`, in order of path; `known` (by source) saves hashing what has not changed."""
    return list(survey(corpus, known).found)


def survey(corpus: Path, known: Mapping[str, Found]) -> Survey:
    """As `scan`, and what was passed over. Hidden files and folders are left alone; nothing outside is followed to."""
    found: list[Found] = []
    passed_over: list[tuple[str, Cause]] = []
    top = corpus.resolve()

    def unreadable(error: OSError) -> None:
        source = Path(str(error.filename)).relative_to(corpus).as_posix()
        if source == ".":
            raise error
        passed_over.append((f"{_printable(source)}/", Cause("map-onleesbaar", (str(error.strerror),))))

    for folder, names in walk(corpus, unreadable):
        for name in names:
            path = Path(folder) / name
            source = path.relative_to(corpus).as_posix()
            if name.startswith(PASSED_OVER):
                continue
            is_document = path.suffix.lower() in SUFFIXES
            try:
                why_not = _why_not(path, source, top) if is_document else _other(path, source)
                if is_document and why_not is None:
                    found.append(_found(path, source, known.get(source)))
            except OSError as error:
                why_not = Cause("onleesbaar", (str(error.strerror),))
            if why_not is not None:
                passed_over.append((_printable(source), why_not))
    return Survey(tuple(sorted(found, key=lambda f: f.source)), tuple(sorted(passed_over)))


def holds_pdf(corpus: Path) -> bool:
    """Whether any file below `corpus` is called as a document is; looks no further than the first."""
    return any(
        name.lower().endswith(SUFFIXES) and not name.startswith(PASSED_OVER)
        for _, names in walk(corpus)
        for name in names
    )


def walk(corpus: Path, on_error: Callable[[OSError], None] | None = None) -> Iterator[tuple[str, list[str]]]:
    """Each folder of the corpus and the names of its files, in order; hidden folders and results are left alone."""
    for folder, folders, names in os.walk(corpus, onerror=on_error):
        folders[:] = sorted(
            name for name in folders if not name.startswith(PASSED_OVER) and not holds_results(Path(folder, name))
        )
        yield folder, sorted(names)


def holds_results(folder: Path) -> bool:
    """Whether a run writes here: its table, page and Word file are no documents to read, wherever the folder lies."""
    return (folder / RECORD).is_file()


def _other(path: Path, source: str) -> Cause | None:
    """Why a file is not read that somebody may take for a document; None for files that nobody does."""
    return None if source.startswith(DEMO) else other_kind(path)


def _why_not(path: Path, source: str, top: Path) -> Cause | None:
    """Why a file that is called a document cannot be taken; None when it can."""
    if source != _printable(source):
        return Cause("naam")
    if path.is_symlink() and not path.exists():
        return Cause("dode-verwijzing")
    if not path.resolve().is_relative_to(top):
        return Cause("verwijzing-naar-buiten")
    if not path.is_file():
        return Cause("geen-bestand")
    return None


def _found(path: Path, source: str, before: Found | None) -> Found:
    stat = path.stat()
    mark = f"{stat.st_size}-{stat.st_mtime_ns}"
    return before if before and before.mark == mark else Found(source, sha256_of(path), mark)


def _printable(name: str) -> str:
    """A file's name as text; bytes that are no UTF-8 are spelt out."""
    return name.encode("utf-8", "backslashreplace").decode()


def without_demo(found: Sequence[Found]) -> list[Found]:
    """The user's own documents; the demonstration documents only where there is nothing else."""
    own = [f for f in found if not f.source.startswith(DEMO)]
    return own or list(found)


def sha256_of(path: Path) -> str:
    """The hash of a file's content, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
