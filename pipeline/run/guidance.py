"""Lets last period's table guide the choice of clauses, once all documents are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.config import Config
from pipeline.model import LostStatement
from pipeline.register import sha256_of, walk
from pipeline.register.flow.kinds import PASSED_OVER
from pipeline.run.versions import key_of
from pipeline.run.work import Result


@dataclass(frozen=True, slots=True)
class Guided:
    """Results as last period's table wants them, and what of that table was not found again."""

    results: tuple[Result, ...]
    lost: tuple[LostStatement, ...] = ()
    key: str = ""  # changes when a workbook in the corpus does; documents have keys of their own
    unread: tuple[str, ...] = ()  # ids of documents that should be such a table, but have none


def guided(corpus: Path, results: Sequence[Result], config: Config) -> Guided:
    """The results, chosen anew where an earlier comparison table in the corpus has a column for their zorgkantoor."""
    books = _workbooks(corpus)
    earlier = [result for result in results if result.document.kind == "thema-tabel"]
    if not books and not earlier:
        return Guided(tuple(results))
    from pipeline.choose.earlier import EarlierTable, is_earlier_table  # noqa: PLC0415 - few corpora hold one
    from pipeline.choose.earlier_workbook import earlier_workbook  # noqa: PLC0415
    from pipeline.choose.meaning import wanted_encoder  # noqa: PLC0415
    from pipeline.choose.refresh import guide  # noqa: PLC0415

    tables = [
        EarlierTable(result.document.id, result.document.year, table.grid, result.document.sector)
        for result in earlier
        for table in result.tables
        if is_earlier_table(table.grid, config.zorgkantoren)
    ]
    read = {table.source for table in tables}
    tables += [table for path in books if (table := earlier_workbook(path, path.relative_to(corpus).as_posix()))]
    encoder = wanted_encoder(config.clauses.refresh)
    guidance = guide(
        [result.document for result in results],
        {result.document.id: result.clauses for result in results},
        tables,
        config.zorgkantoren,
        config.themes,
        config.clauses,
        encoder,
    )
    return Guided(
        results=tuple(replace(r, clauses=guidance.clauses.get(r.document.id, r.clauses)) for r in results),
        lost=guidance.lost,
        key=key_of(*(sha256_of(path) for path in books), str(encoder is not None)) if books or encoder else "",
        unread=tuple(result.document.id for result in earlier if result.document.id not in read),
    )


def _workbooks(corpus: Path) -> list[Path]:
    """Workbooks below the corpus, in order of path; hidden ones and those that Excel keeps while one is open not."""
    found = []
    for folder, names in walk(corpus):
        found += [Path(folder) / name for name in names if name.lower().endswith(".xlsx")]
    return [path for path in found if not path.name.startswith(PASSED_OVER)]
