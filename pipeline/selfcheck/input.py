"""Files of the corpus that the table should perhaps rest on, and does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import Cause, Concern


def files_to_look_at(
    aside: Sequence[tuple[str, Cause]], unplaced: Sequence[str], unsure: Sequence[str]
) -> Iterator[Concern]:
    """What could not be read, what could not be placed, and what was placed by a guess; each with its path."""
    for source, cause in aside:
        yield Concern("niet-gelezen", 1, source=source, facts=(cause.kind, *cause.facts))
    for source in unplaced:
        yield Concern("niet-geplaatst", 1, source=source)
    for source in unsure:
        yield Concern("gok", 2, source=source)
