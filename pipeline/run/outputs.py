"""Makes what the run has to show, once it is decided."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import __version__
from pipeline.config import Config
from pipeline.register import sha256_of
from pipeline.review.signing import signatures_now
from pipeline.run.decisions import Overlay
from pipeline.run.faults import in_words
from pipeline.run.report import Report, SetAside
from pipeline.run.switching import staged
from pipeline.run.versions import key_of, stage_version
from pipeline.run.work import OnStage, Result

if TYPE_CHECKING:
    from pipeline.model import Clause, Comparison, LostStatement
    from pipeline.publish import Draw, RunInfo


def write_document(out: Path, result: Result, config: Config) -> None:
    """The files of one document: document.json, tables.json and their CSV, clauses.jsonl."""
    from pipeline.publish import says_of, write_document_files  # noqa: PLC0415 - not needed when all is up to date

    folder, says = out / result.document.id, says_of(config.clauses)
    write_document_files(folder, result.document, result.tables, result.clauses, says)


def has_document_files(out: Path, result: Result) -> bool:
    """Whether the files that `write_document` makes are there."""
    folder = out / result.document.id
    return all((folder / name).is_file() for name in ("document.json", "tables.json", "clauses.jsonl"))


def write_decided(out: Path, results: Sequence[Result], comparison: Comparison, config: Config) -> None:
    """document.json and clauses.jsonl as decided and compared; what says so already is not touched."""
    from pipeline.publish import says_of, write_clauses, write_document_json  # noqa: PLC0415 - as above

    clauses: dict[str, list[Clause]] = {result.document.id: [] for result in results}
    for clause in comparison.clauses:
        clauses[clause.document].append(clause)
    says = says_of(config.clauses)
    for name, some in clauses.items():
        write_clauses(out / name, some, says)
    for document in comparison.documents:
        write_document_json(out / document.id, document)


def publishing_key(
    keys: Collection[str],
    config: Config,
    set_aside: Sequence[SetAside],
    decisions: str = "",
    doubts: Collection[str] = (),
) -> str:
    """Changes when anything that the comparison shows may have changed."""
    rest = [config.compare, config.publish, *config.themes, *config.zorgkantoren]
    aside = [f"{s.source}: {s.cause}" for s in set_aside]
    return key_of(stage_version("publish"), *sorted(keys), *rest, *sorted(aside), decisions, *doubts)


def compared(decided: Overlay, config: Config, on_stage: OnStage, lost: Sequence[LostStatement] = ()) -> Comparison:
    """All documents side by side, as reviewers want them."""
    from pipeline.compare import compare_documents  # noqa: PLC0415 - heavy: only when there is something to publish

    results = decided.results
    on_stage("compare", 0, 1)
    comparison = compare_documents(
        [r.document for r in results],
        {r.document.id: r.tables for r in results},
        {r.document.id: r.clauses for r in results},
        config,
    )
    signed = signatures_now(decided.signatures, [one for cell in comparison.matrix for one in cell.clauses])
    comparison = replace(comparison, decisions=decided.laid, signatures=signed, lost=tuple(lost))
    comparison = _with_gaps(comparison, config)
    on_stage("compare", 1, 1)
    return comparison


def self_checked(comparison: Comparison, config: Config, report: Report) -> Comparison:
    """The comparison with what is probably not right about it; the report is told, and how much the table shows."""
    from pipeline.publish import concern_dicts  # noqa: PLC0415 - as above
    from pipeline.selfcheck import concerns_of  # noqa: PLC0415 - as above

    aside = [(one.source, one.cause) for one in report.set_aside]
    unsure = [source for source, _ in report.unsure]
    comparison = replace(comparison, concerns=concerns_of(comparison, config, aside, report.unplaced, unsure))
    report.controle = concern_dicts(comparison, config)
    report.counts["in_table"] = sum(len(cell.clauses) for cell in comparison.matrix)
    return comparison


def make_outputs(
    corpus: Path, out: Path, comparison: Comparison, config: Config, on_stage: OnStage, report: Report, draw: Draw
) -> dict[str, str]:
    """Make workbook, page, series, changes and database, each beside its place; returns name -> sha256.

    `draw` makes the pictures of passages. One that cannot be made costs only itself: the report says why, and what
    stands there stays.

    Raises:
        OSError: when the machine cannot write.
    """
    report.counts |= {"changes": len(comparison.changes), "monitor_figures": len(comparison.monitor)}
    writers = _writers(corpus, out, comparison, config, report, draw)
    made: dict[str, str] = {}
    for number, (name, write) in enumerate(writers.items(), start=1):
        waiting = staged(out / name)
        try:
            write(waiting)
            made[name] = sha256_of(waiting)
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - one sheet that fails must not cost the page and the database
            report.failed_outputs[name] = in_words(error)
        on_stage("publish", number, len(writers))
    return made


def _with_gaps(comparison: Comparison, config: Config) -> Comparison:
    """The comparison with what the policies that it shows do not say."""
    from pipeline.choose.white_spots import untouched, white_spots  # noqa: PLC0415 - as above

    documents = {document.id: document for document in comparison.documents}
    clauses = {name: [c for c in comparison.clauses if c.document == name] for name in comparison.current}
    columns = {column.documents[0]: column.documents for column in comparison.columns}
    together = {first: [c for name in names for c in clauses[name]] for first, names in columns.items()}
    return replace(
        comparison,
        white_spots=tuple(white_spots([documents[first] for first in columns], together, config.themes)),
        untouched=tuple(untouched([documents[name] for name in comparison.current], clauses)),
    )


def _writers(
    corpus: Path, out: Path, comparison: Comparison, config: Config, report: Report, draw: Draw
) -> dict[str, Callable[[Path], None]]:
    """What is written, by file name; the workbook first, since that is what people wait for."""
    from pipeline.publish import (  # noqa: PLC0415 - heavy
        says_of,
        write_changes_json,
        write_datapackage,
        write_docx,
        write_html,
        write_monitor_csv,
        write_sqlite,
        write_workbook,
    )

    info = replace(
        run_info(corpus, out, comparison),
        set_aside=tuple((aside.source, aside.cause) for aside in report.set_aside),
        unsure=tuple(source for source, _ in report.unsure),
        unplaced=tuple(report.unplaced),
    )
    return {
        "thema-tabel.xlsx": lambda path: write_workbook(path, comparison, config, info),
        "thema-tabel.docx": lambda path: write_docx(path, comparison, config, info),
        "thema-tabel.html": lambda path: write_html(path, comparison, config, info, draw),
        "monitor.csv": lambda path: write_monitor_csv(path, comparison),
        "datapackage.json": lambda path: write_datapackage(path, comparison, config, info),
        "changes.json": lambda path: write_changes_json(path, comparison),
        "extracted.sqlite": lambda path: write_sqlite(path, comparison, says_of(config.clauses)),
    }


def run_info(corpus: Path, folder: Path, comparison: Comparison) -> RunInfo:
    """What a file in `folder` says of the run: its day, the version, and the way from there to the sources."""
    from pipeline.publish import RunInfo  # noqa: PLC0415 - as above
    from pipeline.run.dated import as_of, days_of  # noqa: PLC0415 - as above

    way = Path(os.path.relpath(corpus.resolve(), folder.resolve())).as_posix()
    days = days_of(corpus, comparison)
    return RunInfo(made=as_of(days.values(), comparison), version=__version__, days=days, corpus=way)


def left_over_folders(out: Path, ids: Collection[str]) -> list[str]:
    """Folders of documents that are no longer in the corpus, or go by another id now. They are left as they are."""
    return sorted(p.parent.name for p in out.glob("*/document.json") if p.parent.name not in ids)
