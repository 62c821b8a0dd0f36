"""How far the review is, in words: '142 van 160 uitspraken beoordeeld', and who signed it off, when."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.model import Comparison, Signature
from pipeline.publish.words.dates import moment_day
from pipeline.publish.words.text import one_line


def reviewed_words(comparison: Comparison, zorgkantoor: Callable[[str], str]) -> str:
    """One sentence without its full stop; '' when nobody has decided or signed yet.

    Args:
        comparison: what the table shows, and what was decided.
        zorgkantoor: id -> name.
    """
    if not comparison.decisions and not comparison.signatures:
        return ""
    told = [f"{len(comparison.reviewed)} van {len(comparison.shown)} uitspraken beoordeeld"]
    told += [_signed(one, zorgkantoor) for one in comparison.signatures]
    return "; ".join(told)


def _signed(one: Signature, zorgkantoor: Callable[[str], str]) -> str:
    """'afgetekend door Jan op 30-11-2026 (142 van 160)', for all or for one zorgkantoor."""
    column = f"{zorgkantoor(one.zorgkantoor)} " if one.zorgkantoor else ""
    day = moment_day(one.signed)
    since = "; daarna gewijzigd" if one.overtaken else ""
    by = one_line(one.reviewer)
    return f"{column}afgetekend door {by} op {day} (toen {one.reviewed} van {one.statements} beoordeeld{since})"
