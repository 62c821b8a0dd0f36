"""Whatever is read, decided and answered in whatever order: no decision is lost, and none is laid over other words."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pipeline.model import Anchor, Clause, Decision, Judgement, LaidDecision, Refusal
from pipeline.review.answers import ALL, Answerer, UnknownCode, answer, attach
from pipeline.review.history import find_again
from pipeline.review.importing import ImportReport, Source, import_book
from pipeline.review.lay import lay_over
from pipeline.review.matching import anchor_of, words_of
from pipeline.review.reading import said_by
from pipeline.review.store import Kept, Store, load_kept
from pipeline.review.workbook import ReviewedBook, ReviewedRow
from tests.publish.material import comparison
from tests.review.material import NOON, STATEMENTS, THEMES, stated

_BASE = [one for one in comparison((*STATEMENTS, *STATEMENTS[:1])).clauses if one.document == "vgz-2024"]
_READ = st.sampled_from(["2% is 3%", "een is geen", "as it was", "cut short", "gone", "on another page"])
_JUDGEMENTS = st.sampled_from(
    [
        Judgement("vervalt"),
        Judgement("akkoord", remark="nagaan"),
        Judgement("aanpassen", "Kwaliteit", "korter"),
        Judgement(),
    ]
)
_SAID = st.dictionaries(st.integers(0, len(_BASE) - 1), _JUDGEMENTS, min_size=2)
_PEOPLE = st.sampled_from(["Jan", "Piet", "jan "])


def read_as(clause: Clause, how: str) -> Clause | None:
    """A clause as another reading gives it."""
    text = clause.text
    match how:
        case "gone":
            return None
        case "2% is 3%":
            text = text.replace("2%", "3%").replace("vijf", "zes")
        case "een is geen":
            text = text.replace(" een ", " geen ")
        case "cut short":
            text = text[: max(20, len(text) * 4 // 5)]
        case "on another page":
            return replace(clause, page=clause.page + 9, section=("9 Slot",))
    return replace(clause, text=text)


@dataclass
class OldWorkbook:
    """A workbook that somebody still has: its rows, untouched."""

    rows: list[ReviewedRow] = field(default_factory=list)


class Reviewing(RuleBasedStateMachine):
    """Readings, workbooks and answers in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "decisions.sqlite"
        self.today: list[Clause] = list(_BASE)
        self.books: list[OldWorkbook] = []
        self.known = Kept()
        self.count = 0

    def teardown(self) -> None:
        """Put everything away."""
        self.folder.cleanup()

    def anchors(self) -> list[Anchor]:
        """The passages of today."""
        return [anchor_of(one, "") for one in self.today]

    def laid(self) -> list[LaidDecision]:
        """Where decisions lie today."""
        kept = load_kept(self.path)
        return find_again(kept.decisions, self.anchors(), kept.refusals)

    def who(self, name: str) -> Answerer:
        """Somebody, now."""
        return Answerer(name.strip(), NOON)

    @initialize(person=_PEOPLE, said=_SAID)
    def first_workbook(self, person: str, said: dict[int, Judgement]) -> None:
        """Somebody decides in the workbook of the first run."""
        self.write_workbook()
        self.fill_in(0, person, said, Random(0), len(_BASE))

    @rule(how=st.lists(_READ, min_size=len(_BASE), max_size=len(_BASE)), order=st.permutations(range(len(_BASE))))
    def read(self, how: Sequence[str], order: Sequence[int]) -> None:
        """Another reading, with other numbers."""
        found = [one for n in order if (one := read_as(_BASE[n], how[n])) is not None]
        self.today = [replace(one, id=f"vgz-2024-{number:04}") for number, one in enumerate(found)]

    @rule()
    def write_workbook(self) -> None:
        """A run writes a workbook of today, which somebody keeps; lost decisions stand in it, too."""
        rows: list[ReviewedRow] = []
        laid = self.laid()
        of_clause = {one.clause: one for one in laid if one.clause}
        for clause in self.today:
            one = of_clause.get(clause.id)
            given = one.standing.after if one is not None and one.match == "exact" else Judgement()
            row = stated(clause, given, one.standing.uid if one else "", given)
            rows.append(replace(row, stamp=replace(row.stamp, given_theme=given.theme)))
        for one in laid:
            if one.match == "orphan":
                row = stated(_BASE[0], one.standing.after, one.standing.uid, one.standing.after)
                stamp = replace(row.stamp, anchor=one.standing.anchor, given_theme=one.standing.after.theme)
                rows.append(replace(row, stamp=stamp))
        self.books.append(OldWorkbook(rows))

    @rule(
        which=st.integers(0, 99), person=_PEOPLE, said=_SAID,
        order=st.randoms(use_true_random=False), left=st.integers(3, 9),
    )  # fmt: skip
    def take(self, which: int, person: str, said: dict[int, Judgement], order: Random, left: int) -> None:
        """Some workbook, of today or of long ago, is filled in, sorted, cut, and imported; then imported again."""
        self.fill_in(which, person, said, order, left)

    def fill_in(self, which: int, person: str, said: dict[int, Judgement], order: Random, left: int) -> None:
        """As above."""
        rows = list(self.books[which % len(self.books)].rows)
        for number, judgement in said.items():
            if number < len(rows):
                rows[number] = replace(rows[number], cells=stated(_BASE[0], judgement).cells)
        order.shuffle(rows)
        book = ReviewedBook(tuple(rows[:left]), "", "")
        report = self.import_(book, person)
        self.everything_said_is_there(book, person)
        assert load_kept(self.path).decisions == (*self.known.decisions, *report.added)
        assert self.import_(book, person).added == []

    def import_(self, book: ReviewedBook, person: str) -> ImportReport:
        """Import rows as a file that was never seen before."""
        self.count += 1
        sha256 = hashlib.sha256(str(self.count).encode()).hexdigest()
        with Store(self.path) as store:
            return import_book(store, Source("x.xlsx", sha256, person, NOON), book, THEMES, self.anchors())

    def everything_said_is_there(self, book: ReviewedBook, person: str) -> None:
        """What a row says, its reviewer is on record for, about a passage that had those very words."""
        of_words: dict[str, set[str]] = {}
        of_person: dict[tuple[str, Judgement], set[str]] = {}
        for one in load_kept(self.path).decisions:
            of_words.setdefault(words_of(one.anchor.text), set()).add(one.passage)
            of_person.setdefault((one.reviewer.casefold(), one.after), set()).add(one.passage)
        for row in said_by(book.rows, THEMES):
            passages = of_words[words_of(row.row.stamp.anchor.text)]
            assert passages & of_person[person.strip().casefold(), row.judgement]

    @rule(person=_PEOPLE)
    def confirm_all(self, person: str) -> None:
        """Then each has its effect, and nothing is asked."""
        asked = [one.standing.passage for one in self.laid() if one.match == "near"]
        with Store(self.path) as store:
            answer(store, self.anchors(), self.who(person), confirm=[ALL])
        laid = {one.standing.passage: one.match for one in self.laid()}
        assert [laid[passage] for passage in asked] == ["exact"] * len(asked)

    @rule(person=_PEOPLE)
    def decline_one(self, person: str) -> None:
        """Then it is not asked again."""
        asked = [one for one in self.laid() if one.match == "near"]
        if asked:
            with Store(self.path) as store:
                answer(store, self.anchors(), self.who(person), decline=[asked[0].code])
            assert asked[0].code not in {one.code for one in self.laid()}

    @rule(person=_PEOPLE, clause=st.integers(0, 9))
    def attach_one(self, person: str, clause: int) -> None:
        """A lost decision, when the clause has none of its own."""
        lost = [one for one in self.laid() if one.match == "orphan"]
        if lost and clause < len(self.today):
            there = self.today[clause].id
            taken = {one.clause for one in self.laid() if one.match == "exact"}
            try:
                with Store(self.path) as store:
                    attach(store, self.anchors(), self.who(person), lost[0].standing.passage, there)
            except UnknownCode:
                assert there in taken
            else:
                assert there not in taken

    @invariant()
    def nothing_is_ever_changed(self) -> None:
        """What was kept before is still there, in the same order."""
        kept = load_kept(self.path)
        assert kept.decisions[: len(self.known.decisions)] == self.known.decisions
        assert kept.refusals[: len(self.known.refusals)] == self.known.refusals
        self.known = kept

    @invariant()
    def every_decision_has_one_place(self) -> None:
        """In one history, whether its passage is there or not; and a clause is in one place, too."""
        laid = self.laid()
        assert sorted(one.uid for some in laid for one in some.history) == sorted(
            one.uid for one in load_kept(self.path).decisions
        )
        clauses = [one.clause for one in laid if one.clause]
        assert len(clauses) == len(set(clauses))
        assert all((one.match == "orphan") is (one.now is None) for one in laid)

    @invariant()
    def none_is_laid_over_other_words(self) -> None:
        """Without a person saying so: the words are those of a decision of its history that says what stands."""
        kept = load_kept(self.path)
        clauses, laid = lay_over(kept.decisions, {"vgz-2024": self.today}, {}, THEMES, kept.refusals)
        exact = {one.clause: one for one in laid if one.match == "exact"}
        for before, after in zip(self.today, clauses["vgz-2024"], strict=True):
            if before.id in exact:
                assert _said_of(exact[before.id].history, before.text)
            else:
                assert replace(after, reasons=before.reasons) == before

    @invariant()
    def what_was_refused_is_not_asked(self) -> None:
        """Nor is what was withdrawn."""
        refused: set[tuple[str, str]] = {_of(one) for one in load_kept(self.path).refusals}
        for one in self.laid():
            if one.match == "near" and one.now is not None:
                assert (one.standing.passage, f"{words_of(one.now.text)} {one.now.section}") not in refused
                assert one.standing.after != Judgement()


def _said_of(history: Sequence[Decision], text: str) -> bool:
    last = history[-1]
    return any(words_of(one.anchor.text) == words_of(text) and one.after == last.after for one in history)


def _of(refusal: Refusal) -> tuple[str, str]:
    return refusal.passage, f"{words_of(refusal.anchor.text)} {refusal.anchor.section}"


TestReviewing = Reviewing.TestCase
TestReviewing.settings = settings(max_examples=25, stateful_step_count=15)
