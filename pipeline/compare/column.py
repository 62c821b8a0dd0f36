"""An edition and its supplements as one policy: what is replaced, what lapses, and what stays in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from pipeline.compare.editions import compare_editions, fact_changes
from pipeline.compare.lapse import corrected_by, lapsed_by
from pipeline.compare.likeness import bare
from pipeline.compare.parts import opened
from pipeline.config import CompareSettings
from pipeline.model import Change, Clause, Document, Notice, Reason

_SAME_PASSAGE = 90  # likeness, 0..100, from which a statement is the sentence in which a notice says something


@dataclass(slots=True)
class Policy:
    """What is in force after some supplements, and how it came to be."""

    clauses: list[Clause]  # in force, the edition's own first
    changes: list[Change] = field(default_factory=list)
    gone: dict[str, Reason] = field(default_factory=dict)  # clause id -> why it is not in force
    named: set[str] = field(default_factory=set)  # ids of statements that a supplement speaks of
    unsettled: list[tuple[str, Notice]] = field(default_factory=list)
    mends: dict[str, Clause] = field(default_factory=dict)  # id of a correction -> the statement that had it wrong

    def as_known(self) -> list[Clause]:
        """What is in force, a correction under the words and the section of what it mends.

        A later supplement speaks of the statement, not of the note that mended it.
        """
        return [_under(clause, self.mends[clause.id]) if clause.id in self.mends else clause for clause in self.clauses]

    def as_made(self) -> list[Clause]:
        """The same without the corrections that stand beside what they mend: those are no statement by themselves."""
        standing = {clause.id for clause in self.clauses}
        return [c for c in self.as_known() if c.id not in self.mends or self.mends[c.id].id not in standing]


def composed(
    base: Sequence[Clause],
    supplements: Sequence[Document],
    clauses: Mapping[str, Sequence[Clause]],
    settings: CompareSettings,
) -> Policy:
    """The statements of `base` with those of its supplements laid over them, one supplement after another.

    A statement that a supplement makes anew takes the place of the old one, and stands in the table where that did. One
    that it repeals is gone. What it does not speak of stays as it is.
    """
    policy = Policy(list(base))
    for document in supplements:
        _lay(policy, document, clauses.get(document.id, ()), settings)
    return policy


def _lay(policy: Policy, document: Document, new: Sequence[Clause], settings: CompareSettings) -> None:
    """One supplement over what is in force."""
    before = {clause.id for clause in policy.clauses}
    spoken: list[Clause] = []  # statements of the supplement that are a repeal or a correction
    for notice in document.notices:
        itself = _clause_of(notice, new)
        spoken += itself
        if notice.kind == "repeals":
            settled = _repeal(policy, notice, document)
        elif notice.kind == "corrects":
            settled = _correct(policy, notice, document, itself)
        else:  # what a document says of itself is no policy
            settled = True
        if not settled:  # what it speaks of is not found: its words stay, for a person to see; they are nothing new
            policy.unsettled.append((document.id, notice))
            policy.clauses += [clause for clause in itself if clause not in policy.clauses]
    rest = [clause for clause in new if clause not in spoken]
    standing = {clause.id for clause in policy.clauses}
    told = Reason("uitkomst", "over-document")
    policy.gone |= {clause.id: told for clause in spoken if clause.id not in standing}
    _replace(policy, rest, [clause for clause in policy.as_made() if clause.id in before], settings)


def _replace(policy: Policy, new: Sequence[Clause], old: Sequence[Clause], settings: CompareSettings) -> None:
    """Statements that are made anew in the place of the old ones; what stands by itself is added."""
    changes = compare_editions(
        opened(old, new), new, settings.model_copy(update={"changed_from": settings.replaces_from})
    )
    made = {clause.id: clause for clause in new}
    kept = [_as_it_stood(change, policy, made) for change in changes if change.change != "dropped"]
    policy.changes += kept
    by_id = {clause.id: clause for clause in old if clause.id not in policy.mends}
    in_table = {clause.id for clause in old if clause.in_table}
    paired = {change.old_id: change for change in kept if change.old_id}
    left = _rests(changes, by_id)
    shown = {change.new_id: change.old_id for change in kept if change.old_id in in_table}
    policy.named |= paired.keys()
    for identity, change in paired.items():
        if identity not in left:
            _let_go(policy, [identity], Reason("uitkomst", "vervangen", about=(change.new_id,)))
        elif mending := _of_what_went(policy, by_id[identity], left[identity]):
            _let_go(policy, mending, Reason("uitkomst", "vervangen", about=(change.new_id,)))
    policy.clauses = [left.get(clause.id, clause) for clause in policy.clauses]
    policy.clauses += [_instead(clause, shown[clause.id]) if clause.id in shown else clause for clause in new]


def _as_it_stood(change: Change, policy: Policy, made: Mapping[str, Clause]) -> Change:
    """A change with the words of the note where it is a correction that was made anew."""
    if change.old_id not in policy.mends:
        return change
    stood = next(clause for clause in policy.clauses if clause.id == change.old_id)
    facts = fact_changes(stood.facts, made[change.new_id].facts)
    return replace(change, old_text=stood.text, similarity=_similar(stood.text, change.new_text), facts=facts)


def _rests(changes: Sequence[Change], by_id: Mapping[str, Clause]) -> dict[str, Clause]:
    """What is left of statements of two sentences of which one was made anew: the other stays in force."""
    paired = {change.old_id for change in changes if change.old_id and change.new_id}
    left: dict[str, Clause] = {}
    for change in changes:
        clause = by_id.get(change.old_id)
        if clause and change.change == "dropped" and clause.id in paired and bare(change.old_text) != bare(clause.text):
            facts = tuple(fact for fact in clause.facts if fact.text in change.old_text)
            left[clause.id] = replace(clause, text=change.old_text, short=change.old_text, facts=facts)
    return left


def _of_what_went(policy: Policy, before: Clause, left: Clause) -> list[str]:
    """The corrections of a figure that stood in the part of a statement that was made anew."""
    wrong = {name: [fact for fact in m.facts if fact not in before.facts] for name, m in policy.mends.items()}
    return [
        name
        for name, mended in policy.mends.items()
        if mended.id == before.id and not any(fact.text in left.text for fact in wrong[name])
    ]


def _correct(policy: Policy, notice: Notice, document: Document, itself: Sequence[Clause]) -> bool:
    """Put the words that mend a figure in the place of the statement that had it wrong."""
    known = corrected_by(notice, policy.as_known())
    if known is None:
        return False
    wrong = next(clause for clause in policy.clauses if clause.id == known.id)
    right = _correction(wrong, notice, document, itself)
    said = {(fact.value, fact.unit) for fact in notice.facts}
    mended = [fact for fact in wrong.facts if (fact.value, fact.unit) in said]
    policy.changes.append(
        Change(
            right.zorgkantoor, right.theme, "changed", wrong.document, document.id, wrong.id, right.id, wrong.text,
            right.text, wrong.page, right.page, _similar(wrong.text, right.text),
            fact_changes(mended, right.facts),
        )
    )  # fmt: skip
    left = tuple(fact for fact in wrong.facts if (fact.value, fact.unit) not in said)
    if left:  # the statement says more than what was wrong: it stays, and the correction stands beside it
        policy.named.add(wrong.id)
        kept = replace(wrong, facts=left, outcome=Reason("uitkomst", "verbeterd", about=(right.id,)))
        policy.clauses = [kept if clause.id == wrong.id else clause for clause in policy.clauses]
    else:
        _let_go(policy, [wrong.id], Reason("uitkomst", "vervangen", about=(right.id,)))
    policy.clauses.append(right)
    policy.mends[right.id] = known
    return True


def _correction(wrong: Clause, notice: Notice, document: Document, itself: Sequence[Clause]) -> Clause:
    """The statement that a correction makes: its own words and place, under the theme of what it mends."""
    before = {(fact.value, fact.unit) for fact in wrong.facts}
    said = {(fact.value, fact.unit) for fact in notice.facts}
    kinds = {fact.unit: fact for fact in wrong.facts if (fact.value, fact.unit) in said}
    facts = tuple(
        replace(fact, kind=kinds[fact.unit].kind, subject=kinds[fact.unit].subject) if fact.unit in kinds else fact
        for fact in notice.facts
        if (fact.value, fact.unit) not in before
    )
    made = replace(
        wrong, document=document.id, year=document.year, text=notice.text, short=notice.text, page=notice.page,
        boxes=notice.boxes, section=notice.section, facts=facts,
    )  # fmt: skip
    if itself:
        decided = {reason.rule for reason in itself[0].reasons if reason.part == "oordeel"}
        made = replace(
            itself[0], theme=itself[0].theme if "thema" in decided else wrong.theme, in_table=False,
            facts=itself[0].facts if "cijfers" in decided else facts,
        )  # fmt: skip
    else:
        made = replace(made, id=f"{document.id}-bij-{wrong.id}", succession="", predecessor="")
    return _instead(made, wrong.id) if wrong.in_table else made


def _under(correction: Clause, mended: Clause) -> Clause:
    return replace(correction, text=mended.text, section=mended.section)


def _instead(clause: Clause, old: str) -> Clause:
    """A statement in the place of one that was in the table, unless a reviewer does not want it there."""
    if any(reason.part == "oordeel" and reason.rule in ("vervalt", "niet-in-tabel") for reason in clause.reasons):
        return clause
    return replace(clause, in_table=True, outcome=Reason("uitkomst", "vervangt", about=(old,)))


def _clause_of(notice: Notice, clauses: Sequence[Clause]) -> list[Clause]:
    """The statements of a supplement that are the words of a notice, and say nothing beside."""
    said = bare(notice.text)
    return [
        clause
        for clause in clauses
        if clause.page == notice.page
        and (bare(clause.text) in said or fuzz.ratio(bare(clause.text), said) >= _SAME_PASSAGE)
    ]


def _let_go(policy: Policy, identities: Sequence[str], why: Reason) -> None:
    """Statements that are in force no more, and with a statement all that was said to mend it."""
    going = set(identities)
    while more := {name for name, mended in policy.mends.items() if mended.id in going} - going:
        going |= more
    policy.gone |= dict.fromkeys(going, why)
    policy.named |= going
    policy.clauses = [clause for clause in policy.clauses if clause.id not in going]


def _repeal(policy: Policy, notice: Notice, document: Document) -> bool:
    """Let go of what a notice repeals; False when it cannot be told what that is."""
    lapsed = {clause.id for clause in lapsed_by(notice, policy.as_made())}
    policy.changes += [_repealed(clause, notice, document) for clause in policy.clauses if clause.id in lapsed]
    _let_go(policy, list(lapsed), Reason("uitkomst", "vervallen", about=(document.id,)))
    return bool(lapsed)


def _similar(old: str, new: str) -> float:
    return min(0.999, fuzz.ratio(old, new) / 100)


def _repealed(clause: Clause, notice: Notice, document: Document) -> Change:
    """A statement that lapses, with the words that say so."""
    return Change(
        clause.zorgkantoor, clause.theme, "dropped", clause.document, document.id, clause.id, "", clause.text,
        notice.text, clause.page, notice.page, 0.0, fact_changes(clause.facts, ()),
    )  # fmt: skip
