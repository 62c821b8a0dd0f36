"""What was fetched, kept under a hash of its content: nothing is ever overwritten or thrown away."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import ValidationError

from pipeline.model import ThematabelError
from pipeline.model.adapters import adapter_of
from pipeline.model.files import atomic_write

FOLDER = "fetched"  # below the corpus
NAME = "fetched.json"
LOCK = ".lock"  # hidden: no document
PATIENCE = 1800.0  # seconds that a round waits for another, which may have large documents to fetch


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one file came from."""

    file: str  # path below the corpus
    sha256: str
    source: str  # id in config.yaml
    url: str
    page: str  # the page that linked to it
    text: str  # what the link said
    fetched: str  # ISO date and time
    replaces: str = ""  # sha256 of what the same address gave before


@dataclass(frozen=True, slots=True)
class Visit:
    """What an address told of itself, to ask next time whether it changed."""

    etag: str = ""
    modified: str = ""
    sha256: str = ""


@dataclass(slots=True)
class Kept:
    """All origins, oldest first, and the last visit of each address."""

    origins: list[Origin] = field(default_factory=list)
    visits: dict[str, Visit] = field(default_factory=dict)


class UnreadableOrigins(ThematabelError):  # noqa: N818 - says what the matter is
    """fetched.json cannot be read; it is never written over then."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path} cannot be read. Mend it, or move it away: then all is fetched anew and nothing is lost."


class BusyFetching(ThematabelError):  # noqa: N818 - says what the matter is
    """Another round is at work in the same corpus, and does not end."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        return f"{self.folder}: documents are being fetched here by another run. Wait for it to end, and run again."


@contextmanager
def alone(corpus: Path) -> Iterator[None]:
    """Nobody else fetches into `corpus` meanwhile. The system lets go of the lock of whoever died.

    Raises:
        BusyFetching: when another round takes longer than `PATIENCE`.
    """
    folder = corpus / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / LOCK, timeout=PATIENCE):
            yield
    except Timeout as error:
        raise BusyFetching(str(folder)) from error


def load_kept(corpus: Path) -> Kept:
    """What was fetched into `corpus` before.

    Raises:
        UnreadableOrigins: when there is a list that cannot be read.
    """
    path = corpus / FOLDER / NAME
    try:
        return adapter_of(Kept).validate_json(path.read_bytes())
    except FileNotFoundError:
        return Kept()
    except ValidationError as error:
        raise UnreadableOrigins(str(path)) from error


def replaced(corpus: Path) -> dict[str, str]:
    """sha256 of each new version -> sha256 of what the same address gave before. Raises UnreadableOrigins."""
    return {origin.sha256: origin.replaces for origin in load_kept(corpus).origins if origin.replaces}


def addresses_of(kept: Kept) -> dict[str, str]:
    """File below the corpus -> the address that gives it; none for what its address gives another document for now."""
    last = {(origin.source, origin.url): origin for origin in kept.origins}
    return {origin.file: origin.url.partition("#")[0] for origin in last.values()}


def save_kept(corpus: Path, kept: Kept) -> None:
    """Write the list in one step."""
    atomic_write(corpus / FOLDER / NAME, adapter_of(Kept).dump_json(kept, indent=1))


def keep(corpus: Path, source: str, content: bytes, suffix: str = ".pdf") -> tuple[str, str]:
    """Store a document; returns (path below the corpus, sha256). What lies there already is not written again."""
    digest = digest_of(content)
    path = corpus / place_of(source, digest, suffix)
    if not path.exists():
        atomic_write(path, content)
    return path.relative_to(corpus).as_posix(), digest


def place_of(source: str, digest: str, suffix: str = ".pdf") -> str:
    """Where a document of a source is stored, below the corpus."""
    return f"{FOLDER}/{source}/{digest[:20]}{suffix}"


def digest_of(content: bytes) -> str:
    """The hash that a content goes by, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
