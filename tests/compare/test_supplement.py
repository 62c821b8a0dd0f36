"""An edition and what was added to it since are one policy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pytest

from pipeline.compare import compare_documents
from pipeline.compare.supplement import calls_itself_supplement
from pipeline.config import Config
from pipeline.model import Box, Clause, Comparison, Document, Fact, Heading, Notice, NoticeKind, Reason
from tests.themes.paper import config

CONFIG = Config.model_validate(
    {
        "zorgkantoren": [{"id": "dsw", "name": "DSW"}],
        "themes": [{"id": "kwaliteit", "title": "Kwaliteit"}],
        "compare": config().compare,
    }
)
CHAPTERS = {
    "1 Kwaliteit": ("Ieder jaar bezoeken wij iedere locatie een keer.", "Aanbieders werken met het kompas."),
    "2 Tarieven": ("Het richttarief voor verblijf is 95,5%.", "Een lager bod is niet mogelijk."),
    "3 Vervoer": ("Een aanbieder van vervoer houdt de wachttijd aan de deur bij.", "Taxi's rijden elektrisch."),
    "4 Behandeling": (
        "Aanbieders met honderd klanten doen mee aan de werkgroep.",
        "De huisarts blijft hoofdbehandelaar.",
    ),
    "5 Techniek": ("Wij vergoeden een proef met robots.", "Slimme sensoren gaan voor nachtzorg."),
}
ALL = {text for texts in CHAPTERS.values() for text in texts}
OLD_TARIFF, NEW_TARIFF = CHAPTERS["2 Tarieven"][0], "Het richttarief voor verblijf is 96,4%."
TARIFFS = {"2 Tarieven": (NEW_TARIFF,)}


def _document(year: str, title: str = "Inkoopbeleid", *notices: Notice) -> Document:
    return Document(f"dsw-{year}", f"{year}.pdf", "", "inkoopbeleid", "", "dsw", year, "vv", title, 9, notices=notices)


def _notice(kind: NoticeKind, text: str, *sections: str, within: bool = True, facts: tuple[Fact, ...] = ()) -> Notice:
    return Notice(kind, text, 2, (Box(2, 0, 0, 1, 1),), ("Wijzigingen",), sections, within, facts)


def _percent(text: str) -> Fact:
    return Fact("richttarief", float(text.replace(",", ".")), "%", f"{text}%")


def _clauses(of: Document, chapters: Mapping[str, tuple[str, ...]], in_table: bool = True) -> list[Clause]:
    return [
        Clause(
            f"{of.id}/{text}", of.id, "dsw", of.year, "kwaliteit", {}, text, text, 1, (Box(1, 0, 0, 1, 1),),
            (of.title, chapter), "eis", in_table,
            facts=tuple(_percent(word.rstrip(".%")) for word in text.split() if "%" in word),
        )
        for chapter, texts in chapters.items()
        for text in texts
    ]  # fmt: skip


def _compared(*written: tuple[Document, Mapping[str, tuple[str, ...]]]) -> Comparison:
    clauses = {document.id: _clauses(document, chapters) for document, chapters in written}
    return compare_documents([document for document, _ in written], {}, clauses, CONFIG)


def _shown(result: Comparison) -> set[str]:
    return {clause.text for cell in result.matrix for clause in cell.clauses}


def _changes(result: Comparison) -> Counter[str]:
    return Counter(change.change for change in result.changes)


OLD = (_document("2024"), CHAPTERS)


def test_a_statement_made_anew_takes_the_place_of_the_old_one_and_the_rest_stays() -> None:
    """One column, in which each statement has its own document; what is not named is no change."""
    result = _compared(OLD, (_document("2025", "Aanvulling inkoopbeleid"), TARIFFS))
    assert _shown(result) == ALL - {OLD_TARIFF} | {NEW_TARIFF}
    assert _changes(result) == {"changed": 1}
    assert result.current == ("dsw-2024", "dsw-2025")
    column = result.columns[0]
    assert (column.base, column.supplements, len(column.unnamed)) == ("dsw-2024", ("dsw-2025",), 9)
    assert {c.document for cell in result.matrix for c in cell.clauses} == {"dsw-2024", "dsw-2025"}
    assert [document.supplements for document in result.documents] == ["", "dsw-2024"]


def test_what_took_the_place_of_a_statement_in_the_table_is_in_the_table() -> None:
    """However little the supplement itself would have chosen it; in the old document it is in the table no more."""
    old, new = OLD[0], _document("2025", "Addendum")
    clauses = {old.id: _clauses(old, CHAPTERS), new.id: _clauses(new, TARIFFS, in_table=False)}
    result = compare_documents([old, new], {}, clauses, CONFIG)
    assert NEW_TARIFF in _shown(result)
    assert [c.in_table for c in result.clauses if c.text in (OLD_TARIFF, NEW_TARIFF)] == [False, True]


def test_a_document_of_one_chapter_is_a_supplement_whatever_it_calls_itself() -> None:
    """It is much shorter, and touches few chapters."""
    result = _compared(OLD, (_document("2025"), TARIFFS))
    assert (_changes(result), result.current) == ({"changed": 1}, ("dsw-2024", "dsw-2025"))


def test_a_supplement_that_says_it_takes_the_place_of_all_is_an_edition() -> None:
    """Also when its title says 'Aanvulling': what does not come back is gone."""
    notice = _notice("whole", "Bepalingen uit 2024 die hier niet terugkomen, gelden niet meer.")
    result = _compared(OLD, (_document("2025", "Aanvulling op het inkoopbeleid 2024", notice), TARIFFS))
    assert result.current == ("dsw-2025",)
    assert _changes(result) == {"changed": 1, "dropped": 9}


def test_a_short_edition_that_shares_nothing_is_another_edition() -> None:
    """Nothing tells that it adds to the one before."""
    result = _compared(OLD, (_document("2025"), {"A": ("Vrijwilligers krijgen een bloemetje.",)}))
    assert (_changes(result), result.current) == ({"new": 1, "dropped": 10}, ("dsw-2025",))


def test_a_rewritten_edition_of_the_same_length_drops() -> None:
    """Few chapters have a counterpart, but it is no shorter."""
    fresh = {f"Deel {c}": (f"Punt {c * 3} over {c * 9}.", f"Iets van {c * 7} bij {c * 5}.") for c in "bdfg"}
    assert _changes(_compared(OLD, (_document("2025"), {**TARIFFS, **fresh})))["dropped"] == 9


@pytest.mark.parametrize(
    ("notice", "gone"),
    [
        pytest.param(
            _notice("repeals", "Hoofdstuk 3 vervalt.", "3", within=False), set(CHAPTERS["3 Vervoer"]), id="a chapter"
        ),
        pytest.param(
            _notice("repeals", "De vergoeding voor een proef met robots vervalt."), {CHAPTERS["5 Techniek"][0]},
            id="a statement by its words",
        ),
        pytest.param(
            _notice("repeals", "In hoofdstuk 4 vervalt de werkgroep voor aanbieders.", "4"),
            {CHAPTERS["4 Behandeling"][0]},
            id="a statement within a chapter",
        ),
        pytest.param(
            _notice("repeals", "De zin ‘Taxi's rijden elektrisch’ vervalt."), {CHAPTERS["3 Vervoer"][1]}, id="quoted"
        ),
    ],
)  # fmt: skip
def test_what_a_supplement_repeals_is_gone_and_listed_with_the_words_that_say_so(
    notice: Notice, gone: set[str]
) -> None:
    """By the number of its section, by its words, or both."""
    result = _compared(OLD, (_document("2025", "Aanvulling", notice), TARIFFS))
    assert _shown(result) == ALL - gone - {OLD_TARIFF} | {NEW_TARIFF}
    dropped = [change for change in result.changes if change.change == "dropped"]
    assert {change.old_text for change in dropped} == gone
    assert {(change.new_text, change.new_page) for change in dropped} == {(notice.text, 2)}


def test_a_statement_that_repeals_is_no_statement_in_the_table() -> None:
    """'De vergoeding vervalt' is told among the changes; it would look like the offer that it takes away."""
    text = "De vergoeding voor een proef met robots vervalt."
    document = _document("2025", "Aanvulling", replace(_notice("repeals", text), page=1))
    result = _compared(OLD, (document, {"5 Techniek": (text,)}))
    assert _shown(result) == ALL - {CHAPTERS["5 Techniek"][0]}


def test_what_cannot_be_told_is_kept_for_a_person() -> None:
    """A repeal that fits no statement, or several alike, takes nothing away."""
    notice = _notice("repeals", "De regeling voor logeerhonden vervalt.")
    result = _compared(OLD, (_document("2025", "Aanvulling", notice), TARIFFS))
    assert result.columns[0].unsettled == (("dsw-2025", notice),)
    assert "dropped" not in _changes(result)


def test_a_note_of_answers_corrects_one_figure() -> None:
    """Its words stand in the place of the statement that had it wrong, with the right figure only."""
    facts = (_percent("95,5"), _percent("96,0"))
    notice = _notice("corrects", "In hoofdstuk 2 staat 95,5%. Dit moet zijn: 96,0%.", "2", facts=facts)
    note = replace(_document("2024", "Nota van Inlichtingen", notice), id="dsw-2024-nvi")
    result = _compared(OLD, (note, {}))
    assert _shown(result) == ALL - {OLD_TARIFF} | {notice.text}
    made = next(clause for clause in result.clauses if clause.document == note.id)
    assert [(fact.kind, fact.value) for fact in made.facts] == [("richttarief", 96.0)]
    assert (made.page, made.boxes, made.in_table) == (2, notice.boxes, True)
    assert [(c.change, c.facts[0].old, c.facts[0].new) for c in result.changes] == [("changed", "95,5%", "96,0%")]


def test_supplements_apply_one_after_another() -> None:
    """The last word counts; a statement of the first supplement can be repealed by the second."""
    extra = "Elke aanbieder stuurt ons in mei een verslag van de nachtzorg."
    first = (_document("2025", "Eerste aanvulling"), {**TARIFFS, "6 Nacht": (extra,)})
    last = "Het richttarief voor verblijf is 97,1%."
    notice = _notice("repeals", "Het verslag van de nachtzorg in mei vervalt.")
    second = (_document("2026", "Tweede aanvulling", notice), {"2 Tarieven": (last,)})
    result = _compared(OLD, second, first)
    assert _shown(result) == ALL - {OLD_TARIFF} | {last}
    assert result.columns[0].supplements == ("dsw-2025", "dsw-2026")
    assert [(c.change, c.old_document, c.new_document) for c in result.changes] == [
        ("changed", "dsw-2024", "dsw-2025"), ("new", "dsw-2024", "dsw-2025"),
        ("dropped", "dsw-2025", "dsw-2026"), ("changed", "dsw-2025", "dsw-2026"),
    ]  # fmt: skip


def _corrected(*later: tuple[Document, Mapping[str, tuple[str, ...]]]) -> Comparison:
    """The old edition with its tariff mended by a note of 2024, and what came after."""
    facts = (_percent("95,5"), _percent("96,0"))
    notice = _notice("corrects", "In hoofdstuk 2 staat 95,5%. Dit moet zijn: 96,0%.", "2", facts=facts)
    note = replace(_document("2024", "Nota van Inlichtingen", notice), id="dsw-2024-nvi")
    return _compared(OLD, (note, {}), *later)


def test_a_correction_goes_when_a_later_supplement_makes_anew_what_it_mended() -> None:
    """It shares few words with that supplement, yet it is the same tariff: the old figure leaves the table."""
    later = _document("2025", "Aanvulling op het inkoopbeleid")
    result = _corrected((later, {"2 Tarieven": ("Het richttarief voor verblijf is 97,1%.",)}))
    assert _shown(result) == ALL - {OLD_TARIFF} | {"Het richttarief voor verblijf is 97,1%."}
    last = result.changes[-1]
    assert (last.change, last.old_document, last.facts[0].old, last.facts[0].new) == (
        "changed", "dsw-2024-nvi", "96,0%", "97,1%",
    )  # fmt: skip
    assert last.old_text.endswith("Dit moet zijn: 96,0%.")


def test_a_correction_goes_with_the_chapter_that_lapses() -> None:
    """The note stands in no chapter 2 itself; what it mended did."""
    later = _document("2025", "Aanvulling", _notice("repeals", "Hoofdstuk 2 vervalt.", "2", within=False))
    assert _shown(_corrected((later, {}))) == ALL - set(CHAPTERS["2 Tarieven"])


def test_a_reviewer_decides_about_a_correction_as_about_any_statement() -> None:
    """Taken out by a reviewer it stays out; its theme is the reviewer's."""
    text = "In hoofdstuk 2 staat 95,5%. Dit moet zijn: 96,0%."
    facts = (_percent("95,5"), _percent("96,0"))
    note = replace(
        _document("2024", "Nota van Inlichtingen", replace(_notice("corrects", text, "2", facts=facts), page=1)),
        id="dsw-2024-nvi",
    )
    (own,) = _clauses(note, {"Nota": (text,)}, in_table=False)
    for rule, theme, shown in (("vervalt", "kwaliteit", False), ("thema", "overig", True)):
        decided = replace(own, theme=theme, reasons=(Reason("oordeel", rule),))
        clauses = {OLD[0].id: _clauses(OLD[0], CHAPTERS), note.id: [decided]}
        result = compare_documents([OLD[0], note], {}, clauses, CONFIG)
        (made,) = [clause for clause in result.clauses if clause.document == note.id]
        assert (made.theme, made.in_table) == (theme, shown)
        assert OLD_TARIFF not in _shown(result)


