"""What is probably not right about a table is found, worst first; a table without trouble has no concerns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.config import Config
from pipeline.model import (
    Anchor,
    Box,
    Cause,
    Clause,
    Comparison,
    Concern,
    Decision,
    Document,
    Fact,
    Finding,
    Judgement,
    LaidDecision,
    LostStatement,
    MatrixCell,
    NearPassage,
    Notice,
    Shown,
    Signature,
    TableColumn,
    WhiteSpot,
)
from pipeline.selfcheck import concerns_of

CONFIG = Config.model_validate(
    {
        "zorgkantoren": [{"id": name, "name": name.upper()} for name in ("vgz", "cz", "dsw")],
        "themes": [{"id": "kwaliteit", "title": "Kwaliteit"}, {"id": "bekostiging", "title": "Bekostiging"}],
    }
)


def document(zorgkantoor: str, year: str = "2026", *findings: Finding) -> Document:
    """A policy."""
    name = f"{zorgkantoor}-{year}"
    return Document(
        name, f"{name}.pdf", "", "inkoopbeleid", "", zorgkantoor, year, "vv", "Beleid", 9, findings=findings
    )


def clause(
    of: Document, number: int, theme: str = "kwaliteit", text: str = "", facts: tuple[Fact, ...] = (), chapter: str = ""
) -> Clause:
    """A statement on the page of its number."""
    text = text or f"Wij doen {number}."
    return Clause(
        f"{of.id}-{number}", of.id, of.zorgkantoor, of.year, theme, {}, text, text, number + 1,
        (Box(number + 1, 0, 0, 1, 1),), (chapter or f"Hoofdstuk {number}",), "eis", True, facts=facts,
    )  # fmt: skip


def reviewed(some: Clause) -> LaidDecision:
    """A decision that a statement is right."""
    said = Judgement("akkoord")
    decision = Decision(
        1, some.id, some.id, "Jan", "2026-01-01T10:00:00+01:00", Anchor(some.document, some.id, some.text), Shown(), "",
        Judgement(), said,
    )  # fmt: skip
    return LaidDecision((decision,), "exact", some.document, some.id)


def table(
    documents: Sequence[Document], clauses: Sequence[Clause], shown: Sequence[Clause] | None = None
) -> Comparison:
    """Documents side by side, each a column of its own, every statement in the table reviewed."""
    in_table = clauses if shown is None else shown
    cells = [
        MatrixCell(t.id, z.id, tuple(c for c in in_table if (c.theme, c.zorgkantoor) == (t.id, z.id)))
        for t in CONFIG.themes
        for z in CONFIG.zorgkantoren
    ]
    return Comparison(
        tuple(documents), (), tuple(clauses), tuple(d.id for d in documents), tuple(cells), (), (),
        columns=tuple(TableColumn(d.zorgkantoor, d.id) for d in documents),
        decisions=tuple(reviewed(one) for one in in_table),
    )  # fmt: skip


VGZ, CZ, DSW = document("vgz"), document("cz"), document("dsw")
WELL = table([VGZ, CZ, DSW], [clause(d, n) for d in (VGZ, CZ, DSW) for n in range(4)])


def kinds(comparison: Comparison) -> list[str]:
    """What is found."""
    return [concern.kind for concern in concerns_of(comparison, CONFIG)]


def only(comparison: Comparison) -> Concern:
    """The one concern."""
    (found,) = concerns_of(comparison, CONFIG)
    return found


def test_a_table_in_which_all_is_well_has_no_concerns() -> None:
    """So that one who sees any looks at it."""
    assert concerns_of(WELL, CONFIG) == ()


def test_statements_that_nobody_reviewed_are_counted() -> None:
    """How many, of how many; last of all."""
    found = only(replace(WELL, decisions=WELL.decisions[:5]))
    assert (found.kind, found.grade, found.facts) == ("niet-beoordeeld", 3, ("7", "12"))


def test_a_decision_that_was_taken_back_is_no_review() -> None:
    """Its statement counts as not reviewed."""
    first = WELL.decisions[0]
    undone = replace(first, history=(*first.history, replace(first.history[0], after=Judgement(), way="undone")))
    assert only(replace(WELL, decisions=(undone, *WELL.decisions[1:]))).facts == ("1", "12")


def test_columns_of_different_years_are_told_newest_first() -> None:
    """With whose they are; a supplement makes a column as new as itself."""
    old, between, extra = document("cz", "2024"), document("dsw", "2024"), document("dsw", "2026")
    comparison = table([VGZ, old, between, extra], [clause(d, n) for d in (VGZ, old, between) for n in range(4)])
    columns = (TableColumn("vgz", VGZ.id), TableColumn("cz", old.id), TableColumn("dsw", between.id, (extra.id,)))
    found = only(replace(comparison, columns=columns))
    assert (found.kind, found.facts, found.documents) == ("edities", ("2026", "vgz,dsw", "2024", "cz"), (old.id,))


def test_a_supplement_without_its_base_is_told() -> None:
    """The column is that of the supplement alone."""
    columns = (*WELL.columns[:2], TableColumn("dsw", "", (DSW.id,)))
    found = only(replace(WELL, columns=columns))
    assert (found.kind, found.zorgkantoor, found.documents) == ("aanvulling-zonder-basis", "dsw", (DSW.id,))


@pytest.mark.parametrize(
    ("said", "kind"), [("repeals", "vervalt-niet-gevonden"), ("corrects", "verbetering-niet-gevonden")]
)
def test_what_a_supplement_repeals_or_mends_in_vain_is_told(said: str, kind: str) -> None:
    """With its words and its page."""
    notice = Notice(said, "De opslag vervalt.", 2, ())  # type: ignore[arg-type]
    columns = (TableColumn("vgz", VGZ.id, unsettled=((CZ.id, notice),)), *WELL.columns[1:])
    found = only(replace(WELL, columns=columns))
    assert (found.kind, found.page, found.facts, found.documents[0]) == (kind, 2, ("De opslag vervalt.",), CZ.id)


def tariff(value: str, subject: str = "verblijf") -> tuple[Fact, ...]:
    """A richttarief."""
    return (Fact("richttarief", float(value.replace(",", ".")), "%", f"{value}%", subject),)


def with_tariffs(*said: tuple[str, tuple[Fact, ...]]) -> Comparison:
    """The table in which all is well, with statements about tariffs of one policy."""
    more = [clause(VGZ, 10 + n, "bekostiging", text, facts) for n, (text, facts) in enumerate(said)]
    return table([VGZ, CZ, DSW], [*WELL.clauses, *more])


def test_two_tariffs_for_one_subject_contradict_each_other() -> None:
    """Each is told with its page; what stands there twice the same does not count."""
    found = only(
        with_tariffs(
            ("Verblijf: 95,5%.", tariff("95,5")), ("Wij geven 96%.", tariff("96")), ("Het is 95,5%.", tariff("95,5"))
        )
    )
    assert (found.kind, found.grade, found.clause) == ("cijfers-tegenspraak", 1, f"{VGZ.id}-10")
    assert found.facts == ("richttarief", "verblijf", "95,5%", "11", "96%", "12")


@pytest.mark.parametrize(
    "said",
    [
        pytest.param((("95,5% in 2025.", tariff("95,5")), ("96% in 2026.", tariff("96"))), id="of different years"),
        pytest.param((("Het is 95,5%, mits u tekent.", tariff("95,5")), ("96%.", tariff("96"))), id="on a condition"),
        pytest.param((("Van 95% tot 97%.", tariff("95") + tariff("97")), ("96%.", tariff("96"))), id="a range"),
        pytest.param((("95,5%.", tariff("95,5")), ("96%.", tariff("96", "dagbesteding"))), id="of other subjects"),
    ],
)
def test_figures_that_are_told_apart_do_not_contradict(said: tuple[tuple[str, tuple[Fact, ...]], ...]) -> None:
    """By their year, a condition, a range, or their subject."""
    assert kinds(with_tariffs(*said)) == []


def spot(shown: int, found: int, nearest: tuple[NearPassage, ...] = ()) -> WhiteSpot:
    """A thin cell of VGZ under quality."""
    return WhiteSpot("kwaliteit", "vgz", VGZ.id, shown, (), nearest, found)


@pytest.mark.parametrize(
    ("shown", "found", "told"),
    [
        pytest.param(1, 17, ("cel-karig", 2, ("1", "17")), id="17 found, 1 chosen"),
        pytest.param(0, 5, ("cel-karig", 1, ("0", "5")), id="5 found, none chosen"),
        pytest.param(0, 2, ("cel-leeg", 2, ("4",)), id="nothing where others have four"),
        pytest.param(1, 2, None, id="a little of a little"),
    ],
)
def test_thin_cells_beside_a_full_chapter(
    shown: int, found: int, told: tuple[str, int, tuple[str, ...]] | None
) -> None:
    """What was found and not chosen is no 'little found'; an empty cell is odd where all others are full."""
    near = NearPassage("vgz-2026-7", "Wij doen 7.", 8, 0.4)
    concerns = concerns_of(replace(WELL, white_spots=(spot(shown, found, (near,)),)), CONFIG)
    assert [(c.kind, c.grade, c.facts) for c in concerns] == ([told] if told else [])
    assert all((c.theme, c.page, c.clause) == ("kwaliteit", 8, near.clause) for c in concerns)


def test_a_supplement_alone_is_not_asked_for_every_theme() -> None:
    """It says little; that its base is missing is told already."""
    columns = (TableColumn("vgz", "", (VGZ.id,)), *WELL.columns[1:])
    assert kinds(replace(WELL, columns=columns, white_spots=(spot(0, 0),))) == ["aanvulling-zonder-basis"]


def test_a_chapter_of_which_the_table_shows_nothing() -> None:
    """Much was found in it; a chapter with a statement in the table is none."""
    found = [clause(VGZ, n, chapter="4 Kwaliteit") for n in range(20, 29)]
    comparison = table([VGZ, CZ, DSW], [*WELL.clauses, *found], WELL.clauses)
    concern = only(comparison)
    assert (concern.kind, concern.facts, concern.page) == ("hoofdstuk-niet-in-tabel", ("4 Kwaliteit", "9"), 21)
    assert kinds(table([VGZ, CZ, DSW], [*WELL.clauses, *found], [*WELL.clauses, found[3]])) == []


def lost(*places: int, theme: str = "kwaliteit") -> tuple[LostStatement, ...]:
    """Statements of VGZ of last period's table that were not found again."""
    return tuple(LostStatement("vgz", theme, f"Oud {n}.", "tabel.pdf", VGZ.id, (), n) for n in places)


