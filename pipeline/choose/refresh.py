"""Last period's table guides the next one: each old statement is matched to its counterpart in the new policy.

Which statements an adviser picks follows last period's table more than the document itself. A clause that says what a
statement of that table said is raised; what a table had and the policy no longer says is a finding.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.choose.earlier import EarlierTable, Statement, statements_of
from pipeline.choose.likeness import alike, held
from pipeline.choose.meaning import Encoder, nearness
from pipeline.config import ClauseSettings, Theme, Zorgkantoor
from pipeline.model import Clause, Document, LostStatement, NearPassage, Reason
from pipeline.themes.facts import facts_in
from pipeline.themes.selection import choose

QUOTED = 90  # characters of a statement that a reason repeats
NEAREST = 10  # passages by which it is told how much a policy follows last period's table
STRANGE, FAMILIAR = 0.2, 0.7  # their likeness in a policy that has nothing of it, and in one that follows it closely


@dataclass(frozen=True, slots=True)
class Guidance:
    """What earlier tables changed: the clauses of each document that one of them has a column for, and what is gone."""

    clauses: Mapping[str, tuple[Clause, ...]]  # document id -> its clauses; documents without a predecessor are absent
    lost: tuple[LostStatement, ...] = ()


def guide(
    documents: Sequence[Document],
    clauses: Mapping[str, Sequence[Clause]],
    tables: Sequence[EarlierTable],
    zorgkantoren: Sequence[Zorgkantoor],
    themes: Sequence[Theme],
    settings: ClauseSettings,
    encoder: Encoder | None = None,
) -> Guidance:
    """Choose anew in each inkoopbeleid that a table has statements about; pure: nothing is changed in place.

    With an `encoder`, nearness in meaning counts beside words in common.
    """
    read = _by_source(tables, zorgkantoren, themes)
    guided: dict[str, tuple[Clause, ...]] = {}
    lost: list[LostStatement] = []
    for document in documents:
        found = clauses.get(document.id, ())
        background = _latest(document, read)
        statements = [one for one in background if one.zorgkantoor == document.zorgkantoor]
        if document.kind == "inkoopbeleid" and statements and found:
            guided[document.id], gone = chosen_beside(found, statements, background, settings, encoder)
            lost += gone
    return Guidance(guided, tuple(lost))


def _by_source(
    tables: Sequence[EarlierTable], zorgkantoren: Sequence[Zorgkantoor], themes: Sequence[Theme]
) -> list[tuple[EarlierTable, list[Statement]]]:
    """The statements of each source, a table that was cut in parts being one again."""
    whole: dict[str, tuple[EarlierTable, list[Statement]]] = {}
    for table in tables:
        whole.setdefault(table.source, (table, []))[1].extend(statements_of(table, zorgkantoren, themes))
    return list(whole.values())


def _latest(document: Document, read: Sequence[tuple[EarlierTable, list[Statement]]]) -> list[Statement]:
    """The statements of the newest table with its column that is not newer than the document, else of the oldest."""
    fitting = [
        (table.year, statements)
        for table, statements in read
        if any(one.zorgkantoor == document.zorgkantoor for one in statements)
        and (not table.sector or not document.sector or table.sector == document.sector)
    ]
    earlier = [pair for pair in fitting if pair[0] <= (document.year or pair[0])]
    if earlier:
        return max(earlier, key=lambda pair: pair[0])[1]
    return min(fitting, key=lambda pair: pair[0])[1] if fitting else []


def chosen_beside(
    clauses: Sequence[Clause],
    statements: Sequence[Statement],
    everyone: Sequence[Statement],
    settings: ClauseSettings,
    encoder: Encoder | None = None,
) -> tuple[tuple[Clause, ...], list[LostStatement]]:
    """The clauses of one document chosen anew; `everyone` are the statements of all zorgkantoren, its own with them."""
    likeness = likeness_of(clauses, statements, [one.whole for one in everyone], settings)
    pairs = pairs_of(likeness, settings.refresh.from_)
    follows, further = followed(likeness), behind(likeness).tolist()
    raised = [
        _raised(clause, likeness[:, place], further[place], pairs.get(place), statements, follows, settings)
        for place, clause in enumerate(clauses)
    ]
    raised = _raised_by_others(raised, statements, everyone, follows, settings)
    if encoder is not None:
        raised = _raised_by_meaning(raised, statements, everyone, settings, encoder)
    chosen = choose(raised, settings)
    marked = tuple(
        replace(clause, succession="nieuw") if clause.in_table and place not in pairs else clause
        for place, clause in enumerate(chosen)
    )
    taken = set(pairs.values())
    lost = [
        _lost(row, statements[row], clauses, likeness, settings) for row in range(len(statements)) if row not in taken
    ]
    return marked, lost


def likeness_of(
    clauses: Sequence[Clause], statements: Sequence[Statement], background: Sequence[str], settings: ClauseSettings
) -> Any:
    """Words, figures and theme that a statement and a clause have in common, as an array of statements x clauses."""
    weights = settings.refresh
    likeness = held([one.whole for one in statements], [clause.text for clause in clauses], background)
    figures = [_figures(facts_in(one.whole, settings)) for one in statements]
    known = [_figures(clause.facts) for clause in clauses]
    for row, statement in enumerate(statements):
        for column, clause in enumerate(clauses):
            if figures[row] & known[column]:
                likeness[row, column] += weights.figure
            if statement.theme == clause.theme:
                likeness[row, column] += weights.theme
            elif statement.theme in clause.themes:
                likeness[row, column] += weights.theme / 2
    return likeness


def _figures(facts: Sequence[Any]) -> set[tuple[object, str]]:
    """Figures without their sign: 'een afslag van 2%' and '-2%' are the same."""
    return {(abs(fact.value) if isinstance(fact.value, float) else fact.value, fact.unit) for fact in facts}


def pairs_of(likeness: Any, threshold: float) -> dict[int, int]:
    """Clause -> statement: the best overall pairs, each statement and each clause once, those alike enough."""
    from pipeline.choose.assignment import assigned  # noqa: PLC0415 - only with an earlier table

    return {column: row for row, column in assigned(likeness) if likeness[row, column] >= threshold}


def followed(likeness: Any) -> float:
    """How much a policy follows last period's table, 0 to 1, by `likeness` (statements x clauses).

    Where no passage is much like any statement, the words that they happen to share tell nothing. Of a few statements
    no more than a few passages can be like one.
    """
    nearest = sorted(likeness.max(axis=0).tolist(), reverse=True)[: min(NEAREST, *likeness.shape)]
    return min(1.0, max(0.0, (math.fsum(nearest) / len(nearest) - STRANGE) / (FAMILIAR - STRANGE)))


def behind(likeness: Any) -> Any:
    """For each clause how much better another one says what the statement nearest to it says, an array of clauses."""
    nearest = likeness.argmax(axis=0)
    return likeness.max(axis=1)[nearest] - likeness.max(axis=0)


def _raised(
    clause: Clause,
    likeness: Any,
    further: float,
    row: int | None,
    statements: Sequence[Statement],
    follows: float,
    settings: ClauseSettings,
) -> Clause:
    """The clause with more points the more it says what a statement said, most when it is that one's counterpart.

    One that another clause says better gets points off: the table needs one of the two.
    """
    nearest = int(likeness.argmax())
    points = settings.learned.near * follows * float(likeness[nearest])
    source = statements[nearest].source
    less = round(settings.learned.behind * follows * further, 2)
    if less:
        clause = _with_points(clause, Reason("vorige", "ander-nader", less, (_short(statements[nearest]),)))
    if row is None:
        return _with_points(clause, Reason("vorige", "nabij", points, (source, _short(statements[nearest]))))
    points += settings.learned.pair * follows * float(likeness[row])
    succeeds = replace(clause, succession="opvolger", predecessor=statements[row].whole)
    return _with_points(succeeds, Reason("vorige", "opvolger", points, (source, _short(statements[row]))))


def _with_points(clause: Clause, reason: Reason) -> Clause:
    return replace(clause, points=clause.points + reason.points, reasons=(*clause.reasons, reason))


def _raised_by_others(
    clauses: Sequence[Clause],
    statements: Sequence[Statement],
    everyone: Sequence[Statement],
    follows: float,
    settings: ClauseSettings,
) -> list[Clause]:
    """With more points for what the table says of other zorgkantoren: a subject that its readers care for."""
    others = [one for one in everyone if one.zorgkantoor != statements[0].zorgkantoor]
    if not others or not settings.learned.others:
        return list(clauses)
    likeness = likeness_of_others(clauses, others, everyone)
    raised = []
    for place, clause in enumerate(clauses):
        nearest = int(likeness[:, place].argmax())
        points = settings.learned.others * follows * float(likeness[nearest, place])
        about = (_short(others[nearest]), others[nearest].zorgkantoor)
        raised.append(_with_points(clause, Reason("vorige", "anderen", points, about)))
    return raised


def _raised_by_meaning(
    clauses: Sequence[Clause],
    statements: Sequence[Statement],
    everyone: Sequence[Statement],
    settings: ClauseSettings,
    encoder: Encoder,
) -> list[Clause]:
    """With more points for what means nearly what the table says, in whatever words; `why` quotes the nearest."""
    near = nearness(encoder, [one.whole for one in everyone], [clause.text for clause in clauses])
    own = [row for row, one in enumerate(everyone) if one.zorgkantoor == statements[0].zorgkantoor]
    others = [row for row in range(len(everyone)) if row not in set(own)]
    raised = []
    for place, clause in enumerate(clauses):
        best = max(own, key=lambda row: near[row, place])
        points = settings.refresh.meaning * float(near[best, place])
        if others:
            points += settings.refresh.meaning_others * float(near[others, place].max())
        raised.append(_with_points(clause, Reason("vorige", "betekenis", points, (_short(everyone[best]),))))
    return raised


def likeness_of_others(clauses: Sequence[Clause], others: Sequence[Statement], everyone: Sequence[Statement]) -> Any:
    """Words in common with what the table says of other zorgkantoren, as an array of statements x clauses."""
    return alike([one.whole for one in others], [clause.text for clause in clauses], [one.whole for one in everyone])


def _lost(
    row: int, statement: Statement, clauses: Sequence[Clause], likeness: Any, settings: ClauseSettings
) -> LostStatement:
    nearest = sorted(range(len(clauses)), key=lambda column: -likeness[row, column])[: settings.refresh.nearest]
    return LostStatement(
        zorgkantoor=statement.zorgkantoor,
        theme=statement.theme,
        text=statement.whole,
        source=statement.source,
        document=clauses[0].document,
        nearest=tuple(
            NearPassage(clauses[c].id, clauses[c].text, clauses[c].page, round(float(likeness[row, c]), 2))
            for c in nearest
            if likeness[row, c] > 0
        ),
        place=row,
    )


def _short(statement: Statement) -> str:
    text = statement.whole
    return text if len(text) <= QUOTED else f"{text[:QUOTED].rsplit(' ', 1)[0]} …"
