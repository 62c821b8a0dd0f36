"""Files that are whole or not there: written beside their place, then moved over it."""

from __future__ import annotations

import os
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

TEMPORARY = ".thematabel-"  # how the name of every file of ours begins that is not finished


@contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """A temporary path in the folder of `path`; it takes the place of `path` when the block ends well.

    A reader sees the old file or the new one, never half of it. When the block raises, the temporary file goes and
    `path` stays as it was. The suffix is kept, since some writers choose their format by it. Where `path` is a
    symbolic link, what it leads to is replaced and the link stays.
    """
    path = Path(os.path.realpath(path)) if path.is_symlink() else path
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, suffix=path.suffix, dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(0o666 & ~_umask())  # mkstemp makes files that only their owner can read
        os.replace(temporary, path)  # noqa: PTH105 - named for what it is: atomic on every system
    finally:
        temporary.unlink(missing_ok=True)


def atomic_write(path: Path, content: str | bytes) -> None:
    """Write `content` to `path` in one step; text as UTF-8, line ends as they are."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    with atomic_path(path) as temporary:
        temporary.write_bytes(data)


def sweep(folder: Path, older_than: float = 0) -> list[Path]:
    """Take away the unfinished files that a death left below `folder`; returns which.

    `older_than` seconds: where others may be at work, what is younger is left to them.
    """
    now = time.time()
    swept = []
    for path in sorted(folder.rglob(f"{TEMPORARY}*")):
        try:
            if path.is_file() and now - path.lstat().st_mtime >= older_than:
                path.unlink()
                swept.append(path)
        except FileNotFoundError:  # its writer just finished
            continue
    return swept


def unpacked_size(packed: Path | IO[bytes]) -> int:
    """The bytes that the members of a zip file (a workbook, a Word document) say they take once unpacked.

    Raises:
        BadZipFile: when it is none.
        OSError: when it cannot be read.
    """
    with zipfile.ZipFile(packed) as archive:
        return sum(member.file_size for member in archive.infolist())


def _umask() -> int:
    """The permissions that new files go without; there is no way to ask but to set it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
