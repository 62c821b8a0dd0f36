"""Decisions and refusals as rows of decisions.sqlite, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from pydantic import TypeAdapter

from pipeline.model import Anchor, Box, Decision, Judgement, Refusal, Shown, Signature, Way
from pipeline.model.adapters import adapter_of
from pipeline.publish import encodable

_SAID, _SEEN = {field.name for field in fields(Judgement)}, {field.name for field in fields(Shown)}
_SAID_BEFORE = {"verdict", "theme", "text", "remark"}  # up to version 2 of the file
_WAY = TypeAdapter[Way](Way)
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision that is yet to be kept; the store gives it its number."""

    passage: str
    reviewer: str
    decided: str
    anchor: Anchor
    shown: Shown
    base: str
    before: Judgement
    after: Judgement
    way: Way = "workbook"
    batch: str = ""


def draft_row(draft: Draft) -> dict[str, Any]:
    """The columns of a decision but its key, its uid and its import."""
    return _encodable(
        {
            "passage": draft.passage,
            "reviewer": draft.reviewer,
            "decided": draft.decided,
            **_anchor_row(draft.anchor),
            "shown": _json(asdict(draft.shown)),
            "base": draft.base,
            "before": _json(asdict(draft.before)),
            "after": _json(asdict(draft.after)),
            "way": draft.way,
            "batch": draft.batch,
        }
    )


def decision_of(row: Row) -> Decision:
    """A decision as it was kept; by a program that did not know of ways, when it has none.

    Raises:
        ValueError: when it is damaged.
    """
    return Decision(
        number=row["key"],
        uid=row["uid"],
        passage=row["passage"],
        reviewer=row["reviewer"],
        decided=row["decided"],
        anchor=_anchor(row),
        shown=adapter_of(Shown).validate_json(_whole(row["shown"], (_SEEN,))),
        base=row["base"],
        before=adapter_of(Judgement).validate_json(_whole(row["before"], (_SAID, _SAID_BEFORE))),
        after=adapter_of(Judgement).validate_json(_whole(row["after"], (_SAID, _SAID_BEFORE))),
        way=_WAY.validate_python(row["way"]) if "way" in row else "workbook",
        batch=row.get("batch", ""),
    )


def refusal_row(refusal: Refusal) -> dict[str, Any]:
    """The columns of a refusal but its key."""
    return _encodable(
        {
            "passage": refusal.passage,
            "reviewer": refusal.reviewer,
            "decided": refusal.decided,
            **_anchor_row(refusal.anchor),
        }
    )


def refusal_of(row: Row) -> Refusal:
    """A refusal as it was kept."""
    return Refusal(row["passage"], row["reviewer"], row["decided"], _anchor(row))


_SIGNED = ("reviewer", "signed", "zorgkantoor", "reviewed", "statements", "content")


def signature_row(signature: Signature) -> dict[str, Any]:
    """The columns of a signature but its key."""
    return _encodable({name: getattr(signature, name) for name in _SIGNED})


def signature_of(row: Row) -> Signature:
    """A signature as it was kept."""
    return Signature(**{name: row[name] for name in _SIGNED})


def _anchor_row(anchor: Anchor) -> dict[str, Any]:
    return {
        "document": anchor.document,
        "sha256": anchor.sha256,
        "clause": anchor.clause,
        "text": anchor.text,
        "section": _json(anchor.section),
        "page": anchor.page,
        "boxes": _json([asdict(box) for box in anchor.boxes]),
    }


def _anchor(row: Row) -> Anchor:
    return Anchor(
        document=row["document"],
        clause=row["clause"],
        text=row["text"],
        section=adapter_of(tuple[str, ...]).validate_json(row["section"]),
        page=row["page"],
        boxes=adapter_of(tuple[Box, ...]).validate_json(row["boxes"]),
        sha256=row["sha256"],
    )


def _whole(text: str, shapes: Sequence[set[str]]) -> str:
    """A value as it was written: one that lost a part would otherwise be read as if nothing had been said there."""
    found = json.loads(text)
    if not isinstance(found, dict) or set(found) not in shapes:
        raise ValueError(f"a row is damaged: {text[:80]!r} does not say {', '.join(sorted(shapes[0]))}")
    return text


def _encodable(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: encodable(value) if isinstance(value, str) else value for name, value in values.items()}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
