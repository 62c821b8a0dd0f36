"""A document that only adds to an edition drops nothing of what it does not speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pytest

from pipeline.compare import compare_documents
from pipeline.compare.supplement import is_announced
from pipeline.config import Config
from pipeline.model import Box, Clause, Document, Heading

CONFIG = Config.model_validate(
    {"zorgkantoren": [{"id": "dsw", "name": "DSW"}], "themes": [{"id": "kwaliteit", "title": "Kwaliteit"}]}
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
TARIFFS = {"2 Tarieven": ("Het richttarief voor verblijf is 96,4%.",)}


def _document(year: str, title: str = "Inkoopbeleid") -> Document:
    return Document(f"dsw-{year}", f"{year}.pdf", "", "inkoopbeleid", "", "dsw", year, "vv", title, 9)


def _clauses(of: Document, chapters: Mapping[str, tuple[str, ...]]) -> list[Clause]:
    return [
        Clause(
            f"{of.id}/{text}", of.id, "dsw", of.year, "kwaliteit", {}, text, text, 1, (Box(1, 0, 0, 1, 1),),
            (of.title, chapter), "eis", True,
        )
        for chapter, texts in chapters.items()
        for text in texts
    ]  # fmt: skip


def _changes(
    chapters: Mapping[str, tuple[str, ...]], title: str = "Inkoopbeleid"
) -> tuple[Counter[str], tuple[str, ...]]:
    old, new = _document("2024"), _document("2025", title)
    clauses = {old.id: _clauses(old, CHAPTERS), new.id: _clauses(new, chapters)}
    result = compare_documents([old, new], {}, clauses, CONFIG)
    return Counter(change.change for change in result.changes), result.current


def test_a_document_of_one_chapter_drops_only_within_it() -> None:
    """What became of the other chapters is not said; the table goes on showing the whole edition."""
    assert _changes(TARIFFS) == ({"changed": 1, "dropped": 1}, ("dsw-2024",))


def test_a_document_that_calls_itself_a_supplement_is_believed() -> None:
    """However many chapters it touches."""
    chapters = {name: texts[:1] for name, texts in CHAPTERS.items() if name < "4"}
    assert _changes(chapters)[0]["dropped"] == 7
    assert _changes(chapters, "Aanvulling inkoopbeleid 2025") == ({"same": 3, "dropped": 3}, ("dsw-2024",))


def test_a_short_edition_that_shares_nothing_is_another_edition() -> None:
    """Nothing tells that it adds to the one before."""
    found, current = _changes({"A": ("Vrijwilligers krijgen een bloemetje.",)})
    assert (found, current) == ({"new": 1, "dropped": 10}, ("dsw-2025",))


def test_a_rewritten_edition_of_the_same_length_drops() -> None:
    """Few chapters have a counterpart, but it is no shorter."""
    fresh = {f"Deel {c}": (f"Punt {c * 3} over {c * 9}.", f"Iets van {c * 7} bij {c * 5}.") for c in "bdfg"}
    assert _changes({**TARIFFS, **fresh})[0]["dropped"] == 9


def test_the_next_edition_is_compared_with_the_whole_one() -> None:
    """Not with the supplement in between."""
    old, between, new = _document("2024"), _document("2025", "Addendum"), _document("2026")
    clauses = {old.id: _clauses(old, CHAPTERS), between.id: _clauses(between, TARIFFS), new.id: _clauses(new, CHAPTERS)}
    result = compare_documents([old, between, new], {}, clauses, CONFIG)
    assert Counter((c.old_document, c.new_document, c.change) for c in result.changes) == {
        (old.id, between.id, "changed"): 1, (old.id, between.id, "dropped"): 1, (old.id, new.id, "same"): 10,
    }  # fmt: skip
    assert result.current == (new.id,)


@pytest.mark.parametrize(
    ("title", "heading", "announced"),
    [
        ("Aanvulling inkoopbeleid 2025", "", True),
        ("2025-dsw", "Addendum bij het inkoopbeleid", True),
        ("Wijzigingen op het inkoopbeleid", "", True),
        ("Inkoopbeleid 2025", "Inleiding", False),
        ("Regionaal beleid, aanvulling op het landelijk inkoopkader", "", False),
        ("Inkoopbeleid 2025", "Wijzigingen in de zorg", False),
    ],
)
def test_words_that_announce_a_supplement(title: str, heading: str, announced: bool) -> None:
    """In the title or the first heading."""
    document = replace(_document("2025", title), headings=(Heading(1, heading, 1),) if heading else ())
    assert is_announced(document) is announced
