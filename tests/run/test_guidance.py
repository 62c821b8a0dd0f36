"""Last period's table is found in the corpus and guides the results."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

from pipeline.config import default_config_path, load_config
from pipeline.model import Box, Clause, Document, Table
from pipeline.run.guidance import guided
from pipeline.run.work import Result

CONFIG = load_config(default_config_path())
GRID = (("", "VGZ", "DSW"), ("Kwaliteit", "Aanbieders maken afspraken over nachtzorg in de wijk.", ""))


def policy() -> Result:
    """A policy of VGZ with one clause."""
    clause = Clause(
        "c1", "beleid", "vgz", "2024", "kwaliteit", {"kwaliteit": 0.9}, "Over nachtzorg in de wijk maakt u afspraken.",
        "", 1, (Box(1, 0, 0, 9, 9),), ("1 Kwaliteit",), "eis", in_table=True, points=-0.4,
    )  # fmt: skip
    return Result(Document("beleid", "b.pdf", "0", "inkoopbeleid", "", "vgz", "2024", "vv", "", 1), (), (clause,))


def earlier(grid: tuple[tuple[str, ...], ...] = GRID) -> Result:
    """Last period's table as a document."""
    table = Table("t1", "", "", "", 1, 1, (Box(1, 0, 0, 9, 9),), (), 1, grid)
    return Result(Document("tabel", "t.pdf", "0", "thema-tabel", "", "", "2023", "", "", 1), (table,), ())


def test_without_such_a_table_nothing_changes(tmp_path: Path) -> None:
    """The results are handed on as they are."""
    led = guided(tmp_path, [policy()], CONFIG)
    assert (led.results, led.key) == ((policy(),), "")


def test_a_document_guides(tmp_path: Path) -> None:
    """The clause that says what the table said is raised; other results stay."""
    led = guided(tmp_path, [policy(), earlier()], CONFIG)
    assert led.results[0].clauses[0].points > -0.4
    assert led.results[1] == earlier()
    assert led.results[0] != policy()


def test_a_workbook_in_the_corpus_guides_and_is_part_of_the_key(tmp_path: Path) -> None:
    """A changed workbook has the comparison made anew."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Thema-tabel"
    for row in GRID:
        sheet.append(row)
    book.save(tmp_path / "vorig.xlsx")
    (tmp_path / "~$vorig.xlsx").write_text("left by a program that has it open")
    first = guided(tmp_path, [policy()], CONFIG)
    assert first.results[0] != policy()
    sheet.append(("Overig", "Aanbieders houden bedden vrij.", ""))
    book.save(tmp_path / "vorig.xlsx")
    second = guided(tmp_path, [policy()], CONFIG)
    assert first.key != second.key
    assert [one.text for one in second.lost] == ["Aanbieders houden bedden vrij."]


def test_a_table_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    """A document of this kind without a column per zorgkantoor is no silent failure."""
    other = earlier((("Jaar", "Aantal"), ("2023", "4")))
    assert guided(tmp_path, [policy(), other], CONFIG).unread == ("tabel",)
    assert guided(tmp_path, [policy(), replace(other, tables=())], CONFIG).unread == ("tabel",)
