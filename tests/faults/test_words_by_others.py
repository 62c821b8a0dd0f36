"""Words as they are shown: each fault once more as other typesetters write it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF

from tests.faults.made import PROSE, by_fpdf2, by_typst, by_weasyprint, lines_in

Make = Callable[[Path], Path]


def style_by_typst(path: Path) -> Path:
    """Bold and coloured parts of words."""
    coloured = "#text(fill: red)[beschikking]"
    return by_typst(path, f"{PROSE}\n\nHet besluit (zie de {coloured}) geldt; dat is *zeker*; einde.")


def style_by_fpdf2(path: Path) -> Path:
    """The same by runs."""

    def draw(pdf: FPDF) -> None:
        for style, run in (
            ("", "Het besluit (zie de "),
            ("B", "beschikking"),
            ("", ") geldt; dat is "),
            ("I", "zeker"),
        ):
            pdf.set_font("helvetica", style, 10)
            pdf.write(14, run)
        pdf.set_font("helvetica", "", 10)
        pdf.write(14, "; einde.")

    return by_fpdf2(path, draw)


def style_by_weasyprint(path: Path) -> Path:
    """The same by elements, the coloured one in another font."""
    css = "em{font-family:'DejaVu Serif';color:#060}"
    return by_weasyprint(path, "<p>Het besluit (zie de <em>beschikking</em>) geldt; dat is <b>zeker</b>; einde.", css)


@pytest.mark.parametrize("make", [style_by_typst, style_by_fpdf2, style_by_weasyprint])
def test_no_space_is_read_where_only_the_style_changes(tmp_path: Path, make: Make) -> None:
    """A bracket and a semicolon stay with the word that they adjoin."""
    whole = " ".join(lines_in(make(tmp_path / "a.pdf")))
    assert "Het besluit (zie de beschikking) geldt; dat is zeker; einde." in whole


def soft_by_typst(path: Path) -> Path:
    """Soft hyphens within a line that is not full."""
    return by_typst(path, "Iedere zorg#sym.hyph.soft;aanbieder heeft een goed#sym.hyph.soft; plan.")


def soft_by_weasyprint(path: Path) -> Path:
    """The same by characters of the page."""
    return by_weasyprint(path, "<p>Iedere zorg&shy;aanbieder heeft een goed&shy; plan.</p>")


@pytest.mark.parametrize("make", [soft_by_typst, soft_by_weasyprint])
def test_soft_hyphens_within_a_line_vanish(tmp_path: Path, make: Make) -> None:
    """They are not shown."""
    assert "Iedere zorgaanbieder heeft een goed plan." in " ".join(lines_in(make(tmp_path / "a.pdf")))


def dashes_by_typst(path: Path) -> Path:
    """A rule of dashes above a note, at the foot."""
    dashes = "\\_" * 30
    note = f"{dashes}\n\n#text(8pt)[1 Zie bijlage 2.]"
    return by_typst(path, f"{PROSE}\n\nDat staat in het portaal.#super[1]\n\n#v(1fr)\n{note}")


def dashes_by_fpdf2(path: Path) -> Path:
    """A rule of hyphens."""

    def draw(pdf: FPDF) -> None:
        pdf.multi_cell(0, 14, PROSE * 2)
        pdf.text(60, 740, "-" * 40)
        pdf.set_font("helvetica", size=8)
        pdf.text(60, 754, "1 Zie bijlage 2.")

    return by_fpdf2(path, draw)


def dashes_by_weasyprint(path: Path) -> Path:
    """A rule of long dashes in the middle of the page."""
    return by_weasyprint(path, f"<p>{PROSE}<p>{'—' * 20}<p style='font-size:8pt'>1 Zie bijlage 2.<p>{PROSE}")


@pytest.mark.parametrize("make", [dashes_by_typst, dashes_by_fpdf2, dashes_by_weasyprint])
def test_a_rule_of_dashes_is_no_text(tmp_path: Path, make: Make) -> None:
    """No line consists of dashes, and the note below keeps its words."""
    lines = lines_in(make(tmp_path / "a.pdf"))
    assert not [line for line in lines if not line.strip("-_—– ")]
    assert any("Zie bijlage 2." in line for line in lines)
