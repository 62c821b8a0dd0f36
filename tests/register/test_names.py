"""Names and years in the words of a page: what counts as a mention, and which year is meant."""

from __future__ import annotations

import pytest

from pipeline.config import Config
from pipeline.register.names import mentions, nearly_mentions, plain
from pipeline.register.years import year_of, year_of_beginning


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("Z O R G kantoor", "ZORG kantoor", id="spaced capitals"),
        pytest.param("C Z koopt in", "CZ koopt in", id="two letters"),
        pytest.param("z o r g", "zorg", id="spaced small letters"),
        pytest.param("z o r", "z o r", id="three small letters are words"),
        pytest.param("in\u00adkoop\u00a0 beleid\n2026", "inkoop beleid 2026", id="soft hyphens and white space"),
        pytest.param("\ufb01nancieel", "financieel", id="a ligature"),
    ],
)
def test_plain_text_has_words_as_they_are_meant(text: str, read: str) -> None:
    """Whatever a designer did to them."""
    assert plain(text) == read


@pytest.mark.parametrize(
    ("text", "names", "count"),
    [
        pytest.param("CZ en cz", ["CZ"], 1, id="a short name in its own capitals"),
        pytest.param("Menzis en menzis", ["Menzis"], 1, id="six letters are short"),
        pytest.param("Salland en salland", ["Salland"], 2, id="seven are not"),
        pytest.param("CZorg", ["CZ"], 0, id="a part of a word is none"),
        pytest.param("Zilveren-Kruis en Zilveren  Kruis", ["Zilveren Kruis"], 2, id="hyphen or white space"),
        pytest.param("Zorgkantoor DSW en DSW", ["DSW", "Zorgkantoor DSW"], 2, id="names of one owner overlap"),
        pytest.param("", ["CZ"], 0, id="nothing"),
        pytest.param("CZ", [], 0, id="no names"),
    ],
)
def test_names_are_counted_where_they_stand(text: str, names: list[str], count: int) -> None:
    """Each place once, whole words only."""
    assert mentions(text, names) == count


@pytest.mark.parametrize(
    ("line", "names", "nearly"),
    [
        pytest.param("Beleid van Zilvern Kruis", ["Zilveren Kruis"], True, id="a letter is missing"),
        pytest.param("Beleid van Zilver", ["Zilveren Kruis"], False, id="half of it"),
        pytest.param("Beleid van Menzls", ["Menzis"], False, id="a short name is not guessed"),
        pytest.param("Zorgkantoor Sallund", ["Zorgkantoor Friesland"], False, id="what all share"),
        pytest.param("Kruis", ["Zilveren Kruis"], False, id="shorter than the name"),
        pytest.param("Langdurige zorg in 2029", ["langdurige ggz"], False, id="a short word is another"),
        pytest.param("De langduruge ggz in 2029", ["langdurige ggz"], True, id="a short word is there"),
    ],
)
def test_a_longer_name_may_be_misspelt(line: str, names: list[str], nearly: bool) -> None:
    """In a title, by a letter or so."""
    assert nearly_mentions(line, names) is nearly


@pytest.mark.parametrize(
    ("titles", "looks_back", "dates", "year"),
    [
        pytest.param(["Beleid 2026 t/m 2028"], False, True, "2026", id="t/m"),
        pytest.param(["Beleid 2026 tot en met 2028"], True, True, "2028", id="tot en met, looking back"),
        pytest.param(["Beleid 2026/2028"], False, True, "2026", id="a stroke"),
        pytest.param(["Van 2028-2026"], False, True, "2026", id="the other way round"),
        pytest.param(["Beleid 2028 en 2026"], False, True, "2028", id="two years: the first"),
        pytest.param(["Beleid 2026 en 2028"], True, True, "2028", id="two years, looking back: the last"),
        pytest.param(["Geen jaar", "Beleid 2025"], False, True, "2025", id="the next title"),
        pytest.param(["Beleid 2025", "Beleid 2026"], False, True, "2025", id="the best title"),
        pytest.param(["1 mei 2024", "Beleid 2026"], False, True, "2026", id="a date is the last resort"),
        pytest.param(["1 mei 2024"], False, False, "", id="a date does not count"),
        pytest.param(["01-05-2024"], False, True, "2024", id="a date in figures"),
        pytest.param(["Artikel 2050"], False, True, "", id="no year any more"),
        pytest.param(["Artikel 2049"], False, True, "2049", id="the last year"),
        pytest.param(["Tabel 2024.1"], False, True, "", id="a number with a part"),
        pytest.param(["Aanvulling 2025 op het inkoopbeleid 2024-2026"], False, True, "2025", id="a supplement"),
        pytest.param(["Aanvulling op het inkoopbeleid 2024-2026"], False, True, "2024", id="one without a year"),
        pytest.param(["Inkoopbeleid 2024-2026, wijziging 2025"], False, True, "2024", id="what stands before it"),
        pytest.param(["Wijzigingen 2025 in de tarieven van 2024"], False, True, "2025", id="not named as a policy"),
        pytest.param([], False, True, "", id="no title"),
    ],
)
def test_the_year_of_a_title(titles: list[str], looks_back: bool, dates: bool, year: str, config: Config) -> None:
    """That of the period that it rules or looks back on; of a supplement its own."""
    assert year_of(titles, looks_back, config.register_.years, dates=dates) == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param("Dit geldt met ingang van 1 januari 2027.", "2027", id="a day"),
        pytest.param("Dit geldt vanaf het jaar 2027.", "2027", id="a year"),
        pytest.param("Looptijd van 2027 tot 2029.", "2027", id="the beginning of a term"),
        pytest.param("Vanaf 2028. Vanaf 2027. Gaat in op 2 mei 2028.", "2028", id="the one that is said most"),
        pytest.param("Vanaf 2028, ingaande 2027.", "2027", id="of equals the first"),
        pytest.param("In 2027 was dat anders.", "", id="no beginning"),
        pytest.param("Vanaf 20271 euro.", "", id="a number"),
    ],
)
def test_the_year_that_something_begins_in(text: str, year: str, config: Config) -> None:
    """As running text says it."""
    assert year_of_beginning([text], config.register_.years) == year
