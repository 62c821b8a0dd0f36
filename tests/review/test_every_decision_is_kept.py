"""Whatever is imported in whatever order: every decision ever made is kept, and importing again adds nothing."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Clause, Decision, Judgement
from pipeline.review.history import disputed, histories, unsettled
from pipeline.review.importing import Source, import_book
from pipeline.review.lay import lay_over
from pipeline.review.store import Store
from pipeline.review.workbook import ReviewedBook, ReviewedRow
from tests.publish.material import HOSTILE, comparison
from tests.review.material import NOON, STATEMENTS, THEMES, stated

CLAUSES = [one for one in comparison((*STATEMENTS, *STATEMENTS[:1])).clauses if one.document == "vgz-2024"]
HASHES = {"vgz-2024": "ab"}
texts = st.sampled_from(["", "korter", *HOSTILE[:8]])
judgements = st.builds(
    Judgement, st.sampled_from(["", "akkoord", "aanpassen", "vervalt", "misschien"]),
    st.sampled_from(["", "Kwaliteit", "bekostiging", "Huisvesting"]), texts, texts,
)  # fmt: skip
imports = st.tuples(
    st.sampled_from(["Jan", "Piet", "Kees"]),
    st.booleans(),  # whether the workbook shows what is decided by now, or is one from before
    st.dictionaries(st.integers(0, len(CLAUSES) - 1), judgements, max_size=4),
    st.permutations(range(len(CLAUSES))),
    st.integers(0, len(CLAUSES)),  # rows that are left when the rest is deleted
)


def row_for(clause: Clause, judgement: Judgement | None, seen: Decision | None) -> ReviewedRow:
    """The row of a clause; with what was decided, when the reviewer saw that."""
    shown = seen.after if seen else Judgement()
    row = stated(clause, shown if judgement is None else judgement, seen.uid if seen else "", shown)
    anchor = replace(row.stamp.anchor, sha256=HASHES[clause.document])
    return replace(row, stamp=replace(row.stamp, anchor=anchor, given_theme=shown.theme))


def meant(judgement: Judgement) -> Judgement:
    """A judgement as it is kept: the theme by its id."""
    ids = {title.casefold(): name for name, title in THEMES.items()}
    text, remark = (" ".join(part.split()) for part in (judgement.text, judgement.remark))
    return Judgement(judgement.verdict, ids.get(judgement.theme.casefold(), judgement.theme), text, remark)


def by_clause(store: Store) -> dict[str, Decision]:
    """What stands of each clause."""
    _, laid = lay_over(store.decisions(), {"vgz-2024": CLAUSES}, HASHES, THEMES)
    return {one.clause: one.standing for one in laid if one.match == "exact"}


@settings(max_examples=40)
@given(st.lists(imports, max_size=6))
def test_every_decision_is_kept(sequence: list[tuple[str, bool, dict[int, Judgement], list[int], int]]) -> None:
    """Nothing before is changed, what a row says is there under its reviewer, and a second time adds nothing."""
    with TemporaryDirectory() as folder, Store(Path(folder) / "decisions.sqlite") as store:
        for number, (reviewer, fresh, filled, order, left) in enumerate(sequence):
            before = store.decisions()
            standing = by_clause(store) if fresh else {}
            rows = [row_for(CLAUSES[n], filled.get(n), standing.get(CLAUSES[n].id)) for n in order[:left]]
            book = ReviewedBook(tuple(rows), "", "")
            report = import_book(store, _source(number, reviewer), book, THEMES)
            after = store.decisions()
            assert after[: len(before)] == before
            assert after[len(before) :] == report.added
            said = {(one.reviewer, one.anchor.text, _one_line(one.after)) for one in after}
            for row, n in zip(rows, order[:left], strict=True):
                if n in filled and meant(filled[n]) not in (meant(row.stamp.given), Judgement()):
                    assert (reviewer, row.stamp.anchor.text, meant(_one_line(filled[n]))) in said
            again = import_book(store, _source(1000 + number, reviewer), book, THEMES)
            assert again.added == []
        _every_decision_has_a_place(store.decisions())


def _every_decision_has_a_place(decisions: list[Decision]) -> None:
    """In one history each, and in what is laid over a reading, also when nothing of the reading is left."""
    for clauses in (CLAUSES, CLAUSES[:2], []):
        _, laid = lay_over(decisions, {"vgz-2024": clauses}, HASHES, THEMES)
        assert sorted(one.uid for some in laid for one in some.history) == sorted(one.uid for one in decisions)
    for history in histories(decisions):
        assert unsettled(history)[-1] == history[-1]
        assert all(one.reviewer != history[-1].reviewer for one in disputed(history))


def _source(number: int, reviewer: str) -> Source:
    return Source(f"{number}.xlsx", hashlib.sha256(str(number).encode()).hexdigest(), reviewer, NOON)


def _one_line(judgement: Judgement) -> Judgement:
    return replace(judgement, text=" ".join(judgement.text.split()), remark=" ".join(judgement.remark.split()))
