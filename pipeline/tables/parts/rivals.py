"""Two readings of the same words without lines: rows of short cells, and columns of paragraphs. One of them stays."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.tables.parts.part import Part


def columns_instead(aligned: Sequence[Part], columns: Sequence[Part]) -> list[Part]:
    """The parts of both readings that share no words.

    Columns of paragraphs win from tables without caption that hold no more words; what can only go on with a table from
    the page before wins from nothing.
    """
    kept = list(aligned)
    for part in columns:
        own = _words(part)
        rivals = [other for other in kept if own & _words(other)]
        beaten = not part.weak and not any(other.anchored for other in rivals)
        if rivals and not (beaten and sum(len(_words(other)) for other in rivals) <= len(own)):
            continue
        kept = [other for other in kept if all(other is not rival for rival in rivals)]
        kept.append(part)
    return kept


def _words(part: Part) -> set[int]:
    return {id(w) for w in part.region.words} if part.region else set()
