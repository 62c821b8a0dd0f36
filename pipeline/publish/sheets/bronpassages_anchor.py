"""What a row of Bronpassages carries along unseen: its passage, and what it showed, so that a review can be read back.

A workbook is sorted, filtered and cut by those who work with it, and the next reading numbers its clauses anew. So the
row itself says, in one cell, all that must be known to find its passage again, and what the reviewer found filled in.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from pipeline.model import Anchor, Judgement, Shown
from pipeline.model.adapters import adapter_of
from pipeline.publish.words.text import EXCEL_CELL_LIMIT, cell_text, encodable, utf16_length

VERSION = 1


@dataclass(frozen=True, slots=True)
class Stamp:
    """The unseen cell of a row."""

    anchor: Anchor
    shown: Shown = field(default_factory=Shown)
    base: str = ""  # uid of the newest decision that the row shows or names
    given: Judgement = field(default_factory=Judgement)  # what stood in the reviewer's columns
    given_theme: str = ""  # the theme of `given` in the words of its cell
    given_mark: str = ""  # `mark` of the four cells: they may be too long to be repeated here


_GIVEN = (("given", "text"), ("given", "remark"))
_PAGES = 100_000  # more than any document has


def mark(cells: Sequence[str]) -> str:
    """Tells whether cells were touched: equal for what was written and what is read back untouched."""
    as_read = [encodable(cell_text(cell)).strip() for cell in cells]
    return hashlib.sha256("\0".join(as_read).encode()).hexdigest()[:16]


def stamp_text(stamp: Stamp) -> str:
    """The stamp as text for a cell. What does not fit is left out, the boxes first: they can be done without."""
    # As `asdict`, which copies each value: some hundred stamps are a tenth of a workbook then.
    plain: dict[str, Any] = {"v": VERSION, **adapter_of(Stamp).dump_python(stamp, warnings=False)}
    for leave_out in ((), ("anchor", "boxes"), ("shown", "short"), ("anchor", "text"), *_GIVEN):
        if leave_out:
            plain[leave_out[0]].pop(leave_out[1], None)
        text = encodable(json.dumps(plain, ensure_ascii=False, separators=(",", ":")))
        # Spreadsheets take '_x000A_' for a line end; control characters are escaped by JSON itself.
        text = text.replace("_x", "\\u005fx").replace("\x7f", "\\u007f")
        if utf16_length(text) <= EXCEL_CELL_LIMIT:
            return text
    return ""


def read_stamp(text: str) -> Stamp | None:
    """The stamp of a cell, or None when somebody wrote something else there; the text may be anything."""
    try:
        plain = json.loads(text, parse_float=_finite, parse_constant=_finite)
        if not isinstance(plain, dict) or plain.pop("v", None) != VERSION:
            return None
        plain.get("anchor", {}).setdefault("text", "")
        stamp = adapter_of(Stamp).validate_python(plain)
    except (ValueError, AttributeError, TypeError, RecursionError, ValidationError):
        return None
    return stamp if 0 <= stamp.anchor.page <= _PAGES else None


def _finite(text: str) -> float:
    """A number that a file can hold: not nan, nor one that is too large."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number
