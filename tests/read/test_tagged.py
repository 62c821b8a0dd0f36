"""The tree of a tagged PDF is a witness: used where it fits the page, left alone where it is wrong or empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import ReadSettings, TableSettings
from pipeline.model import Reading
from pipeline.read import read_document
from pipeline.tables import find_tables
from tests.read.tagged_pages import (
    CHAPTERS,
    HEADINGS,
    PRODUCERS,
    WRONG,
    WRONG_TABLES,
    beside_by_typst,
    beside_by_weasyprint,
    changed,
    first_part,
    tables_by_typst,
    untagged,
)


def headings(reading: Reading) -> list[tuple[int, str]]:
    """Levels and texts."""
    return [(heading.level, heading.text) for heading in reading.headings]


def lines(reading: Reading) -> list[tuple[str, str]]:
    """Roles and texts."""
    return [(line.role, line.text) for page in reading.pages for line in page.lines]


@pytest.mark.parametrize("producer", PRODUCERS)
def test_titles_that_look_like_text_are_headings_where_the_tree_says_so(producer: str, tmp_path: Path) -> None:
    """Without the tree only the chapters are headings."""
    path, bare = tmp_path / "tagged.pdf", tmp_path / "bare.pdf"
    PRODUCERS[producer](path)
    changed(path, bare, untagged)
    reading, without = (read_document(one, ReadSettings()) for one in (path, bare))
    assert headings(reading) == HEADINGS
    assert headings(without) == [(1, chapter) for chapter in CHAPTERS]
    assert "headings" in reading.structure.used
    assert not without.structure.tagged
    assert without.structure.used == ()


@pytest.mark.parametrize("producer", PRODUCERS)
@pytest.mark.parametrize("wrong", WRONG)
def test_a_tree_that_does_not_fit_the_page_changes_no_heading(wrong: str, producer: str, tmp_path: Path) -> None:
    """Everything a heading, nothing one, the two changed about, an empty tree, an element within itself."""
    path, bad, bare = (tmp_path / f"{name}.pdf" for name in ("tagged", "bad", "bare"))
    PRODUCERS[producer](path)
    changed(path, bad, WRONG[wrong])
    changed(path, bare, untagged)
    reading, without = (read_document(one, ReadSettings()) for one in (bad, bare))
    assert headings(reading) == headings(without)
    assert "headings" not in reading.structure.used


def test_a_running_head_that_differs_on_each_page_is_no_text_where_the_file_says_so(tmp_path: Path) -> None:
    """Nothing repeats, so that the page alone does not show it."""
    path, bare = tmp_path / "tagged.pdf", tmp_path / "bare.pdf"
    PRODUCERS["typst"](path)
    changed(path, bare, untagged)
    heads = [f"{chapter} van dichtbij bekeken" for chapter in CHAPTERS]
    reading = read_document(path, ReadSettings())
    assert [text for role, text in lines(reading) if role == "furniture"] == heads
    assert "running-heads" in reading.structure.used


@pytest.mark.parametrize("make", [beside_by_typst, beside_by_weasyprint])
def test_columns_too_near_to_each_other_are_read_in_the_order_of_the_tree(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """The page alone weaves their lines; a tree whose paragraphs are cut otherwise does not help it."""
    path = tmp_path / "tagged.pdf"
    make(path)
    reading = read_document(path, ReadSettings())
    assert reading.structure.used == ("order",)
    words = [word for _, text in lines(reading) for word in text.split()]
    assert [text for _, text in lines(reading) if "links" in text and "rechts" in text] == []
    assert words.index("links149") < words.index("rechts000")


@pytest.mark.parametrize("heads", [1, 2, 3])
def test_the_rows_of_a_head_are_those_of_the_tree(heads: int, tmp_path: Path) -> None:
    """Where all cells are words in one type, only the tree knows; without it one row is taken for the head."""
    path, bare = tmp_path / "tagged.pdf", tmp_path / "bare.pdf"
    tables_by_typst(path, heads)
    changed(path, bare, untagged)
    tables, without = (find_tables(read_document(one, ReadSettings()), TableSettings()) for one in (path, bare))
    assert [(len(t.grid), t.header_rows, t.head_by_tags) for t in tables] == [(7, heads, heads != 1)]
    assert [(len(t.grid), t.header_rows, t.head_by_tags) for t in without] == [(7, 1, False)]


@pytest.mark.parametrize("producer", PRODUCERS)
def test_a_tree_of_the_first_page_loses_nothing_of_the_others(producer: str, tmp_path: Path) -> None:
    """What it does not know is read as without it: no word less, no heading less, no paragraph for a heading."""
    path, partial, bare = (tmp_path / f"{name}.pdf" for name in ("tagged", "partial", "bare"))
    PRODUCERS[producer](path)
    changed(path, partial, first_part)
    changed(path, bare, untagged)
    reading, without = (read_document(one, ReadSettings()) for one in (partial, bare))
    assert set(headings(without)) <= set(headings(reading)) <= set(HEADINGS)
    assert len(headings(reading)) == len(set(headings(reading)))
    words = [sorted(w.text for page in r.pages for line in page.lines for w in line.words) for r in (reading, without)]
    assert words[0] == words[1]


@pytest.mark.parametrize("wrong", WRONG_TABLES)
@pytest.mark.parametrize("heads", [1, 2])
def test_a_wrong_tree_of_a_table_changes_no_cell(wrong: str, heads: int, tmp_path: Path) -> None:
    """Nor its head: all cells heads, none, the two changed about, rows called cells, an empty tree, one in itself."""
    path, bad, bare = (tmp_path / f"{name}.pdf" for name in ("tagged", "bad", "bare"))
    tables_by_typst(path, heads)
    changed(path, bad, WRONG_TABLES[wrong])
    changed(path, bare, untagged)
    tables, without = (find_tables(read_document(one, ReadSettings()), TableSettings()) for one in (bad, bare))
    assert [t.grid for t in tables] == [t.grid for t in without]
    assert [(t.header_rows, t.head_by_tags) for t in tables] == [(1, False)]
