"""What came out of a booklet, against what a careful reader says of each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from tests.styles.sentences import Booklet, Figure, Sentence

Clause = Mapping[str, Any]  # a line of clauses.jsonl, see the contract


@dataclass(frozen=True, slots=True)
class Judged:
    """One sentence and what the program made of it."""

    style: str
    round: str
    sentence: Sentence
    given: bool  # it came out as (part of) a clause
    theme: bool  # ... under one of its themes
    figures: int  # of its figures, how many came out with the right value and unit
    kinds: int  # ... and the right kind

    def faults(self) -> list[str]:
        """What is wrong about it, in the words of the list of known misses."""
        wanted = self.sentence
        if not wanted.own:
            return ["given"] if self.given else []
        if not self.given:
            return ["missed"]
        named = (("theme", not self.theme), ("figure", self.figures < len(wanted.figures)))
        return [fault for fault, wrong in named if wrong]


def judge(booklet: Booklet, clauses: Sequence[Clause]) -> list[Judged]:
    """Every sentence of a booklet against the clauses that came out of its PDF."""
    return [_judge(booklet, sentence, clauses) for sentence in booklet.sentences()]


def figures(judged: Iterable[Judged]) -> dict[str, float]:
    """Recall and precision of own positions, themes and figures; 1 where there was nothing to find."""
    rows = list(judged)
    own = [row for row in rows if row.sentence.own]
    found = [row for row in own if row.given]
    wanted = sum(len(row.sentence.figures) for row in own)
    right = sum(row.figures for row in own)
    return {
        "sentences": len(rows),
        "own": len(own),
        "recall": _share(len(found), len(own)),
        "precision": _share(len(found), sum(row.given for row in rows)),
        "theme": _share(sum(row.theme for row in found), len(found)),
        "found_under_theme": _share(sum(row.theme for row in found), len(own)),
        "figure": _share(right, wanted),
        "kind": _share(sum(row.kinds for row in own), right),
    }


def report(judged: Sequence[Judged]) -> str:
    """The figures by style and over all, as a Markdown table."""
    styles = dict.fromkeys(row.style for row in judged)
    lines = [(style, figures(row for row in judged if row.style == style)) for style in styles]
    lines.append(("all", figures(judged)))
    head = ["style", *lines[0][1]]
    cells = [[name, *(f"{v:.2f}" if isinstance(v, float) else str(v) for v in row.values())] for name, row in lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *cells))


def said(sentence: str, clause: str) -> bool:
    """Whether a clause says the sentence: holds it whole, or is the better half of it."""
    sentence, clause = _plain(sentence), _plain(clause)
    if len(clause) >= len(sentence):
        return fuzz.partial_ratio(sentence, clause) >= 94
    return len(clause) >= len(sentence) / 2 and fuzz.partial_ratio(clause, sentence) >= 94


def agree(true: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    """Whether a change between two editions that came out is the true one: its kind, and both texts."""
    sides = ("old_text", "new_text")
    return true["change"] == found["change"] and all(
        not true[side] or said(true[side], found[side] or "") for side in sides
    )


def _judge(booklet: Booklet, sentence: Sentence, clauses: Sequence[Clause]) -> Judged:
    saying = [clause for clause in clauses if said(sentence.text, clause["text"])]
    facts = [fact for clause in saying for fact in clause["facts"]]
    same = [[fact for fact in facts if _is(figure, fact)] for figure in sentence.figures]
    kinds = sum(
        any(fact["kind"] == figure.kind for fact in hits) for figure, hits in zip(sentence.figures, same, strict=True)
    )
    theme = any(clause["theme"] in sentence.themes for clause in saying)
    return Judged(booklet.style, booklet.round, sentence, bool(saying), theme, sum(map(bool, same)), kinds)


def _is(figure: Figure, fact: Mapping[str, Any]) -> bool:
    """Whether a fact has the value, sign aside, and the unit of the figure."""
    value, unit = _number(str(fact["value"])), str(fact["unit"])
    return any(_number(way) == value and (not wanted or wanted == unit) for way, wanted in figure.ways)


def _number(written: str) -> float | str:
    try:
        return round(abs(float(written)), 4)
    except ValueError:
        return written


def _plain(text: str) -> str:
    """Lower case, one space between words, straight quotes."""
    for odd, even in (("\u00ad", ""), ("’", "'"), ("‘", "'"), ("–", "-")):
        text = text.replace(odd, even)
    return " ".join(text.lower().split())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
