"""Files that are dropped on the start page: kept in the corpus under a plain name, or refused."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pipeline.model import ThematabelError
from pipeline.publish import clean, encodable, one_line

if TYPE_CHECKING:
    from pipeline.config import Config
    from pipeline.register.add import Added

LARGEST = 200_000_000  # bytes of one file
KINDS = (".pdf", ".docx", ".html", ".htm")
_ODD = re.compile(r"[^\w .,()-]+")


class Refused(ThematabelError):  # noqa: N818 - says what the matter is
    """A file that is not put in the corpus."""

    def __init__(self, name: str, cause: str) -> None:
        super().__init__(name, cause)
        self.name, self.cause = name, cause

    def __str__(self) -> str:
        return f"{self.name}: {self.cause}. Er is niets toegevoegd."


@dataclass(frozen=True, slots=True)
class AddJob:
    """A file, and the corpus that it is to be in; plain values, for a process of its own."""

    path: Path
    corpus: Path
    config: Config


def plain_name(told: str) -> str:
    """A file name made of what a browser says: never a path, never hidden, with the ending of a kind that we read.

    Raises:
        Refused: when it is of another kind.
    """
    last = re.split(r"[/\\]", one_line(encodable(unquote(told, errors="replace"))))[-1]
    stem, dot, ending = clean(last).rpartition(".")
    if not dot or f".{ending.casefold()}" not in KINDS:
        raise Refused(one_line(last)[:80] or "bestand", f"alleen {', '.join(KINDS)} kan")
    plain = _ODD.sub("-", stem).strip(" .-")[:100] or "document"
    return f"{plain}.{ending.casefold()}"


async def keep(stream: AsyncIterator[bytes], told: str, corpus: Path, config: Config) -> Added:
    """Put what is sent in the corpus; a file that is there already is not kept twice.

    Raises:
        Refused: when it is of another kind, too large, or cannot be read.
    """
    name = plain_name(told)
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        size = 0
        with path.open("wb") as file:
            async for part in stream:
                size += len(part)
                if size > LARGEST:
                    raise Refused(name, f"het is groter dan {LARGEST // 1_000_000} MB")
                file.write(part)
        return await asyncio.to_thread(_added, AddJob(path, corpus, config))


def _added(job: AddJob) -> Added:
    """Look at the file in a process of its own: it may be of any kind."""
    from pipeline.register.add import Added  # noqa: PLC0415 - heavy
    from pipeline.run import one_worker  # noqa: PLC0415

    with one_worker(job.config.run) as workers:
        _, outcome = next(iter(workers.outcomes(add_one, [job], [job.path.name], None)))
    if not isinstance(outcome, Added):
        raise Refused(job.path.name, "het is niet te lezen")
    return outcome


def add_one(job: AddJob) -> Added:
    """The work itself."""
    from pipeline.register.add import add_file  # noqa: PLC0415 - as above

    job.corpus.mkdir(parents=True, exist_ok=True)
    return add_file(job.path, job.corpus, job.config.register_, job.config.zorgkantoren)
