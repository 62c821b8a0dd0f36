"""Letters that a text layer lost are put back where only one choice is likely; nothing else is touched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.config import Config, ReadSettings
from pipeline.model import Finding, Page, Rect, Word
from pipeline.read import read_document
from pipeline.read.pdf.drawn import drawn_pages
from pipeline.read.text.characters import plain, plain_text
from pipeline.read.text.repair import repair_findings, repair_pages
from tests.read.pages import page_of, words_at

LOST = {
    "ordinary ligatures": ("ffi", "ffl", "ff", "fi", "fl"),
    "those of t": ("tti", "ti", "tt", "ft", "fb", "fj"),
    "all": ("ffi", "ffl", "fft", "tti", "ff", "fi", "fl", "ti", "tt", "ft", "tf", "fb", "fk", "fh", "fj"),
}
HOLE = "\ufffd"


def repaired(*texts: str) -> list[str]:
    """The words of lines of text after repair."""
    words = [word for row, text in enumerate(texts) for word in words_at(text, 50, 50 + 13 * row)]
    return [word.text for word in repair_pages([page_of(words)]).pages[0].words]


@cache
def drawn(path: Path) -> tuple[Page, ...]:
    """Each document is read once for all tests."""
    return tuple(page for page, _ in drawn_pages(path))


def damaged(pages: Sequence[Page], lost: Sequence[str], *, coded: bool) -> list[Page]:
    """The pages as a producer writes them whose font has no letters for these ligatures."""
    which = re.compile("|".join(sorted(lost, key=len, reverse=True)))

    def broken(text: str) -> str:
        return which.sub(lambda m: f"(cid:{400 + lost.index(m.group())})" if coded else HOLE, text)

    return [replace(p, words=tuple(replace(w, text=broken(w.text)) for w in p.words)) for p in pages]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        pytest.param("effec�eve", "effectieve", id="one"),
        pytest.param("iden�teits�jd", "identiteitstijd", id="two in a compound"),
        pytest.param("�jdens", "tijdens", id="at the beginning"),
        pytest.param("(hee�,", "(heeft,", id="with signs around it"),
        pytest.param("VPT-ac�viteiten", "VPT-activiteiten", id="after a hyphen"),
        pytest.param("innova(cid:415)es", "innovaties", id="a code without letters"),
        pytest.param("innovaƟes", "innovaties", id="a letter of another alphabet"),
        pytest.param("Xq�zw", "Xq�zw", id="nothing makes a word of it"),
        pytest.param("2024�2026", "2024�2026", id="between figures there is no word"),
        pytest.param("�", "�", id="alone"),
    ],
)
def test_the_letters_that_make_a_word(broken: str, whole: str) -> None:
    """Ligatures come back by the word that they make."""
    assert repaired("het beleid van de zorg voor cliënten", broken)[-1] == whole


def test_halves_at_a_line_end_are_one_word() -> None:
    """Neither 'organisa' nor 'es' says what was lost; together they do, and each keeps its place."""
    assert repaired("beleid van alle organisa-", "�es in de zorg")[3:5] == ["organisa-", "ties"]
    assert repaired("beleid van de iden�-", "teit van zorg")[3] == "identi-"


def test_parts_in_two_fonts_are_one_word() -> None:
    """A glyph from another font is a word of its own on the page."""
    parts = [Word(text, Rect(x, 50, x + 20, 60), font, 10) for text, x, font in (("effec", 50, "A"), ("�eve", 70, "B"))]
    assert [w.text for w in repair_pages([page_of(parts)]).pages[0].words] == ["effec", "tieve"]


def test_what_stands_before_a_damaged_word_may_have_no_letters() -> None:
    """A figure in another font, glued to it, is no half of the word."""
    parts = [Word(text, Rect(x, 50, x + 20, 60), font, 10) for text, x, font in (("12", 50, "A"), ("�jdens", 70, "B"))]
    assert [w.text for w in repair_pages([page_of(parts)]).pages[0].words] == ["12", "tijdens"]


def test_the_documents_own_words_come_first() -> None:
    """What stands unharmed elsewhere decides between two words of the list, or makes a word that no list has."""
    assert repaired("de Krafteling kraft", "Kra�eling")[-1] == "Krafteling"


@settings(max_examples=20)
@given(st.lists(st.text("abcdefghijklmnoptuë-'’(),.1", min_size=1, max_size=12), min_size=1, max_size=5))
def test_words_without_damage_stay_as_they_are(texts: list[str]) -> None:
    """Whatever else is repaired on the page."""
    words = words_at(" ".join(texts), 50, 50)
    page = page_of([*words, *words_at("effec�eve", 50, 90)])
    assert repair_pages([page]).pages[0].words[:-1] == tuple(words)


@pytest.mark.parametrize(
    ("lost", "coded"),
    [
        pytest.param("ordinary ligatures", False, id="ordinary ones, all as one sign"),
        pytest.param("those of t", False, id="those of t, all as one sign"),
        pytest.param("all", True, id="each with a code"),
    ],
)
def test_a_damaged_document_is_whole_again(lost: str, coded: bool, demo: Path, config: Config) -> None:
    """99.5 of 100 damaged words come back, of those that were not damaged none changes, and places stay."""
    total = right = 0
    for name in ("zilveren-kruis-2024", "monitor-actiz-2024"):
        whole = drawn(demo / f"{name}.pdf")
        broken = damaged(whole, LOST[lost], coded=coded)
        for true, bad, good in zip(whole, broken, repair_pages(broken, config.read.words).pages, strict=True):
            for was, lacked, now in zip(true.words, bad.words, good.words, strict=True):
                assert replace(now, text="") == replace(was, text="")
                if lacked.text == was.text:
                    assert now.text == was.text
                else:
                    total += 1
                    right += now.text == was.text
    assert total > 10
    assert right >= 0.995 * total - 1


def test_a_real_damaged_document(reference: Path, config: Config) -> None:
    """The same pages with and without their ligatures: every word the same."""
    whole, broken = (drawn(reference / "pdf" / f"thema-tabel-2024{kind}.pdf") for kind in ("", "-ligatures"))
    assert sum(HOLE in word.text for page in broken for word in page.words) > 100
    done = repair_pages(broken, config.read.words).pages
    assert [[w.text for w in page.words] for page in done] == [[w.text for w in page.words] for page in whole]


def test_repaired_words_are_named() -> None:
    """A reader sees in the warnings what was guessed, and what could not be."""
    page = page_of([*words_at("effec�eve zorg effec�eve", 50, 50), *words_at("Xq�zw", 50, 90)])
    assert repair_findings(repair_pages([page])) == [
        Finding("hersteld", facts=("2", "effectieve")),
        Finding("niet-hersteld", facts=("1", "Xq�zw")),
    ]


def test_a_sound_document_has_no_such_findings(demo: Path) -> None:
    """Nothing is said where nothing was done."""
    assert read_document(demo / "cz-2024.pdf", ReadSettings()).findings == ()


@pytest.mark.parametrize(
    ("text", "font", "read"),
    [
        pytest.param("e\u0301e\u0301n", "", "één", id="letters with their accent apart"),
        pytest.param("zorg\u00adaanbieder", "", "zorgaanbieder", id="soft hyphen within"),
        pytest.param("zorg\u00ad", "", "zorg-", id="soft hyphen at a line end"),
        pytest.param("ﬁnanciën", "", "financiën", id="ligature with a code of its own"),
        pytest.param("zor\u200bg\ufeff", "", "zorg", id="invisible"),
        pytest.param("\uf0b7", "ABCDEF+SymbolMT", "•", id="bullet of Symbol"),
        pytest.param("\uf0b3", "Symbol", "≥", id="sign of Symbol"),
        pytest.param("\uf0fc", "Wingdings-Regular", "✓", id="mark of Wingdings"),
        pytest.param("§", "ABCDEF+Wingdings", "▪", id="letter of Wingdings"),
        pytest.param("\uf77a\uf76f", "Minion", "zo", id="small capitals of old fonts"),
    ],
)
def test_characters_as_a_person_reads_them(text: str, font: str, read: str) -> None:
    """Codes of symbol fonts are the signs that they show; what is not seen is not there."""
    assert plain_text(text, font) == read


def test_bold_that_is_printed_twice_is_read_once() -> None:
    """'ZZoorrgg' in the room of 'Zorg'; a word that takes the room of its letters is no double."""
    double = Word("ZZoorrgg", Rect(50, 50, 71, 60), "Serif", 10)
    figures = Word("112233", Rect(50, 70, 80, 80), "Serif", 10)
    assert [w.text for w in plain([page_of([double, figures])])[0].words] == ["Zorg", "112233"]


def test_words_of_invisible_characters_are_left_out() -> None:
    """They would be words without text."""
    assert plain([page_of([Word("\u200b", Rect(50, 50, 55, 60), "Serif", 10)])])[0].words == ()
