"""Word documents as blocks: what a reader sees of them, in its order."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from pipeline.model import UnreadablePdf
from pipeline.register import glance
from pipeline.register.flow.blocks import Block
from pipeline.register.flow.kinds import flowing, kind_of
from pipeline.register.flow.word import read_word


def saved(make: Callable[[Document], object]) -> bytes:
    """A document that `make` fills."""
    document = docx.Document()
    make(document)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def blocks(make: Callable[[Document], object]) -> list[Block]:
    """Its blocks."""
    return list(read_word(saved(make), "beleid.docx").blocks)


def test_headings_text_and_lists_come_in_their_order_with_their_level() -> None:
    """By their styles, whatever language of Word made them."""

    def make(document: Document) -> None:
        document.add_heading("Inkoopbeleid 2026", 0)
        document.add_heading("Kwaliteit", 2)
        document.add_paragraph("Aanbieders leveren:")
        document.add_paragraph("een plan", style="List Bullet")
        document.add_paragraph("een verslag", style="List Number 2")

    assert [(block.kind, block.level, block.text) for block in blocks(make)] == [
        ("heading", 1, "Inkoopbeleid 2026"), ("heading", 2, "Kwaliteit"), ("text", 0, "Aanbieders leveren:"),
        ("item", 1, "een plan"), ("item", 1, "een verslag"),
    ]  # fmt: skip


def test_deleted_and_hidden_text_is_not_read_and_inserted_text_is() -> None:
    """As it stands when all changes are accepted."""

    def make(document: Document) -> None:
        paragraph = document.add_paragraph("Wij vragen ")
        for tag, inner in (("del", "delText"), ("ins", "t")):
            paragraph._p.append(parse_xml(f"<w:{tag} {nsdecls('w')}><w:r><w:{inner}>{tag}</w:{inner}></w:r></w:{tag}>"))
        paragraph.add_run(" geheim").font.hidden = True

    assert [block.text for block in blocks(make)] == ["Wij vragen ins"]


def test_contents_are_passed_over_and_content_controls_are_not() -> None:
    """A table of contents says nothing of its own; a field of a form does."""

    def make(document: Document) -> None:
        document.styles.add_style("toc 1", 1)
        document.add_paragraph("Kwaliteit 7", style="toc 1")
        control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        control.append(content)
        content.append(document.add_paragraph("Wij kopen zorg in.")._p)
        document.element.body.insert(0, control)

    assert [block.text for block in blocks(make)] == ["Wij kopen zorg in."]


def test_table_keeps_its_merged_cells_and_a_layout_is_read_as_text() -> None:
    """A cell over two rows and one over two columns; one cell alone is a frame around text."""

    def make(document: Document) -> None:
        table = document.add_table(3, 3)
        for number, cell in enumerate(table._cells):
            cell.text = str(number)
        table.cell(0, 1).merge(table.cell(0, 2)).text = "breed"
        table.cell(1, 0).merge(table.cell(2, 0)).text = "hoog"
        document.add_table(1, 1).cell(0, 0).text = "kader"

    table, framed = blocks(make)
    assert [[(cell.text, cell.columns, cell.rows) for cell in row] for row in table.rows] == [
        [("0", 1, 1), ("breed", 2, 1)],
        [("hoog", 1, 2), ("4", 1, 1), ("5", 1, 1)],
        [("7", 1, 1), ("8", 1, 1)],
    ]
    assert (framed.kind, framed.text) == ("text", "kader")


def test_lines_in_bold_are_headings_where_no_style_says_what_is_one() -> None:
    """Many people make headings by hand; where there are real ones, bold is only bold."""

    def make(document: Document) -> None:
        document.add_paragraph().add_run("Duurzaamheid").bold = True
        document.add_paragraph("Aanbieders hebben een plan.")
        document.add_paragraph().add_run("Let op.").bold = True

    assert [block.kind for block in blocks(make)] == ["heading", "text", "text"]

    def with_heading(document: Document) -> None:
        document.add_heading("Kop", 1)
        make(document)

    assert [block.kind for block in blocks(with_heading)] == ["heading", "text", "text", "text"]


def test_what_cannot_be_read_says_why() -> None:
    """Nothing in it, or XML that is cut off."""
    with pytest.raises(UnreadablePdf) as empty:
        blocks(lambda document: None)
    assert empty.value.cause.kind == "niets-erop"
    whole, broken = ZipFile(BytesIO(saved(lambda d: d.add_paragraph("Tekst")))), BytesIO()
    with ZipFile(broken, "w", ZIP_DEFLATED) as target:
        for name in whole.namelist():
            target.writestr(name, whole.read(name)[: 300 if name == "word/document.xml" else None])
    with pytest.raises(UnreadablePdf) as cut:
        read_word(broken.getvalue(), "beleid.docx")
    assert cut.value.cause.kind == "geen-pagina-leesbaar"


def test_word_document_is_told_from_its_content_and_glanced_at(tmp_path: Path) -> None:
    """Its name says nothing; a packed file that is something else is none."""
    path = tmp_path / "stuk.docx"
    path.write_bytes(saved(lambda d: (d.add_heading("Inkoopbeleid Wlz 2026", 0), d.add_paragraph("Wij kopen in."))))
    assert kind_of(path) == "word"
    document = flowing(path)
    assert document is not None
    assert document.blocks[0].text == "Inkoopbeleid Wlz 2026"
    assert "Inkoopbeleid Wlz 2026" in str(glance(path, "stuk.docx"))
    with ZipFile(tmp_path / "ander.docx", "w") as other:
        other.writestr("iets.txt", "geen document")
    assert kind_of(tmp_path / "ander.docx") == "pdf"