def test_neighbours_of_last_periods_table_that_were_lost_together() -> None:
    """Three in a row of one cell; as many here and there are not."""
    found = only(replace(WELL, lost=lost(4, 5, 6, 9)))
    assert (found.kind, found.theme, found.facts) == ("vorige-verdwenen", "kwaliteit", ("3", "Oud 4."))
    assert kinds(replace(WELL, lost=lost(1, 3, 5) + lost(6, theme="bekostiging"))) == []


def test_findings_of_documents_in_the_table_count() -> None:
    """One concern for each kind; what needs no eye, and what an old edition has, is left out."""
    scans = (
        Finding("scan", 7), Finding("scan", 3), Finding("hersteld", facts=("1", "effect")), Finding("ocr", 5),
        Finding("grafiek", 8),
    )  # fmt: skip
    old = document("vgz", "2020", Finding("scan", 1))
    comparison = replace(WELL, documents=(document("vgz", "2026", *scans), CZ, DSW, old))
    found = concerns_of(comparison, CONFIG)
    assert [(c.grade, c.page, len(c.findings)) for c in found] == [(1, 3, 2), (2, 5, 1), (3, 8, 1)]


def test_the_worst_comes_first_and_files_are_named() -> None:
    """What could not be read, placed or told for sure."""
    found = concerns_of(
        replace(WELL, decisions=()), CONFIG, aside=[("stuk.pdf", Cause("leeg"))], unplaced=["x.pdf"], unsure=["y.pdf"]
    )
    assert [(c.kind, c.source) for c in found] == [
        ("niet-gelezen", "stuk.pdf"), ("niet-geplaatst", "x.pdf"), ("gok", "y.pdf"), ("niet-beoordeeld", ""),
    ]  # fmt: skip
    assert [c.grade for c in found] == [1, 1, 2, 3]


