"""The parts of a text that a figure is judged in: between semicolons and the ends of sentences."""

from __future__ import annotations

import re

_END = re.compile(r"[;!?]\s|(?<!\b[A-Za-z])(?<!\b[a-z]{2})(?<!\b[a-z]{3})(?<!\bcirca)\.\s(?=[A-Z0-9‘“•–€])|•")


def part_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of `text` that characters `start` to `end` stand in, as its first character and the one after it."""
    since, until = 0, len(text)
    for match in _END.finditer(text):
        if match.end() <= start:
            since = match.end()
        elif match.start() >= end:
            until = match.start()
            break
    return since, until
