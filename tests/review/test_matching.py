"""Passages are found again by content and place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Anchor, Box
from pipeline.review.matching import Pair, pair_up

LONG = "Wij vragen iedere aanbieder om een plan voor het bouwen van kleinschalige woonvormen."
HERE = Anchor("vgz-2024", "vgz-2024-001", LONG, ("2 Wonen",), 7, (Box(7, 50, 100, 300, 112),), "aa")


@pytest.mark.parametrize(
    ("now", "sure"),
    [
        pytest.param(HERE, True, id="nothing changed"),
        pytest.param(replace(HERE, clause="vgz-2024-044"), True, id="another number"),
        pytest.param(replace(HERE, page=19, section=("5 Anders",)), True, id="same words elsewhere"),
        pytest.param(replace(HERE, text=LONG.replace(" een ", "\n een  ")), True, id="other white space"),
        pytest.param(replace(HERE, text=LONG.replace("kleinschalige", "klein- schalige")), True, id="line-end hyphen"),
        pytest.param(replace(HERE, document="vgz-2026"), True, id="the document goes by another id"),
        pytest.param(replace(HERE, sha256="bb"), True, id="another copy of the document"),
        pytest.param(replace(HERE, text=LONG.replace(" een plan", " geen plan")), False, id="one letter more"),
        pytest.param(replace(HERE, text=f"{LONG} Dat plan is er uiterlijk op 1 maart."), False, id="joined"),
        pytest.param(replace(HERE, text=LONG.upper()), None, id="nothing alike"),
        pytest.param(
            replace(HERE, text=LONG.replace(" een plan", " geen plan"), page=30, section=("9 Slot",)), None,
            id="alike, but far away",
        ),
        pytest.param(replace(HERE, document="cz-2024", sha256="cc"), None, id="the same words in another document"),
    ],
)  # fmt: skip
def test_a_passage_is_found_again(now: Anchor, sure: bool | None) -> None:
    """The same words: silently. Alike and near: to be confirmed. Else: not at all."""
    pairs = pair_up([HERE], [now])
    assert [pair.sure for pair in pairs] == ([] if sure is None else [sure])
    assert all((pair.likeness == 1.0) is pair.sure for pair in pairs)


def test_equal_texts_are_told_apart_by_their_place() -> None:
    """The same line on three places of one page, given in another order."""
    places = [replace(HERE, boxes=(Box(7, 50, top, 300, top + 12),)) for top in (100, 300, 500)]
    moved = [replace(place, boxes=(Box(7, 50, place.boxes[0].top + 9, 300, 620),)) for place in places]
    pairs = pair_up(places, [moved[2], moved[0], moved[1]])
    assert [(pair.old, pair.new) for pair in pairs] == [(0, 1), (1, 2), (2, 0)]


def test_a_short_text_elsewhere_is_not_silently_the_same() -> None:
    """'Dit geldt ook hier.' stands in many places."""
    short = replace(HERE, text="Dit geldt ook hier.")
    assert pair_up([short], [replace(short, page=30, section=("9 Slot",))]) == [Pair(0, 0, 1.0, sure=False)]
    assert pair_up([short], [replace(short, page=8)]) == [Pair(0, 0, 1.0, sure=True)]


def test_thousands_of_equal_lines_are_paired_in_order() -> None:
    """A document may be hostile; it takes no minutes."""
    lines = [replace(HERE, page=1 + n // 50, boxes=(Box(1 + n // 50, 5, n % 50, 9, 60),)) for n in range(3000)]
    assert [(pair.old, pair.new) for pair in pair_up(lines, lines)] == [(n, n) for n in range(3000)]


def test_a_figure_that_changed_is_not_the_same_passage() -> None:
    """Neither is a sign, nor a decimal comma."""
    for old, new in (("2%", "3%"), ("-2%", "2%"), ("95,5%", "955%"), ("1 5 klanten", "15 klanten")):
        text = "Een afslag van {} geldt wanneer het plan te laat is."
        (pair,) = pair_up([replace(HERE, text=text.format(old))], [replace(HERE, text=text.format(new))])
        assert not pair.sure
