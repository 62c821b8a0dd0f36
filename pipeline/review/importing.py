"""Takes the decisions of a reviewed workbook into the store: nothing twice, nothing lost, conflicts told."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from pipeline.model import Anchor, Decision, Judgement, Named
from pipeline.publish import one_line, section_text
from pipeline.review.history import histories, same_person, seen, unsettled
from pipeline.review.matching import pair_up, words_of
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
    newer: str = ""  # when the workbook of `other` was saved, if that was later than this one


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
    renamed: int = 0  # decisions of that import that stand under another name now
    kept: bool = True  # False: only looked at what an import would do


@dataclass(frozen=True, slots=True)
class Source:
    """Where decisions come from."""

    file: str
    sha256: str
    reviewer: str
    now: datetime
    saved: str = ""
    named: bool = False  # somebody said who it was: that name counts, also when the file came in under another


def import_book(
    store: Store,
    source: Source,
    book: ReviewedBook,
    themes: Mapping[str, str],
    today: Sequence[Anchor] | None = None,
    *,
    keep: bool = True,
) -> ImportReport:
    """Append what a workbook says that the store does not know yet, all of it or nothing.

    Args:
        store: where decisions are kept.
        source: the file, and who reviewed it.
        book: its rows.
        themes: id -> title of the themes of config.yaml.
        today: the passages of the last run, to tell which rows are about none of them; None when there was no run.
        keep: False to see what an import would do; nothing is kept then.
    """
    with store.transaction(keep=keep):
        return replace(_imported(store, source, book, themes, today), kept=keep)


def _imported(
    store: Store,
    source: Source,
    book: ReviewedBook,
    themes: Mapping[str, str],
    today: Sequence[Anchor] | None,
) -> ImportReport:
    source = replace(source, file=one_line(source.file), reviewer=one_line(source.reviewer))
    report = ImportReport(source.file, source.reviewer, rows=len(book.rows))
    report.before = store.imported(source.sha256)
    if report.before is not None:
        report.renamed = _named_anew(store, source) if source.named else 0
        return report
    known = store.decisions()
    said = said_by(book.rows, themes)
    report.said = len(said)
    report.problems = [Problem(one.row.sheet, one.row.number, text) for one in said for text in one.problems]
    report.problems += _unknown(said, today)
    key = store.add_import(
        ImportedFile(source.sha256, source.file, source.reviewer, _iso(source.now), source.saved, len(said))
    )
    _append(store, key, source, _without_echoes(said, known, source.reviewer), known, report)
    return report


def _named_anew(store: Store, source: Source) -> int:
    """Put the decisions of a file that came in under a wrong name under the right one; returns how many."""
    wrong = [
        one
        for one in store.decisions()
        if (file := store.import_of(one)) is not None
        and file.sha256 == source.sha256
        and not same_person(one.reviewer, source.reviewer)
    ]
    for one in wrong:
        store.name(Named(one.uid, source.reviewer, _iso(source.now)))
    return len(wrong)


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
            report.conflicts += [
                replace(conflict, newer=_newer(store, source, conflict.other))
                for conflict in _conflicts(history, decision, one.row.number, first)
            ]
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
    own = [d for d in history if same_person(d.reviewer, reviewer) and d.number > seen(history, one.row.stamp.base)]
    words = words_of(one.row.stamp.anchor.text)
    return any(d.after == one.judgement and words_of(d.anchor.text) == words for d in (own if several else own[-1:]))


def _conflicts(history: Sequence[Decision], new: Decision, row: int, first: int) -> list[Conflict]:
    """What the new decision contradicts that its reviewer did not see; `first` decisions were there before the file."""
    conflicts: list[Conflict] = []
    for other in unsettled(history) if history else ():
        if other.after == new.after or other.number <= seen(history, new.base):
            continue
        kind: ConflictKind = "decided before" if same_person(other.reviewer, new.reviewer) else "someone else"
        if any(other is one for one in history[first:]):
            kind = "twice in the file"
        conflicts.append(Conflict(kind, new, other, row))
    return conflicts


def _newer(store: Store, source: Source, other: Decision) -> str:
    """When the workbook of another decision was saved, if that was after this one; '' otherwise or when unknown."""
    file = store.import_of(other)
    return file.saved if file is not None and source.saved and file.saved > source.saved else ""


def _without_echoes(said: Sequence[Said], known: Sequence[Decision], reviewer: str) -> list[Said]:
    """Rows but those that repeat what this reviewer said of a passage as it read then, before it was found anew.

    Such a row is of an old workbook. What was decided about the words of today stays as it is.
    """
    before: dict[Hashable, list[Decision]] = {}
    for history in histories(known):
        last = words_of(history[-1].anchor.text)
        for decision in history[:-1]:
            if words_of(decision.anchor.text) != last and same_person(decision.reviewer, reviewer):
                before.setdefault(_there(decision.anchor), []).append(decision)
    uids = {decision.uid for decision in known}
    return [
        one
        for one in said
        if one.row.stamp.base in uids  # it was changed by somebody who saw a decision
        or all(decision.after != one.judgement for decision in before.get(_there(one.row.stamp.anchor), ()))
    ]


def _there(anchor: Anchor) -> Hashable:
    """Words and place, as far as they can be seen in a row, too."""
    return anchor.document, words_of(anchor.text), anchor.page, section_text(anchor.section)


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
            f"({pair.likeness:.0%} alike), where `thematabel review --list` asks whether it holds"
            if pair is not None
            else "its passage is not among those of the last run; the decision is kept without effect"
        )
        problems.append(Problem(one.row.sheet, one.row.number, says))
    return problems


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
