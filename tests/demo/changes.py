"""What changed between the two editions of a demonstration policy; `python -m tests.demo.truth` writes it as well.

Statements with the same words are the same. Those that say the same or something changed in other words are paired by
hand below; what is left is dropped or new.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Numbers of the statements in the truth of the older and of the newer edition.
CHANGED = {
    "dsw": "3-3 5-22 7-24 8-25 10-27 13-28 19-34 21-16 24-19 26-21 43-38 44-39 45-40 50-48",
    "zorg-en-zekerheid": "4-30 9-34 11-5 14-8 18-19 19-20 20-26 23-28 24-24 26-21 34-18 36-13 38-15 39-16 41-36",
}
REWORDED = {"dsw": "9-26", "zorg-en-zekerheid": "29-23"}  # only a year or the number of a paragraph went along


def changes(zorgkantoor: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The truth of the comparison, as the scorer reads it; a number that does not exist raises KeyError."""
    before = {clause["id"]: clause for clause in old["clauses"]}
    after = {clause["id"]: clause for clause in new["clauses"]}
    rows = []
    for change, pairs in (("changed", CHANGED[zorgkantoor]), ("same", REWORDED[zorgkantoor])):
        for pair in pairs.split():
            first, second = (
                f"{truth['document']['id']}-c{int(n):03}" for truth, n in zip((old, new), pair.split("-"), strict=True)
            )
            rows.append(_row(change, before.pop(first), after.pop(second)))
    by_text = {clause["text"]: name for name, clause in after.items()}
    for clause in before.values():
        twin = by_text.get(clause["text"])
        rows.append(_row("same", clause, after.pop(twin)) if twin else _row("dropped", clause, None))
    return rows + [_row("new", None, clause) for clause in after.values()]


def _row(change: str, old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> dict[str, Any]:
    there = [clause for clause in (old, new) if clause]
    return {
        "change": change,
        "themes": there[-1]["themes"],
        "key": any(clause["key"] for clause in there),
        "old_id": old["id"] if old else "",
        "new_id": new["id"] if new else "",
        "old_text": old["text"] if old else "",
        "new_text": new["text"] if new else "",
    }
