"""What becomes of each clause between two standings: matched by content and place, never by running number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.explain.snapshot import Standing
from pipeline.model import Clause, Reason
from pipeline.review.matching import anchor_of, pair_up

Kind = Literal["in", "out", "moved", "changed", "found", "lost"]
ROOM, NO_ROOM = Reason("uitleg", "ruimte"), Reason("uitleg", "geen-ruimte")


@dataclass(frozen=True, slots=True)
class Effect:
    """One clause that is not what it was; `before` or `after` is None where it is no clause at all.

    `in` and `out`: the table shows it now, or no longer. `moved`: it has another theme, or stands in another column.
    `changed`: it has another stance, scope or wording. `found` and `lost`: passages that the table
    did and does not show.
    """

    kind: Kind
    before: Clause | None
    after: Clause | None
    in_table: bool  # whether the table shows it, or showed it
    gone: tuple[Reason, ...] = ()  # reasons that it had and has no longer
    new: tuple[Reason, ...] = ()  # reasons that it has now

    @property
    def clause(self) -> Clause:
        """As it is now, else as it was."""
        clause = self.after or self.before
        assert clause is not None
        return clause

    @property
    def differs(self) -> tuple[str, ...]:
        """Which of theme, zorgkantoor, stance, scope, text and short form are not what they were."""
        if self.before is None or self.after is None:
            return ()
        names = ("theme", "zorgkantoor", "stance", "scope", "text", "short")
        return tuple(name for name in names if getattr(self.before, name) != getattr(self.after, name))


def effects(before: Standing, after: Standing) -> list[Effect]:
    """Every clause that is not what it was, in the order of documents and pages."""
    old = [anchor_of(clause, before.documents[clause.document].sha256) for clause in before.clauses]
    new = [anchor_of(clause, after.documents[clause.document].sha256) for clause in after.clauses]
    pairs = {pair.new: pair.old for pair in pair_up(old, new)}
    names = {before.clauses[i].id: after.clauses[j].id for j, i in pairs.items()}
    left = [i for i in range(len(old)) if i not in set(pairs.values())]
    found = [
        _effect(before, after, before.clauses[pairs[j]] if j in pairs else None, clause, names)
        for j, clause in enumerate(after.clauses)
    ]
    found += [_effect(before, after, before.clauses[i], None, names) for i in left]
    order = {name: place for place, name in enumerate(dict.fromkeys((*after.documents, *before.documents)))}
    return sorted(
        (one for one in found if one is not None), key=lambda one: (order[one.clause.document], one.clause.page)
    )


def _effect(
    before: Standing, after: Standing, old: Clause | None, new: Clause | None, names: Mapping[str, str]
) -> Effect | None:
    """What became of one clause; None when it is what it was."""
    was = old is not None and before.in_table(old)
    now = new is not None and after.in_table(new)
    gone, fresh = reasons_apart(all_reasons(old), all_reasons(new), names)
    effect = Effect("changed", old, new, was or now, gone, fresh)
    if was != now:
        more = _by_document(old, new, before, after) or _by_others(old, new, now=now)
        return replace(effect, kind="in" if now else "out", new=(*fresh, *more))
    if old is None or new is None:
        return replace(effect, kind="found" if old is None else "lost")
    if not effect.differs:
        return None
    moved = "theme" in effect.differs or (effect.in_table and "zorgkantoor" in effect.differs)
    return replace(effect, kind="moved" if moved else "changed")


def _by_document(old: Clause | None, new: Clause | None, before: Standing, after: Standing) -> tuple[Reason, ...]:
    """The reason, where the choice of the document decides: the table shows one edition of each zorgkantoor."""
    if old and old.in_table and new and new.in_table:
        now = Reason("uitleg", "toont-nu", about=(new.document,))
        return (now if new.document in after.shown else _of_document(new, after),)
    if old and new is None and old.document not in after.documents:
        return (Reason("uitleg", "weg", about=(before.documents[old.document].source,)),)
    return ()


def _by_others(old: Clause | None, new: Clause | None, *, now: bool) -> tuple[Reason, ...]:
    """The reason, where nothing else about a clause changed than that the table shows it, or no longer."""
    if old is None or new is None or old.theme != new.theme or round(old.score, 3) != round(new.score, 3):
        return ()
    return (ROOM if now else NO_ROOM,)


def _of_document(clause: Clause, standing: Standing) -> Reason:
    others = [n for n in sorted(standing.shown) if standing.documents[n].zorgkantoor == clause.zorgkantoor]
    if others:
        return Reason("uitleg", "toont-anders", about=tuple(others))
    return Reason("uitleg", "geen-zorgkantoor")


def all_reasons(clause: Clause | None) -> tuple[Reason, ...]:
    """Everything that decided about a clause, whether the table shows it included; nothing for no clause."""
    if clause is None:
        return ()
    return (*clause.reasons, clause.outcome) if clause.outcome else clause.reasons


def reasons_apart(
    old: Sequence[Reason], new: Sequence[Reason], names: Mapping[str, str] | None = None
) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """The reasons that only `old` gives, and those that only `new` gives.

    `names` has today's ids of clauses: running numbers are no reason, they change with every reading.
    """
    known = names or {}
    was = [replace(one, about=tuple(known.get(word, word) for word in one.about)) for one in old]
    return tuple(one for one in was if one not in new), tuple(one for one in new if one not in was)


@dataclass(frozen=True, slots=True)
class CellCount:
    """How many clauses a cell of the table shows before and after, and how they came and went."""

    zorgkantoor: str
    theme: str
    before: int
    after: int
    came_in: int
    fell_out: int
    moved_in: int
    moved_out: int


def cell_counts(before: Standing, after: Standing, found: Sequence[Effect]) -> list[CellCount]:
    """A count for each cell that has or had something; zorgkantoren and themes in the order of their clauses."""
    had = Counter((c.zorgkantoor, c.theme) for c in before.clauses if before.in_table(c))
    has = Counter((c.zorgkantoor, c.theme) for c in after.clauses if after.in_table(c))
    came: Counter[tuple[str, tuple[str, str]]] = Counter()
    for one in found:
        if one.in_table and one.after and one.kind in ("in", "moved"):
            came[one.kind, (one.after.zorgkantoor, one.after.theme)] += 1
        if one.in_table and one.before and one.kind in ("out", "moved"):
            came[f"{one.kind} away", (one.before.zorgkantoor, one.before.theme)] += 1
    return [
        CellCount(
            *cell,
            had[cell],
            has[cell],
            came["in", cell],
            came["out away", cell],
            came["moved", cell],
            came["moved away", cell],
        )
        for cell in dict.fromkeys((*has, *had))
    ]
