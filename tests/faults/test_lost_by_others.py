"""Letters without a code, raised marks, drawn ticks and rows cut by the page: each as other typesetters write it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from fpdf import FPDF

from pipeline.config import ReadSettings
from pipeline.model import Finding
from pipeline.read import read_document
from pipeline.read.pdf.ocr import languages
from tests.faults.made import PROSE, by_fpdf2, by_typst, by_weasyprint, lines_in, tables_in, typst_table
from tests.support import need_program
from tests.tables.made import Canvas

Make = Callable[[Path], Path]

SENTENCE = "Het richttarief voor dagbesteding bedraagt 93,5% van het maximum."


def without_codes(path: Path) -> Path:
    """The same file, its fonts without the table that says which letter a glyph is."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one:
                del one["/ToUnicode"]
        pdf.save(path)
    return path


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda path: by_typst(path, "\n\n".join([SENTENCE, *[PROSE] * 4])), id="typst"),
        pytest.param(lambda path: by_typst(path, "\n\n".join([*[PROSE] * 14, SENTENCE])), id="typst, at the foot"),
        pytest.param(lambda path: by_weasyprint(path, f"<p>{'<p>'.join([SENTENCE, *[PROSE] * 4])}"), id="weasyprint"),
        pytest.param(
            lambda path: by_weasyprint(path, f"<div style='background:#e8eef4'><p>{SENTENCE}</div><p>{PROSE}"),
            id="weasyprint, filled",
        ),
    ],
)
def test_letters_without_a_code_are_recognised_or_their_page_is_named(tmp_path: Path, make: Make) -> None:
    """What glyphs are numbered is no text: it is read by OCR, and a reader hears of it where there is none."""
    path = without_codes(make(tmp_path / "a.pdf"))
    unread = read_document(path, ReadSettings(ocr=False))
    assert not any(page.words for page in unread.pages)
    assert {(finding.kind, finding.page) for finding in unread.findings} >= {("scan", 1), ("onvertaald", 1)}
    if "nld" not in languages(need_program("tesseract", "tesseract-ocr-nld")):
        pytest.skip("tesseract has no Dutch (Debian package tesseract-ocr-nld)")
    read = read_document(path, ReadSettings())
    assert SENTENCE in " ".join(word.text for page in read.pages for word in page.words)
    assert Finding("ocr", 1) in read.findings


RAISED = [
    ["Prestatie", "2025", "2026"],
    ["Zorg thuis", "250", "1.204"],
    ["Verblijf", "95,5%", "96,0%"],
    ["Vervoer", "12", "7"],
]


def raised_by_typst(path: Path, more: str = "", before: str = "", mark: str = "#super") -> Path:
    """Marks of notes behind figures and labels; the font has shapes of its own for `#super`."""
    rows = [
        ["Prestatie", "2025", "2026"],
        [f"Zorg thuis{mark}[1]", f"250{mark}[2]", "1.204"],
    ]
    rows += [
        ["Verblijf", f"95,5%{mark}[3]", "96,0%"],
        ["Vervoer", "12", f"7{mark}[2]"],
    ]
    return by_typst(path, f"{PROSE}\n\n{before}\n{typst_table(rows, '(150pt, 80pt, 80pt)', more)}")


def raised_by_fpdf2(path: Path) -> Path:
    """The same in type of 7 points, 3 points higher."""

    def draw(pdf: FPDF) -> None:
        pdf.multi_cell(0, 13, PROSE)
        marks = {(1, 0): "1", (1, 1): "2", (2, 1): "3", (3, 2): "2"}
        for r, row in enumerate(RAISED):
            for k, cell in enumerate(row):
                x, y = 40.0 + 130 * k, 200 + 18 * r
                pdf.set_font("helvetica", size=10)
                pdf.text(x, y, cell)
                x += pdf.get_string_width(cell)
                pdf.set_font("helvetica", size=7)
                if (r, k) in marks:
                    pdf.text(x, y - 3, marks[r, k])
            pdf.line(36, 205 + 18 * r, 380, 205 + 18 * r)
        pdf.line(36, 187, 380, 187)

    return by_fpdf2(path, draw)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(raised_by_typst, id="typst"),
        pytest.param(lambda path: raised_by_typst(path, mark="#super(typographic: false)"), id="typst, smaller type"),
        pytest.param(lambda path: raised_by_typst(path, "stroke: (bottom: 0.5pt)", "#v(1fr)"), id="at the foot"),
        pytest.param(lambda path: raised_by_typst(path, "fill: (x, y) => if y == 1 { luma(225) }"), id="typst, filled"),
        pytest.param(raised_by_fpdf2, id="fpdf2"),
    ],
)
def test_marks_of_notes_in_cells_are_no_digits(tmp_path: Path, make: Make) -> None:
    """Figures are what they are without their mark."""
    (found,) = tables_in(make(tmp_path / "a.pdf"))
    assert [list(row[1:]) for row in found.grid] == [row[1:] for row in RAISED]