def test_of_a_statement_with_two_figures_only_the_mended_one_changed() -> None:
    """The other figure of the same kind did not become the right one."""
    facts = (_percent("3,5"), _percent("3,4"))
    notice = _notice("corrects", "De toeslag van 3,5% moet zijn: 3,4%.", facts=facts)
    note = replace(_document("2024", "Nota van Inlichtingen", notice), id="dsw-2024-nvi")
    nothing: Mapping[str, tuple[str, ...]] = {}
    base = (OLD[0], {**CHAPTERS, "6": ("De toeslag is 0,4% op het vpt en 3,5% op het mpt.",)})
    result = _compared(base, (note, nothing))
    assert [(fact.old, fact.new) for fact in result.changes[0].facts] == [("3,5%", "3,4%")]


def test_a_correction_can_be_corrected_again() -> None:
    """A second note names the figure of the first."""
    facts = (_percent("96,0"), _percent("96,2"))
    notice = _notice("corrects", "In hoofdstuk 2 moet 96,0% worden gelezen als 96,2%.", "2", facts=facts)
    result = _corrected((replace(_document("2025", "Tweede nota van inlichtingen", notice)), {}))
    assert _shown(result) == ALL - {OLD_TARIFF} | {notice.text}


def test_a_statement_of_which_one_figure_was_mended_leaves_with_its_correction() -> None:
    """Both stood beside each other; a later supplement makes the statement anew."""
    both, anew = "De opslag is 2% en de afslag is 3%.", "De opslag is 4% en de afslag is 5%."
    notice = _notice("corrects", "De afslag moet zijn: 3,5% in plaats van 3%.", facts=(_percent("3,5"), _percent("3")))
    base = (OLD[0], {**CHAPTERS, "6 Opslagen": (both,)})
    nothing: Mapping[str, tuple[str, ...]] = {}
    note = (replace(_document("2024", "Nota van Inlichtingen", notice), id="dsw-2024-nvi"), nothing)
    assert _shown(_compared(base, note)) == ALL | {both, notice.text}
    later = (_document("2025", "Aanvulling"), {"6 Opslagen": (anew,)})
    assert _shown(_compared(base, note, later)) == ALL | {anew}


