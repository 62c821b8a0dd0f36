"""A small corpus under review, without PDFs: publish, fill in, import, lay over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.model import Anchor, Clause, Comparison, Judgement
from pipeline.publish import write_workbook
from pipeline.publish.sheets.bronpassages_anchor import Stamp
from pipeline.publish.sheets.bronpassages_review import ANCHOR, ID, REMARK, TEXT, THEME, VERDICT
from pipeline.register import sha256_of
from pipeline.review.importing import ImportReport, Source, import_book
from pipeline.review.lay import lay_over
from pipeline.review.matching import anchor_of
from pipeline.review.store import Store, load_kept
from pipeline.review.workbook import ReviewedRow, read_workbook
from tests.publish.material import CONFIG, RUN, comparison

THEMES = {theme.id: theme.title for theme in CONFIG.themes}
STATEMENTS = (
    "Wij vragen iedere aanbieder om een plan voor het bouwen van kleinschalige woonvormen.",
    "De aanbieder levert de gegevens over wachtenden binnen vijf werkdagen aan.",
    "Een afslag van 2% geldt wanneer het plan na 1 maart binnenkomt.",
    "Dit geldt ook hier.",
)
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DROP, KEEP = Judgement("vervalt", remark="dubbel"), Judgement("akkoord")
CHANGE = Judgement("aanpassen", "Bekostiging en tarieven", "Bij te late plannen geldt een afslag.", "korter")
FILLED = {"vgz-2024-0001": DROP, "vgz-2024-0002": KEEP, "vgz-2024-0003": CHANGE}
Filled = Mapping[str, Judgement]  # by clause id; themes as the cell has them


@dataclass
class Desk:
    """A reviewer's desk: the store, and the reading of today."""

    folder: Path
    today: Comparison

    @property
    def path(self) -> Path:
        """Where decisions are kept."""
        return self.folder / "decisions.sqlite"

    def read_anew(self, clauses: Sequence[Clause]) -> None:
        """Another reading of the same documents."""
        self.today = replace(self.today, clauses=tuple(clauses))

    def publish(self, name: str = "thema-tabel.xlsx") -> Path:
        """The workbook of a run, with decisions laid over."""
        by_document: dict[str, list[Clause]] = {}
        for clause in self.today.clauses:
            by_document.setdefault(clause.document, []).append(clause)
        hashes = {document.id: document.sha256 for document in self.today.documents}
        kept = load_kept(self.path)
        clauses, laid = lay_over(kept.decisions, by_document, hashes, THEMES, kept.refusals)
        decided = tuple(clause for some in clauses.values() for clause in some)
        self.laid = replace(self.today, clauses=decided, decisions=laid)
        path = self.folder / name
        write_workbook(path, self.laid, CONFIG, RUN)
        return path

    def take(self, path: Path, by: str = "Jan") -> ImportReport:
        """Import a workbook."""
        anchors = [anchor_of(clause, "") for clause in self.today.clauses]
        with Store(self.path) as store:
            now = NOON + timedelta(minutes=len(store.decisions()))
            book = read_workbook(path)
            source = Source(path.name, sha256_of(path), by, now, book.saved)
            return import_book(store, source, book, THEMES, anchors)

    def said(self) -> list[tuple[str, str]]:
        """Who said what, in order."""
        return [(one.reviewer, one.after.verdict) for one in load_kept(self.path).decisions]


def desk(folder: Path) -> Desk:
    """A desk with four statements of VGZ, vgz-2024-0001 to 0004, among others."""
    today = comparison(STATEMENTS)
    return Desk(
        folder, replace(today, documents=tuple(replace(one, sha256=f"sha of {one.id}") for one in today.documents))
    )


def sheet_of(path: Path) -> tuple[openpyxl.Workbook, Worksheet, dict[str, int], int]:
    """The workbook, its sheet Bronpassages, the column of each header and the header's row."""
    book = openpyxl.load_workbook(path)
    sheet = book["Bronpassages"]
    assert isinstance(sheet, Worksheet)
    at, header = next((at, row) for at, row in enumerate(sheet.iter_rows(), start=1) if row[0].value == ID)
    return book, sheet, {str(cell.value): column for column, cell in enumerate(header, start=1)}, at


def fill(path: Path, filled: Filled, name: str = "") -> Path:
    """Fill in the reviewer's columns of some clauses, and save under another name when one is given."""
    book, sheet, columns, header = sheet_of(path)
    for row in range(header + 1, sheet.max_row + 1):
        judgement = filled.get(str(sheet.cell(row, columns[ID]).value))
        if judgement is not None:
            values = (judgement.verdict, judgement.theme, judgement.text, judgement.remark)
            for column, value in zip((VERDICT, THEME, TEXT, REMARK), values, strict=True):
                cell = sheet.cell(row, columns[column])
                cell.value = value or None
                if value:
                    cell.data_type = "s"  # what is typed as text stays text
    target = path.with_name(name) if name else path
    book.save(target)
    return target


def rearrange(path: Path, name: str, order: Sequence[int] | None = None, columns: Sequence[str] | None = None) -> Path:
    """A workbook with only these rows (from 0) and columns of Bronpassages, in this order."""
    _, sheet, headers, header = sheet_of(path)
    names = list(headers)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=header + 1)]
    chosen = [rows[place] for place in (range(len(rows)) if order is None else order)]
    wanted = names if columns is None else list(columns)
    moved = openpyxl.Workbook()
    target = moved.create_sheet("Bronpassages")
    target.append(["Bronpassages"])
    target.append(wanted)
    for row in chosen:
        target.append([row[names.index(column)] if column in names else None for column in wanted])
    for row_cells in target.iter_rows(min_row=3):
        for cell in row_cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    moved.save(path.with_name(name))
    return path.with_name(name)


def without_anchor(path: Path) -> list[str]:
    """All headers but that of the unseen column."""
    return [header for header in sheet_of(path)[2] if header != ANCHOR]


def stated(clause: Clause, judgement: Judgement, base: str = "", given: Judgement | None = None) -> ReviewedRow:
    """A row as the import reads it, without a file."""
    anchor = Anchor(clause.document, clause.id, clause.text, clause.section, clause.page, clause.boxes)
    cells = {VERDICT: judgement.verdict, THEME: judgement.theme, TEXT: judgement.text, REMARK: judgement.remark}
    stamp = Stamp(anchor, base=base, given=given or Judgement())
    return ReviewedRow("Bronpassages", 5, stamp, True, cells, ())


def clause(at: Desk, number: int) -> Clause:
    """A statement of VGZ as the last workbook shows it."""
    return next(one for one in at.laid.clauses if one.id == f"vgz-2024-{number:04}")


def row_of(path: Path, number: int) -> dict[str, object]:
    """The row of a statement of VGZ in a workbook."""
    _, sheet, columns, header = sheet_of(path)
    for row in sheet.iter_rows(min_row=header + 1):
        if row[0].value == f"vgz-2024-{number:04}":
            return {name: row[column - 1].value for name, column in columns.items()}
    raise AssertionError(number)
