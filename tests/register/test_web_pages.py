"""Web pages as blocks: what a visitor reads, where it stands, and nothing of what a page would have a browser do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import UnreadablePdf
from pipeline.register import glance
from pipeline.register.flow.blocks import Block, Cell
from pipeline.register.flow.grid import spots_of
from pipeline.register.flow.kinds import kind_of
from pipeline.register.flow.markup import DEEPEST, decoded, is_markup, is_too_deep
from pipeline.register.flow.web import read_web


def blocks(page: str) -> list[Block]:
    """The blocks of a page."""
    return list(read_web(page.encode(), "pagina.html").blocks)


def said(page: str) -> list[tuple[str, str]]:
    """(kind, text) of each block."""
    return [(block.kind, block.text) for block in blocks(page)]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<h2>Kop</h2><p>Een <b>ve</b>r.", [("heading", "Kop"), ("text", "Een ver.")], id="text"),
        pytest.param("los<div>en<p>vast</div>", [("text", "los"), ("text", "en"), ("text", "vast")], id="loose text"),
        pytest.param("een<br>regel", [("text", "een regel")], id="line end"),
        pytest.param("<ul><li>een<li>twee</ul>", [("item", "een"), ("item", "twee")], id="list"),
        pytest.param("<li><p>een<p>verder", [("item", "een"), ("text", "verder")], id="item of two paragraphs"),
        pytest.param("<figure><figcaption>Tabel 1</figcaption></figure>", [("caption", "Tabel 1")], id="caption"),
        pytest.param("aan&shy;bieder\u200b&nbsp;x", [("text", "aanbieder x")], id="what cannot be seen"),
        pytest.param("<nav>menu</nav><header>h</header>a<footer>f</footer>", [("text", "a")], id="frame of the page"),
        pytest.param("<div role=navigation>menu</div>a<aside>b</aside>", [("text", "a")], id="beside the text"),
        pytest.param("<article><header><h1>a</h1></header>b</article>", [("heading", "a"), ("text", "b")], id="head"),
        pytest.param("<main>a<aside>kader</aside></main>b", [("text", "a"), ("text", "kader")], id="its own part"),
        pytest.param("a<p hidden>b<p aria-hidden=true>c<p style='display : none'>d", [("text", "a")], id="hidden"),
        pytest.param("<script>a</script><style>b</style><template>c</template>d", [("text", "d")], id="no text"),
        pytest.param("&lt;script&gt;a", [("text", "<script>a")], id="text that looks like a tag"),
        pytest.param("<table><tr><td>a</table>", [("text", "a")], id="a table of one cell is a layout"),
    ],
)  # fmt: skip
def test_a_page_is_what_a_visitor_reads(page: str, expected: list[tuple[str, str]]) -> None:
    """In its order, a block for each heading, paragraph and list item."""
    assert said(page) == expected


def test_lists_and_headings_have_their_level() -> None:
    """As deep as they stand."""
    found = blocks("<h3>Kop</h3><ul><li>een<ol><li>twee</ol></ul><p>na")
    assert [(block.kind, block.level) for block in found] == [("heading", 3), ("item", 1), ("item", 2), ("text", 0)]


def test_a_block_has_the_name_of_its_heading_or_its_own() -> None:
    """So that a link leads there; a name needs no heading that has one itself."""
    found = blocks('<div id="a b"><h2>Kop</h2></div><p>een<p id=twee>twee<h2>Zonder</h2><p>drie')
    assert [block.place for block in found] == ["#a%20b", "#a%20b", "#twee", "", ""]


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ("https://vgz.nl/beleid/1?a=b", "https://vgz.nl/beleid/1?a=b#k"),
        ("javascript:alert(1)", "#k"),
        ("data:text/html,x", "#k"),
        ("https://x.nl/\"onmouseover='x'", "https://x.nl/%22onmouseover=%27x%27#k"),
    ],
)
def test_a_part_that_was_fetched_leads_to_the_web(given: str, place: str) -> None:
    """And to nothing else."""
    (block,) = blocks(f"<section data-address='{given.replace(chr(39), '&#39;')}'><h1 id=k>Kop</h1></section>")
    assert block.place == place


def test_a_table_keeps_its_cells_and_spans() -> None:
    """Its caption stands before it; what is nested in a cell is text of the cell."""
    caption, table = blocks(
        "<table><caption>Tabel 1</caption><tr><th colspan=2>Kop<tr><td rowspan=2>a<td>b<table><tr><td>c</table>"
        "<tr><td>d<ul><li>e<li>f</ul></table>"
    )
    assert (caption.kind, caption.text) == ("caption", "Tabel 1")
    assert table.rows == (
        (Cell("Kop", 2, 1, True),),
        (Cell("a", 1, 2), Cell("b c")),
        (Cell("d e f"),),
    )
    assert [(s.row, s.column, s.rows, s.columns) for s in spots_of(table.rows)] == [
        (0, 0, 1, 2), (1, 0, 2, 1), (1, 1, 1, 1), (2, 1, 1, 1),
    ]  # fmt: skip


@given(st.lists(st.lists(st.builds(Cell, st.just("x"), st.integers(1, 9), st.integers(1, 9)), max_size=6), max_size=6))
def test_no_place_of_a_table_is_covered_twice(rows: list[list[Cell]]) -> None:
    """And none lies outside its rows, whatever the spans say."""
    covered = [
        (spot.row + down, spot.column + right)
        for spot in spots_of(rows)
        for down in range(spot.rows)
        for right in range(spot.columns)
    ]
    assert len(covered) == len(set(covered))
    assert all(row < len(rows) for row, _ in covered)


@given(st.text(alphabet="<>/ab p=\"'&;#1\0\ud800liuhtrd!-", max_size=80))
def test_any_markup_gives_blocks_or_a_reason(page: str) -> None:
    """And no text that could not be written or shown."""
    try:
        found = read_web(page.encode("utf-8", "surrogatepass"), "x").blocks
    except UnreadablePdf as error:
        found, why = (), error.cause.kind
    else:
        why = "niets-erop"
    assert why == "niets-erop"
    for block in found:
        texts = [block.text, *(cell.text for row in block.rows for cell in row)]
        assert all(text.isprintable() and text.encode() is not None for text in texts)


def test_what_is_nested_too_deep_is_not_given_to_the_parser() -> None:
    """Its time grows with the square of the depth; elements that need no end are not counted."""
    assert not is_too_deep("<p>alinea" * 2 * DEEPEST)
    assert not is_too_deep("<div></div>" * 2 * DEEPEST)
    assert is_too_deep("<div>" * (DEEPEST + 1))
    with pytest.raises(UnreadablePdf) as caught:
        blocks("<b>" * (DEEPEST + 1))
    assert caught.value.cause.kind == "te-diep"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("\ufeffé".encode(), "é", id="byte-order mark"),
        pytest.param("é".encode("utf-16"), "é", id="UTF-16"),
        pytest.param(b"<meta charset=windows-1252>\x80\xe9", "<meta charset=windows-1252>€é", id="declared"),
        pytest.param(b'<meta content="text/html; charset=latin1">\x93', '<meta content="text/html; charset=latin1">“',
                     id="as browsers take it"),
        pytest.param(b"<meta charset=onzin>\xc3\xa9", "<meta charset=onzin>é", id="a charset that is none"),
        pytest.param(b"\x80\xe9", "€é", id="nothing said"),
    ],
)  # fmt: skip
def test_text_is_read_as_it_was_written(data: bytes, text: str) -> None:
    """By its mark, by what it declares, as UTF-8, or as Windows writes it."""
    assert decoded(data) == text


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (b"<!DOCTYPE html><p>x", True),
        (b"\xef\xbb\xbf \n<!-- een --><html>", True),
        (b"<?xml version='1.0'?><html>", True),
        (b"%PDF-1.7 <html>", False),
        (b"PK\x03\x04", False),
        (b"gewone tekst <html>", False),
        (b"", False),
    ],
)
def test_a_web_page_is_told_from_its_content(tmp_path: Path, data: bytes, is_one: bool) -> None:
    """What is none goes for a PDF, whose reader says what is wrong with it; so does what is called one."""
    path = tmp_path / "document.htm"
    path.write_bytes(data)
    assert is_markup(data) is is_one or data.startswith(b"%PDF")
    assert kind_of(path) == ("web" if is_one else "pdf")
    assert kind_of(path.rename(tmp_path / "document.PDF")) == "pdf"


def test_the_look_at_a_page_sees_its_title_and_its_beginning(tmp_path: Path) -> None:
    """As that at a PDF does, so that it is recognised by the same rules."""
    path = tmp_path / "pagina.html"
    path.write_text("<!doctype html><title>Inkoopbeleid 2026</title><p>Vooraf<h1>Wat wij inkopen</h1><p>Wij vragen.")
    look = glance(path, "pagina.html")
    assert look.metadata_title == "Inkoopbeleid 2026"
    assert max(look.title_lines, key=lambda line: line.size).text == "Wat wij inkopen"
    assert look.pages == ("Vooraf\nWat wij inkopen\nWij vragen.",)