def test_a_repeal_of_what_is_not_found_is_nothing_new() -> None:
    """Its words stay where they can be seen, and a person is told."""
    text = "De regeling voor logeerhonden vervalt."
    document = _document("2025", "Aanvulling", replace(_notice("repeals", text), page=1))
    result = _compared(OLD, (document, {"7 Honden": (text,), **TARIFFS}))
    assert text in _shown(result)
    assert _changes(result) == {"changed": 1}
    assert [notice.text for _, notice in result.columns[0].unsettled] == [text]


def test_a_sentence_beside_a_repeal_is_a_statement_of_its_own() -> None:
    """'X vervalt. In plaats daarvan ...' says what comes instead."""
    repeal = "De vergoeding voor een proef met robots vervalt."
    text = f"{repeal} In plaats daarvan delen aanbieders hun ervaring met tilliften in een leerkring."
    document = _document("2025", "Aanvulling", replace(_notice("repeals", repeal), page=1))
    result = _compared(OLD, (document, {"5 Techniek": (text,)}))
    assert _shown(result) == ALL - {CHAPTERS["5 Techniek"][0]} | {text}


def test_what_a_reviewer_took_out_of_a_supplement_stays_out() -> None:
    """Also when it takes the place of a statement in the table."""
    old, new = OLD[0], _document("2025", "Addendum")
    out = [replace(c, in_table=False, reasons=(Reason("oordeel", "vervalt"),)) for c in _clauses(new, TARIFFS)]
    result = compare_documents([old, new], {}, {old.id: _clauses(old, CHAPTERS), new.id: out}, CONFIG)
    assert _shown(result) == ALL - {OLD_TARIFF}


