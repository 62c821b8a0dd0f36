"""What `review` tells: an import, and where decisions lie today. Plain data and lines of text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from pipeline.model import Anchor, Box, Decision, LaidDecision, ThematabelError
from pipeline.publish.text import one_line
from pipeline.review.importing import Conflict, ImportReport

_BOXES = TypeAdapter(tuple[Box, ...])
_QUOTED = 70  # characters of a passage in a line


class UnreadableResults(ThematabelError):  # noqa: N818 - says what the matter is
    """What the last run left cannot be read."""

    def __init__(self, path: str, cause: str) -> None:
        super().__init__(path, cause)
        self.path, self.cause = path, cause

    def __str__(self) -> str:
        return f"{self.path}: {self.cause}. Run `thematabel run` again."


def passages_of_last_run(out: Path) -> list[Anchor] | None:
    """The passages of the last run, from its files; None when there was none."""
    documents = sorted(out.glob("*/document.json"))
    if not documents:
        return None
    found: list[Anchor] = []
    for path in documents:
        try:
            sha256 = str(json.loads(path.read_text("utf-8"))["sha256"])
            lines = path.with_name("clauses.jsonl").read_text("utf-8").split("\n")
            found += [_anchor(json.loads(line), sha256) for line in lines if line]
        except (OSError, ValueError, KeyError, TypeError, ValidationError) as error:
            raise UnreadableResults(str(path.parent), str(error)) from error
    return found


def _anchor(clause: dict[str, Any], sha256: str) -> Anchor:
    boxes = _BOXES.validate_python(clause["boxes"])
    section = tuple(map(str, clause["section"]))
    return Anchor(clause["document"], clause["id"], clause["text"], section, clause["page"], boxes, sha256)


def laid_dict(laid: LaidDecision) -> dict[str, Any]:
    """A decision and where it lies, for run.json and --json."""
    last = laid.standing
    return {
        "match": laid.match,
        "document": laid.document,
        "clause": laid.clause,
        "likeness": round(laid.likeness, 3),
        **decision_dict(last),
        "disputed_by": [decision_dict(other) for other in laid.disputed],
        "decisions": len(laid.history),
    }


def decision_dict(decision: Decision) -> dict[str, Any]:
    """A decision: who, when, about what, and what it says."""
    anchor = decision.anchor
    return {
        "reviewer": decision.reviewer,
        "decided": decision.decided,
        "verdict": decision.after.verdict,
        "theme": decision.after.theme,
        "text": decision.after.text,
        "remark": decision.after.remark,
        "about": {"document": anchor.document, "clause": anchor.clause, "page": anchor.page, "text": anchor.text},
    }


def import_dict(report: ImportReport) -> dict[str, Any]:
    """An import, for --json."""
    before = report.before
    return {
        "file": report.file,
        "reviewer": report.reviewer,
        "rows": report.rows,
        "said": report.said,
        "added": [decision_dict(decision) for decision in report.added],
        "conflicts": [
            {"kind": one.kind, "row": one.row, "new": decision_dict(one.new), "other": decision_dict(one.other)}
            for one in report.conflicts
        ],
        "problems": [{"sheet": one.sheet, "row": one.row, "says": one.says} for one in report.problems],
        "imported_before": None if before is None else {"by": before.reviewer, "at": before.imported},
    }


def import_lines(report: ImportReport) -> list[str]:
    """An import in words."""
    if report.before is not None:
        before = report.before
        return [f"{report.file} was imported before, by {before.reviewer} at {before.imported}: nothing added."]
    lines = [
        f"{report.file}, reviewed by {report.reviewer}: {report.rows} rows, {report.said} with something filled in "
        f"or changed, {len(report.added)} decisions added."
    ]
    lines += [_conflict_line(one) for one in report.conflicts]
    lines += [f"Look at: {one.sheet} row {one.row}: {one.says}." for one in report.problems]
    return lines


def _conflict_line(one: Conflict) -> str:
    return (
        f"Conflict ({one.kind}), row {one.row}: {_says(one.new)}; {_says(one.other)}. Both are kept, the first stands. "
        f"About {_about(one.new)}"
    )


def list_lines(laid: Sequence[LaidDecision]) -> list[str]:
    """Where decisions lie, in words: what needs somebody first."""
    heads = (
        ("orphan", "Not found again (kept without effect):"),
        ("near", "To be confirmed (like a passage of today, without effect until then):"),
        ("exact", "Laid over the reading:"),
    )
    lines: list[str] = []
    for match, head in heads:
        some = [one for one in laid if one.match == match]
        if some:
            lines.append(f"{head} {len(some)}")
            lines += [f"  {_place(one)}: {_says(one.standing)}. {_about(one.standing)}" for one in some]
    disputed = [one for one in laid if one.disputed]
    if disputed:
        lines.append(f"Disputed: {len(disputed)}")
        lines += [
            f"  {_place(one)}: {'; '.join(_says(other) for other in (one.standing, *one.disputed))}" for one in disputed
        ]
    return lines


def _place(laid: LaidDecision) -> str:
    if laid.match == "near":
        return f"{laid.clause} ({laid.likeness:.0%} alike)"
    return laid.clause or f"{laid.document or laid.standing.anchor.document or 'unknown document'}"


def _says(decision: Decision) -> str:
    after = decision.after
    parts = [after.verdict, f"theme {after.theme}" if after.theme else "", "text" if after.text else "", after.remark]
    said = ", ".join(one_line(part)[:_QUOTED] for part in parts if part) or "withdrawn"
    return f"{one_line(decision.reviewer)} {decision.decided[:10]}: {said}"


def _about(decision: Decision) -> str:
    text = one_line(decision.anchor.text)
    return f"p. {decision.anchor.page} '{text[:_QUOTED]}{'…' if len(text) > _QUOTED else ''}'"
