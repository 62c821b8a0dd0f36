"""Takes the decisions of a reviewed workbook into the store: nothing twice, nothing lost, conflicts told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from pipeline.model import Anchor, Decision, Judgement
from pipeline.publish.text import one_line
from pipeline.review.history import histories, seen, unsettled
from pipeline.review.matching import pair_up
from pipeline.review.reading import Said, said_by
from pipeline.review.store import Draft, ImportedFile, Store, new_passage
from pipeline.review.workbook import ReviewedBook

ConflictKind = Literal["someone else", "decided before", "twice in the file"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision that contradicts another that its reviewer did not see. Both are kept; the new one stands."""

    kind: ConflictKind
    new: Decision
    other: Decision
    row: int


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that a person should look at. What it says is kept all the same."""

    sheet: str
    row: int
    says: str


@dataclass(slots=True)
class ImportReport:
    """What an import did."""

    file: str
    reviewer: str
    rows: int = 0  # rows that were read
    said: int = 0  # of which the reviewer filled in or changed something
    added: list[Decision] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    before: ImportedFile | None = None  # the earlier import of this very file: then nothing was added


@dataclass(frozen=True, slots=True)
class Source:
    """Where decisions come from."""

    file: str
    sha256: str
    reviewer: str
    now: datetime
    saved: str = ""


def import_book(
    store: Store,
    source: Source,
    book: ReviewedBook,
    themes: Mapping[str, str],
    today: Sequence[Anchor] | None = None,
) -> ImportReport:
    """Append what a workbook says that the store does not know yet, all of it or nothing.

    Args:
        store: where decisions are kept.
        source: the file, and who reviewed it.
        book: its rows.
        themes: id -> title of the themes of config.yaml.
        today: the passages of the last run, to tell which rows are about none of them; None when there was no run.
    """
    source = replace(source, file=one_line(source.file), reviewer=one_line(source.reviewer))
    report = ImportReport(source.file, source.reviewer, rows=len(book.rows))
    with store.transaction():
        report.before = store.imported(source.sha256)
        if report.before is not None:
            return report
        known = store.decisions()
        said = said_by(book.rows, themes)
        report.said = len(said)
        report.problems = [Problem(one.row.sheet, one.row.number, text) for one in said for text in one.problems]
        report.problems += _unknown(said, today)
        key = store.add_import(
            ImportedFile(source.sha256, source.file, source.reviewer, _iso(source.now), source.saved, len(said))
        )
        _append(store, key, source, said, known, report)
    return report


def _append(
    store: Store, key: int, source: Source, said: Sequence[Said], known: Sequence[Decision], report: ImportReport
) -> None:
    by_passage = {history[0].passage: list(history) for history in histories(known)}
    groups: dict[str, list[Said]] = {}
    for passage, one in zip(_passages(said, known), said, strict=True):
        groups.setdefault(passage, []).append(one)
    for passage, rows in groups.items():
        history = by_passage.get(passage, [])
        several = len({one.judgement for one in rows}) > 1
        first = len(history)
        for one in rows:
            if _has_said(history, one, source.reviewer, several):
                continue
            before = history[-1].after if history else Judgement()
            anchor, shown = one.row.stamp.anchor, one.row.stamp.shown
            draft = Draft(
                passage, source.reviewer, _iso(source.now), anchor, shown, one.row.stamp.base, before, one.judgement
            )
            (decision,) = store.add([draft], key)
            report.conflicts += _conflicts(history, decision, one.row.number, first)
            report.added.append(decision)
            history = [*history, decision]


def _has_said(history: Sequence[Decision], one: Said, reviewer: str, several: bool) -> bool:
    """Whether this reviewer said so already, after what the row showed.

    The last word counts: who goes from akkoord to vervalt and back has decided three times. Only when a file says two
    things about one passage (`several`), any word counts, or reading it again would add both again. A row that lost
    its unseen cell may just repeat what was filled in for the reviewer to see.
    """
    if not one.row.stamped and history and history[-1].after == one.judgement:
        return True
    own = [d for d in history if d.reviewer == reviewer and d.number > seen(history, one.row.stamp.base)]
    return any(d.after == one.judgement for d in (own if several else own[-1:]))


def _conflicts(history: Sequence[Decision], new: Decision, row: int, first: int) -> list[Conflict]:
    """What the new decision contradicts that its reviewer did not see; `first` decisions were there before the file."""
    conflicts: list[Conflict] = []
    for other in unsettled(history) if history else ():
        if other.after == new.after or other.number <= seen(history, new.base):
            continue
        kind: ConflictKind = "someone else" if other.reviewer != new.reviewer else "decided before"
        if any(other is one for one in history[first:]):
            kind = "twice in the file"
        conflicts.append(Conflict(kind, new, other, row))
    return conflicts


def _passages(said: Sequence[Said], known: Sequence[Decision]) -> list[str]:
    """The passage that each row is about: of the decision that it showed, else of the same words in the same place."""
    of_uid = {decision.uid: decision.passage for decision in known}
    named = [of_uid.get(one.row.stamp.base, "") for one in said]
    kept = histories(known)
    places = [place for place, passage in enumerate(named) if not passage]
    anchors = [said[place].row.stamp.anchor for place in places]
    firsts = _first_of_each(anchors)
    unique = [anchors[place] for place in dict.fromkeys(firsts)]
    names = dict.fromkeys(firsts, "")
    for pair in pair_up([history[-1].anchor for history in kept], unique):
        if pair.sure:
            names[list(names)[pair.new]] = kept[pair.old][0].passage
    names = {first: name or new_passage() for first, name in names.items()}
    for place, first in zip(places, firsts, strict=True):
        named[place] = names[first]
    return named


def _first_of_each(anchors: Sequence[Anchor]) -> list[int]:
    """For each anchor the place of the first that is the same passage: a row may stand in a sheet and in its copy."""
    firsts: dict[Anchor, int] = {}
    return [firsts.setdefault(replace(anchor, clause=""), place) for place, anchor in enumerate(anchors)]


def _unknown(said: Sequence[Said], today: Sequence[Anchor] | None) -> list[Problem]:
    """Rows about passages that the last run did not find."""
    if today is None:
        return []
    anchors = [one.row.stamp.anchor for one in said]
    firsts = _first_of_each(anchors)
    unique = list(dict.fromkeys(firsts))
    pairs = {unique[pair.old]: pair for pair in pair_up([anchors[place] for place in unique], today)}
    problems: list[Problem] = []
    for one, first in zip(said, firsts, strict=True):
        pair = pairs.get(first)
        if pair is not None and pair.sure:
            continue
        says = (
            f"its passage is not among those of the last run; the nearest is {today[pair.new].clause} "
            f"({pair.likeness:.0%} alike): to be confirmed there"
            if pair is not None
            else "its passage is not among those of the last run; the decision is kept without effect"
        )
        problems.append(Problem(one.row.sheet, one.row.number, says))
    return problems


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