def test_a_supplement_for_another_sector_is_not_laid_over_the_edition() -> None:
    """The column is that of the sector that the settings ask for."""
    other = replace(_document("2025", "Aanvulling op het inkoopbeleid"), sector="ghz")
    result = _compared(OLD, (other, TARIFFS))
    assert _shown(result) == ALL
    assert result.current == ("dsw-2024",)


def test_a_supplement_whose_base_is_not_there_has_the_column_to_itself() -> None:
    """Also when an edition of other years is there: the two do not belong together."""
    title = "Aanvulling op het inkoopbeleid 2024-2026"
    alone = _compared((_document("2025", title), TARIFFS))
    assert (alone.columns[0].base, alone.columns[0].supplements) == ("", ("dsw-2025",))
    beside = _compared((_document("2021"), CHAPTERS), (_document("2025", title), TARIFFS))
    assert beside.current == ("dsw-2025",)
    assert not beside.changes


def test_a_statement_of_two_sentences_keeps_the_one_that_is_not_made_anew() -> None:
    """The supplement repeats the one with another figure; the other stays in force."""
    stays, old, new = (
        "Wij bezoeken ieder jaar alle locaties van een aanbieder.",
        "Het richttarief voor verblijf met behandeling is 95,5%.",
        "Het richttarief voor verblijf met behandeling is 96,4%.",
    )
    chapters = {**CHAPTERS, "6 Bezoek": (f"{stays} {old}",)}
    result = _compared((OLD[0], chapters), (_document("2025", "Aanvulling"), {"6 Bezoek": (new,)}))
    assert new in _shown(result)
    assert f"{stays} {old}" not in _shown(result)