def test_a_signature_under_a_table_that_changed_since_is_told() -> None:
    """Who signed and when; one under the table as it is needs no eye."""
    signature = Signature("Jan", "2026-03-01T10:00:00+01:00", "vgz", 4, 4, "", overtaken=True)
    found = only(replace(WELL, signatures=(signature, replace(signature, overtaken=False))))
    assert (found.kind, found.zorgkantoor, found.facts) == ("aftekening-ingehaald", "vgz", ("Jan", "2026-03-01"))


def test_decisions_that_no_longer_fit_are_told() -> None:
    """Those to confirm, those whose passage is gone, and those about which reviewers differ."""
    first = WELL.decisions[0]
    more = (
        replace(first, match="near"), replace(first, match="orphan", clause=""),
        replace(first, disputed=first.history),
    )  # fmt: skip
    found = concerns_of(replace(WELL, decisions=(*WELL.decisions, *more)), CONFIG)
    assert [(c.kind, c.grade, c.facts) for c in found] == [
        ("oordeel-te-bevestigen", 2, ("1",)), ("oordeel-kwijt", 2, ("1",)), ("oordeel-betwist", 2, ("1",)),
    ]  # fmt: skip


def test_concerns_of_one_grade_stand_in_the_order_of_the_table() -> None:
    """What is of no column first, then column by column, and in a column row by row."""
    spots = [
        replace(spot(0, 9), zorgkantoor=zorgkantoor, theme=theme, document=f"{zorgkantoor}-2026")
        for zorgkantoor in ("dsw", "vgz", "elders")
        for theme in ("bekostiging", "kwaliteit")
    ]
    found = concerns_of(replace(WELL, white_spots=tuple(spots)), CONFIG, unplaced=["x.pdf"])
    assert [(c.zorgkantoor, c.theme) for c in found] == [
        ("", ""), ("vgz", "kwaliteit"), ("vgz", "bekostiging"), ("dsw", "kwaliteit"), ("dsw", "bekostiging"),
        ("elders", "kwaliteit"), ("elders", "bekostiging"),
    ]  # fmt: skip


