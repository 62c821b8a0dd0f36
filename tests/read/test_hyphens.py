"""What the typesetter broke at line ends is whole again; hyphens of words' own stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read import join_lines
from pipeline.read.text.hyphens import words_in


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(["zorgaanbie-", "ders melden"], "zorgaanbieders melden", id="broken by the typesetter"),
        pytest.param(["de VPT-", "uitbreiding"], "de VPT-uitbreiding", id="an abbreviation's own hyphen"),
        pytest.param(["in Noord-", "Holland"], "in Noord-Holland", id="a name's own hyphen"),
        pytest.param(["24-", "uurszorg"], "24-uurszorg", id="after a figure"),
        pytest.param(["in-", "en uitstroom"], "in- en uitstroom", id="half a word with its other half to come"),
        pytest.param(["2024-", "2026"], "2024-2026", id="a period"),
        pytest.param(["medisch-", "specialistisch"], "medisch-specialistisch", id="two adjectives"),
        pytest.param(["de Wlz-", "zorg"], "de Wlz-zorg", id="an abbreviation in small letters"),
        pytest.param(["een pgb-", "houder"], "een pgb-houder", id="letters that cannot be spoken"),
        pytest.param(["e-", "health"], "e-health", id="a single letter"),
        pytest.param(["niet-", "gecontracteerde"], "niet-gecontracteerde", id="a denial"),
        pytest.param(["een auto-", "ongeluk"], "een auto-ongeluk", id="vowels that would be read together"),
        pytest.param(["het idee-", "tje"], "het ideetje", id="vowels, but no clash"),
        pytest.param(["een-op-", "een"], "een-op-een", id="a word between two hyphens"),
        pytest.param(["bestuur en/", "of directie"], "bestuur en/of directie", id="a stroke"),
        pytest.param(["een -", "los streepje"], "een - los streepje", id="a dash of its own"),
        pytest.param(["  zorg ", "", "thuis "], "zorg thuis", id="white space"),
        pytest.param([], "", id="nothing"),
    ],
)
def test_line_end_hyphen(lines: list[str], text: str) -> None:
    """A hyphen at a line end goes only when the word is likely without it."""
    assert join_lines(lines, set()) == text


def test_the_documents_own_words_are_the_first_witness() -> None:
    """What stands unbroken elsewhere decides, whatever the rule would say."""
    assert join_lines(["richt-", "tarief"], {"richttarief"}) == "richttarief"
    assert join_lines(["zorg-", "kantoor"], {"zorg-kantoor"}) == "zorg-kantoor"


def test_half_a_word_that_the_document_never_has_is_joined_even_to_en() -> None:
    """Unlike 'in- en uitstroom'."""
    assert join_lines(["de ide-", "en van cliënten"], {"ideen"}) == "de ideen van cliënten"
    assert join_lines(["woon-", "en zorgvormen"], {"woon"}) == "woon- en zorgvormen"


def test_words_broken_at_line_ends_are_no_witness() -> None:
    """Neither half of a broken word is a word of the document."""
    known = words_in(["De zorgaanbie-", "ders leveren VPT-zorg", "thuis"])
    assert known == {"de", "leveren", "vpt-zorg", "thuis"}


@given(st.lists(st.text("abcdefgh -", max_size=20), max_size=6))
def test_no_letter_is_lost(lines: list[str]) -> None:
    """Joining takes away hyphens at line ends and white space, nothing else."""

    def letters(text: str) -> str:
        return text.replace("-", "").replace(" ", "")

    assert letters(join_lines(lines, set())) == letters("".join(lines))
