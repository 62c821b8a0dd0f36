"""The language of config.yaml."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config.base import Misplaced
from pipeline.config.literals import Sieve, needed_by
from pipeline.config.matching import PatternError, begins_with, compile_pattern, ends_with, found, without
from pipeline.config.patterns import lowered, need_ends, spelt_out

WORDS = {"wij": ("wij", "het zorgkantoor"), "leeg": (), "wie": ("<wij>", "bewoner(s)")}


@pytest.mark.parametrize(
    ("pattern", "text", "hit"),
    [
        pytest.param("tarief", "Het tarief stijgt", "tarief", id="word"),
        pytest.param("tarief", "Het tariefpercentage stijgt", "", id="not part of a word"),
        pytest.param("*tarief*", "Het richttariefpercentage stijgt", "richttariefpercentage", id="open ends"),
        pytest.param("in overleg met", "Dat gaat in overleg\nmet u", "in overleg\nmet", id="words in a row"),
        pytest.param("stijgt|daalt", "Het daalt", "daalt", id="alternatives"),
        pytest.param("niet ?meer toe", "Dat staan wij niet toe", "niet toe", id="may be missing"),
        pytest.param("?de NZa", "volgens NZa", "NZa", id="first may be missing"),
        pytest.param("staan .. toe", "wij staan dat in beginsel niet toe", "staan dat in beginsel niet toe", id="gap"),
        pytest.param("staan .. toe", "staan een twee drie vier vijf zes zeven toe", "", id="gap of six words at most"),
        pytest.param("binnen # dagen", "binnen veertien dagen", "binnen veertien dagen", id="number in words"),
        pytest.param("binnen # dagen", "binnen 10 dagen", "binnen 10 dagen", id="number in digits"),
        pytest.param("<wij> vragen", "Het zorgkantoor vragen", "Het zorgkantoor vragen", id="word list"),
        pytest.param("<leeg>", "wat dan ook", "", id="empty list"),
        pytest.param("^ wij", "Wij doen dat", "Wij", id="at the start"),
        pytest.param("^ wij", "Dat doen wij", "", id="not at the start"),
        pytest.param("aanbieders $", "Wij vragen aanbieders:", "aanbieders:", id="at the end"),
        pytest.param("huis*artsen", "de huis-artsen", "huis-artsen", id="hyphen within"),
        pytest.param("klant(en)", "Elke klant telt", "klant", id="without its ending"),
        pytest.param("klant(en)", "Alle klanten tellen", "klanten", id="with its ending"),
        pytest.param("klant(en)", "Elke klantvraag telt", "", id="with another ending"),
        pytest.param("meld(t)(en)", "Hij meldt het", "meldt", id="one of two endings"),
        pytest.param("*opslag(en)|korting", "De woonopslagen stijgen", "woonopslagen", id="an ending in alternatives"),
        pytest.param("<wie> vragen", "Bewoners vragen", "Bewoners vragen", id="an ending in a word list"),
        pytest.param("<wie> vragen", "Het zorgkantoor vragen", "Het zorgkantoor vragen", id="a list that names a list"),
    ],
)
def test_pattern(pattern: str, text: str, hit: str) -> None:
    """Each sign of the language does what config.yaml says of it."""
    assert found([pattern], text, WORDS) == hit


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        pytest.param("zag", {"zag"}, id="none"),
        pytest.param("zag(en)", {"zag", "zagen"}, id="one"),
        pytest.param("meld(t)(en)", {"meld", "meldt", "melden", "meldten"}, id="two"),
    ],
)
def test_a_word_with_endings_is_spelt_out(word: str, forms: set[str]) -> None:
    """With and without each of them."""
    assert set(spelt_out(word)) == forms


def test_look_alikes_are_blanked_out_in_place() -> None:
    """What is hidden leaves room, so that other hits keep their place."""
    text = "duurzame inzetbaarheid en duurzame energie"
    bare = without(["duurzame inzetbaarheid"], text, {})
    assert len(bare) == len(text)
    assert found(["duurzame"], bare, {}) == "duurzame"


@pytest.mark.parametrize("pattern", ["", "^", "..", "<onbekend> zijn"])
def test_nonsense_is_refused(pattern: str) -> None:
    """A pattern that looks for nothing, or names a list that is not there, is an error."""
    with pytest.raises(PatternError):
        compile_pattern(pattern, WORDS)


@pytest.mark.parametrize("text", ["zelf als het kan", "thuis als dat lukt"])
def test_alternatives_of_several_words_stand_apart(text: str) -> None:
    """White space on both sides of the stroke parts groups of words; without it, it parts single words."""
    assert found(("zelf als het kan | thuis als dat lukt",), f"Wij willen {text}.", {}) == text
    assert found(("zelf als het kan|thuis als dat lukt",), f"Wij willen {text}.", {}) == ""


@pytest.mark.parametrize("pattern", ["zelf| thuis", "zelf |thuis", "zelf||thuis", "zelf | ", "?|zelf"])
def test_a_stroke_that_parts_nothing_is_refused(pattern: str) -> None:
    """Half a pair of spaces leaves it open what is meant."""
    with pytest.raises(PatternError):
        compile_pattern(pattern, {})


@given(
    st.lists(st.none() | st.frozensets(st.text("abc", min_size=1, max_size=6), max_size=3), max_size=8),
    st.none() | st.text("abc ", max_size=40),
)
def test_patterns_are_sieved_as_if_each_was_asked(needed: list[frozenset[str] | None], text: str | None) -> None:
    """A pattern gets through when one of the strings that it needs stands in the text, or nothing is sure."""
    through = [
        number
        for number, some in enumerate(needed)
        if text is None or some is None or any(letters in text for letters in some)
    ]
    assert list(Sieve(needed).let_through(text)) == through


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("tarief", True, True),
        ("tarief daalt", True, False),
        ("een tarief", False, True),
        ("een tarief daalt", False, False),
        ("tariefgroep", False, False),
        ("", False, False),
    ],
)
def test_a_piece_stands_at_the_very_start_or_end(text: str, begins: bool, ends: bool) -> None:
    """Of what is left beside something else."""
    assert (begins_with(["huur", "tarief"], text, {}), ends_with(["huur", "tarief"], text, {})) == (begins, ends)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        pytest.param("tarief", {"tarief"}, id="word"),
        pytest.param("het richttarief", {"richttarief"}, id="the longest of a row"),
        pytest.param("huur|pacht", {"huur", "pacht"}, id="one of each choice"),
        pytest.param("de huur | een pacht", {"huur", "pacht"}, id="one of each group"),
        pytest.param("?richttarief huur", {"huur"}, id="what may be missing is not needed"),
        pytest.param("^ huur .. pacht $", {"pacht"}, id="signs are no letters"),
        pytest.param("# dagen", {"dagen"}, id="a number may be any"),
        pytest.param("<wie> vragen", {"vragen"}, id="a word of its own before a list"),
        pytest.param("<wie>", {"wij", "zorgkantoor", "bewoner"}, id="a list of lists"),
        pytest.param("*tarief(en)", {"tarief"}, id="between open ends and endings"),
        pytest.param("Huur", {"huur"}, id="in lower case"),
        pytest.param("#", None, id="only a number"),
        pytest.param("huur | #", None, id="one group can be anything"),
        pytest.param("huur|#", None, id="one choice can be anything"),
    ],
)
def test_letters_that_a_pattern_cannot_do_without(pattern: str, needed: set[str] | None) -> None:
    """A text without them is not looked at further."""
    assert needed_by(pattern, WORDS) == (None if needed is None else frozenset(needed))


@pytest.mark.parametrize(
    ("text", "lower"),
    [("Huur", "huur"), ("CAF\u00c9", "caf\u00e9"), ("\u0130stanbul", None), ("stra\u017fe", None), ("", "")],
)
def test_lower_case_tells_which_letters_are_the_same(text: str, lower: str | None) -> None:
    """Where it does not, or is of another length, a text is looked at as it is."""
    assert lowered(text) == lower


@pytest.mark.parametrize(
    ("words", "ring"),
    [
        pytest.param({"a": ("<b>",), "b": ("<c>", "<d>"), "c": ("x",), "d": ("<c>",)}, "", id="two ways to one list"),
        pytest.param({"a": ("<a>",)}, "a", id="itself"),
        pytest.param({"a": ("<b>",), "b": ("x", "<c> y"), "c": ("<b>",)}, "b", id="a ring behind another"),
        pytest.param({"a": ("<elders>",)}, "", id="a list that is not there is told elsewhere"),
    ],
)
def test_a_word_list_that_names_itself_is_refused(words: dict[str, tuple[str, ...]], ring: str) -> None:
    """By way of others or not; and a ring behind a list does not keep the search going for ever."""
    if not ring:
        need_ends(words)
        return
    with pytest.raises(Misplaced) as error:
        need_ends(words)
    assert error.value.where == ("words", ring)
