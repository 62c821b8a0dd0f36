"""What stages gave before, by key: content of the document + stage version + the settings that the stage reads."""

from __future__ import annotations

import os
import shutil
import time
import zlib
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from pipeline.model.adapters import adapter_of
from pipeline.model.files import atomic_write

T = TypeVar("T")
KEPT_FOR = 14 * 24 * 3600  # seconds that an entry which nobody uses stays, so that a change can be taken back


class Cache(Generic[T]):
    """Values of one type in one folder, as compressed JSON. A damaged entry counts as absent."""

    def __init__(self, folder: Path, kind: type[T]) -> None:
        self._folder = folder
        self._adapter: TypeAdapter[T] = adapter_of(kind)

    def has(self, key: str) -> bool:
        """Whether there is an entry; it may still prove damaged."""
        return self._path(key).exists()

    def load(self, key: str) -> T | None:
        """The value, or None when there is none that can be read."""
        try:
            data = zlib.decompress(self._path(key).read_bytes())
            return self._adapter.validate_json(data)
        except (FileNotFoundError, IsADirectoryError, zlib.error, ValidationError):
            return None

    def store(self, key: str, value: T) -> None:
        """Write the value; a reader sees it whole or not at all."""
        if self._path(key).is_dir():  # whatever made it: the cache is ours, and may be thrown away
            shutil.rmtree(self._path(key))
        atomic_write(self._path(key), zlib.compress(self._adapter.dump_json(value), level=1))

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.json.z"


def prune_folder(folder: Path, used: Collection[str]) -> None:
    """Drop the entries that are not `used` and were not for a fortnight; note the use of the others."""
    now = time.time()
    for path in folder.glob("*.json.z"):
        with suppress(FileNotFoundError):  # another run that shares the folder may have dropped it
            if _key(path) in used:
                os.utime(path)
            elif path.is_file() and now - path.stat().st_mtime > KEPT_FOR:
                path.unlink()


def bound(folders: Sequence[Path], limit: int, used: Collection[str]) -> int:
    """Drop entries until those of all `folders` together take no more than `limit` bytes; how many went.

    First those that are not `used`, oldest first, then, folder by folder, what is used but can be made again. The last
    folder's used entries stay whatever they take: they are what a run hands out of documents that did not change.
    """
    entries: list[tuple[tuple[bool, int, float], int, Path]] = []
    for order, folder in enumerate(folders):
        for path in folder.glob("*.json.z"):
            with suppress(FileNotFoundError):  # another run at work here may have dropped it
                stat = path.stat()
                entries.append(((_key(path) in used, order, stat.st_mtime), stat.st_size, path))
    size, gone = sum(one[1] for one in entries), 0
    for (is_used, order, _), length, path in sorted(entries):
        if size <= limit or (is_used and order == len(folders) - 1):
            break
        path.unlink(missing_ok=True)
        size, gone = size - length, gone + 1
    return gone


def _key(path: Path) -> str:
    return path.name.removesuffix(".json.z")