def test_marks_that_a_font_has_shapes_for_are_no_digits_of_a_figure(tmp_path: Path) -> None:
    """In type as large, on the same base line; a lowered digit of the same width, a half and an ordinal stay."""
    source = "Het plafond is € 250#footnote[Zie bijlage 12.] per plaats en 7#super[12] per dag. "
    source += "De CO#sub[2]-uitstoot per m#super[2] daalt met ½ voor de 1#super[e] keer tot 3#sub[2] graden."
    lines = lines_in(by_typst(tmp_path / "a.pdf", source))
    text = " ".join(lines)
    assert "€ 250 per plaats en 7 per dag." in text
    assert "De CO2-uitstoot per m2 daalt met ½ voor de 1e keer" in text
    assert "Zie bijlage 12." in text


TICKED = [["Plan", "ja", "nee"], ["Bezoek", "nee", "ja"], ["Toets", "ja", "ja"]]


def ticked_by_typst(path: Path, more: str = "") -> Path:
    """Ticks and crosses as strokes."""
    signs = {
        "ja": "box(curve(stroke: 1pt, curve.move((0pt, 4pt)), curve.line((3pt, 7pt)), curve.line((9pt, 0pt))))",
        "nee": "box(curve(stroke: 1pt, curve.move((0pt, 0pt)), curve.line((7pt, 7pt)), curve.move((7pt, 0pt)), "
        "curve.line((0pt, 7pt))))",
    }
    rows = [["Eis", "Oost", "West"], *([row[0], *(f"#{signs[cell]}" for cell in row[1:])] for row in TICKED)]
    return by_typst(path, f"{PROSE}\n\n{typst_table(rows, '(120pt, 60pt, 60pt)', more)}")


def ticked_by_reportlab(path: Path) -> Path:
    """The same, near the foot of the page."""
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Helvetica", 10)
    for r, row in enumerate([["Eis", "Oost", "West"], *TICKED]):
        y = 120 - 20 * r
        for k, cell in enumerate(row):
            x = 60 + 120 * k
            canvas.rect(x - 5, y - 6, 120, 20)
            if not r or not k:
                canvas.drawString(x, y, cell)
                continue
            sign = canvas.beginPath()
            sign.moveTo(x, y + (3 if cell == "ja" else 0))
            sign.lineTo(x + (3 if cell == "ja" else 7), y + (0 if cell == "ja" else 7))
            if cell == "nee":
                sign.moveTo(x, y + 7)
            sign.lineTo(*((x + 9, y + 8) if cell == "ja" else (x + 7, y)))
            canvas.drawPath(sign)
    canvas.save()
    return path


def ticked_by_weasyprint(path: Path) -> Path:
    """The same as pictures of vectors."""
    signs = {"ja": "M1 6 L4 9 L10 1", "nee": "M1 1 L9 9 M9 1 L1 9"}
    svg = '<svg width="11" height="11"><path d="{}" stroke="black" fill="none" stroke-width="1.4"/></svg>'
    rows = "".join(
        f"<tr><td>{row[0]}" + "".join(f"<td>{svg.format(signs[cell])}" for cell in row[1:]) + "</tr>" for row in TICKED
    )
    css = "td,th{border:.5pt solid;width:3cm} tr:nth-child(2n){background:#eef}"
    return by_weasyprint(path, f"<p>{PROSE}<table><tr><th>Eis<th>Oost<th>West</tr>{rows}</table>", css)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(ticked_by_typst, id="typst"),
        pytest.param(lambda path: ticked_by_typst(path, "fill: (x, y) => if y == 0 { luma(220) }"), id="typst, filled"),
        pytest.param(ticked_by_reportlab, id="reportlab, at the foot"),
        pytest.param(ticked_by_weasyprint, id="weasyprint, filled"),
    ],
)
def test_ticks_and_crosses_that_are_drawn_stand_in_their_cells(tmp_path: Path, make: Make) -> None:
    """As the signs that a person sees."""
    (found,) = tables_in(make(tmp_path / "a.pdf"))
    signs = {"ja": "✓", "nee": "✗"}
    assert [list(row) for row in found.grid[1:]] == [[row[0], *(signs[cell] for cell in row[1:])] for row in TICKED]


LABEL = "Pakket voor de nacht voor wie thuis woont en geregeld zorg nodig heeft die niet gepland kan worden"


def cut_by_typst(path: Path, count: int, more: str) -> Path:
    """A table whose row with a long label is broken by the end of the page."""
    rows = [[f"Onderdeel {n}", f"{n},5%", str(10 + n)] for n in range(1, count)]
    rows += [[LABEL, "71,5%", "12"], ["Logeren", "81,0%", "14"], ["Vervoer", "82,0%", "15"]]
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    head = "table.header([*Prestatie*], [*2025*], [*2026*])"
    lines = "stroke: (x, y) => (bottom: 0.5pt)"
    page = "#set page(height: 420pt)\n"
    return by_typst(path, f"{page}#table(columns: (130pt, 80pt, 80pt), {lines}, {more}{head}, {cells})")


@pytest.mark.parametrize("count", [14, 15, 16])
@pytest.mark.parametrize("more", ["", "fill: (x, y) => if y == 0 { luma(220) }, "], ids=["lines", "a shaded head"])
def test_a_row_that_typst_cuts_between_lines_is_one_row(tmp_path: Path, count: int, more: str) -> None:
    """The label goes on below the head that is repeated."""
    (found,) = tables_in(cut_by_typst(tmp_path / "a.pdf", count, more))
    assert [row[0] for row in found.grid] == [
        "Prestatie",
        *(f"Onderdeel {n}" for n in range(1, count)),
        LABEL,
        "Logeren",
        "Vervoer",
    ]
