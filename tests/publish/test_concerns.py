"""Every concern has its words in both languages, an advice, and a place in workbook and page to look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model import Cause, Comparison, Concern, Finding, Notice
from pipeline.publish import write_html
from pipeline.publish.data.controle import concern_dicts
from pipeline.publish.view import View
from pipeline.publish.words.concerns import ADVICE, GRADES, TEMPLATES, Names, concern_line, concern_words
from pipeline.publish.words.language import Language
from tests.publish import material
from tests.publish.reading import rows_of, written
from tests.publish.test_findings import given

LANGUAGES: tuple[Language, ...] = ("nl", "en")
NAMES = Names(str.upper, str.capitalize)
FACTS = {
    "niet-gelezen": ("leeg",),
    "edities": ("2026", "vgz,cz", "", "dsw"),
    "aftekening-ingehaald": ("Jan", "2026-11-30"),
}
TARIFF = ("richttarief", "verblijf", "95,5%", "11", "96%", "12")


def concern(kind: str) -> Concern:
    """One of a kind, with facts as it has them."""
    facts = TARIFF if kind == "cijfers-tegenspraak" else FACTS.get(kind, ("7", "8"))
    found = tuple(Finding("cijfer-onzeker", page, facts=("5%", "x")) for page in range(1, 6))
    return Concern(
        kind, 2, "vgz", "kwaliteit", ("vgz-2024",), 7, "vgz-2024-0000", "map/x.pdf", facts,
        found if kind == "bevinding" else (),
    )  # fmt: skip


def test_every_concern_in_the_code_has_words_and_an_advice() -> None:
    """One without them would stop a run when it is first found."""
    assert {"edities", "cel-karig", "bevinding"} <= given("Concern") <= {*TEMPLATES, "bevinding"}
    assert ADVICE.keys() == {*TEMPLATES, "bevinding"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(ADVICE))
def test_every_concern_can_be_worded(kind: str, language: Language) -> None:
    """With no gap left open, and no line end."""
    said = concern_words(concern(kind), NAMES, language)
    assert said
    assert not {"{", "\n"} & set(said)
    assert concern_line(concern(kind), NAMES, language) == f"VGZ, Kwaliteit: {said}"


def test_concerns_read_like_sentences() -> None:
    """Years with names, figures with pages, many findings of a kind cut short."""
    assert concern_words(concern("edities"), NAMES).endswith("2026: VGZ en CZ; jaar onbekend: DSW")
    assert "95,5% (p. 11), 96% (p. 12)" in concern_words(concern("cijfers-tegenspraak"), NAMES)
    assert concern_words(concern("bevinding"), NAMES).endswith("en nog 2 zulke bevindingen")
    read = Concern("niet-gelezen", 1, source="a {0}.pdf", facts=(Cause("leeg").kind,))
    assert concern_words(read, NAMES) == "a {0}.pdf is niet gelezen: het bestand is leeg"
    assert set(GRADES) == {1, 2, 3}


def with_concerns(concerns: Sequence[Concern]) -> Comparison:
    """The comparison by hand, with these concerns."""
    return replace(material.comparison(), concerns=tuple(concerns))


def page_of(comparison: Comparison, folder: Path) -> str:
    """The page of a comparison."""
    write_html(folder / "thema-tabel.html", comparison, material.CONFIG, material.RUN)
    return (folder / "thema-tabel.html").read_text("utf-8")


@pytest.fixture(scope="module")
def concerned() -> View:
    """The comparison by hand, with a concern of every kind."""
    return View(with_concerns([concern(kind) for kind in sorted(ADVICE)]), material.CONFIG, material.RUN)


def test_the_sheet_has_a_row_for_each_with_its_links(concerned: View, tmp_path: Path) -> None:
    """In their order: how bad, whose, what, what to do, and where."""
    rows = rows_of(written(concerned.comparison, tmp_path)["Controle"])
    assert [row["Wat u kunt doen"] for row in rows] == [ADVICE[kind] for kind in sorted(ADVICE)]
    assert {row["Ernst"] for row in rows} == {"nakijken"}
    assert all(row["PDF"] == "Open pagina 7" and str(row["Verder kijken"]).startswith("Naar ") for row in rows)


def test_what_a_supplement_repeals_in_vain_stands_among_the_changes(tmp_path: Path) -> None:
    """With its words, its document and its page, under neither new nor dropped."""
    data = material.comparison()
    notice = Notice("repeals", "De regeling voor logeerhonden vervalt.", 2, ())
    columns = (replace(data.columns[0], unsettled=(("vgz-2024", notice),)), *data.columns[1:])
    rows = rows_of(written(replace(data, columns=columns), tmp_path)["Wijzigingen"])
    (row,) = [row for row in rows if row["Nieuwe tekst"] == notice.text]
    assert (row["Wijziging"], row["Nieuw document"], row["Nieuwe pagina"]) == (
        "vervalt, niet gevonden wat", "vgz-2024", "pagina 2",
    )  # fmt: skip


def test_the_sheet_says_so_when_all_is_well(tmp_path: Path) -> None:
    """One row, which is no concern."""
    rows = rows_of(written(with_concerns([]), tmp_path)["Controle"])
    assert [row["Ernst"] for row in rows] == ["(niets gevonden dat niet lijkt te kloppen)"]


def test_the_page_has_a_block_above_the_table_and_none_when_all_is_well(concerned: View, tmp_path: Path) -> None:
    """Closed, with how many; each with a link."""
    page = page_of(concerned.comparison, tmp_path)
    assert page.index('id="controle"') < page.index('id="matrix"')
    assert f"{len(ADVICE)} punten om na te kijken" in page
    assert 'id="controle"' not in page_of(with_concerns([]), tmp_path)


def test_hostile_words_stay_words_on_the_page(tmp_path: Path) -> None:
    """A passage that a concern repeats may come from any PDF."""
    bad = Concern("vervalt-niet-gevonden", 1, "vgz", facts=("<script>alert(1)</script>",))
    assert "<script>alert" not in page_of(with_concerns([bad]), tmp_path)


def test_run_json_tells_each_in_both_languages(concerned: View) -> None:
    """With what it is about, so that a program can follow it."""
    told = concern_dicts(concerned.comparison, concerned.config)
    assert [one["kind"] for one in told] == sorted(ADVICE)
    assert all(one["text"] != one["text_en"] and one["documents"] == ["vgz-2024"] for one in told)
