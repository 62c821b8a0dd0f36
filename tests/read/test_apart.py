"""What is on a page and is no text of it: hidden and struck words, watermarks, rules of dashes, pictures of text."""

from __future__ import annotations

from pathlib import Path

import pytest
from weasyprint import HTML

from pipeline.model import Page
from pipeline.read.pdf.drawn import drawn_pages
from tests.read.small_pdf import pdf_of

SEEN = "BT /F1 12 Tf 20 150 Td (Het tarief is 95,0%.) Tj ET\n"
LAYERS = {
    "resources": "/Properties << /Uit 8 0 R >>",
    "catalog": "/OCProperties << /OCGs [8 0 R] /D << /OFF [8 0 R] /Order [8 0 R] >> >>",
    "more": ("<< /Type /OCG /Name (Uit) >>",),
}


def page_of(path: Path) -> Page:
    """The only page of a PDF."""
    [(page, _)] = drawn_pages(path)
    return page


def text_of(page: Page) -> str:
    """Its words."""
    return " ".join(word.text for word in page.words)


def told(page: Page) -> list[tuple[str, str]]:
    """What was set apart."""
    return [(apart.kind, apart.text) for apart in page.apart]


HIDDEN = "BT /F1 12 Tf 20 100 Td (Of toch 88,8%.) Tj ET"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"1 g {HIDDEN}", id="white on paper"),
        pytest.param(f"0.99 g {HIDDEN}", id="nearly white"),
        pytest.param(f"0 0 1 rg 10 90 200 30 re f {HIDDEN}", id="of the colour of its box"),
        pytest.param(f"0.9 0.9 0.8 rg 0 80 300 50 re f {HIDDEN}", id="of the colour of a shading"),
        pytest.param(f"3 Tr {HIDDEN} 0 Tr", id="render mode 3"),
        pytest.param(f"7 Tr {HIDDEN} 0 Tr", id="render mode 7, for clipping only"),
        pytest.param(f"{HIDDEN} 1 g 10 90 200 30 re f", id="covered by a white box"),
        pytest.param(f"{HIDDEN} 0.2 0.4 0.6 rg 0 0 300 130 re f", id="covered by a coloured box"),
        pytest.param(f"q 0 0 10 10 re W n {HIDDEN} Q", id="clipped"),
        pytest.param("BT /F1 12 Tf 20 -60 Td (Of toch 88,8%.) Tj ET", id="below the page"),
        pytest.param("BT /F1 12 Tf 400 100 Td (Of toch 88,8%.) Tj ET", id="beside the page"),
    ],
)
@pytest.mark.parametrize("first", [True, False], ids=["printed first", "printed last"])
def test_words_that_nobody_sees_are_no_text(tmp_path: Path, content: str, first: bool) -> None:
    """They are set apart with their words; what can be seen stays."""
    parts = [f"q {content} Q\n", SEEN] if first else [SEEN, f"q {content} Q\n"]
    page = page_of(pdf_of(tmp_path / "a.pdf", "".join(parts)))
    assert text_of(page) == "Het tarief is 95,0%."
    assert told(page) == [("onzichtbaar", "Of toch 88,8%.")]


def test_text_on_a_layer_that_is_off_is_no_text(tmp_path: Path) -> None:
    """And that on one that is on is."""
    content = SEEN + "/OC /Uit BDC BT /F1 12 Tf 20 100 Td (Of toch 88,8%.) Tj ET EMC"
    off = page_of(pdf_of(tmp_path / "a.pdf", content, **LAYERS))  # type: ignore[arg-type]
    assert (text_of(off), told(off)) == ("Het tarief is 95,0%.", [("onzichtbaar", "Of toch 88,8%.")])
    on = {**LAYERS, "catalog": "/OCProperties << /OCGs [8 0 R] /D << /ON [8 0 R] >> >>"}
    assert text_of(page_of(pdf_of(tmp_path / "b.pdf", content, **on))).endswith("88,8%.")  # type: ignore[arg-type]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_page_is_what_the_crop_box_shows(tmp_path: Path, turn: int) -> None:
    """Text outside it is not seen, and boxes count from its corner, also on a page that is turned."""
    said = "Het tarief is voor iedere aanbieder gelijk aan 95,0% van het maximum"
    content = f"BT /F1 8 Tf 20 150 Td ({said}) Tj 0 -120 Td (Of toch 88,8%.) Tj ET"
    page = page_of(pdf_of(tmp_path / "a.pdf", content, f"/CropBox [10 100 290 190] /Rotate {turn}"))
    assert (text_of(page), [kind for kind, _ in told(page)]) == (said, ["onzichtbaar"])
    assert (page.width, page.height, page.turned) == (280, 90, (4 - turn // 90) % 4)
    assert (round(page.words[0].rect.x0), round(page.words[0].rect.bottom)) == (10, 42)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("0 0 0.5 rg 10 90 250 30 re f 1 g BT /F1 12 Tf 20 100 Td (Koptekst) Tj ET", id="white on dark"),
        pytest.param("0.8 g BT /F1 12 Tf 20 100 Td (Koptekst) Tj ET", id="light grey"),
        pytest.param("BT /F1 5 Tf 20 100 Td (Koptekst) Tj ET", id="small print"),
        pytest.param("q 10 90 250 30 re W n BT /F1 12 Tf 20 100 Td (Koptekst) Tj ET Q", id="within its clip"),
        pytest.param("1 Tr BT /F1 20 Tf 20 100 Td (Koptekst) Tj ET 0 Tr", id="outlined"),
    ],
)
def test_what_can_be_seen_stays(tmp_path: Path, content: str) -> None:
    """White on a dark ground, pale and small letters are text like any other."""
    page = page_of(pdf_of(tmp_path / "a.pdf", f"{SEEN}q {content} Q"))
    assert (text_of(page), told(page)) == ("Het tarief is 95,0%. Koptekst", [])


