"""The gallery: every table layout in the wild, and what only looks like a table, read as a reader sees it.

`sources/` holds the pages as HTML, `pdf/` each of them by one or more producers, `expected/` the tables.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.charts import tables_and_charts
from pipeline.config import Config
from pipeline.model import Table
from pipeline.read import read_document
from tests.layouts.known_misses import KNOWN_MISSES

HERE = Path(__file__).parent
PDFS = sorted((HERE / "pdf").glob("*.pdf"))


def squeezed(text: str) -> str:
    """Text with single spaces."""
    return " ".join(text.split())


def as_expected(table: Table) -> dict[str, object]:
    """What is compared: pages, caption and grid, white space squeezed."""
    grid = [[squeezed(text) for text in row] for row in table.grid]
    return {"page": table.page, "page_end": table.page_end, "caption": squeezed(table.caption), "grid": grid}


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_layout(path: Path, config: Config) -> None:
    """Number of tables, their pages, captions and every cell; a known miss that is right now has to leave its list."""
    found = tables_and_charts(read_document(path, config.read), config.tables)[0]
    expected = json.loads((HERE / "expected" / f"{path.stem.split('.')[0]}.json").read_text("utf-8"))
    tables = [as_expected(table) for table in found if table.kind == "table"]
    if path.stem in KNOWN_MISSES:
        assert tables != expected, f"{path.stem} is read well: take it off the list of known misses"
    else:
        assert tables == expected


def test_every_source_is_printed() -> None:
    """A source without a PDF, or a PDF without a source, would go unnoticed."""
    sources = {path.stem for path in (HERE / "sources").glob("*.html")}
    assert sources == {path.stem.split(".")[0] for path in PDFS} == {p.stem for p in (HERE / "expected").glob("*.json")}


def test_known_misses_exist() -> None:
    """The list names PDFs of the gallery only."""
    assert set(KNOWN_MISSES) <= {path.stem for path in PDFS}
