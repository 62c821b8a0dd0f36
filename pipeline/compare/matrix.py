"""Which documents the table shows, and its cells."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

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


def current_documents(
    documents: Sequence[Document],
    clauses: Mapping[str, Sequence[Clause]],
    config: Config,
    supplements: Container[str] = (),
) -> tuple[str, ...]:
    """Ids of the newest inkoopbeleid of each zorgkantoor, in the order of config.yaml.

    Documents of another sector than the settings ask for come last. A newest document without any statement for the
    table (a scan, an announcement) does not empty the column: then the newest that has one is shown. Nor does a
    supplement take the place of the edition that it adds to.
    """
    found = editions(documents)
    current: list[str] = []
    for zorgkantoor in config.zorgkantoren:
        newest_first = found.get(zorgkantoor.id, [])[::-1]
        newest_first.sort(
            key=lambda document: (document.sector not in ("", config.compare.sector), document.id in supplements)
        )
        telling = [d for d in newest_first if any(clause.in_table for clause in clauses.get(d.id, ()))]
        current += [document.id for document in (telling or newest_first)[:1]]
    return tuple(current)


def edition_pairs(
    documents: Sequence[Document], config: Config, supplements: Container[str] = ()
) -> list[tuple[Document, Document]]:
    """Each edition with the one before it, of one zorgkantoor and one sector; zorgkantoren as in config.yaml.

    A document without a sector is taken for an edition of every sector.
    Of two documents of one year only the larger takes part: the other is an appendix, not an edition.
    What adds to an edition is compared with it, but the next edition is compared with the edition itself.
    """
    found = editions(documents)
    pairs: list[tuple[Document, Document]] = []
    for zorgkantoor in config.zorgkantoren:
        dated = [document for document in found.get(zorgkantoor.id, []) if document.year]
        for sector in dict.fromkeys(document.sector for document in dated if document.sector) or [""]:
            years = {document.year: document for document in dated if document.sector in ("", sector)}
            pairs += [pair for pair in _in_turn(list(years.values()), supplements) if pair not in pairs]
    return pairs


def _in_turn(dated: Sequence[Document], supplements: Container[str]) -> list[tuple[Document, Document]]:
    """Each document with the last whole edition before it."""
    pairs: list[tuple[Document, Document]] = []
    whole: Document | None = None
    for document in dated:
        if whole is not None:
            pairs.append((whole, document))
        if whole is None or document.id not in supplements:
            whole = document
    return pairs


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
