"""Which PDFs lie in the corpus, by content."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

DEMO = "demo/"  # the repository's own demonstration documents


@dataclass(frozen=True, slots=True)
class Found:
    """A PDF in the corpus; `mark` changes when the file is written, so that an unchanged file is not hashed again."""

    source: str  # path below the corpus, with forward slashes
    sha256: str
    mark: str


def scan(corpus: Path, known: Mapping[str, Found]) -> list[Found]:
    """Every PDF below `corpus`, in order of path; `known` (by source) saves hashing what has not changed.

    Links that lead out of the corpus and hidden folders are left alone.
    """
    found: list[Found] = []
    top = corpus.resolve()
    for folder, folders, names in os.walk(corpus):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder) / name
            if path.suffix.lower() != ".pdf" or name.startswith(".") or not path.resolve().is_relative_to(top):
                continue
            if not path.is_file():
                continue
            source = path.relative_to(corpus).as_posix()
            stat = path.stat()
            mark = f"{stat.st_size}-{stat.st_mtime_ns}"
            before = known.get(source)
            same = before is not None and before.mark == mark
            found.append(before if before and same else Found(source, sha256_of(path), mark))
    return sorted(found, key=lambda f: f.source)


def without_demo(found: Sequence[Found]) -> list[Found]:
    """The user's own documents; the demonstration documents only where there is nothing else."""
    own = [f for f in found if not f.source.startswith(DEMO)]
    return own or list(found)


def sha256_of(path: Path) -> str:
    """The hash of a file's content, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
