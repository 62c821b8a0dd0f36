"""The editions of each zorgkantoor, and the cells of the table."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.config import Config
from pipeline.model import Clause, Document, MatrixCell


def editions(documents: Sequence[Document]) -> dict[str, list[Document]]:
    """The inkoopbeleid documents of each zorgkantoor, oldest first; of one year the most pages come last.

    A document without a year counts as the oldest: it never pushes out one that is known to be new.
    """
    by_zorgkantoor: dict[str, list[Document]] = {}
    for document in documents:
        if document.kind == "inkoopbeleid" and document.zorgkantoor:
            by_zorgkantoor.setdefault(document.zorgkantoor, []).append(document)
    return {
        zorgkantoor: sorted(found, key=lambda document: (document.year, document.pages, document.id))
        for zorgkantoor, found in by_zorgkantoor.items()
    }


def matrix(clauses: Sequence[Clause], current: Sequence[str], config: Config) -> tuple[MatrixCell, ...]:
    """Every theme x every zorgkantoor in the order of config.yaml; in a cell the best clauses first.

    A theme or zorgkantoor that config.yaml does not have has no cell: its clauses stand among the passages only.
    """
    shown = set(current)
    cells: dict[tuple[str, str], list[Clause]] = {}
    for clause in clauses:
        if clause.in_table and clause.document in shown:
            cells.setdefault((clause.theme, clause.zorgkantoor), []).append(clause)
    return tuple(
        MatrixCell(
            theme.id,
            zorgkantoor.id,
            tuple(sorted(cells.get((theme.id, zorgkantoor.id), ()), key=lambda clause: -round(clause.score, 3))),
        )
        for theme in config.themes
        for zorgkantoor in config.zorgkantoren
    )
