"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.themes.sentences import sentence_spans
from tests.themes.paper import settings


def split(text: str) -> list[str]:
    """The sentences of a text under the rules that come with the program."""
    spans = sentence_spans(text, settings().abbreviations, settings().closing_abbreviations)
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    "whole",
    [
        pytest.param("Wij letten o.a. op de reistijd.", id="o.a."),
        pytest.param("De regio's, o.a. Twente en Zeeland, doen mee.", id="o.a. before a name"),
        pytest.param("Afspraken m.b.t. ANW-zorg maakt u samen.", id="m.b.t. before capitals"),
        pytest.param("Extramuraal, d.w.z. VPT of MPT, heeft de voorkeur.", id="d.w.z."),
        pytest.param("Dit volgt uit art. 3 en nr. 12 van de regeling.", id="art. and nr. before a figure"),
        pytest.param("Het geldt voor ZZP 4 t/m 10 (zie blz. 8).", id="t/m and blz."),
        pytest.param("De toeslag is max. 2,5% en incl. NHC.", id="max. and incl."),
        pytest.param("Het tarief stijgt van 94.5 naar 1.250,75 punten.", id="points within figures"),
        pytest.param("Per 1 jan. 2024 vervalt de regeling.", id="abbreviated month"),
        pytest.param("Wij doen dat a.d.h.v. Bijlage 2.", id="letters with points that no list has"),
        pytest.param("Dit is ca. 4 en nr. 3 van prof. Pieters.", id="abbreviations that are words as well"),
        pytest.param("Het gaat om 2,5 mln. euro.", id="a scale before its unit"),
        pytest.param("De Green Deal 3.0 Duurzame Zorg is het uitgangspunt.", id="version number"),
    ],
)
def test_what_does_not_end_a_sentence(whole: str) -> None:
    """Abbreviations, decimals, dates and versions leave a sentence whole."""
    assert split(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        pytest.param("Dat doen wij samen. In 2025 volgt meer.", "In 2025 volgt meer.", id="capital"),
        pytest.param("De grens is 2,5%. 2025 wordt anders.", "2025 wordt anders.", id="figure"),
        pytest.param("Dat heet ‘passend’. ‘Thuis als het kan’ geldt.", "‘Thuis als het kan’ geldt.", id="quote"),
        pytest.param("Wie doet mee? Iedereen doet mee.", "Iedereen doet mee.", id="question"),
        pytest.param("Het geldt voor vpt, mpt e.d. De rest vervalt.", "De rest vervalt.", id="closing abbreviation"),
        pytest.param("Zo staat het in de nota.3 Wij volgen die.", "Wij volgen die.", id="mark of a note"),
        pytest.param("Het is 95,5%.1 Wij volgen die.", "Wij volgen die.", id="mark of a note behind a percentage"),
        pytest.param("Het is 95,5%.¹ Wij volgen die.", "Wij volgen die.", id="raised mark of a note"),
        pytest.param("Dit kost (2,5%).2 Wij betalen.", "Wij betalen.", id="mark of a note behind a bracket"),
        pytest.param("Er is 2,5 mln. Wij delen dat.", "Wij delen dat.", id="a scale at the end"),
        pytest.param("Met X B.V. Deze levert zorg.", "Deze levert zorg.", id="a company's form"),
        pytest.param("De korting is 2 p.p. Wij passen die toe.", "Wij passen die toe.", id="percentage points"),
        pytest.param("De aanbieder doet dat. Wij vergoeden dit.", "Wij vergoeden dit.", id="dat"),
        pytest.param("Dat weten wij al. Wij doen mee.", "Wij doen mee.", id="al"),
        pytest.param("U belt met me. Wij doen mee.", "Wij doen mee.", id="me"),
        pytest.param("Dat is het best. Wij doen mee.", "Wij doen mee.", id="best"),
        pytest.param("De wachtlijst is vol. Wij doen mee.", "Wij doen mee.", id="vol"),
        pytest.param("Dat kan later pas. Wij doen mee.", "Wij doen mee.", id="pas"),
        pytest.param("Zo helpen wij u. Wij doen mee.", "Wij doen mee.", id="u"),
        pytest.param("Dat mag (altijd.) Wij letten erop.", "Wij letten erop.", id="bracket after the stop"),
    ],
)
def test_what_ends_a_sentence(text: str, second: str) -> None:
    """A full stop before what can begin a sentence ends one."""
    assert split(text)[1:] == [second]


@given(
    st.lists(st.sampled_from(["Wij", "doen", "o.a.", "2,5%", "dat.", "‘Ja’", "(nee)", "art.", "3.", "€", "é.", "?"]))
)
def test_the_splitter_loses_no_text(words: list[str]) -> None:
    """All that is not white space comes out, in order, and no sentence is empty."""
    text = "  ".join(words)
    sentences = split(text)
    assert "".join("".join(sentences).split()) == "".join(text.split())
    assert all(sentence.strip() for sentence in sentences)


@given(st.text(max_size=80))
def test_any_text_can_be_split(text: str) -> None:
    """Whatever the reader makes of a page, the splitter keeps all of it."""
    spans = sentence_spans(text)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
