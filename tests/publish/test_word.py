"""The Word documents: what they hold, read back by python-docx, and that other programs take them as they are."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import _Cell

from pipeline.publish import write_docx, write_memos
from tests.publish.material import CONFIG, HOSTILE, RUN, comparison, with_gaps
from tests.support import Office

ENDNOTES = "/word/endnotes.xml"
A3_LONG_SIDE = 15_120_000  # EMU, and a little
TEXT, HYPHEN = qn("w:t"), qn("w:noBreakHyphen")


def written(folder: Path, texts: tuple[str, ...] = ()) -> Document:
    """thema-tabel.docx of the small comparison, read back."""
    write_docx(folder / "t.docx", with_gaps(comparison(texts)), CONFIG, RUN)
    return docx.Document(str(folder / "t.docx"))


def notes_of(document: Document) -> dict[str, str]:
    """The notes with what they say, by id."""
    (part,) = [part for part in document.part.package.iter_parts() if part.partname == ENDNOTES]
    root = docx.oxml.parse_xml(part.blob)
    return {note.get(qn("w:id")): "".join(t.text or "" for t in note.iter(TEXT)) for note in root}


def words(cell: _Cell) -> list[str]:
    """The paragraphs of a cell, with the words of their links."""
    return [
        "".join(
            "-" if one.tag == HYPHEN else (one.text or "").replace("\u2011", "-") for one in p._p.iter(TEXT, HYPHEN)
        )
        for p in cell.paragraphs
    ]


def test_each_theme_is_a_heading_with_a_table_of_zorgkantoren(tmp_path: Path) -> None:
    """Word shows no headings of cells in its navigation: the theme stands above its table."""
    document = written(tmp_path)
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == ["Kwaliteit", "Bekostiging en tarieven", "Verschillen", "Bronnen"]
    assert [[cell.text.partition(",")[0] for cell in table.rows[0].cells] for table in document.tables[:2]] == [
        ["VGZ", "CZ", "DSW"]
    ] * 2
    assert document.tables[0].rows[0].cells[1].text == "CZ, inkoopbeleid 2025"


def test_head_of_a_table_is_a_header_row_that_comes_back_on_each_page(tmp_path: Path) -> None:
    """A screen reader names the column by it, and a page that begins in the middle of a theme shows it."""
    for table in written(tmp_path).tables:
        first, *others = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr is None or row._tr.trPr.find(qn("w:tblHeader")) is None for row in others)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")).endswith("per zorgkantoor")


def test_statement_is_a_bullet_with_its_figure_bold_its_page_and_its_note(tmp_path: Path) -> None:
    """All that the workbook says of it, and the source one click away."""
    document = written(tmp_path)
    (paragraph,) = document.tables[1].rows[1].cells[1].paragraphs[:1]
    assert paragraph.style is not None
    assert paragraph.style.name == "List Bullet"
    assert [run.text for run in paragraph.runs if run.bold and not run.italic] == ["96,4%"]
    assert [(link.text, link.address) for link in paragraph.hyperlinks] == [
        ("p.\xa07", "../corpus/map%202/cz%20%232%20(def).pdf#page=7")
    ]
    (reference,) = paragraph._p.iter(qn("w:endnoteReference"))
    note = notes_of(document)[reference.get(qn("w:id"))]
    assert "CZ, inkoopbeleid 2025, 2.1 Onder, p.\xa07" in note
    assert any(run.text.strip() == "gewijzigd" for run in paragraph.runs)


def test_own_choices_come_before_what_others_share(tmp_path: Path) -> None:
    """Under a line that says so, and with another bullet: colour alone says nothing."""
    cell = written(tmp_path).tables[0].rows[1].cells[1]
    styles = [paragraph.style.name for paragraph in cell.paragraphs if paragraph.style]
    assert styles == ["List Bullet", "Landelijk", "List Bullet 2"]


def test_empty_cell_says_why_it_is_empty(tmp_path: Path) -> None:
    """Nothing found is something else than no document."""
    document = written(tmp_path)
    assert words(document.tables[1].rows[1].cells[0]) == ["Niets gevonden over dit thema"]
    assert words(document.tables[1].rows[1].cells[2]) == ["geen document in het corpus"]
    assert words(document.tables[1].rows[1].cells[1])[-1] == "Weinig gevonden over dit thema"


def test_document_says_that_it_is_dutch_and_what_it_is(tmp_path: Path) -> None:
    """What a screen reader reads first, and what it reads in."""
    document = written(tmp_path)
    known = document.core_properties
    assert (known.language, known.title) == ("nl-NL", CONFIG.publish.title)
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"nl-NL"}


def test_paper_is_the_one_of_the_settings_on_its_side(tmp_path: Path) -> None:
    """A3 unless A4 is asked for."""
    assert written(tmp_path).sections[0].page_width == pytest.approx(A3_LONG_SIDE, abs=10_000)
    small = CONFIG.model_copy(update={"publish": CONFIG.publish.model_copy(update={"paper": "A4"})})
    write_docx(tmp_path / "a4.docx", comparison(), small, RUN)
    section = docx.Document(str(tmp_path / "a4.docx")).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_height < section.page_width < 11_000_000


def test_same_comparison_gives_the_same_bytes(tmp_path: Path) -> None:
    """A document that did not change is not new to whoever keeps them."""
    for name in ("a.docx", "b.docx"):
        write_docx(tmp_path / name, comparison(), CONFIG, RUN)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    """No field, no markup, no character that a word processor refuses; nothing but our own links leads outside."""
    document = written(tmp_path, HOSTILE)
    said = "\n".join(words(document.tables[0].rows[1].cells[0]))
    for text in ("=1+1", "_x000D_ letterlijk", "<r>rijk</r>", "</script><script>alert(1)</script>", "{{ 7 * 7 }}"):
        assert text in said
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", said)
    codes = {field.get(qn("w:instr")) for field in document.element.iter(qn("w:fldSimple"))}
    assert codes == set()
    outside = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert all(address.startswith("../corpus/") for address in outside)


def test_libreoffice_opens_it_and_finds_every_statement_and_note(tmp_path: Path, libreoffice: Office) -> None:
    """What it saves again has the same tables, headings and notes: nothing was repaired away."""
    # LibreOffice itself writes another text for what looks like an escape of spreadsheets.
    before = written(tmp_path, tuple(text for text in HOSTILE[:-4] if "_x" not in text))
    again = docx.Document(str(libreoffice.saved(tmp_path / "t.docx", "docx")))
    sizes = [[[len(row.cells) for row in table.rows] for table in one.tables] for one in (before, again)]
    assert sizes[0] == sizes[1]
    assert sizes[0][:2] == [[3, 3]] * 2
    ours, theirs = (
        [[" ".join(text.split()) for text in words(cell)] for table in one.tables for cell in table.rows[1].cells]
        for one in (before, again)
    )
    assert ours == theirs
    assert len(notes_of(again)) == len(notes_of(before))
    assert list(again.tables[0].rows[0]._tr.iter(qn("w:tblHeader")))


def test_memo_of_a_zorgkantoor_has_its_themes_its_figures_and_what_changed(tmp_path: Path) -> None:
    """All that one wants to bring to a talk with it."""
    write_memos(tmp_path, comparison(), CONFIG, RUN, ["cz"])
    memo = docx.Document(str(tmp_path / "zorgkantoor-cz.docx"))
    headings = [p.text for p in memo.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == [
        "Kwaliteit", "Bekostiging en tarieven", "Tarieven, opslagen, afslagen en plafonds",
        "Wat veranderde ten opzichte van de vorige editie", "Bronnen",
    ]  # fmt: skip
    (figures,) = memo.tables
    assert [words(cell)[0] for cell in figures.rows[1].cells] == ["richttarief", "verblijf", "96,4%", "p.\xa07"]
    (was,) = [p for p in memo.paragraphs if p.text.startswith("Was: ")]
    assert [run.text for run in was.runs if run.font.strike] == ["95,5%"]


def test_memo_of_a_theme_has_every_zorgkantoor_and_links_that_lead_there_from_its_folder(tmp_path: Path) -> None:
    """A memo stands in a folder of its own: the way to page and sources is one longer."""
    info = replace(RUN, corpus="../../corpus", page_folder="../")
    paths = write_memos(tmp_path / "word", comparison(), CONFIG, info)
    assert [path.name for path in paths] == [
        "zorgkantoor-vgz.docx", "zorgkantoor-cz.docx", "thema-kwaliteit.docx", "thema-bekostiging.docx",
    ]  # fmt: skip
    memo = docx.Document(str(paths[-1]))
    headings = [p.text for p in memo.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings[:3] == ["VGZ, inkoopbeleid 2024", "CZ, inkoopbeleid 2025", "DSW, geen document in het corpus"]
    (part,) = [part for part in memo.part.package.iter_parts() if part.partname == ENDNOTES]
    addresses = {rel.target_ref for rel in part.rels.values() if rel.is_external}
    assert "../thema-tabel.html#passage-cz-2025-0001" in addresses
    assert any(address.startswith("../../corpus/") for address in addresses)
