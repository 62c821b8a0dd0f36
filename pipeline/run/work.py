"""What is done to one document, in a process of its own: look, read, find tables, find clauses."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import which

from pipeline.config import ClauseSettings, Config, ReadSettings, RegisterSettings, TableSettings, Theme, Zorgkantoor
from pipeline.model import Clause, Document, Finding, Place, Reading, RegisterRow, Table, UnreadablePdf
from pipeline.register import Identity, glance, identify
from pipeline.run.cache import Cache
from pipeline.run.versions import key_of, stage_version

OnStage = Callable[[str, int, int], None]  # stage, pages done, pages in all


@dataclass(frozen=True, slots=True)
class Keys:
    """The cache key of each stage's result for one document."""

    read: str
    tables: str
    result: str


@dataclass(frozen=True, slots=True)
class Tabled:
    """The tables of a document, and what could not be told for sure on its pages."""

    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that one document gave."""

    document: Document
    tables: tuple[Table, ...]
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """A document and all that its stages need; crosses to another process, so plain values only."""

    path: Path
    row: RegisterRow
    keys: Keys
    cache: Path
    read: ReadSettings
    tables: TableSettings
    clauses: ClauseSettings
    themes: tuple[Theme, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """A finished job: its result and the seconds that each stage took (none for what came from the cache)."""

    result: Result
    seconds: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class LookJob:
    """A file whose identity is to be inferred."""

    path: Path
    source: str
    settings: RegisterSettings
    zorgkantoren: tuple[Zorgkantoor, ...]


def keys_of(rows: Iterable[RegisterRow], config: Config) -> dict[str, Keys]:
    """The keys of documents by id."""
    rules = _rules_key(config)
    return {row.id: keys_for(row, config, rules) for row in rows}


def keys_for(row: RegisterRow, config: Config, rules: str = "") -> Keys:
    """The keys of a document's results: what it is, what the code is, and the settings that each stage reads.

    `rules` is the key of the rules where it is known already: they are long, and the same for every document.
    """
    scans = "scans are read" if which("tesseract") else "scans are not read"  # once it is installed, read them
    read = key_of(row.sha256, stage_version("read"), config.read, scans)
    tables = key_of(read, stage_version("tables"), config.tables)
    # Only a policy has clauses: other documents give the same whatever the rules are.
    rules = (rules or _rules_key(config)) if row.kind == "inkoopbeleid" else ""
    identity = [row.id, row.source, row.kind, row.publisher, row.zorgkantoor, row.year, row.sector, row.title]
    return Keys(read, tables, key_of(tables, stage_version("themes"), rules, *identity))


def _rules_key(config: Config) -> str:
    return key_of(config.clauses, *config.themes)


def job_for(row: RegisterRow, keys: Keys, corpus: Path, cache: Path, config: Config) -> Job:
    """The job that brings one document up to date."""
    return Job(corpus / row.source, row, keys, cache, config.read, config.tables, config.clauses, config.themes)


def results_in(cache: Path) -> Cache[Result]:
    """The cache of what documents gave in the end."""
    return Cache(cache / "result", Result)


def tried_in(cache: Path) -> Cache[Result]:
    """The cache of what documents gave in a trial; kept apart, since no real run has handed it out."""
    return Cache(cache / "tried", Result)


def look(job: LookJob) -> Identity:
    """Infer what a file is. Raises UnreadablePdf."""
    return identify(glance(job.path, job.source), job.settings, job.zorgkantoren)


def process(job: Job, on_stage: OnStage) -> Done:
    """Read, find tables, find clauses; what the cache has is not done again.

    Raises:
        UnreadablePdf: when no reader can open the document.
    """
    # Late imports: the parent process builds jobs without loading any of the readers.
    from pipeline.check import check_document  # noqa: PLC0415
    from pipeline.read.pdf.rotation import as_shown  # noqa: PLC0415
    from pipeline.themes import (  # noqa: PLC0415
        clauses_and_findings,
        for_year,
        notices_of,
        passages_of,
        published,
        with_corrections,
    )  # fmt: skip

    timer = Timer()
    reading, found = read_and_tables(job, on_stage, timer)
    pages = len(reading.pages)
    with timer("themes"):
        policy = job.row.kind == "inkoopbeleid"
        cut = passages_of(reading, found.tables, for_year(job.row.year, job.clauses)) if policy else ()
        clauses, refused = clauses_and_findings(job.row, reading, found.tables, job.themes, job.clauses, cut)
        checked = check_document(job.row, reading, found.tables, clauses, job.themes, job.clauses)
        notices = notices_of(reading, found.tables, job.clauses, cut) if policy else ()
        clauses = with_corrections(job.row, clauses, notices, job.themes[-1].id if job.themes else "", job.clauses)
        document = replace(
            _document(job.row, reading, found.tables, (*found.findings, *refused, *checked)),
            notices=notices,
            published=published(reading),
        )
    on_stage("themes", pages, pages)
    result = Result(document, found.tables, tuple(clauses))
    shown = without_pages(result, reading.places) if reading.places else as_shown(result, reading.pages)
    return Done(shown, timer.seconds())


OF_A_PAGE = "pagina-zonder-uitspraak"  # a finding that tells nothing where there are no pages


def without_pages(result: Result, places: Sequence[Place]) -> Result:
    """The same without the pages that it was set on for reading: each statement has its paragraph instead."""
    from pipeline.read.flow import placed, without_page  # noqa: PLC0415 - as above

    document = replace(
        result.document,
        pages=0,
        headings=tuple(replace(one, page=0, box=None) for one in result.document.headings),
        findings=tuple(replace(one, page=0, box=None) for one in result.document.findings if one.kind != OF_A_PAGE),
        notices=tuple(replace(one, page=0, boxes=()) for one in result.document.notices),
    )
    return Result(
        document,
        tuple(without_page(table) for table in result.tables),
        tuple(placed(clause, places) for clause in result.clauses),
    )


def read_and_tables(job: Job, on_stage: OnStage, timer: Timer) -> tuple[Reading, Tabled]:
    """The pages and the tables of a document, from the cache where it has them.

    Raises:
        UnreadablePdf: when no reader can open the document.
    """
    from pipeline.charts import tables_and_charts  # noqa: PLC0415
    from pipeline.read import read_document  # noqa: PLC0415 - as above

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every odd font
    readings = Cache(job.cache / "read", Reading)
    reading = readings.load(job.keys.read)
    if reading is None:
        with timer("read"):
            try:
                reading = read_document(job.path, job.read, lambda page, total: on_stage("read", page, total))
            except UnreadablePdf as error:
                raise UnreadablePdf(job.row.source, error.cause) from error
        readings.store(job.keys.read, reading)
    pages = len(reading.pages)
    on_stage("read", pages, pages)
    kept = Cache(job.cache / "tables", Tabled)
    found = kept.load(job.keys.tables)
    if found is None:
        with timer("tables"):
            tables, findings = tables_and_charts(reading, job.tables, lambda page: on_stage("tables", page, pages))
            found = Tabled(tuple(tables), tuple(findings))
        kept.store(job.keys.tables, found)
    on_stage("tables", pages, pages)
    return reading, found


def _document(row: RegisterRow, reading: Reading, tables: Sequence[Table], more: tuple[Finding, ...]) -> Document:
    used = reading.structure.used
    if any(table.head_by_tags for table in tables):
        used = (*used, "header-rows")
    return Document(
        id=row.id,
        source=row.source,
        sha256=row.sha256,
        kind=row.kind,
        publisher=row.publisher,
        zorgkantoor=row.zorgkantoor,
        year=row.year,
        sector=row.sector,
        title=row.title,
        pages=len(reading.pages),
        headings=reading.headings,
        findings=(*reading.findings, *more),
        structure=replace(reading.structure, used=used),
    )


class Timer:
    """Seconds by stage, as whole steps are measured."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}
        self._stage, self._since = "", 0.0

    def __call__(self, stage: str) -> Timer:
        """Used with `with`: the block counts for `stage`."""
        self._stage = stage
        return self

    def __enter__(self) -> None:
        self._since = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self._seconds[self._stage] = self._seconds.get(self._stage, 0) + time.perf_counter() - self._since

    def seconds(self) -> tuple[tuple[str, float], ...]:
        """(stage, seconds) in the order in which stages began."""
        return tuple((stage, round(seconds, 3)) for stage, seconds in self._seconds.items())
