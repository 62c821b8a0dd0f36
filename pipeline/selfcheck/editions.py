"""Columns that do not rest on what they seem to: editions of different years, supplements without their base."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Comparison, Concern, TableColumn


def editions_to_look_at(comparison: Comparison) -> Iterator[Concern]:
    """What the heads of the columns leave a reader to find out, and what a supplement says that had no effect."""
    yield from _years(comparison)
    for column in comparison.columns:
        if not column.base:
            yield Concern("aanvulling-zonder-basis", 1, column.zorgkantoor, documents=column.supplements)
        for document, notice in column.unsettled:
            kind = "vervalt-niet-gevonden" if notice.kind == "repeals" else "verbetering-niet-gevonden"
            about = (document, *((column.base,) if column.base else ()))
            yield Concern(kind, 1, column.zorgkantoor, documents=about, page=notice.page, facts=(notice.text,))


def _years(comparison: Comparison) -> Iterator[Concern]:
    """That some columns are of an older year than others; the newest part of a column tells its year.

    The facts are pairs: a year, and the zorgkantoren of that year with commas between them.
    """
    years = {document.id: document.year for document in comparison.documents}
    by_year: dict[str, list[TableColumn]] = {}
    for column in comparison.columns:
        by_year.setdefault(max(years.get(name, "") for name in column.documents), []).append(column)
    if len(by_year) > 1:
        older = [name for year in sorted(by_year)[:-1] for column in by_year[year] for name in column.documents]
        facts = [(year, ",".join(c.zorgkantoor for c in by_year[year])) for year in sorted(by_year, reverse=True)]
        yield Concern("edities", 1, documents=tuple(older), facts=tuple(fact for pair in facts for fact in pair))
