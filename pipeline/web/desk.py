"""The desk: the clauses of the last run with what was decided about them, and the one way to decide about them here.

Requests come in threads; one lock lets them in one by one. Decisions go to the store first, and show only once kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from threading import RLock

from pipeline.config import Config
from pipeline.model import Anchor, Clause, Decision, LaidDecision, Shown, Signature
from pipeline.review.answers import Answerer, answer, attach
from pipeline.review.deciding import Overtaken, Wish, decide, done_and_undone, redo, undo
from pipeline.review.history import disputed, find_again, is_added
from pipeline.review.matching import anchor_of, same_place
from pipeline.review.opinions import NOTHING
from pipeline.review.signing import decided_of, signatures_now, signed
from pipeline.review.store import NAME, Kept, Store, load_kept, new_passage
from pipeline.run import Places
from pipeline.web.item import Item, doubts_of, item_of
from pipeline.web.likeness import Likeness
from pipeline.web.pointing import anchored
from pipeline.web.results import Marks, Paper, Results, marks_of, results_of
from pipeline.web.said import Added, AlreadyThere, NoSuchClause, Said

ATTEMPTS = 5  # to keep a decision while others keep theirs


class Desk:
    """Everything under review in one corpus."""

    def __init__(self, places: Places, config: Config) -> None:
        """Lay the decisions that there are over the last run.

        Raises:
            UnreadableResults: when the last run's files cannot be read.
            UnusableStore: when the decisions cannot be read.
        """
        self.places, self.config = places, config
        self.lock = RLock()
        self.themes = {theme.id: theme.title for theme in config.themes}
        self.load()

    def load(self) -> None:
        """Read everything anew."""
        with self.lock:
            self._stamp = self._stamp_now()
            self.results: Results = results_of(self.places)
            under_review = [clause for clause in self.results.clauses if clause.document in self.results.shown]
            self._doubts = doubts_of(self.results, under_review)
            self._read: dict[str, tuple[Clause, ...]] = {
                name: tuple(clause for clause in under_review if clause.document == name)
                for name in self.results.papers
                if name in self.results.shown
            }
            self.likeness = Likeness([clause.text for clause in under_review])
            self._lay(load_kept(self.path))

    @property
    def path(self) -> Path:
        """Where decisions are kept."""
        return self.places.corpus / NAME

    def _lay(self, kept: Kept) -> None:
        """Lay all decisions over the clauses."""
        self.newest = kept.decisions[-1].number if kept.decisions else 0
        self._signatures = kept.signatures
        clauses = self._read
        if any(decision.way == "added" for decision in kept.decisions):
            from pipeline.review.added import with_added  # noqa: PLC0415 - the rules of reading: seldom needed

            clauses = with_added(kept.decisions, self._read, [*self.results.papers.values()], self.config.clauses)
        self._clauses = {clause.id: clause for some in clauses.values() for clause in some}
        self.laid = find_again(kept.decisions, self._anchors(), kept.refusals)
        over = {laid.clause: laid for laid in self.laid if laid.match != "orphan"}
        self.items: dict[str, Item] = {
            name: self._item(clause, over.get(name)) for name, clause in self._clauses.items()
        }
        self._of_passage = {laid.standing.passage: laid.clause for laid in over.values()}

    def _item(self, clause: Clause, laid: LaidDecision | None) -> Item:
        return item_of(clause, laid, self._doubts.get(clause.id, ()), self.themes, self.config.review.rule)

    def anchor(self, clause: Clause) -> Anchor:
        """What a clause is known by."""
        paper = self.results.papers.get(clause.document)
        return anchor_of(clause, paper.sha256 if paper else "")

    def paper(self, identity: str) -> tuple[Paper, Path]:
        """The document of that id, and its file in the corpus.

        Raises:
            NoSuchClause: when there is none, or what the results say of it leads out of the corpus.
        """
        paper = self.results.papers.get(identity)
        if paper is None or ".." in Path(paper.source).parts or Path(paper.source).is_absolute():
            raise NoSuchClause(identity)
        return paper, self.places.corpus / paper.source

    def item(self, identity: str) -> Item:
        """The clause of that id.

        Raises:
            NoSuchClause: when there is none.
        """
        try:
            return self.items[identity]
        except KeyError as error:
            raise NoSuchClause(identity) from error

    def following(self, item: Item) -> str:
        """The id of the clause that stands after this one in its document; '' when there is none."""
        same = [name for name, one in self.items.items() if one.clause.document == item.clause.document]
        after = same[same.index(item.clause.id) + 1 :] if item.clause.id in same else []
        return next((name for name in after if self.items[name].state != "vervalt"), "")

    def say(self, who: str, said: Sequence[Said], added: Sequence[Added] = ()) -> list[Item]:
        """Keep what a reviewer says of clauses, and what he points at, in one go; returns what is other then.

        Raises:
            NoSuchClause: when there is no such clause.
            AlreadyThere: when what he points at was found already.
        """
        with self.lock:
            changed = self.catch_up() or []
            for attempt in range(ATTEMPTS):
                wishes = [*(self._wish(one) for one in said), *(self._wish_of(one) for one in added)]
                try:
                    with Store(self.path) as store:
                        kept = decide(store, self._answerer(who), wishes, self.newest)
                    break
                except Overtaken:
                    if attempt == ATTEMPTS - 1:
                        raise
                    changed += self._laid_anew()
            # A passage that is new to the store is known by its name only from here on.
            for wish, one in zip(wishes, said, strict=False):
                self._of_passage[wish.passage] = one.clause
            return [*{item.clause.id: item for item in (*changed, *self._take_in(kept))}.values()]

    @property
    def lost(self) -> list[LaidDecision]:
        """Decisions about passages of which nothing alike is found today; what says nothing any more is not missed."""
        return [one for one in self.laid if one.match == "orphan" and one.standing.after != NOTHING]

    def answer(self, who: str, clause: str, *, same: bool) -> list[Item]:
        """Keep whether what was decided on an earlier wording holds for this clause.

        Raises:
            NoSuchClause: when there is no such clause.
            UnknownCode: when nothing is asked about it.
        """
        with self.lock:
            self.catch_up()
            laid = self.item(clause).laid
            codes = [laid.code if laid is not None and laid.match == "near" else ""]
            with Store(self.path) as store:
                if same:
                    answer(store, self._anchors(), self._answerer(who), confirm=codes)
                else:
                    answer(store, self._anchors(), self._answerer(who), decline=codes)
            return self._laid_anew()

    def attach(self, who: str, code: str, clause: str) -> list[Item]:
        """Lay a decision that was not found again over this clause.

        Raises:
            UnknownCode: when there is no such decision or clause, or the clause has one of its own.
        """
        with self.lock:
            self.catch_up()
            with Store(self.path) as store:
                attach(store, self._anchors(), self._answerer(who), code, clause)
            return self._laid_anew()

    def _anchors(self) -> list[Anchor]:
        return [self.anchor(clause) for clause in self._clauses.values()]

    def sign(self, who: str, zorgkantoor: str) -> None:
        """Keep that somebody says the review is done, of one zorgkantoor or ('') of all."""
        with self.lock:
            self.catch_up()
            signature = signed(self._answerer(who), zorgkantoor, self._table(), decided_of(self.laid))
            with Store(self.path) as store, store.transaction():
                store.sign(signature)
            self._laid_anew()

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """The last of each zorgkantoor and of all, and whether the table is another since."""
        return signatures_now(self._signatures, self._table())

    def _table(self) -> list[Clause]:
        return [item.now for item in self.items.values() if item.now.in_table]

    def undo(self, who: str) -> list[Item]:
        """Take back what this reviewer did last."""
        with self.lock:
            with Store(self.path) as store:
                kept = undo(store, self._answerer(who))
            return self._take_in(kept)

    def redo(self, who: str) -> list[Item]:
        """Make again what this reviewer took back."""
        with self.lock:
            with Store(self.path) as store:
                kept = redo(store, self._answerer(who))
            return self._take_in(kept)

    def can_turn(self, who: str) -> tuple[bool, bool]:
        """Whether this reviewer can undo, and redo."""
        known = sorted((one for laid in self.laid for one in laid.history), key=lambda one: one.number)
        done, undone = done_and_undone(known, who)
        return bool(done), bool(undone)

    def catch_up(self) -> list[Item] | None:
        """What others changed outside this program since: clauses that are other than they were; None for none.

        A run that ended brings everything anew.
        """
        with self.lock:
            stamp = self._stamp_now()
            if stamp == self._stamp:
                return None
            before = self.items
            if stamp[0] != self._stamp[0]:
                self.load()
            else:
                return self._laid_anew() or None
            return [item for name, item in self.items.items() if before.get(name) != item]

    def _laid_anew(self) -> list[Item]:
        """Lay the decisions over the clauses as they are kept now; returns what is other then."""
        before = self.items
        self._stamp = self._stamp_now()
        self._lay(load_kept(self.path))
        return [item for name, item in self.items.items() if before.get(name) != item]

    def _take_in(self, kept: Sequence[Decision]) -> list[Item]:
        """Show what was kept just now."""
        self._stamp = self._stamp_now()
        between = kept[0].number != self.newest + 1  # another program was first
        # A passage that somebody points at comes or goes, and other decisions may lie over it.
        if between or any(is_added(self._history(one)) for one in kept):
            return self._laid_anew()
        self.newest = kept[-1].number
        changed: dict[str, Item] = {}
        for decision in kept:
            name = self._of_passage[decision.passage]
            item = self.items[name]
            history = (*(item.laid.history if item.laid else ()), decision)
            laid = LaidDecision(
                history, "exact", item.clause.document, name, 1.0, disputed(history), self.anchor(item.clause),
                decision.passage[:8],
            )  # fmt: skip
            self.laid = [one for one in self.laid if one.standing.passage != decision.passage] + [laid]
            changed[name] = self.items[name] = self._item(item.clause, laid)
        return [*changed.values()]

    def _history(self, decision: Decision) -> tuple[Decision, ...]:
        """What was decided about its passage so far, and this."""
        item = self.items.get(self._of_passage.get(decision.passage, ""))
        return (*(item.laid.history if item is not None and item.laid is not None else ()), decision)

    def _wish_of(self, added: Added) -> Wish:
        passage = new_passage()
        anchor = anchored(added.paper, added.found, passage)
        for item in self.items.values():
            there = item.clause
            if there.document == anchor.document and same_place(there, anchor):
                if item.state != "vervalt" or item.laid is None:
                    raise AlreadyThere(there.id)
                return self._wish(Said(there.id, added.after, item.laid.standing.uid))  # it comes back
        return Wish(passage, anchor, Shown(added.theme, anchor.text), added.after, way="added")

    def _wish(self, said: Said) -> Wish:
        item = self.item(said.clause)
        clause, laid = item.now, item.laid
        shown = Shown(clause.theme, clause.short, clause.in_table)
        passage = laid.standing.passage if laid is not None else new_passage()
        return Wish(passage, self.anchor(item.clause), shown, said.after, said.seen)

    def _answerer(self, who: str) -> Answerer:
        return Answerer(who, datetime.now().astimezone())

    def _stamp_now(self) -> tuple[Marks, Marks]:
        """Tells whether a run, or another program, changed what this one rests on."""
        run = [self.places.out / "run.json"]
        store = [self.path, self.path.with_name(f"{NAME}-wal")]
        return marks_of(run), marks_of(store)
