"""The comparison over documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.compare import compare_documents
from pipeline.config import Config
from pipeline.model import Box, Clause, Document, Fact, Table

CONFIG = Config.model_validate(
    {
        "zorgkantoren": [{"id": "vgz", "name": "VGZ"}, {"id": "cz", "name": "CZ"}, {"id": "dsw", "name": "DSW"}],
        "themes": [{"id": "kwaliteit", "title": "Kwaliteit"}, {"id": "overig", "title": "Overig"}],
        "compare": {"landelijk_phrases": ["landelijk inkoopkader"], "landelijk_unless": ["wijken af"]},
    }
)
JOINT = "Aanbieders voeren ieder jaar een gesprek met hun cliëntenraad over de kwaliteit."


def _document(zorgkantoor: str, year: str, pages: int = 9) -> Document:
    name = f"{zorgkantoor}-{year}-{pages}"
    return Document(name, "b.pdf", "", "inkoopbeleid", "", zorgkantoor, year, "vv", "Beleid", pages)


def _clause(document: Document, text: str, score: float = 0.5, theme: str = "kwaliteit", in_table: bool = True,
            facts: tuple[Fact, ...] = ()) -> Clause:  # fmt: skip
    return Clause(
        f"{document.id}/{text[:12]}/{score}", document.id, document.zorgkantoor, document.year, theme, {}, text, text,
        1, (Box(1, 0, 0, 1, 1),), (), "eis", in_table, facts=facts, points=score,
    )  # fmt: skip


def test_matrix_has_every_theme_and_zorgkantoor_and_shows_the_newest_edition() -> None:
    """Cells stand in the order of config.yaml, the best clause first; an older edition is only compared."""
    old, new = _document("cz", "2024"), _document("cz", "2025")
    clauses = {
        old.id: [_clause(old, "oud beleid over bezoek")],
        new.id: [_clause(new, "b", 0.4), _clause(new, "a", 0.9), _clause(new, "niet", in_table=False)],
    }
    result = compare_documents([new, old], {}, clauses, CONFIG)
    assert result.current == (new.id,)
    assert [(cell.theme, cell.zorgkantoor, [c.text for c in cell.clauses]) for cell in result.matrix] == [
        ("kwaliteit", "vgz", []), ("kwaliteit", "cz", ["a", "b"]), ("kwaliteit", "dsw", []),
        ("overig", "vgz", []), ("overig", "cz", []), ("overig", "dsw", []),
    ]  # fmt: skip
    assert {change.change for change in result.changes} == {"dropped", "new"}


def test_a_newest_document_without_statements_does_not_empty_the_column() -> None:
    """A scan or an announcement of next year leaves this year's policy in the table."""
    old, new = _document("cz", "2024"), _document("cz", "2025")
    assert compare_documents([old, new], {}, {old.id: [_clause(old, "tekst")]}, CONFIG).current == (old.id,)


def test_other_sectors_keep_to_themselves() -> None:
    """The table shows the sector of the settings; editions are compared within a sector, or where one is unknown."""
    old, new = replace(_document("cz", "2024"), sector=""), _document("cz", "2025")
    other = replace(_document("cz", "2026", 5), sector="ghz")
    clauses = {document.id: [_clause(document, "tekst")] for document in (old, new, other)}
    result = compare_documents([old, new, other], {}, clauses, CONFIG)
    assert result.current == (new.id,)
    assert {(c.old_document, c.new_document) for c in result.changes} == {(old.id, new.id), (old.id, other.id)}


def test_an_appendix_of_the_same_year_is_no_edition() -> None:
    """Only the larger of two documents of one year is compared with the edition before."""
    old, appendix, new = _document("cz", "2024"), _document("cz", "2025", 2), _document("cz", "2025", 30)
    clauses = {document.id: [_clause(document, "tekst")] for document in (old, appendix, new)}
    changes = compare_documents([appendix, new, old], {}, clauses, CONFIG).changes
    assert [(change.change, change.new_document) for change in changes] == [("same", new.id)]


@pytest.mark.parametrize(
    ("texts", "facts", "scopes"),
    [
        pytest.param((JOINT, JOINT.replace("ieder", "elk")), ((), ()), ["landelijk", "landelijk"], id="alike"),
        pytest.param((JOINT, "Wij bezoeken iedere locatie."), ((), ()), ["eigen", "eigen"], id="different"),
        pytest.param(
            ("Het richttarief is 95,5% van het maximum.", "Het richttarief is 96% van het maximum."),
            ((Fact("richttarief", 95.5, "%", "95,5%"),), (Fact("richttarief", 96, "%", "96%"),)),
            ["eigen", "eigen"],
            id="the same words with another figure",
        ),
        pytest.param(
            ("Wij volgen het landelijk inkoopkader.", "Wij wijken af van het landelijk inkoopkader."), ((), ()),
            ["landelijk", "eigen"], id="ascribed to the framework, or set against it",
        ),
    ],
)  # fmt: skip
def test_scope(texts: tuple[str, str], facts: tuple[tuple[Fact, ...], ...], scopes: list[str]) -> None:
    """What several zorgkantoren say, or ascribe to the joint framework, is landelijk; `why` says which."""
    documents = [_document("vgz", "2024"), _document("cz", "2024")]
    clauses = {d.id: [_clause(d, text, facts=f)] for d, text, f in zip(documents, texts, facts, strict=True)}
    result = compare_documents(documents, {}, clauses, CONFIG)
    assert [clause.scope for clause in result.clauses] == scopes
    assert [bool(clause.reasons) for clause in result.clauses] == [scope == "landelijk" for scope in scopes]


def test_figures_come_from_monitors_only() -> None:
    """A table of a policy document is handed on, but it is no survey."""
    policy = _document("vgz", "2024")
    monitor = replace(policy, id="m", kind="monitor", zorgkantoor="", year="2025")
    table = Table("t", "Tabel 1", "Tabel 1 - Vraag (n=9)", "n=9", 2, 2, (), (), 1, (("", "2025"), ("Ja", "9%")))
    result = compare_documents([policy, monitor], {"m": [table], policy.id: [table]}, {}, CONFIG)
    assert [(f.document, f.question, f.value) for f in result.monitor] == [("m", "Vraag", 9)]
    assert [name for name, _ in result.tables] == [policy.id, "m"]
