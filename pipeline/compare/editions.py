"""What became of each statement between two editions of one zorgkantoor's policy."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from pipeline.choose.assignment import best_pairs
from pipeline.compare.likeness import likeness
from pipeline.compare.parts import said, taken_apart
from pipeline.config import CompareSettings
from pipeline.model import Change, Clause, Fact, FactChange

Pair = tuple[int, int]  # index in old, index in new


def compare_editions(old: Sequence[Clause], new: Sequence[Clause], settings: CompareSettings) -> list[Change]:
    """Each statement of both editions once: same, changed, new or dropped; in the order of the new edition.

    A statement of two sentences counts as two where one of them stands in the other edition as it is. Dropped
    statements come last, in their own order. Pairs are chosen for the best total over all statements rather than one
    after another, so that a statement cannot take the partner that another one fits better.
    """
    old, new = taken_apart(old, new)
    pairs = pair_statements(old, new, settings)
    partner = {j: i for i, j in pairs}
    matched = {i for i, _ in pairs}
    changes = [
        _paired(old[partner[j]], clause) if j in partner else _only_new(clause, old) for j, clause in enumerate(new)
    ]
    return changes + [_only_old(clause, new) for i, clause in enumerate(old) if i not in matched]


def pair_statements(old: Sequence[Clause], new: Sequence[Clause], settings: CompareSettings) -> list[Pair]:
    """The pairs that are one statement: first those with the same letters, then the best of what is left."""
    pairs = _identical(old, new)
    paired_old, paired_new = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    left = [i for i in range(len(old)) if i not in paired_old]
    right = [j for j in range(len(new)) if j not in paired_new]
    if left and right:
        pairs += _best(old, new, left, right, settings)
    return pairs


def fact_changes(old: Sequence[Fact], new: Sequence[Fact]) -> tuple[FactChange, ...]:
    """The figures that differ: of the same kind, in the order in which they stand; '' where one side has none."""
    before, after = _without(old, new), _without(new, old)
    kinds = dict.fromkeys(fact.kind for fact in (*before, *after))
    changes: list[FactChange] = []
    for kind in kinds:
        was = [fact.text for fact in before if fact.kind == kind]
        now = [fact.text for fact in after if fact.kind == kind]
        longest = max(len(was), len(now))
        was, now = was + [""] * (longest - len(was)), now + [""] * (longest - len(now))
        changes += [FactChange(kind, a, b) for a, b in zip(was, now, strict=True)]
    return tuple(changes)


def _identical(old: Sequence[Clause], new: Sequence[Clause]) -> list[Pair]:
    """Same letters and digits of its sentences; a statement that stands there twice pairs in order."""
    waiting: dict[tuple[str, ...], list[int]] = {}
    for i, clause in enumerate(old):
        waiting.setdefault(said(clause.text), []).append(i)
    pairs: list[Pair] = []
    for j, clause in enumerate(new):
        if same := waiting.get(said(clause.text)):
            pairs.append((same.pop(0), j))
    return pairs


def _best(
    old: Sequence[Clause], new: Sequence[Clause], left: Sequence[int], right: Sequence[int], settings: CompareSettings
) -> list[Pair]:
    """The pairs among what is left with the highest likeness in total, each at least what the settings ask."""
    # Weights of words come from both whole editions: what all statements share says little about one.
    among = [clause.text for clause in (*old, *new)]
    scores = likeness([old[i].text for i in left], [new[j].text for j in right], among)
    themes = [[_themes(old[i]) for i in left], [_themes(new[j]) for j in right]]
    for row, ours in enumerate(themes[0]):
        scores[row, [ours.isdisjoint(theirs) for theirs in themes[1]]] *= 1 - settings.other_theme
    gains = scores - settings.changed_from
    gains[gains < 0] = 0  # a pair that is too weak is worth no more than none
    return [(left[row], right[column]) for row, column in best_pairs(gains)]


def _themes(clause: Clause) -> set[str]:
    """Every theme that a clause has something of."""
    return {clause.theme, *(theme for theme, score in clause.themes.items() if score > 0)}


def _paired(old: Clause, new: Clause) -> Change:
    same = said(old.text) == said(new.text)
    return Change(
        zorgkantoor=new.zorgkantoor,
        theme=new.theme,
        change="same" if same else "changed",
        old_document=old.document,
        new_document=new.document,
        old_id=old.id,
        new_id=new.id,
        old_text=old.text,
        new_text=new.text,
        old_page=old.page,
        new_page=new.page,
        similarity=1.0 if same else min(0.999, fuzz.ratio(old.text, new.text) / 100),
        facts=() if same else fact_changes(old.facts, new.facts),
    )


def _only_new(clause: Clause, old: Sequence[Clause]) -> Change:
    """A statement that the older edition does not make; the edition that it was sought in is named."""
    return Change(
        zorgkantoor=clause.zorgkantoor,
        theme=clause.theme,
        change="new",
        old_document=old[0].document if old else "",
        new_document=clause.document,
        old_id="",
        new_id=clause.id,
        old_text="",
        new_text=clause.text,
        old_page=None,
        new_page=clause.page,
        similarity=0.0,
        facts=fact_changes((), clause.facts),
    )


def _only_old(clause: Clause, new: Sequence[Clause]) -> Change:
    """A statement that the newer edition no longer makes; the edition that it was sought in is named."""
    return Change(
        zorgkantoor=clause.zorgkantoor,
        theme=clause.theme,
        change="dropped",
        old_document=clause.document,
        new_document=new[0].document if new else "",
        old_id=clause.id,
        new_id="",
        old_text=clause.text,
        new_text="",
        old_page=clause.page,
        new_page=None,
        similarity=0.0,
        facts=fact_changes(clause.facts, ()),
    )


def _without(facts: Sequence[Fact], others: Sequence[Fact]) -> list[Fact]:
    """`facts` less one for each equal figure among `others`."""
    rest = [(fact.kind, fact.value, fact.unit) for fact in others]
    kept: list[Fact] = []
    for fact in facts:
        key = (fact.kind, fact.value, fact.unit)
        if key in rest:
            rest.remove(key)
        else:
            kept.append(fact)
    return kept
