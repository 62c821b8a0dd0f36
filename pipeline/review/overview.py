"""What `review` tells: an import, answers, and where decisions lie today. Plain data and lines of text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.model import Anchor, Box, Decision, LaidDecision, ThematabelError
from pipeline.model.adapters import adapter_of
from pipeline.publish import one_line
from pipeline.review.answers import Answered
from pipeline.review.importing import Conflict, ImportReport
from pipeline.review.trail import passage_words

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
    gone = _left_over(out)
    documents = [path for path in sorted(out.glob("*/document.json")) if path.parent.name not in gone]
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


def _left_over(out: Path) -> set[str]:
    """Folders that the last run found to belong to no document of the corpus."""
    try:
        return set(map(str, json.loads((out / "run.json").read_text("utf-8"))["left_over"]))
    except FileNotFoundError:
        return set()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableResults(str(out / "run.json"), str(error)) from error


def _anchor(clause: dict[str, Any], sha256: str) -> Anchor:
    boxes = adapter_of(tuple[Box, ...]).validate_python(clause["boxes"])
    section = tuple(map(str, clause["section"]))
    return Anchor(clause["document"], clause["id"], clause["text"], section, clause["page"] or 0, boxes, sha256)


def laid_dict(laid: LaidDecision) -> dict[str, Any]:
    """A decision and where it lies, for run.json and --json."""
    last = laid.standing
    return {
        "match": laid.match,
        "code": laid.code,
        "passage": last.passage,
        "document": laid.document,
        "clause": laid.clause,
        "likeness": round(laid.likeness, 3),
        "now": None if laid.now is None else {"page": laid.now.page, "text": laid.now.text},
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
        "way": decision.way,
        "about": {"document": anchor.document, "clause": anchor.clause, "page": anchor.page, "text": anchor.text},
    }


def import_dict(report: ImportReport) -> dict[str, Any]:
    """An import, for --json."""
    before = report.before
    return {
        "file": report.file,
        "reviewer": report.reviewer,
        "kept": report.kept,
        "rows": report.rows,
        "said": report.said,
        "added": [decision_dict(decision) for decision in report.added],
        "conflicts": [
            {
                "kind": one.kind,
                "row": one.row,
                "new": decision_dict(one.new),
                "other": decision_dict(one.other),
                "other_saved_later": one.newer,
            }
            for one in report.conflicts
        ],
        "problems": [{"sheet": one.sheet, "row": one.row, "says": one.says} for one in report.problems],
        "renamed": report.renamed,
        "imported_before": None if before is None else {"by": before.reviewer, "at": before.imported},
    }


def import_lines(report: ImportReport) -> list[str]:
    """An import in words."""
    if report.before is not None:
        before = report.before
        told = f"{report.file} was imported before, by {before.reviewer} at {before.imported}"
        if report.renamed:
            stand = "stand" if report.kept else "would stand"
            return [f"{told}: its {report.renamed} decisions {stand} under the name of {report.reviewer} now."]
        return [f"{told}: nothing added."]
    lines = [
        f"{report.file}, reviewed by {report.reviewer}: {report.rows} rows, {report.said} with something filled in "
        f"or changed, {len(report.added)} decisions {'added' if report.kept else 'would be added; nothing was kept'}."
    ]
    lines += [_conflict_line(one) for one in report.conflicts]
    lines += [f"Look at: {one.sheet} row {one.row}: {one.says}." for one in report.problems]
    return lines


def _conflict_line(one: Conflict) -> str:
    newer = f" The other comes from a workbook that was saved later ({one.newer[:16]})." if one.newer else ""
    return (
        f"Conflict ({one.kind}), row {one.row}: {_says(one.new)}; {_says(one.other)}. Both are kept, the first stands."
        f"{newer} About {_about(one.new.anchor)}"
    )


def answered_dict(done: Answered) -> dict[str, Any]:
    """Answers, for --json: each decision as it lay before."""
    return {
        "confirmed": [laid_dict(one) for one in done.confirmed],
        "declined": [laid_dict(one) for one in done.declined],
        "attached": [laid_dict(one) for one in done.attached],
    }


def answered_lines(done: Answered, clause: str = "") -> list[str]:
    """Answers in words; `clause` is what a decision was attached to."""
    lines = [f"Confirmed {one.code}: {_says(one.standing)}, now about {one.clause}." for one in done.confirmed]
    lines += [f"Declined {one.code}: {_says(one.standing)}, is not about {one.clause}." for one in done.declined]
    lines += [f"Attached {one.code}: {_says(one.standing)}, now about {clause}." for one in done.attached]
    return lines or ["Nothing is to be confirmed."]


def list_lines(laid: Sequence[LaidDecision]) -> list[str]:
    """Where decisions lie, in words: what needs somebody first."""
    heads = (
        ("orphan", "Not found again (kept without effect; --attach CODE CLAUSE lays one over a clause of today):"),
        ("near", "To be confirmed (without effect until --confirm CODE; --decline CODE if it is another passage):"),
        ("exact", "Laid over the reading:"),
    )
    lines: list[str] = []
    for match, head in heads:
        some = [one for one in laid if one.match == match]
        if some:
            lines.append(f"{head} {len(some)}")
            lines += [line for one in some for line in _one(one)]
    disputed = [one for one in laid if one.disputed]
    if disputed:
        lines.append(f"Disputed: {len(disputed)}")
        lines += [
            f"  {_place(one)}: {'; '.join(_says(other) for other in (one.standing, *one.disputed))}" for one in disputed
        ]
    return lines


def _one(laid: LaidDecision) -> list[str]:
    """A decision; with what it was about and what it would be about, when that is the question."""
    then = laid.standing.anchor
    if laid.now is None or laid.match == "exact":
        return [f"  {laid.code}  {_place(laid)}: {_says(laid.standing)}. {_about(then)}"]
    was, now = _where_they_differ(one_line(then.text), one_line(laid.now.text))
    return [
        f"  {laid.code}  {_place(laid)}: {_says(laid.standing)}.",
        f"      then: {passage_words(then.page, was)}",
        f"      now:  {passage_words(laid.now.page, now)}",
        *([f"      text: '{one_line(laid.standing.after.text)[: _QUOTED * 2]}'"] if laid.standing.after.text else []),
    ]


def _where_they_differ(then: str, now: str) -> tuple[str, str]:
    """Two texts, cut so that the first difference can be seen."""
    same = next((n for n, (a, b) in enumerate(zip(then, now, strict=False)) if a != b), min(len(then), len(now)))
    start = max(0, same - _QUOTED // 2)
    long = _QUOTED * 2

    def part(text: str) -> str:
        return f"{'…' if start else ''}{text[start : start + long]}{'…' if len(text) > start + long else ''}"

    return part(then), part(now)


def _place(laid: LaidDecision) -> str:
    if laid.match == "near":
        return f"{laid.clause} ({laid.likeness:.0%} alike)"
    return laid.clause or f"{laid.document or laid.standing.anchor.document or 'unknown document'}"


def _says(decision: Decision) -> str:
    after = decision.after
    parts = [after.verdict, f"theme {after.theme}" if after.theme else "", "text" if after.text else "", after.remark]
    said = ", ".join(one_line(part)[:_QUOTED] for part in parts if part) or "withdrawn"
    return f"{one_line(decision.reviewer)} {decision.decided[:10]}: {said}"


def _about(anchor: Anchor) -> str:
    text = one_line(anchor.text)
    return passage_words(anchor.page, f"{text[:_QUOTED]}{'…' if len(text) > _QUOTED else ''}")