def test_a_likeness_too_weak_for_a_replacement_replaces_nothing() -> None:
    """A new statement about a neighbouring subject stands beside the old one."""
    new = "Een aanbieder van vervoer meldt ons ieder ongeval met letsel binnen een werkdag."
    result = _compared(OLD, (_document("2025", "Aanvulling"), {"3 Vervoer": (new,)}))
    assert _shown(result) == ALL | {new}


def test_the_next_edition_is_compared_with_the_whole_one() -> None:
    """Not with the supplement in between, which is no part of the table any more."""
    between, new = _document("2025", "Addendum"), _document("2026")
    result = _compared(OLD, (between, TARIFFS), (new, CHAPTERS))
    assert Counter((c.old_document, c.new_document, c.change) for c in result.changes) == {
        ("dsw-2024", between.id, "changed"): 1, ("dsw-2024", new.id, "same"): 10,
    }  # fmt: skip
    assert result.current == (new.id,)


@pytest.mark.parametrize(
    ("title", "heading", "announced"),
    [
        ("Aanvulling inkoopbeleid 2025", "", True),
        ("2025-dsw", "Addendum bij het inkoopbeleid", True),
        ("Wijzigingen op het inkoopbeleid", "", True),
        ("Nota van Inlichtingen bij het inkoopbeleid 2025", "", True),
        ("Inkoopbeleid 2025", "Inleiding", False),
        ("Regionaal beleid, aanvulling op het landelijk inkoopkader", "", False),
        ("Inkoopbeleid 2025", "Wijzigingen in de zorg", False),
    ],
)
def test_words_that_announce_a_supplement(title: str, heading: str, announced: bool) -> None:
    """In the title or the first heading."""
    document = replace(_document("2025", title), headings=(Heading(1, heading, 1),) if heading else ())
    assert calls_itself_supplement(document, CONFIG.compare) is announced
