"""The style corpus: sentences of our own in eight house styles, and what the program makes of them today."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipeline.config import Config
from tests.styles.judging import Judged, figures, judge, said
from tests.styles.known import judged_today, known_misses, misses
from tests.styles.sentences import THEMES, Booklet, Figure, Section, Sentence, Text, read_booklets

STYLES = {"legal", "plain", "passive", "telegram", "table", "letter", "qa", "slides"}


@pytest.fixture(scope="module")
def judged(typesetter: Path, config: Config, tmp_path_factory: pytest.TempPathFactory) -> list[Judged]:
    """Every sentence, read from typeset pages by the real stages."""
    assert typesetter.exists()  # skips where Pango lacks
    return judged_today(read_booklets(), config, tmp_path_factory.mktemp("styles"))


def test_the_corpus_has_eight_styles_with_both_kinds_of_sentence_in_each() -> None:
    """Enough to measure on: no style where saying yes (or no) to everything would do."""
    booklets = read_booklets()
    assert {(booklet.style, booklet.round) for booklet in booklets} == {
        (style, turn) for style in STYLES for turn in ("first", "second")
    }
    for booklet in booklets:
        own = sum(sentence.own for sentence in booklet.sentences())
        assert 0.4 <= own / len(booklet.sentences()) <= 0.6, booklet.name
    sentences = [sentence for booklet in booklets for sentence in booklet.sentences()]
    assert len(sentences) >= 240
    assert len({sentence.text for sentence in sentences}) == len(sentences)
    themes = Counter(theme for sentence in sentences if sentence.own for theme in sentence.themes)
    assert min(themes[theme] for theme in THEMES) >= 10


def test_exactly_the_known_sentences_go_wrong(judged: list[Judged]) -> None:
    """When this fails, run `python -m tests.styles.known` and look at the difference of the list."""
    assert misses(judged) == known_misses()


def test_no_house_style_is_lost(judged: list[Judged]) -> None:
    """The floors are what was measured; each may rise, none may fall."""
    together = figures(judged)
    assert together["recall"] >= 0.75
    assert together["precision"] >= 0.70
    assert together["theme"] >= 0.58
    assert together["figure"] >= 0.40
    by_style = {style: figures(row for row in judged if row.style == style) for style in STYLES}
    assert min(row["recall"] for row in by_style.values()) >= 0.45


@pytest.mark.parametrize(
    ("sentence", "clause", "is_said"),
    [
        ("Wij betalen de taxirit.", "Dan geldt: wij  betalen de taxirit.", True),
        ("Wij betalen de taxirit naar het ziekenhuis.", "Wij betalen de taxirit naar", True),
        ("Wij betalen de taxirit naar het ziekenhuis.", "Wij betalen", False),
        ("Wij betalen de taxirit.", "Wij maken een afspraak over vervoer met de bus.", False),
    ],
    ids=["whole within a longer one", "its better half", "too small a part", "another sentence"],
)
def test_a_sentence_is_said_by_a_clause_that_holds_it_or_its_better_half(
    sentence: str, clause: str, is_said: bool
) -> None:
    """White space and case do not count."""
    assert said(sentence, clause) is is_said


def test_a_figure_counts_in_either_way_of_writing_it() -> None:
    """Half a year is six months; an afslag may be written without its sign; another unit is another figure."""
    sentence = Sentence(
        "Wij wachten een half jaar.", True, ("algemeen",), (Figure.read("termijn 0.5 jaar of 6 maand"),), "", ""
    )
    booklet = Booklet("plain", "first", "vgz", "VGZ", "Beleid", (Section(("1",), (Text((sentence,)),)),))
    for value, unit, right in (("6", "maand", 1), (0.5, "jaar", 1), (6, "week", 0)):
        facts = [{"kind": "termijn", "value": value, "unit": unit}]
        (row,) = judge(booklet, [{"text": sentence.text, "theme": "algemeen", "facts": facts}])
        assert (row.figures, row.faults()) == (right, [] if right else ["figure"])


def test_figures_are_shares_of_what_was_to_be_found_and_of_what_came_out() -> None:
    """One of two own positions found, and one of the two that came out is own."""
    yes, no = (
        Sentence(text, own, ("algemeen",), (), "", "")
        for text, own in (("Wij doen dit.", True), ("Zij deden dat.", False))
    )
    rows = [Judged("plain", "first", yes, True, True, 0, 0), Judged("plain", "first", yes, False, False, 0, 0),
            Judged("plain", "first", no, True, False, 0, 0)]  # fmt: skip
    assert {name: figures(rows)[name] for name in ("recall", "precision", "theme", "figure")} == {
        "recall": 0.5, "precision": 0.5, "theme": 1.0, "figure": 1.0,
    }  # fmt: skip
    assert [row.faults() for row in rows] == [[], ["missed"], ["given"]]
