"""Characters become words."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Rect
from pipeline.read.pdf.marks import Face, Glyph, colour_of
from pipeline.read.pdf.words import words_of

PLAIN = Face("Serif", 10.0, colour="#000000")
BOLD = replace(PLAIN, font="ABCDEF+Serif-Bold")
TURNED = replace(PLAIN, upright=False)


def printed(text: str, x0: float = 50.0, top: float = 100.0, face: Face = PLAIN, kern: float = 0.0) -> list[Glyph]:
    """Characters 5 points wide, from `x0` on, each moved on by `kern`."""
    return [
        Glyph(letter, x0 + n * (5 + kern), top, x0 + n * (5 + kern) + 5, top + 10, face)
        for n, letter in enumerate(text)
    ]


def texts(glyphs: list[Glyph]) -> list[str]:
    """The words."""
    return [word.text for word in words_of(glyphs)]


def test_white_space_separates_words_and_is_in_none() -> None:
    """Also when it is printed twice."""
    assert texts(printed("zorg  aan huis")) == ["zorg", "aan", "huis"]


def test_kerning_does_not_split_a_word_and_a_gap_does() -> None:
    """Up to a fifth of the type size characters belong together."""
    assert texts(printed("Tarief", kern=1.9)) == ["Tarief"]
    assert texts(printed("Tarief", kern=-1.5)) == ["Tarief"]
    assert texts(printed("Ta", kern=2.1)) == ["T", "a"]


def test_a_word_ends_where_the_style_of_the_type_changes() -> None:
    """A bold word touching a plain one keeps its own style."""
    words = words_of(printed("let", face=BOLD) + printed("op", x0=65))
    assert [(w.text, w.bold) for w in words] == [("let", True), ("op", False)]


def test_a_word_reaches_from_its_first_character_to_its_last() -> None:
    """In points, from the top left."""
    (word,) = words_of(printed("zorg"))
    assert (word.rect, word.size, word.colour) == (Rect(50, 100, 70, 110), 10, "#000000")


def test_characters_are_put_in_order_within_a_row() -> None:
    """Whatever order they are printed in, one row after the other."""
    assert texts(printed("later", top=120) + printed("eerst", top=100)) == ["eerst", "later"]
    assert texts(printed("zorg")[::-1]) == ["zorg"]


def test_fake_bold_is_read_once_and_double_letters_stay() -> None:
    """Printed again a hair further: one word; two equal letters side by side: two letters."""
    assert texts(printed("tarief") + printed("tarief", x0=50.4, top=100.2)) == ["tarief"]
    assert texts(printed("ggz")) == ["ggz"]


def test_ligatures_are_spelt_out() -> None:
    """One glyph, two letters."""
    assert texts(printed("ta\ufb03che")) == ["taffiche"]


def test_turned_text_is_cut_into_words_from_top_to_bottom() -> None:
    """Its characters stand below each other."""
    down = [Glyph(letter, 50, 100 + 5 * n, 60, 105 + 5 * n, TURNED) for n, letter in enumerate("op zij")]
    words = words_of(down)
    assert [(w.text, w.upright) for w in words] == [("op", False), ("zij", False)]


def test_colours_of_every_kind_are_written_alike() -> None:
    """Grey, RGB and CMYK with parts from 0 to 1; a pattern has no colour."""
    assert colour_of(0.5) == colour_of((0.5, 0.5, 0.5)) == "#808080"
    assert colour_of((0, 0, 0, 1)) == "#000000"
    assert colour_of(("P1",)) == ""
