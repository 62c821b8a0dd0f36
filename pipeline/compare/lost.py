"""What last period's table said and a column no longer says."""

from __future__ import annotations

from pipeline.model import Comparison, LostStatement


def lost_from_columns(comparison: Comparison) -> list[LostStatement]:
    """Statements of last period's table that no document of their zorgkantoor's column makes again."""
    by_document: dict[str, set[tuple[str, str]]] = {}
    for one in comparison.lost:
        by_document.setdefault(one.document, set()).add((one.theme, one.text))
    columns = {column.zorgkantoor: column for column in comparison.columns}
    return [
        one
        for one in comparison.lost
        if (column := columns.get(one.zorgkantoor)) is not None
        and one.document == column.documents[0]
        and all((one.theme, one.text) in by_document.get(name, ()) for name in column.supplements)
    ]