def test_of_three_years_all_but_the_newest_are_older() -> None:
    """Their documents are named, and each year with whose it is."""
    old, between = document("cz", "2024"), document("dsw", "2025")
    comparison = table([VGZ, old, between], [clause(d, n) for d in (VGZ, old, between) for n in range(4)])
    found = only(comparison)
    assert found.facts == ("2026", "vgz", "2025", "dsw", "2024", "cz")
    assert found.documents == (old.id, between.id)


@pytest.mark.parametrize(("base", "about"), [(VGZ.id, (CZ.id, VGZ.id)), ("", (CZ.id,))])
def test_what_had_no_effect_is_told_with_its_base(base: str, about: tuple[str, ...]) -> None:
    """The supplement first; where there is no base, it alone. Both are of the worst grade."""
    notice = Notice("repeals", "De opslag vervalt.", 2, ())
    column = TableColumn("vgz", base, (CZ.id,), unsettled=((CZ.id, notice),))
    found = concerns_of(replace(WELL, columns=(column, *WELL.columns[1:])), CONFIG)
    assert [c.documents for c in found if c.kind == "vervalt-niet-gevonden"] == [about]
    assert {c.grade for c in found} == {1}


def below(heading: str, count: int, first: int, title: str = "") -> list[Clause]:
    """Statements of VGZ under a heading; a title may stand over it."""
    section = (title, heading) if title else (heading,)
    return [replace(clause(VGZ, first + n), section=section, points=float(n)) for n in range(count)]


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        pytest.param(below("A", 8, 20), ["A"], id="eight statements"),
        pytest.param(below("A", 7, 20), [], id="seven"),
        pytest.param(
            [*below("A", 8, 20, "Beleid"), *below("B", 8, 40, "Beleid"), *below("C", 2, 60, "Beleid")],
            ["A", "B"],
            id="below a title that stands over all",
        ),
        pytest.param(
            [*below("A", 8, 20, "Deel 1"), *below("B", 8, 40, "Deel 2")],
            ["Deel 1", "Deel 2"],
            id="no level with several: the first",
        ),
        pytest.param(
            [
                *below("A", 8, 20, "Beleid"),
                *below("B", 2, 40, "Beleid"),
                *below("C", 2, 60, "Beleid"),
                replace(clause(VGZ, 80), section=("Beleid",)),
            ],
            ["A"],
            id="a statement above the chapters is of none",
        ),
    ],
)
def test_chapters_are_the_first_level_with_several_headings(stated: list[Clause], told: list[str]) -> None:
    """And only one in which much was found is missed."""
    comparison = table([VGZ, CZ, DSW], [*stated, *(clause(d, n) for d in (CZ, DSW) for n in range(4))], [])
    found = [c for c in concerns_of(comparison, CONFIG) if c.kind == "hoofdstuk-niet-in-tabel"]
    assert [c.facts[0] for c in found] == told
    assert all((c.grade, c.zorgkantoor) == (2, "vgz") for c in found)


