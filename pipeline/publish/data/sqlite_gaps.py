"""What the policies do not say, as tables of extracted.sqlite: white spots, untouched sections, lost statements."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model import Comparison, NearPassage
from pipeline.publish.data.sqlite_rows import Insert, Record
from pipeline.publish.words.text import encodable

Keys = Mapping[tuple[str, str], int]  # (document, clause id) -> key in clauses


def fill_gaps(insert: Insert, comparison: Comparison, keys: Keys) -> None:
    """Insert them, with the passages that came nearest in `near_passages`; documents and clauses are there already."""
    insert(
        "white_spots",
        (
            {
                "key": key,
                "document": spot.document,
                "theme": spot.theme,
                "zorgkantoor": spot.zorgkantoor,
                "shown": spot.shown,
                "looked_for": encodable(json.dumps(spot.looked_for, ensure_ascii=False)),
            }
            for key, spot in enumerate(comparison.white_spots, start=1)
        ),
    )
    insert(
        "untouched_sections",
        (
            {"document": one.document, "heading": encodable(one.heading), "page": one.page}
            for one in comparison.untouched
        ),
    )
    known = {document.id for document in comparison.documents}
    insert(
        "lost_statements",
        (
            {
                "key": key,
                "document": lost.document,
                "zorgkantoor": lost.zorgkantoor,
                "theme": lost.theme,
                "text": encodable(lost.text),
                "source": encodable(lost.source),
                "source_document": lost.source if lost.source in known else None,
            }
            for key, lost in enumerate(comparison.lost, start=1)
        ),
    )
    insert("near_passages", _near_passages(comparison, keys))


def _near_passages(comparison: Comparison, keys: Keys) -> Iterator[Record]:
    """Each with the finding that it belongs to; both columns of findings in every row."""
    for key, spot in enumerate(comparison.white_spots, start=1):
        yield from _near({"white_spot": key, "lost_statement": None}, spot.document, spot.nearest, keys)
    for key, lost in enumerate(comparison.lost, start=1):
        yield from _near({"white_spot": None, "lost_statement": key}, lost.document, lost.nearest, keys)


def _near(finding: Record, document: str, passages: Sequence[NearPassage], keys: Keys) -> Iterator[Record]:
    for place, passage in enumerate(passages, start=1):
        yield {
            **finding,
            "place": place,
            "clause": keys.get((passage.document or document, passage.clause)),
            "page": passage.page,
            "likeness": round(passage.likeness, 3),
        }
