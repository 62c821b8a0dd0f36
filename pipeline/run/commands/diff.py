"""What changed between editions, as the last run found it, in words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.run.faults import Told


class NothingCompared(Told):
    """There is no changes.json to read."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def differences(path: Path, zorgkantoor: str = "") -> list[dict[str, Any]]:
    """The changes of the last run, of one zorgkantoor when it is named.

    Raises:
        NothingCompared: when there was no run yet.
    """
    try:
        changes: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise NothingCompared(str(path)) from error
    return [change for change in changes if zorgkantoor in ("", change["zorgkantoor"])]


def in_words(changes: Sequence[Mapping[str, Any]]) -> str:
    """A line per pair of editions, then what is new, changed or dropped."""
    if not changes:
        return "No two editions of one policy in the corpus: nothing to compare."
    lines: list[str] = []
    pairs = sorted({(c["zorgkantoor"], c["old_document"], c["new_document"]) for c in changes})
    for office, old, new in pairs:
        mine = [c for c in changes if (c["old_document"], c["new_document"]) == (old, new)]
        count = Counter(c["change"] for c in mine)
        told = ", ".join(f"{count[kind]} {kind}" for kind in ("same", "changed", "new", "dropped"))
        lines.append(f"{office}: {old} -> {new}: {told}")
        for change in mine:
            if change["change"] != "same":
                figures = "".join(f" [{f['kind']} {f['old']} -> {f['new']}]" for f in change["facts"])
                text = change["new_text"] or change["old_text"]
                lines.append(f"  {change['change']:<8} {change['theme']:<13} {text[:140]}{figures}")
    return "\n".join(lines)