STRUCK = "BT /F1 {size} Tf 20 100 Td (Oud is 88,8%.) Tj ET\n"


@pytest.mark.parametrize(
    ("size", "line"),
    [
        pytest.param(12, "1 w 20 104 m 96 104 l S", id="a stroke"),
        pytest.param(12, "20 103.6 76 0.8 re f", id="a thin box"),
        pytest.param(12, "1 0 0 RG 0.5 w 18 103.5 m 99 103.5 l S", id="a red stroke that sticks out a bit"),
        pytest.param(24, "2 w 20 108 m 170 108 l S", id="large type"),
    ],
)
def test_what_is_struck_through_is_not_in_force(tmp_path: Path, size: int, line: str) -> None:
    """It is set apart, and the line through it is no rule of a table."""
    page = page_of(pdf_of(tmp_path / "a.pdf", SEEN + STRUCK.format(size=size) + line))
    assert (text_of(page), told(page)) == ("Het tarief is 95,0%.", [("doorgehaald", "Oud is 88,8%.")])
    assert page.rules == ()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("1 w 20 98 m 96 98 l S", id="underlined"),
        pytest.param("1 w 20 112 m 96 112 l S", id="a rule above"),
        pytest.param("1 w 0 104 m 300 104 l S", id="a rule across the page"),
        pytest.param("1 w 50 90 m 50 115 l S", id="an upright rule"),
    ],
)
def test_other_lines_strike_nothing_out(tmp_path: Path, line: str) -> None:
    """Underlines, rules of tables and of the page leave the words in force."""
    page = page_of(pdf_of(tmp_path / "a.pdf", SEEN + STRUCK.format(size=12) + line))
    assert (told(page), len(page.rules)) == ([], 1)


BODY = "".join(f"BT /F1 10 Tf 20 {180 - 14 * row} Td (De aanbieder meldt dit.) Tj ET\n" for row in range(11))


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param("0.85 g BT /F2 60 Tf 0.7 0.7 -0.7 0.7 60 20 Tm (Concept) Tj ET", id="slanted up"),
        pytest.param("0.85 g BT /F2 50 Tf 0.8 -0.6 0.6 0.8 10 150 Tm (Concept) Tj ET", id="slanted down"),
        pytest.param("0.85 g BT /F2 60 Tf 15 70 Td (Concept) Tj ET", id="level"),
        pytest.param("1 0.8 0.8 rg BT /F1 90 Tf 0 60 Td (Concept) Tj ET", id="level, large and pink"),
    ],
)
@pytest.mark.parametrize("first", [True, False], ids=["below the text", "over the text"])
def test_a_watermark_is_set_apart(tmp_path: Path, mark: str, first: bool) -> None:
    """Every line of the text stays, and the mark is told."""
    content = f"q {mark} Q\n{BODY}" if first else f"{BODY}q {mark} Q"
    page = page_of(pdf_of(tmp_path / "a.pdf", content))
    assert text_of(page) == " ".join(["De aanbieder meldt dit."] * 11)
    assert told(page) == [("watermerk", "Concept")]


def test_a_large_title_is_no_watermark(tmp_path: Path) -> None:
    """It lies across nothing."""
    page = page_of(
        pdf_of(tmp_path / "a.pdf", "BT /F2 40 Tf 20 150 Td (Concept) Tj ET\n" + BODY.replace("14 *", "8 *")[330:])
    )
    assert "watermerk" not in [kind for kind, _ in told(page)]


@pytest.mark.parametrize("dashes", ["________________", "----------------", "\\227" * 14, "================"])
def test_a_row_of_dashes_is_a_rule(tmp_path: Path, dashes: str) -> None:
    """It is no text, and stands for the line that it shows."""
    page = page_of(pdf_of(tmp_path / "a.pdf", SEEN + f"BT /F1 12 Tf 20 100 Td ({dashes}) Tj ET"))
    assert (text_of(page), len(page.rules)) == ("Het tarief is 95,0%.", 1)


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ("color:#ffffff", "onzichtbaar"),
        ("color:#eef;background:#eef", "onzichtbaar"),
        ("text-decoration:line-through", "doorgehaald"),
    ],
)
def test_the_same_by_a_browser_engine(tmp_path: Path, style: str, kind: str) -> None:
    """White and struck-through words as a style sheet makes them, in the middle of a sentence."""
    html = f"<p>Het tarief is <span style='{style}'>88,8%</span> 95,0% van het maximum.</p>"
    HTML(string=html).write_pdf(tmp_path / "a.pdf")
    page = page_of(tmp_path / "a.pdf")
    assert (text_of(page), told(page)) == ("Het tarief is 95,0% van het maximum.", [(kind, "88,8%")])
