"""Which statements a supplement repeals or mends, by the numbers of sections and the words with which it says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from pipeline.compare.likeness import content, mask
from pipeline.model import Clause, Notice

LIKE = 0.2  # likeness in content from which a statement may be what a notice speaks of
CLEARER = 1.15  # times as like as the next: else it is not clear which statement is meant
QUOTED = 85  # likeness, 0..100, of words between quotes to a part of a statement
_QUOTE = re.compile(r"[‘'\"“„]([^‘’'\"“”„]{12,})[’'\"”]")
_NUMBER = re.compile(r"^\W*(\d+(?:\.\d+)*|[A-Z](?:\.\d+)*)(?!\.?\w)")
_SAYS_SO = re.compile(
    r"\b(?:komt|komen|te|vervalt|vervallen|wordt|worden|ingetrokken|geschrapt|afgeschaft|geldt|gelden|niet|meer|langer|"
    r"per|vanaf|met ingang van|januari|hiermee|daarmee)\b|\b20\d\d\b",
    re.IGNORECASE,
)


def lapsed_by(notice: Notice, clauses: Sequence[Clause]) -> list[Clause]:
    """The statements that lapse by a notice; none when it cannot be told which."""
    under = [clause for clause in clauses if _stands_under(clause, notice.sections)]
    if under and not notice.within:
        return under
    among = under or clauses
    if quoted := _quoted(notice, among):
        return quoted
    if len(among) == 1 and under:
        return list(under)
    return _likest(_SAYS_SO.sub(" ", notice.text), among)


def corrected_by(notice: Notice, clauses: Sequence[Clause]) -> Clause | None:
    """The statement with the figure that a notice mends: it has one of its figures, and lacks another."""
    under = [clause for clause in clauses if _stands_under(clause, notice.sections)]
    able = [clause for clause in under or clauses if _has_it_wrong(clause, notice)]
    if len(able) > 1:
        able = _likest(notice.text, able) or [clause for clause in able if clause.in_table][:1]
    return able[0] if able else None


def _has_it_wrong(clause: Clause, notice: Notice) -> bool:
    has = {(fact.value, fact.unit) for fact in clause.facts}
    said = {(fact.value, fact.unit) for fact in notice.facts}
    units = {unit for _, unit in said & has}
    return any(unit in units for _, unit in said - has)


def _stands_under(clause: Clause, numbers: Sequence[str]) -> bool:
    """Whether a statement stands in a section of that number, or in a part of it."""
    own = [match[1] for heading in clause.section if (match := _NUMBER.match(heading))]
    return any(one == number or one.startswith(f"{number}.") for one in own for number in numbers)


def _quoted(notice: Notice, clauses: Sequence[Clause]) -> list[Clause]:
    quotes = [mask(quote) for quote in _QUOTE.findall(notice.text)]
    return [
        clause for clause in clauses if any(fuzz.partial_ratio(quote, mask(clause.text)) >= QUOTED for quote in quotes)
    ]


def _likest(words: str, clauses: Sequence[Clause]) -> list[Clause]:
    """The one statement that is clearly the likest to `words`, when it is like enough."""
    if not clauses or not words.strip():
        return []
    scores = content([words], [" ".join((*clause.section[-1:], clause.text)) for clause in clauses])[0].tolist()
    ranked = sorted(range(len(clauses)), key=lambda index: -scores[index])
    best, following = ranked[0], ranked[1:2]
    if scores[best] < LIKE or any(scores[best] < CLEARER * scores[other] for other in following):
        return []
    return [clauses[best]]
