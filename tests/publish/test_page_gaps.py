"""What the page says of cells with nothing in them, and of what the table leaves out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model import Comparison, LostStatement, NearPassage, UntouchedSection, WhiteSpot
from pipeline.publish import write_html
from tests.publish.material import CONFIG, RUN, comparison

HOSTILE = "<img src=x onerror=alert(1)> & co"
NEAR = (NearPassage("cz-2025-0009", f"Bijna {HOSTILE}", 8, 0.3),)


def _page(folder: Path, data: Comparison) -> str:
    write_html(folder / "t.html", data, CONFIG, RUN)
    return (folder / "t.html").read_text("utf-8")


def _text(source: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", source).split())


@pytest.mark.parametrize(
    ("shown", "nearest", "said"),
    [
        pytest.param(0, NEAR, "Waar is naar gezocht? Gezocht naar: tarief, &lt;b&gt;geld Passages die er het dichtst "
                     "bij komen: Bijna &lt;img src=x onerror=alert(1)&gt; &amp; co ( p.&nbsp;8 )", id="empty"),
        pytest.param(0, (), "Gezocht naar: tarief, &lt;b&gt;geld Er is geen passage die erbij in de buurt komt.",
                     id="nothing comes near"),
    ],
)  # fmt: skip
def test_empty_cell_says_what_was_looked_for(
    shown: int, nearest: tuple[NearPassage, ...], said: str, tmp_path: Path
) -> None:
    """That nothing was found, the words of the theme, and what comes nearest with its page."""
    spot = WhiteSpot("bekostiging", "vgz", "vgz-2024", shown, ("tarief", "<b>geld"), nearest)
    page = _page(tmp_path, replace(comparison(), white_spots=(spot,)))
    (cell,) = [cell for cell in re.findall(r"<td .*?</td>", page, re.DOTALL) if "Gezocht naar" in cell]
    assert 'data-zorgkantoor="vgz"' in cell
    assert said in _text(cell)
    assert "Niets gevonden over dit thema" in _text(cell)
    assert ("../corpus/map/vgz-2024.pdf#page=8" in cell) is bool(nearest)


def test_thin_cell_keeps_its_statement(tmp_path: Path) -> None:
    """And says that there is little."""
    spot = WhiteSpot("bekostiging", "cz", "cz-2025", 1, ("tarief",), NEAR)
    page = _page(tmp_path, replace(comparison(), white_spots=(spot,)))
    (cell,) = [cell for cell in re.findall(r"<td .*?</td>", page, re.DOTALL) if "Gezocht naar" in cell]
    assert "Het richttarief is" in _text(cell)
    assert "Weinig gevonden over dit thema" in _text(cell)
    assert "Niets gevonden" not in _text(cell)


def test_cell_without_document_was_not_looked_for(tmp_path: Path) -> None:
    """No policy, nothing to look through."""
    spot = WhiteSpot("bekostiging", "dsw", "dsw-2020", 0, ("tarief",), ())
    assert "Gezocht naar" not in _page(tmp_path, replace(comparison(), white_spots=(spot,)))


def test_what_the_table_leaves_out_stands_below_it(tmp_path: Path) -> None:
    """Per zorgkantoor, of the document that the table shows, text as text."""
    lost = (
        LostStatement("cz", "kwaliteit", f"Oud {HOSTILE}", "thema-tabel-2024", "cz-2025", NEAR),
        LostStatement("cz", "kwaliteit", "Van de vorige editie.", "thema-tabel-2024", "cz-2024", ()),
    )
    untouched = (UntouchedSection("vgz-2024", "5 <i>Proces</i>", 4), UntouchedSection("vgz-2024", "6 Begrippen", 5))
    page = _page(tmp_path, replace(comparison(), lost=lost, untouched=untouched))
    below = _text(page[page.index('<section id="niet-in-de-tabel"') :])
    assert "VGZ : 2 paragrafen waaruit niets is overgenomen" in below
    assert "CZ : 1 niet meer gevonden" in below
    assert "Kwaliteit : Oud &lt;img src=x onerror=alert(1)&gt; &amp; co Het dichtst bij komt:" in below
    assert "5 &lt;i&gt;Proces&lt;/i&gt; ( p.&nbsp;4 )" in below
    assert "Van de vorige editie." not in page
    assert "<img src=x" not in page


def test_nothing_left_out_needs_no_section(tmp_path: Path) -> None:
    """No empty headings."""
    assert 'id="niet-in-de-tabel"' not in _page(tmp_path, comparison())
