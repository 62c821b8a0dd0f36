"""The documents with truth: whole, honest about what they are, and true to their sources."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from tests.styles.documents.make import pdf_of, sources, truth_path
from tests.styles.documents.source import THEMES, read_source
from tests.styles.documents.truth import truth_of

NAMES = sorted(sources())


def test_there_is_a_document_in_each_of_the_four_house_styles() -> None:
    """Questions, slides, a designer's report and articles."""
    assert NAMES == ["dias", "koers", "voorwaarden", "vragen"]


@pytest.mark.parametrize("name", NAMES)
def test_every_page_says_that_it_is_a_demonstration(name: str) -> None:
    """Nobody may take one for a publication of the zorgkantoor that it names."""
    pdf = pypdfium2.PdfDocument(pdf_of(name))
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    pdf.close()
    notice = sources()[name].notice
    assert [number for number, text in enumerate(texts, start=1) if notice not in text] == []
    assert 10 <= len(texts) <= 16


@pytest.mark.parametrize("name", NAMES)
def test_the_truth_is_what_source_and_pdf_say(name: str) -> None:
    """Every statement of the source stands in the PDF, and its page in the truth."""
    assert json.loads(truth_path(name).read_text(encoding="utf-8")) == truth_of(sources()[name], pdf_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_statements_are_spread_over_all_themes(name: str) -> None:
    """Enough statements to measure on, a third of them for the comparison table, none said twice."""
    statements = [statement for block in sources()[name].blocks for statement in block.statements()]
    assert 70 <= len(statements) <= 130
    assert 30 <= sum(statement.key for statement in statements) <= 40
    assert {theme for statement in statements if statement.key for theme in statement.themes} == set(THEMES.values())
    assert len({statement.text for statement in statements}) == len(statements)


def test_a_mark_that_is_not_understood_is_refused(tmp_path: Path) -> None:
    """A misspelt mark would print its braces and lose a statement."""
    head = "".join(f"{key}: x\n" for key in sources()[NAMES[0]].settings)
    for body in ("{kwal Wij vragen dit", "{KWAL Wij vragen dit.}"):
        path = tmp_path / "x.txt"
        path.write_text(f"{head}---\n{body}\n", encoding="utf-8")
        with pytest.raises(ValueError, match="a mark is not understood"):
            read_source(path)
