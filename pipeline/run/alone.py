"""Only one run is at work in an output folder."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from filelock import FileLock, Timeout

from pipeline.run.faults import Told
from pipeline.run.places import Places

HOLDER = "holder.txt"  # beside the lock: who holds it


class Locked(Told):
    """Another run is at work in the same output folder."""

    def __init__(self, folder: str, holder: str = "") -> None:
        super().__init__(folder, holder)
        self.folder, self.holder = folder, holder


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
