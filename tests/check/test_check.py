"""The page check: what may be lost is a finding, and what is right is silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.check import check_document
from pipeline.model import Box, Clause, Curve, Line, Page, Reading, Rect, Table, Word
from tests.themes.paper import clauses, paper, policy, settings, table, themes

PROSE = "Wij vragen van iedere aanbieder een plan dat past bij de mensen die daar wonen en werken. "
STATEMENT = "Wij verwachten dat de zorgaanbieder een kwaliteitsplan opstelt en dit met ons bespreekt."
TARIFFS = table("Tabel 1", ("Prestatie", "2024", "2025"), ("Vpt", "95%", ""), ("Mpt", "", "91%"))


def kinds(
    reading: Reading, tables: tuple[Table, ...] = (), found: tuple[Clause, ...] = (), kind: str = "inkoopbeleid"
) -> list[str]:
    """The kinds of what the check finds."""
    return [f.kind for f in check_document(policy(kind=kind), reading, tables, found, themes(), settings())]


def filled(*more: Word, curves: tuple[Curve, ...] = ()) -> Reading:
    """A page with the words of TARIFFS in its cells, and more."""
    words = tuple(
        Word(
            TARIFFS.grid[cell.row][cell.col],
            Rect(cell.box.x0 + 5, cell.box.top + 1, cell.box.x0 + 40, cell.box.bottom - 1),
        )
        for cell in TARIFFS.cells
        if cell.box is not None and TARIFFS.grid[cell.row][cell.col]
    )
    return Reading((Page(1, 595, 842, words=(*words, *more), curves=curves),))


def tick(x: float, y: float, size: float = 8) -> Curve:
    """A drawn tick with its middle there."""
    return Curve(((x - size / 2, y), (x - size / 4, y + size / 2), (x + size / 2, y - size / 2)))


def test_a_table_whose_cells_hold_all_its_words_is_silent() -> None:
    """Empty cells and words beside the table are no reason for an alarm."""
    assert kinds(filled(Word("ernaast", Rect(400, 402, 440, 412))), (TARIFFS,), kind="monitor") == []


@pytest.mark.parametrize("place", [Rect(165, 430, 200, 438), Rect(65, 416, 90, 424), Rect(300, 402, 340, 410)])
def test_a_word_of_a_table_that_stands_in_no_cell_is_told(place: Rect) -> None:
    """Wherever in its box it stands."""
    assert kinds(filled(Word("Kwijt", place)), (TARIFFS,), kind="monitor") == ["buiten-cel"]


@pytest.mark.parametrize(("x", "y"), [(285, 419), (185, 435)])
def test_something_drawn_in_an_empty_cell_is_told(x: float, y: float) -> None:
    """A tick or a cross that is no letter would be a blank cell without a word about it."""
    assert kinds(filled(curves=(tick(x, y),)), (TARIFFS,), kind="monitor") == ["getekend"]


@pytest.mark.parametrize("curve", [tick(85, 419), tick(500, 700), tick(285, 419, 90), tick(285, 419, 1)])
def test_other_drawings_are_no_ticks(curve: Curve) -> None:
    """Beside a cell's words, outside the table, a chart, a speck."""
    assert kinds(filled(curves=(curve,)), (TARIFFS,), kind="monitor") == []


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        pytest.param("a 1 2 . . / b 3 4 . . / c . . 5 6 / d . . 7 8", True, id="two tables in one"),
        pytest.param("a 1 . 2 . / b 3 . 4 . / c . 1 . 6 / d . 2 . 8", True, id="in other columns"),
        pytest.param("a 1 2 3 4 / b 3 4 . . / c 5 . 5 6 / d 1 1 7 8", False, id="one table with gaps"),
        pytest.param("a 1 2 . . / b 3 4 . . / totaal . . 5 6", False, id="a last row"),
    ],
)
def test_columns_that_change_halfway_are_told(rows: str, told: bool) -> None:
    """Two tables that were read as one."""
    body = [tuple(cell.replace(".", "") for cell in row.split()) for row in rows.split(" / ")]
    grid = table("Tabel 1", ("", "A", "B", "C", "D"), *body)
    words = tuple(Word(cell, Rect(70, 401, 90, 411)) for row in grid.grid for cell in row if cell)
    assert (
        "kolommen-verspringen" in kinds(Reading((Page(1, 595, 842, words=words),)), (grid,), kind="monitor")
    ) == told


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [((1, 2, 4), ("3",)), ((1, 2, 3, 6), ("4", "5")), ((1, 2, 3), ()), ((2, 4, 6), ()), ((1, 4), ()), ((3, 1, 5), ())],
)
def test_a_chapter_number_that_is_missing_is_told(numbers: tuple[int, ...], missing: tuple[str, ...]) -> None:
    """Only where the others count from one."""
    reading = paper("\n\n".join(f"# {number} Onderwerp\n\n{PROSE}" for number in numbers))
    found = check_document(policy(kind="monitor"), reading, (), (), themes(), settings())
    assert [f.facts for f in found if f.kind == "hoofdstuk-ontbreekt"] == ([missing] if missing else [])


