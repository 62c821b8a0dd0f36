"""Signing off: that somebody says the review is done, and whether the table is still what was signed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from pipeline.model import Clause, LaidDecision, Signature
from pipeline.publish import one_line
from pipeline.review.answers import Answerer
from pipeline.review.matching import words_of


def signed(who: Answerer, zorgkantoor: str, table: Iterable[Clause], decided: Collection[str]) -> Signature:
    """The signature of somebody under the statements of today.

    Args:
        who: who signs, and when.
        zorgkantoor: whose column is signed; '' for all.
        table: the clauses that the table shows.
        decided: ids of the clauses that somebody has decided about.
    """
    mine = [clause for clause in table if _is_of(clause, zorgkantoor)]
    reviewed = sum(clause.id in decided for clause in mine)
    return Signature(one_line(who.name), who.at, zorgkantoor, reviewed, len(mine), content_of_table(mine))


def signatures_now(signatures: Sequence[Signature], table: Iterable[Clause]) -> tuple[Signature, ...]:
    """The last signature of each zorgkantoor and of the whole; each tells whether the table is another since."""
    last = {signature.zorgkantoor: signature for signature in signatures}
    clauses = list(table)
    return tuple(
        replace(one, overtaken=content_of_table([c for c in clauses if _is_of(c, name)]) != one.content)
        for name, one in last.items()
    )


def decided_of(laid: Iterable[LaidDecision]) -> set[str]:
    """Ids of the clauses that somebody has decided about."""
    return {one.clause for one in laid if one.match == "exact" and one.standing.after.decided}


def content_of_table(clauses: Iterable[Clause]) -> str:
    """Changes when the table gets or loses a statement, or one moves to another theme; its order is no matter."""
    told = sorted(f"{clause.zorgkantoor}\0{clause.theme}\0{words_of(clause.text)}" for clause in clauses)
    return hashlib.sha256("\0\0".join(told).encode()).hexdigest()


def _is_of(clause: Clause, zorgkantoor: str) -> bool:
    return not zorgkantoor or clause.zorgkantoor == zorgkantoor
