"""Why a statement stands where it stands, in a few sentences for who only wants to read: no rules, no points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Clause, Part, Reason
from pipeline.publish.words.reasons import WEIGHED, Says, single, why

_MOST = 2  # reasons of a kind
_POINTS = re.compile(r"\s*\([+-][\d.]+\)|; [\w-]+ [+-][\d.]+(?=\))|\s*\([\w-]+ [+-][\d.]+\)")
_NO_RULE = (*WEIGHED, "totaal")  # a sum, and what a model weighs: no reader knows what to make of it
_SHOWN = "getoond"  # an outcome that says nothing to who sees the statement in the table


def plainly(clause: Clause, says: Says) -> str:
    """'Bij dit thema door kop 'Opslagen'. Eigen standpunt: noemt een tarief ('opslag').' and what reviewers decided."""
    theme = _strongest([one for one in clause.reasons if one.choice in ("", clause.theme)], "thema", says)
    own = _strongest(clause.reasons, "eigen", says)
    told = [
        f"Bij dit thema door {' en '.join(theme)}." if theme else "",
        f"Eigen standpunt: {', '.join(own)}." if own else "",
    ]
    if clause.outcome is not None and clause.outcome.rule != _SHOWN:
        told.append(_sentence(single(clause.outcome, says)[1]))
    decided = tuple(one for one in clause.reasons if one.part == "oordeel")
    if decided:
        told += [_sentence(line) for line in why(replace(clause, reasons=decided, outcome=None, succession=""), says)]
    return " ".join(one for one in told if one)


def _strongest(reasons: Sequence[Reason], part: Part, says: Says) -> list[str]:
    """The reasons that weigh most, without what they weigh."""
    told = (one for one in reasons if one.part == part and one.points >= 0 and one.rule not in _NO_RULE)
    some = sorted(told, key=lambda one: -one.points)
    words = [_POINTS.sub("", single(one, says)[1]).strip() for one in some]
    return list(dict.fromkeys(word for word in words if word))[:_MOST]


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""
