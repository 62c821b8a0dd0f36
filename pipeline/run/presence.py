"""Refuses a run that would empty what is there: a corpus that is away is not a corpus without documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model import ThematabelError
from pipeline.register import Found


class EmptyCorpus(ThematabelError):  # noqa: N818 - says what the matter is
    """There is no PDF at all."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        return (
            f"{self.folder} holds no PDF. Nothing was touched. Put PDFs in it (thematabel add FILE), "
            "or see whether the disk that it lies on is there."
        )


class ShrunkCorpus(ThematabelError):  # noqa: N818 - says what the matter is
    """Most documents of the last run are gone."""

    def __init__(self, folder: str, gone: int, known: int) -> None:
        super().__init__(folder, gone, known)
        self.folder, self.gone, self.known = folder, gone, known

    def __str__(self) -> str:
        return (
            f"{self.gone} of the {self.known} documents that the last run found in {self.folder} are gone. "
            "Nothing was touched. Put them back, or run with --force when that is as it should be."
        )


def refuse_to_shrink(folder: str, known: Mapping[str, Found], found: Sequence[Found]) -> None:
    """Nothing, where the corpus is what it was or has grown.

    Raises:
        EmptyCorpus: when there is no PDF.
        ShrunkCorpus: when more than half of what was `known` is gone, under any name, and nothing came instead.
    """
    if not found:
        raise EmptyCorpus(folder)
    sources, contents = {file.source for file in found}, {file.sha256 for file in found}
    gone = [file for file in known.values() if file.source not in sources and file.sha256 not in contents]
    if 2 * len(gone) > len(known) and len(found) < len(known):
        raise ShrunkCorpus(folder, len(gone), len(known))
