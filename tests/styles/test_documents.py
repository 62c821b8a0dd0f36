"""The documents with truth: whole, honest about what they are, and true to their sources."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from pipeline.config import Config
from pipeline.register import glance, identify
from tests.styles.documents.make import pdf_of, sources, truth_path
from tests.styles.documents.source import THEMES, read_source
from tests.styles.documents.truth import truth_of
from tests.styles.judging import said
from tests.styles.reading import clauses_of

NAMES = sorted(sources())
# Measured: 0.63, 0.41, 0.60 (0.69 while its articles were no headings yet) and 0.54; at their first look 0.86 and 0.74.
FLOORS = {"dias": 0.6, "koers": 0.38, "voorwaarden": 0.55, "vragen": 0.5, "brief": 0.83, "gids": 0.71}
SLIDES = {"platen", "presentatie"}  # a page for each few points
KNOWN_STRANGERS: set[str] = set()  # documents that the register does not place


def test_there_is_a_document_in_each_house_style() -> None:
    """What each looks like stands in the README beside this file."""
    twelve = "agenda ambtelijk brief dias eisen essay gids koers rapport voorwaarden vragen webtekst"
    later = "ggz jaarbeeld kader notitie platen regio reglement uitleg vizier"
    latest = "antwoorden beleid perspectief presentatie"
    assert sorted([*twelve.split(), *later.split(), *latest.split()]) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_page_says_that_it_is_a_demonstration(name: str) -> None:
    """Nobody may take one for a publication of the zorgkantoor that it names."""
    pdf = pypdfium2.PdfDocument(pdf_of(name))
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    pdf.close()
    notice = sources()[name].notice
    assert [number for number, text in enumerate(texts, start=1) if notice not in text] == []
    assert 10 <= len(texts) <= (45 if name in SLIDES else 25)


@pytest.mark.parametrize("name", NAMES)
def test_the_truth_is_what_source_and_pdf_say(name: str) -> None:
    """Every statement of the source stands in the PDF, and its page in the truth."""
    assert json.loads(truth_path(name).read_text(encoding="utf-8")) == truth_of(sources()[name], pdf_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_statements_are_spread_over_all_themes(name: str) -> None:
    """Enough statements to measure on, a third of them for the comparison table, none said twice."""
    statements = [statement for block in sources()[name].blocks for statement in block.statements()]
    assert 70 <= len(statements) <= 150
    assert 30 <= sum(statement.key for statement in statements) <= 42
    assert {theme for statement in statements if statement.key for theme in statement.themes} == set(THEMES.values())
    assert len({statement.text for statement in statements}) == len(statements)


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_statements_come_out_in_every_house_style(name: str, floor: float, config: Config, tmp_path: Path) -> None:
    """The share of all statements that come out under one of their themes, the register filled in by hand."""
    clauses = clauses_of(pdf_of(name), sources()[name].settings, config, tmp_path)
    truth = json.loads(truth_path(name).read_text(encoding="utf-8"))["clauses"]
    found = [any(c["theme"] in t["themes"] and said(t["text"], c["text"]) for c in clauses) for t in truth]
    assert sum(found) >= floor * len(truth)


def test_the_register_tells_whose_they_are(config: Config) -> None:
    """By what is on the pages: a file name, a title and a cover that do not say inkoopbeleid must do."""
    settings = config.register_
    wrong: set[str] = set()
    for name in NAMES:
        seen = identify(glance(pdf_of(name), "stuk31.pdf"), settings, config.zorgkantoren)
        named = ("kind", "publisher", "zorgkantoor", "year", "sector")
        if [getattr(seen, key) for key in named] != [sources()[name].settings[key] for key in named]:
            wrong.add(name)
    assert wrong == KNOWN_STRANGERS


def test_a_mark_that_is_not_understood_is_refused(tmp_path: Path) -> None:
    """A misspelt mark would print its braces and lose a statement."""
    head = "".join(f"{key}: x\n" for key in sources()[NAMES[0]].settings)
    for body in ("{kwal Wij vragen dit", "{KWAL Wij vragen dit.}"):
        path = tmp_path / "x.txt"
        path.write_text(f"{head}---\n{body}\n", encoding="utf-8")
        with pytest.raises(ValueError, match="a mark is not understood"):
            read_source(path)