@pytest.mark.parametrize(
    ("entries", "lost"),
    [
        (("1 Kwaliteit .... 2", "2 Tarieven .... 2"), ()),
        (("1 Kwaliteit .... 2", "2 Duurzaamheid .... 2"), ("Duurzaamheid",)),
        (("Kwaliteit van de zorg 2", "Bijlagen van derden 44"), ()),
    ],
)
def test_a_title_of_the_contents_that_is_no_heading_is_told(entries: tuple[str, ...], lost: tuple[str, ...]) -> None:
    """One that names a page outside the document is of another one."""
    body = paper("", f"# 1 Kwaliteit van de zorg\n\n{PROSE}\n\n# 2 Tarieven\n\n{PROSE}")
    lines = tuple(
        Line(text, Box(1, 60, 60 + 20 * n, 300, 70 + 20 * n), (), "contents") for n, text in enumerate(entries)
    )
    first = replace(body.pages[0], lines=lines, contents=True)
    found = check_document(
        policy(kind="monitor"), replace(body, pages=(first, body.pages[1])), (), (), themes(), settings()
    )
    assert [f.facts[1:] for f in found if f.kind == "kop-ontbreekt"] == ([lost] if lost else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(PROSE * 4, False, id="Dutch"),
        pytest.param(
            "The provider reports every year on the quality of care and discusses this plan. " * 5, False, id="English"
        ),
        pytest.param(
            "destaat WijHetonder DedegegevensC gegevensaanbieder vragentarief Dedevier " * 8, True, id="two texts"
        ),
        pytest.param(
            "zrog kwlaiteit taief aanbidr velrig wnoen mesnen plaan bsepreekt ovelreg " * 6, True, id="mixed up"
        ),
        pytest.param("xqz vwk " * 5, False, id="too few to tell"),
        pytest.param(
            "\n\n".join(f"Voor Uv{one}rdgeest en Wx{one}ndam samen" for one in "aeiou" * 8), False, id="names"
        ),
    ],
)
def test_letters_that_make_no_words_are_told(text: str, told: bool) -> None:
    """Most words of a page stand in no list."""
    assert ("lettersoep" in kinds(paper(text), kind="monitor")) == told


def test_a_word_of_the_documents_own_is_no_soup() -> None:
    """A list of regions on one page begins each line with a word that stands in no list, but on other pages."""
    listed = "\n\n".join(f"Zorgkantoor Uv{one}rdgeest" for one in "aeiou" * 8)
    assert "lettersoep" in kinds(paper(listed), kind="monitor")
    others = [f"{PROSE} Ons zorgkantoor denkt mee."] * 2
    assert "lettersoep" not in kinds(paper(*others, listed), kind="monitor")


@pytest.mark.parametrize(("rows", "told"), [(8, True), (2, False)])
def test_letters_that_are_drawn_are_told(rows: int, told: bool) -> None:
    """Text turned into outlines has no words; a few drawn shapes are a picture."""
    shapes = tuple(
        Curve(((x, y), (x + 5, y), (x + 3, y - 8), (x, y)), "#000000")
        for y in range(100, 100 + 14 * rows, 14)
        for x in range(60, 180, 8)
    )
    page = Page(1, 595, 842, curves=shapes)
    assert kinds(Reading((page,)), kind="monitor") == (["letters-getekend"] if told else [])
    over = tuple(Word("woord", Rect(50, y - 10, 200, y + 1)) for y in range(100, 100 + 14 * rows, 14))
    assert kinds(Reading((replace(page, words=over),)), kind="monitor") == []


def test_a_full_page_of_which_nothing_was_taken_is_told() -> None:
    """Between pages that gave clauses; a policy that gave none at all is told once."""
    pages = [f"# 1 Kwaliteit\n\n{STATEMENT}", "\n".join([PROSE] * 25), f"# 2 Kwaliteit\n\n{STATEMENT}"]
    found = [clause for clause in clauses(*pages) if clause.page != 2]
    assert {clause.page for clause in found} == {1, 3}
    reading = paper(*pages)
    assert kinds(reading, found=tuple(found)) == ["pagina-zonder-uitspraak"]
    assert kinds(reading) == ["geen-uitspraken"]
    assert kinds(reading, kind="monitor") == []


def test_a_chapter_named_like_a_theme_that_gave_nothing_is_told() -> None:
    """A person may want to look there."""
    long = "\n".join([PROSE] * 12)
    pages = [f"# 1 Kwaliteit\n\n{STATEMENT}\n\n{long}\n\n# 2 Duurzaamheid\n\n{long}\n\n# 3 Begrippenlijst\n\n{long}"]
    found = [clause for clause in clauses(*pages) if "1 Kwaliteit" in clause.section]
    assert kinds(paper(*pages), found=tuple(found)) == ["hoofdstuk-zonder-uitspraak"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Wij verwachten dat de zorgaanbieder het plan uiterlijk 31 april 2026 aanlevert.", "31 april 2026"),
        ("Wij verwachten dat de zorgaanbieder binnen vijf (6) werkdagen reageert.", "vijf (6) werkdagen"),
        ("Wij verwachten dat de zorgaanbieder binnen vijf (5) werkdagen reageert.", ""),
    ],
)
def test_a_figure_that_is_not_taken_is_told(sentence: str, told: str) -> None:
    """With its words, so that a person can look."""
    found = clauses(f"# 1 Kwaliteit\n\n{sentence}")
    assert len(found) == 1
    noticed = check_document(policy(), paper(f"# 1 Kwaliteit\n\n{sentence}"), (), tuple(found), themes(), settings())
    assert [f.facts[0] for f in noticed if f.kind == "cijfer-onzeker"] == ([told] if told else [])
