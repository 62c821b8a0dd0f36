"""Statements of two sentences taken apart where one of the two stands, letter for letter, in the other edition.

A sentence that stayed is not changed because the one beside it was replaced, came or went. Statements of which no
sentence recurs stay whole, and so do those whose other sentence was merely touched up: they changed as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz

from pipeline.compare.likeness import bare, mask
from pipeline.model import Clause

# A full stop of an abbreviation may look like an end: harmless, since the piece must recur as it stands.
_END = re.compile(r"(?<=[.!?])\s+(?=\S)")
_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2}){1,4}\.?\s+(?=[A-Z])")  # of a paragraph: '1.2 De', not '1.5 plaatsen'
_LETTERS = 25  # of a sentence that can be told from others by its letters alone
_TOUCHED_UP = 75  # likeness (0..100, figures masked) from which two sentences are one with a word or a figure changed

Rests = dict[str, list[str]]  # letters of a piece -> what stands beside it in its statements, '' when nothing does


@lru_cache(maxsize=8192)  # of two editions, each asked when pairs are made and when they are told
def said(text: str) -> tuple[str, ...]:
    """What a statement says, in the letters of its sentences: whatever their order and the number of its paragraph."""
    return tuple(sorted(bare(piece) for piece in _END.split(_NUMBER.sub("", text))))


def taken_apart(old: Sequence[Clause], new: Sequence[Clause]) -> tuple[list[Clause], list[Clause]]:
    """Both editions with their statements in order; parts of one statement keep its id and stand one after another."""
    stayed = {bare(clause.text) for clause in old} & {bare(clause.text) for clause in new}
    before, after = _rests(old, stayed), _rests(new, stayed)
    return _apart(old, after, stayed), _apart(new, before, stayed)


def opened(old: Sequence[Clause], new: Sequence[Clause]) -> list[Clause]:
    """The old statements, those of two sentences in two where a new statement is one of those touched up.

    Parts keep the id of their statement and stand one after another.
    """
    others = [mask(clause.text) for clause in new]
    parts: list[Clause] = []
    for clause in old:
        cuts = _cuts(clause.text) if others else []
        pair = next((pair for pair in cuts if any(_is_one_of(pair, other) for other in others)), (clause.text,))
        parts += [
            replace(clause, text=part, facts=tuple(fact for fact in clause.facts if fact.text in part)) for part in pair
        ]
    return parts


def _is_one_of(pair: tuple[str, str], other: str) -> bool:
    """Whether a statement (masked) is one of two sentences touched up, rather than both of them."""
    best = max(fuzz.ratio(mask(part), other) for part in pair)
    return best >= _TOUCHED_UP and best > fuzz.ratio(mask(" ".join(pair)), other)


def _rests(clauses: Sequence[Clause], stayed: set[str]) -> Rests:
    """What each statement may share with the other edition: itself, its beginning, its end."""
    rests: Rests = {}
    for clause in clauses:
        if bare(clause.text) not in stayed:
            rests.setdefault(bare(clause.text), []).append("")
            for first, second in _cuts(clause.text):
                rests.setdefault(bare(first), []).append(second)
                rests.setdefault(bare(second), []).append(first)
    return rests


def _apart(clauses: Sequence[Clause], others: Rests, stayed: set[str]) -> list[Clause]:
    parts: list[Clause] = []
    for clause in clauses:
        letters = bare(clause.text)
        cut = () if letters in stayed or letters in others else _cut(clause.text, others)
        parts += [
            replace(clause, text=part, facts=tuple(fact for fact in clause.facts if fact.text in part)) for part in cut
        ] or [clause]
    return parts


def _cut(text: str, others: Rests) -> tuple[str, ...]:
    """The two pieces of a text of which the other edition has one, () when it has none or has the text touched up."""
    for pair in _cuts(text):
        for piece, rest in (pair, pair[::-1]):
            beside = others.get(bare(piece), ())
            if beside and not any(fuzz.ratio(mask(rest), mask(other)) >= _TOUCHED_UP for other in beside):
                return pair
    return ()


def _cuts(text: str) -> list[tuple[str, str]]:
    """The ways to cut a text in two at the end of a sentence, neither piece too short to be told from others."""
    cuts = [(text[: end.start()], text[end.end() :]) for end in _END.finditer(text)]
    return [pair for pair in cuts if min(len(bare(part)) for part in pair) >= _LETTERS]
