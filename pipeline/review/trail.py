"""The trail of decisions: as lines to read, and as JSON Lines that can be kept in git and taken in elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.model import Decision, Judgement, Named, Refusal, Signature, ThematabelError
from pipeline.publish import one_line
from pipeline.review.history import History, histories
from pipeline.review.matching import pair_up
from pipeline.review.opinions import NOTHING
from pipeline.review.rows import (
    Draft,
    decision_of,
    draft_row,
    refusal_of,
    refusal_row,
    signature_of,
    signature_row,
)
from pipeline.review.store import Kept, Store

_QUOTED = 80  # characters of a passage in a line
_IN_JSON = ("section", "boxes", "shown", "before", "after")  # columns that hold JSON


class UnreadableTrail(ThematabelError):  # noqa: N818 - says what the matter is
    """A file of decisions that cannot be taken in."""

    def __init__(self, path: str, line: int, cause: str) -> None:
        super().__init__(path, line, cause)
        self.path, self.line, self.cause = path, line, cause

    def __str__(self) -> str:
        return f"{self.path}, line {self.line}: {self.cause}. Nothing was taken in. Export the decisions again."


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What was new in a file."""

    decisions: int
    refusals: int
    signatures: int
    known: int  # lines that said nothing new


def log_lines(decisions: Sequence[Decision]) -> list[str]:
    """Every decision, oldest first: when, who, what before and after, about what."""
    return [
        f"{one.number:>5}  {one.decided[:16].replace('T', ' ')}  {one_line(one.reviewer)}: "
        f"{_said(one.before)} -> {_said(one.after)}  [{one.way}]  {one.anchor.document} "
        f"{passage_words(one.anchor.page, _quoted(one.anchor.text))}"
        for one in decisions
    ]


def passage_words(page: int, quoted: str) -> str:
    """What a line is about: 'p. 7 'the passage''; without a page where the document has none (0)."""
    return f"p. {page} '{quoted}'" if page else f"'{quoted}'"


def trail_lines(kept: Kept) -> list[str]:
    """All that is kept as JSON Lines, in the order in which it came in; the same store gives the same lines."""
    told = [{"kind": "decision", "uid": one.uid, **draft_row(_draft(one))} for one in kept.decisions]
    told += [{"kind": "refusal", **refusal_row(one)} for one in kept.refusals]
    told += [{"kind": "signature", **signature_row(one)} for one in kept.signatures]
    told += [{"kind": "name", **asdict(one)} for one in kept.names]
    return [json.dumps(_opened(row), ensure_ascii=False) for row in told]


def take_in(store: Store, path: Path) -> TakenIn:
    """Take in what a file of JSON Lines says that is not known yet, all of it or nothing.

    A passage that both stores know by names of their own keeps the name that it has here: its histories become one.

    Raises:
        UnreadableTrail: when a line does not say what it should.
    """
    theirs = _read(path)
    with store.transaction():
        known = store.decisions()
        uids = {one.uid for one in known}
        new = [one for one in theirs.decisions if one.uid not in uids]
        passages = _names(histories(theirs.decisions), histories(known))
        store.take_over([(one.uid, _draft(one, passages.get(one.passage, one.passage))) for one in new])
        refused, signed = store.refusals(), store.signatures()
        refusals = [one for one in theirs.refusals if one not in refused]
        for refusal in refusals:
            store.refuse(refusal)
        signatures = [one for one in theirs.signatures if one not in signed]
        for signature in signatures:
            store.sign(signature)
        mended = store.names()
        names = [one for one in theirs.names if one not in mended]
        for name in names:
            store.name(name)
    total = sum(map(len, (theirs.decisions, theirs.refusals, theirs.signatures, theirs.names)))
    added = (len(new), len(refusals), len(signatures))
    return TakenIn(*added, known=total - sum(added) - len(names))


def _names(theirs: Sequence[History], ours: Sequence[History]) -> Mapping[str, str]:
    """Their names of passages that go by another name here: the same words in the same place."""
    here = {history[0].passage for history in ours}
    strange = [history for history in theirs if history[0].passage not in here]
    pairs = pair_up([history[-1].anchor for history in strange], [history[-1].anchor for history in ours])
    return {strange[pair.old][0].passage: ours[pair.new][0].passage for pair in pairs if pair.sure}


def _read(path: Path) -> Kept:
    decisions: list[Decision] = []
    refusals: list[Refusal] = []
    signatures: list[Signature] = []
    mended: list[Named] = []
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableTrail(path.name, 0, f"it cannot be read ({error})") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = _closed(json.loads(line))
            match row.pop("kind"):
                case "decision":
                    decisions.append(decision_of({"key": number, **row}))
                case "refusal":
                    refusals.append(refusal_of(row))
                case "signature":
                    signatures.append(signature_of(row))
                case "name":
                    mended.append(Named(**row))
                case kind:
                    raise UnreadableTrail(path.name, number, f"{kind!r} is no kind of line")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableTrail(path.name, number, f"it does not say what it should ({error})") from error
    return Kept(tuple(decisions), tuple(refusals), tuple(signatures), tuple(mended))


def _draft(one: Decision, passage: str = "") -> Draft:
    return Draft(
        passage or one.passage, one.reviewer, one.decided, one.anchor, one.shown, one.base, one.before, one.after,
        one.way, one.batch,
    )  # fmt: skip


def _opened(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with its JSON as values, so that a difference of two files can be read."""
    return {name: json.loads(value) if name in _IN_JSON else value for name, value in row.items()}


def _closed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: json.dumps(value, ensure_ascii=False) if name in _IN_JSON else value for name, value in row.items()}


def _said(judgement: Judgement) -> str:
    if judgement == NOTHING:
        return "-"
    parts: Iterable[str] = (
        judgement.verdict,
        judgement.theme and f"theme {judgement.theme}",
        judgement.text and "text",
        judgement.in_table and f"in table: {judgement.in_table}",
        "figures" if judgement.facts is not None else "",
        judgement.remark and f"'{one_line(judgement.remark)[:_QUOTED]}'",
    )
    return ", ".join(part for part in parts if part)


def _quoted(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED]}…"
