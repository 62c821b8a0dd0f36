"""Where a run reads and writes, and that only one is at work there."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.config import RunSettings
from pipeline.run.faults import Told

HOLDER = "holder.txt"  # beside the lock: who holds it


class Locked(Told):
    """Another run is at work in the same output folder."""

    def __init__(self, folder: str, holder: str = "") -> None:
        super().__init__(folder, holder)
        self.folder, self.holder = folder, holder


class UnknownDocument(Told):
    """--only names a document that the register does not have."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(name, tuple(known))
        self.name, self.known = name, tuple(known)


@dataclass(frozen=True, slots=True)
class Places:
    """Where a run reads and writes."""

    corpus: Path
    out: Path

    @property
    def cache(self) -> Path:
        """Results of stages and the state of the last run; may be thrown away."""
        return self.out / ".cache"

    @property
    def register(self) -> Path:
        """The register that people correct."""
        return self.corpus / "documents.csv"

    @property
    def state(self) -> Path:
        """What the last run left behind."""
        return self.cache / "state.json"

    @property
    def settings(self) -> Path:
        """The settings of the last run, so that a change of them can be explained."""
        return self.cache / "settings.json"


def shared_cache(places: Places, settings: RunSettings) -> Path:
    """Where stages keep what they gave: with the results, or where runs into several folders share it."""
    return Path(settings.cache).expanduser() if settings.cache else places.cache


@contextmanager
def at_work(places: Places) -> Iterator[None]:
    """Nobody else runs in the same output folder meanwhile. Makes the cache folder.

    Raises:
        Locked: when another run is at work there.
    """
    places.cache.mkdir(parents=True, exist_ok=True)
    lock = FileLock(places.cache / "lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise Locked(str(places.out), _holder(places)) from error
    try:
        for path in places.cache.glob("*.json"):
            if path.is_dir():  # whatever made it: the cache is ours, and may be thrown away
                shutil.rmtree(path)
        (places.cache / HOLDER).write_text(
            f"process {os.getpid()} on {platform.node()}, since {datetime.now():%Y-%m-%d %H:%M}", "utf-8"
        )
        yield
    finally:
        lock.release()


def _holder(places: Places) -> str:
    """Who says to be at work here; '' when it is not known. The system lets go of the lock of whoever died."""
    try:
        return (places.cache / HOLDER).read_text("utf-8", "replace")[:200]
    except OSError:
        return ""
