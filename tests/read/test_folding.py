"""Signs with which a web page folds its sections open and shut: no words of the text, and no column of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.config import ReadSettings, TableSettings
from pipeline.model import Reading, Rect, Rule
from pipeline.read import read_pages
from pipeline.tables import find_tables
from tests.read.pages import page_of, paragraph, words_at

ASKED = ("Krijg ik meer betaald?", "Komt er een plek bij?", "Wie leest mijn plan?")
SAID = "Ja, voor wonen betalen wij een tiende meer dan het jaar ervoor, en dat geldt voor elke aanbieder in de regio."


def folded(signs: Sequence[str], *, at: Sequence[float] = (500, 500, 500), bold: bool = True) -> Reading:
    """Questions between lines, each with a sign to the right of it and its answer below."""
    words, rules = [], []
    for number, (asked, sign, x0) in enumerate(zip(ASKED, signs, at, strict=True)):
        top = 100 + 150 * number
        words += [*words_at(asked, 60, top, 12 if bold else 10, bold=bold), *words_at(sign, x0, top, 12)]
        words += paragraph(SAID * 2, 60, top + 24, 440)
        rules.append(Rule(Rect(60, top - 14, 512, top - 14), width=1.0))
    return read_pages([replace(page_of(words), rules=tuple(rules))], ReadSettings())


def bodies(reading: Reading) -> str:
    """The running text."""
    return " ".join(line.text for page in reading.pages for line in page.lines if line.role == "body")


@pytest.mark.parametrize("sign", ["−", "+", "›"])
def test_they_are_set_apart(sign: str) -> None:
    """As furniture; what they stand beside is a heading, and no table is made of them."""
    reading = folded([sign] * 3)
    assert sign not in bodies(reading)
    assert [line.text for line in reading.pages[0].lines if line.role == "furniture"] == [sign] * 3
    assert [heading.text for heading in reading.headings] == list(ASKED)
    assert find_tables(reading, TableSettings()) == []


@pytest.mark.parametrize(
    ("signs", "settings"),
    [
        pytest.param(["−", "−", "12"], {}, id="a value in their column"),
        pytest.param(["−", "−", "n.v.t."], {}, id="a word in their column"),
        pytest.param(["−"] * 3, {"bold": False}, id="beside no heading"),
        pytest.param(["−"] * 3, {"at": (500, 460, 420)}, id="not below each other"),
        pytest.param(["−", "−", ""], {}, id="two only"),
    ],
)
def test_other_signs_are_words(signs: Sequence[str], settings: dict[str, object]) -> None:
    """A dash is a value in a table."""
    assert "−" in bodies(folded(signs, **settings))  # type: ignore[arg-type]
