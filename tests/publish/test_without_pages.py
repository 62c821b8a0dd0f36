"""What is said of documents without pages, such as those of Word: never a page that is not there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from pipeline.model import Comparison, NearPassage
from pipeline.publish import write_html
from tests.publish.material import CONFIG, RUN, comparison, with_gaps
from tests.publish.reading import rows_of, written

_NO_PAGE = re.compile(r"(?:p\.|pagina)(?:\s|&nbsp;)*(?:0|None)\b")


def _without_pages() -> Comparison:
    data = with_gaps(comparison())
    clauses = tuple(replace(clause, page=0, boxes=(), paragraph=3) for clause in data.clauses)
    by_id = {clause.id: clause for clause in clauses}

    def near(some: tuple[NearPassage, ...]) -> tuple[NearPassage, ...]:
        return tuple(replace(one, page=0) for one in some)

    return replace(
        data,
        clauses=clauses,
        matrix=tuple(replace(cell, clauses=tuple(by_id[one.id] for one in cell.clauses)) for cell in data.matrix),
        changes=tuple(replace(change, change="dropped", old_page=0, new_page=0) for change in data.changes),
        monitor=tuple(replace(figure, page=0) for figure in data.monitor),
        lost=tuple(replace(one, nearest=near(one.nearest)) for one in data.lost),
        white_spots=tuple(replace(spot, nearest=near(spot.nearest)) for spot in data.white_spots),
        untouched=tuple(replace(section, page=0) for section in data.untouched),
    )


def test_page_names_no_page_that_is_not_there(tmp_path: Path) -> None:
    """Passages, sections and what fell away lead to the document."""
    write_html(tmp_path / "t.html", _without_pages(), CONFIG, RUN)
    source = (tmp_path / "t.html").read_text("utf-8")
    assert not _NO_PAGE.findall(source)
    assert source.count(">bron</a>)") >= 4
    assert ">cz-2024</a>)" in source


def test_workbook_names_no_page_that_is_not_there(tmp_path: Path) -> None:
    """On no sheet, in no cell; a link opens the source."""
    book = written(_without_pages(), tmp_path)
    said = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [words for words in said if _NO_PAGE.search(words)]
    assert {row["PDF"] for row in rows_of(book["Monitor"])} == {"Open bron"}
    assert rows_of(book["Monitor"])[0]["Bron"] == "actiz-2025, Tabel 1"
