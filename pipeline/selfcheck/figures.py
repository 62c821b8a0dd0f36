"""Figures of one policy that contradict each other: two for one subject, and nothing that tells them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.compare import figures_beside, in_force
from pipeline.model import Comparison, Concern, Quoted

_KINDS = ("richttarief",)  # a policy has one for each subject; of what else there may well be several
_YEAR = re.compile(r"\b20\d\d\b")


def contradictions(comparison: Comparison) -> Iterator[Concern]:
    """For each zorgkantoor and subject with two figures: kind, subject, and each figure with its page."""
    for beside in figures_beside(in_force(comparison), _KINDS):
        for zorgkantoor, quoted in beside.quoted.items():
            against = _against_each_other(quoted) if beside.subject else []
            if against:
                first = against[0].clause
                facts = tuple(part for one in against for part in (one.fact.text, str(one.clause.page)))
                yield Concern(
                    "cijfers-tegenspraak", 1, zorgkantoor, first.theme, tuple(dict.fromkeys(_documents(against))),
                    first.page, first.id, facts=(beside.kind, beside.subject, *facts),
                )  # fmt: skip


def _against_each_other(quoted: Sequence[Quoted]) -> list[Quoted]:
    """The figures without a condition that one statement gives and another denies; [] when there are none.

    A statement with several figures of a subject (a range, a step a year) tells them apart itself, and so do
    statements that name different years.
    """
    by_clause: dict[str, list[Quoted]] = {}
    for one in quoted:
        by_clause.setdefault(one.clause.id, []).append(one)
    bare = [some[0] for some in by_clause.values() if len(some) == 1 and not some[0].condition]
    if any(_years(one) != _years(bare[0]) for one in bare):
        return []
    values = {(one.fact.value, one.fact.unit): one for one in reversed(bare)}
    units = {unit for _, unit in values}
    return list(reversed(values.values())) if len(values) > 1 and len(units) == 1 else []


def _years(one: Quoted) -> tuple[str, frozenset[str]]:
    return one.clause.year, frozenset(_YEAR.findall(one.clause.text))


def _documents(quoted: Sequence[Quoted]) -> list[str]:
    return [one.clause.document for one in quoted]
