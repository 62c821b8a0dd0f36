"""Refuses a run that would empty what is there: a corpus that is away is not a corpus without documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model import Cause
from pipeline.register import Found
from pipeline.run.faults import Told


class EmptyCorpus(Told):
    """There is no document at all; `others` are files that somebody may have taken for one."""

    def __init__(self, folder: str, others: Sequence[tuple[str, Cause]] = ()) -> None:
        super().__init__(folder, tuple(others))
        self.folder, self.others = folder, tuple(others)


class SharedFolder(Told):
    """Results would be written among the documents, and read as documents by the next run."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder


class ShrunkCorpus(Told):
    """Most documents of the last run are gone."""

    def __init__(self, folder: str, gone: int, known: int) -> None:
        super().__init__(folder, gone, known)
        self.folder, self.gone, self.known = folder, gone, known


def refuse_to_shrink(
    folder: str, known: Mapping[str, Found], found: Sequence[Found], others: Sequence[tuple[str, Cause]] = ()
) -> None:
    """Nothing, where the corpus is what it was or has grown.

    Raises:
        EmptyCorpus: when there is no PDF.
        ShrunkCorpus: when more than half of what was `known` is gone, under any name, and nothing came instead.
    """
    if not found:
        raise EmptyCorpus(folder, others)
    sources, contents = {file.source for file in found}, {file.sha256 for file in found}
    gone = [file for file in known.values() if file.source not in sources and file.sha256 not in contents]
    if 2 * len(gone) > len(known) and len(found) < len(known):
        raise ShrunkCorpus(folder, len(gone), len(known))
