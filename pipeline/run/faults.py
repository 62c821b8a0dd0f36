"""What ended a run, or cost a document, in one sentence that says what to do."""

from __future__ import annotations

import errno
from types import TracebackType

from pipeline.config import ConfigError
from pipeline.model import ThematabelError, UnreadablePdf

# The machine cannot go on: the same would happen to every other document.
MACHINE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.EMFILE, errno.ENFILE})
_ADVICE = {
    errno.ENOSPC: "the disk is full. Make room and run again",
    errno.EDQUOT: "the quota of the disk is used up. Make room and run again",
    errno.EROFS: "the disk can only be read. Give another folder with --out",
    errno.EFBIG: "the file would be larger than this account may write. Make room and run again",
    errno.EACCES: "this account may not read or write it. Give it the right to, or another folder",
    errno.EPERM: "this account may not read or write it. Give it the right to, or another folder",
    errno.EMFILE: "too many files are open. Raise the limit (ulimit -n) and run again",
    errno.ENFILE: "too many files are open on this machine. Run again later",
    errno.EISDIR: "it is a folder where a file belongs. Take it away and run again",
    errno.ENOTDIR: "it is a file where a folder belongs. Take it away and run again",
}


class CannotGoOn(ThematabelError):  # noqa: N818 - says what the matter is
    """The machine lacks what every document needs; no document is to blame."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause

    def __str__(self) -> str:
        return self.cause


def in_words(error: BaseException) -> str:
    """One sentence about what ended the work, for whoever started it."""
    if isinstance(error, UnreadablePdf):
        from pipeline.publish import unreadable  # noqa: PLC0415 - most runs have no use for it

        return unreadable(error)
    if isinstance(error, ThematabelError | ConfigError):
        return str(error)
    if isinstance(error, OSError):
        return _of_system(error)
    if isinstance(error, KeyboardInterrupt):
        return "it was stopped. What was finished is kept; run again to go on."
    if isinstance(error, MemoryError):
        return "there is not enough memory. Close other programs, or give fewer --jobs, and run again."
    place = where(error)
    return f"a fault in thematabel itself ended it ({type(error).__name__}: {_short(error)}{place}). Please report it."


def where(error: BaseException) -> str:
    """The innermost place in our own code, for a bug report: ' (in pipeline.x, line n)', or ''."""
    last = ""
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name.startswith("pipeline.") and not name.startswith("pipeline.run.executor"):
            last = f" in {name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return last


def _of_system(error: OSError) -> str:
    what = _ADVICE.get(error.errno or 0, f"{error.strerror or _short(error)}")
    name = error.filename2 or error.filename
    return f"{_shown(name)}: {what}." if name else f"{what}."


def _shown(name: object) -> str:
    """A file's name as it can be printed, also when it is no text."""
    return str(name).encode("utf-8", "backslashreplace").decode()


def _short(error: BaseException) -> str:
    return " ".join(_shown(error).split())[:200]