def test_a_chapter_that_is_missed_leads_to_its_best_statement() -> None:
    """On the page where it begins."""
    comparison = table([VGZ, CZ, DSW], [*WELL.clauses, *below("A", 9, 20)], WELL.clauses)
    found = only(comparison)
    assert (found.clause, found.page) == (f"{VGZ.id}-28", 21)


@pytest.mark.parametrize(
    ("others", "told"),
    [
        pytest.param((3, 3), True, id="three in both others"),
        pytest.param((2, 3), False, id="two in one of them"),
        pytest.param((9,), False, id="only one other has something"),
        pytest.param((0, 9), False, id="one of two has nothing"),
    ],
)
def test_an_empty_cell_is_odd_where_the_row_is_full(others: tuple[int, ...], told: bool) -> None:
    """Other rows, and the column itself, do not count."""
    some = [
        clause(of, n, theme)
        for of, count in zip((CZ, DSW), others, strict=False)
        for theme, much in (("kwaliteit", count), ("bekostiging", 9))
        for n in range(much)
    ]
    some = [replace(one, id=f"{one.id}-{one.theme}") for one in some]
    comparison = table([VGZ, CZ, DSW], [*some, *(clause(VGZ, n, "bekostiging") for n in range(9))])
    found = kinds(replace(comparison, white_spots=(spot(0, 0),)))
    assert ("cel-leeg" in found) == told


def test_a_thin_cell_leads_to_the_nearest_passage() -> None:
    """In the document where that stands, which may be a supplement; without one, to the document."""
    elsewhere = NearPassage("extra-3", "Wij doen 3.", 4, 0.4, document="vgz-2026-extra")
    told = [only(replace(WELL, white_spots=(spot(0, 9, near),))) for near in ((elsewhere,), ())]
    assert [(c.documents, c.page, c.clause) for c in told] == [
        (("vgz-2026-extra",), 4, "extra-3"), ((VGZ.id,), 0, ""),
    ]  # fmt: skip


def test_statements_lost_together_lead_to_what_is_nearest() -> None:
    """A run ends with the cell, and with the table that it stood in."""
    near = NearPassage("vgz-2026-7", "Wij doen 7.", 8, 0.4)
    run = tuple(replace(one, nearest=(near,)) for one in lost(1, 2, 3))
    found = only(replace(WELL, lost=run))
    assert (found.grade, found.page, found.clause, found.documents) == (2, 8, "vgz-2026-7", (VGZ.id,))
    other = replace(run[2], source="andere tabel.pdf")
    assert kinds(replace(WELL, lost=(*run[:2], other))) == []
    twice = (*run, *(replace(one, source="andere tabel.pdf") for one in run))
    assert kinds(replace(WELL, lost=twice)) == ["vorige-verdwenen"] * 2


def test_what_was_noticed_of_a_monitor_is_told_last_and_of_no_column() -> None:
    """Its figures stand on sheets of their own; a policy's finding belongs to its column."""
    scan = Finding("scan", 2)
    monitor = replace(document("vgz", "2026", scan), id="ledenpeiling", kind="monitor")
    comparison = replace(WELL, documents=(document("vgz", "2026", scan), CZ, DSW, monitor))
    found = concerns_of(comparison, CONFIG)
    assert [(c.kind, c.grade, c.zorgkantoor, c.documents) for c in found] == [
        ("bevinding", 1, "vgz", (VGZ.id,)), ("bevinding", 3, "", ("ledenpeiling",)),
    ]  # fmt: skip
