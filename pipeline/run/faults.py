"""What ended a run, or cost a document, in one sentence that says what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from pipeline.config import ConfigError
from pipeline.model import ThematabelError
from pipeline.model.files import TEMPORARY

if TYPE_CHECKING:
    from pipeline.publish import Language

# The machine cannot go on: the same would happen to every other document.
MACHINE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.EMFILE, errno.ENFILE})


class Told(ThematabelError):  # noqa: N818 - says what the matter is
    """An error whose words stand in the catalogue, in both languages."""

    def __str__(self) -> str:
        return in_words(self)


class CannotGoOn(ThematabelError):  # noqa: N818 - says what the matter is
    """The machine lacks what every document needs; no document is to blame."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause

    def __str__(self) -> str:
        return self.cause


def in_words(error: BaseException, language: Language = "en") -> str:
    """One sentence about what ended the work, for whoever started it."""
    from pipeline.publish import failure, fault_words  # noqa: PLC0415 - most runs have no use for it

    if isinstance(error, ConfigError):
        return error.told(0 if language == "nl" else 1)
    if isinstance(error, ThematabelError):
        return failure(error, language)
    if isinstance(error, OSError):
        return _of_system(error, language)
    if isinstance(error, KeyboardInterrupt):
        return fault_words("gestopt", language)
    if isinstance(error, MemoryError):
        return fault_words("geheugen", language)
    return fault_words("van-ons", language, type(error).__name__, _short(error), where(error))


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


def _of_system(error: OSError, language: Language) -> str:
    from pipeline.publish import machine_words  # noqa: PLC0415 - as above

    what = machine_words(errno.errorcode.get(error.errno or 0, ""), language) or error.strerror or _short(error)
    name = error.filename2 or error.filename
    if name and Path(os.fsdecode(name)).name.startswith(TEMPORARY):  # of no use to a reader: it is gone already
        name = Path(os.fsdecode(name)).parent
    return f"{_shown(name)}: {what}." if name else f"{what}."


def _shown(name: object) -> str:
    """A file's name as it can be printed, also when it is no text."""
    return str(name).encode("utf-8", "backslashreplace").decode()


def _short(error: BaseException) -> str:
    return " ".join(_shown(error).split())[:200]
