"""Boxes around the very words of a clause."""

from __future__ import annotations

import json
import re

import pytest

from pipeline.config import default_config_path, load_config
from pipeline.model import Box, Line, Rect, Word
from pipeline.run import Places, PrintedPage, print_job, printed_pages
from pipeline.themes.around import around_words
from tests.support import DemoRun


def drawn(*texts: str) -> list[Line]:
    """Lines of a page, five points a letter."""
    made = []
    for row, text in enumerate(texts):
        top = 100.0 + 14 * row
        words = [
            Word(match[0], Rect(5.0 * match.start(), top, 5.0 * match.end(), top + 10))
            for match in re.finditer(r"\S+", text)
        ]
        made.append(Line(text, Box(1, 0, top, 5.0 * len(text), top + 10), tuple(words)))
    return made


def marked(lines: list[Line], clause: str) -> list[str]:
    """What stands in the boxes of a clause that stands on these lines, line by line."""
    boxes = around_words(clause, [line.box for line in lines], {line.box: line for line in lines})
    return [
        " ".join(word.text for word in line.words if box.holds(word.on(1), slack=0))
        for box, line in zip(boxes, lines, strict=True)
    ]


@pytest.mark.parametrize(
    ("lines", "clause", "found"),
    [
        pytest.param(
            ["over het jaar. Wij vragen een", "plan voor wonen van iedere", "aanbieder. Dat geldt niet"],
            "Wij vragen een plan voor wonen van iedere aanbieder.",
            ["Wij vragen een", "plan voor wonen van iedere", "aanbieder."],
            id="begins and ends within a line",
        ),
        pytest.param(
            ["Klaar. Wij vragen dat. Daarna"], "Wij vragen dat.", ["Wij vragen dat."], id="within one line"
        ),
        pytest.param(
            ["plan. Wij kiezen zorgaanbie-", "ders die dat doen. Ook"],
            "Wij kiezen zorgaanbieders die dat doen.",
            ["Wij kiezen zorgaanbie-", "ders die dat doen."],
            id="a word that the line end broke",
        ),
        pytest.param(
            ["Aanbieders dienen:", "a. een plan te hebben", "voor iedereen. Zie ook"],
            "Aanbieders dienen: een plan te hebben voor iedereen.",
            ["Aanbieders dienen:", "een plan te hebben", "voor iedereen."],
            id="an item under its lead-in",
        ),
        pytest.param(["• Een plan."], "Een plan.", ["Een plan."], id="the mark of an item"),
        pytest.param(
            ["bedrag. € 5 geldt bij 95 % .", "Ook hier"], "€ 5 geldt bij 95 % . Ook hier",
            ["€ 5 geldt bij 95 % .", "Ook hier"], id="signs without letters",
        ),
        pytest.param(
            ["Het eﬀec van zorg. Wij", "vragen meer."], "Het effect van zorg.",
            ["Het eﬀec van zorg. Wij", "vragen meer."], id="words that were mended stay whole lines",
        ),
        pytest.param(
            ["De aanbieder levert. De aanbieder", "levert niet."], "De aanbieder levert niet.",
            ["De aanbieder", "levert niet."], id="two sentences that begin alike",
        ),
    ],
)  # fmt: skip
def test_a_box_holds_the_words_of_the_clause_and_no_others(lines: list[str], clause: str, found: list[str]) -> None:
    """From its first word to its last on each line."""
    assert marked(drawn(*lines), clause) == found


def test_a_box_that_is_no_line_stays_as_it_is() -> None:
    """The cell of a table; and a clause without a letter says nothing of where it stands."""
    line, cell = drawn("Klaar. Een plan.")[0], Box(1, 300, 300, 400, 340)
    assert around_words("Een plan.", [line.box, cell], {line.box: line})[1] == cell
    assert around_words("…", [line.box], {line.box: line}) == (line.box,)


def test_every_clause_of_the_demonstration_is_marked_word_for_word(demo_run: DemoRun) -> None:
    """What stands in the boxes of a clause has the letters of its text: all of them, and no others."""
    config, looked_at = load_config(default_config_path()), 0
    for path in demo_run.out.glob("*/document.json"):
        told = json.loads(path.read_text("utf-8"))
        lines = (path.parent / "clauses.jsonl").read_text("utf-8").splitlines()
        job = print_job(
            Places(demo_run.corpus, demo_run.out), config, told["source"], told["sha256"], (1, told["pages"])
        )
        pages = {page.number: page for page in printed_pages(job)} if lines else {}
        for clause in map(json.loads, lines):
            boxes = [Box(**box) for box in clause["boxes"]]
            assert _letters("".join(_in(box, pages[box.page]) for box in boxes)) == _letters(clause["text"])
            looked_at += 1
    assert looked_at > 400


def _in(box: Box, page: PrintedPage) -> str:
    return "".join(word.text for line in page.lines for word in line.words if box.holds(word.box, slack=0))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
