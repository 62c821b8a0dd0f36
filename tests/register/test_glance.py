"""The look at a document's first pages: which of them, the lines of the title page, and what all of them repeat."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest

from pipeline.config import Config
from pipeline.register import Glance, glance, identify
from pipeline.register.mending import mended
from pipeline.register.pages import PAGES, TitleLine
from tests.hostile.builder import page, pdf, stream, text


def look(folder: Path, *pages: Sequence[str]) -> Glance:
    """A look at a document with these lines on its pages, the first of each in larger type."""
    path = folder / "stuk.pdf"
    with pikepdf.new() as whole:
        for lines in pages:
            content = text(lines[:1], 24) + text(lines[1:], 10, 740) if lines else b""
            with pikepdf.open(io.BytesIO(pdf(content=content))) as one:
                whole.pages.extend(one.pages)
        whole.save(path)
    return glance(path, "stuk.pdf")


def test_the_lines_of_the_title_page_have_the_size_of_their_type(tmp_path: Path) -> None:
    """In their order, white space evened out; line breaks are no lines."""
    seen = look(tmp_path, ["Inkoopbeleid", "Zorgkantoor  DSW", "mei 2026"], ["Wij kopen zorg in."])
    assert [line.text for line in seen.title_lines] == ["Inkoopbeleid", "Zorgkantoor DSW", "mei 2026"]
    large, *small = [line.size for line in seen.title_lines]
    assert large > 2 * max(small)
    assert (seen.page_count, len(seen.pages)) == (2, 2)


def test_the_title_page_is_the_first_page_with_text(tmp_path: Path) -> None:
    """Blank pages before it are passed over, and so are those between."""
    seen = look(tmp_path, [], ["Inkoopbeleid"], [], ["Wij kopen zorg in."])
    assert [line.text for line in seen.title_lines] == ["Inkoopbeleid"]
    assert [" ".join(page.split()) for page in seen.pages] == ["Inkoopbeleid", "Wij kopen zorg in."]
    assert seen.page_count == 4


@pytest.mark.parametrize(("blank", "last"), [(0, 10), (1, 10), (2, 10), (3, 9)])
def test_ten_pages_are_looked_at_and_two_more_where_some_are_blank(tmp_path: Path, blank: int, last: int) -> None:
    """Further on a document says little of what it is."""
    pages = [["Bladzijde", f"nummer {number}"] for number in range(1, 20)]
    seen = look(tmp_path, *[[]] * blank, *pages)
    assert len(seen.pages) == last <= PAGES
    assert f"nummer {last}" in " ".join(seen.pages[-1].split())


def test_a_page_that_is_not_there_costs_no_other(tmp_path: Path) -> None:
    """The look goes on with the next."""
    last = {7: page(b"/Contents 8 0 R"), 8: stream(text(["Wij kopen zorg in."]))}
    path = tmp_path / "stuk.pdf"
    path.write_bytes(pdf({2: b"<< /Type /Pages /Kids [3 0 R 9 0 R 7 0 R] /Count 3 >>", **last}))
    assert [" ".join(said.split())[:18] for said in glance(path, "stuk.pdf").pages] == [
        "Inkoopbeleid Wlz 2", "Wij kopen zorg in.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pages", "running"),
    [
        pytest.param([["DSW", "een"], ["DSW", "twee"]], ("DSW",), id="on both pages"),
        pytest.param([["DSW", "een"], ["A", "twee"]], (), id="on one of two"),
        pytest.param([["DSW"], ["DSW"], ["A"], ["B"]], ("DSW",), id="on half of them"),
        pytest.param([["DSW"], ["DSW"], ["A"], ["B"], ["C"]], (), id="on less than half"),
        pytest.param([["DSW bladzijde 1"], ["DSW bladzijde 2"]], ("DSW bladzijde 1",), id="page numbers aside"),
        pytest.param([["Beleid 2025"], ["Beleid 2026"]], (), id="a year is no page number"),
        pytest.param([["AB"], ["AB"]], (), id="too short"),
        pytest.param([["ABC"], ["ABC"]], ("ABC",), id="three letters"),
    ],
)
def test_what_most_pages_repeat_runs_along(tmp_path: Path, pages: list[list[str]], running: tuple[str, ...]) -> None:
    """Heads and feet, in the order of the page."""
    assert look(tmp_path, *pages).running == running


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("PowerPoint-presentatie", "Zorg in de regio"),
        ("Zorg in regio 3.0.2 RC1 concept", "Zorg in de regio"),
        ("Zorg in de regio West", "Zorg in de regio West"),
    ],
)
def test_a_title_in_the_properties_counts_where_the_first_page_says_most_of_it(
    given: str, title: str, config: Config
) -> None:
    """What stayed behind from another document, or names the program, stands nowhere on the page."""
    lines = (TitleLine("Zorg in de regio", 30.0), TitleLine("Zorgkantoor DSW", 12.0), TitleLine("Versie 2", 12.0))
    seen = Glance(lines, ("Zorg in de regio\nZorgkantoor DSW",), given, "", 1)
    assert identify(seen, config.register_, config.zorgkantoren).title == title


def test_a_title_in_the_properties_stays_where_nothing_on_the_page_is_larger(config: Config) -> None:
    """A page of text in one size shows no title of its own."""
    lines = (TitleLine("Wij kopen zorg in", 10.0), TitleLine("bij aanbieders in de wijk", 10.0))
    seen = Glance(lines, ("Wij kopen zorg in bij aanbieders in de wijk",), "Kader hulp 2026", "", 1)
    assert identify(seen, config.register_, config.zorgkantoren).title == "Kader hulp 2026"


@pytest.mark.parametrize(("given", "title"), [("Beleid 1", "Beleid 1"), ("Beleid1", "Zorg in de regio")])
def test_a_title_of_eight_characters_is_one(given: str, title: str, config: Config) -> None:
    """A shorter one in the properties of the file is most often a name of the file. Both stand on the first page."""
    lines = (TitleLine("Zorg in de regio", 30.0), TitleLine(f"Zorgkantoor DSW, {given}", 12.0))
    seen = Glance(lines, ("Zorg in de regio\nZorgkantoor DSW",), given, "", 1)
    assert identify(seen, config.register_, config.zorgkantoren).title == title


def test_the_title_is_the_first_run_of_lines_in_the_largest_type(config: Config) -> None:
    """Lines that are nearly as large belong to it, up to a length; smaller ones end it."""
    lines = tuple(
        TitleLine(words, size)
        for words, size in [("DSW", 10.0), ("Zorg", 28.0), ("in 2026", 30.0), ("mei", 9.0), ("Nog groot", 30.0)]
    )
    seen = Glance(lines, ("DSW",), "", "", 1)
    assert identify(seen, config.register_, config.zorgkantoren).title == "Zorg in 2026"
    long = (TitleLine("a" * 100, 30.0), TitleLine("b" * 100, 30.0))
    assert identify(Glance(long, ("x",), "", "", 1), config.register_, config.zorgkantoren).title == "a" * 100


def test_a_damaged_file_is_copied_with_the_pages_that_lie_about(tmp_path: Path) -> None:
    """One without any page gives no copy, nor does one that is no PDF."""
    whole = pdf()
    (tmp_path / "heel.pdf").write_bytes(whole.replace(b"startxref", b"startxxxx"))
    copy = mended(tmp_path / "heel.pdf", tmp_path)
    assert copy is not None
    with pikepdf.open(copy) as read:
        assert len(read.pages) == 1
    none = {2: b"<< /Type /Pages /Kids [] /Count 0 >>", 3: b"<< /Type /Font >>"}
    for name, content in (("leeg.pdf", pdf(none)), ("geen.pdf", b"geen pdf")):
        (tmp_path / name).write_bytes(content)
        assert mended(tmp_path / name, tmp_path) is None
