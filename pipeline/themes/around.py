"""Boxes drawn around the very words of a clause: where it begins or ends within a line, not around all of that line."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from pipeline.model import Box, Line, Reading, Word, union

Lines = Mapping[Box, Line]
NUMBER = 2  # letters and digits of what numbers an item of a list
_OTHER = re.compile(r"[\W_]+")


def lines_of(reading: Reading) -> Lines:
    """The text lines of a document, by their box."""
    return {line.box: line for page in reading.pages for line in page.lines}


def around_words(text: str, boxes: Sequence[Box], lines: Lines) -> tuple[Box, ...]:
    """The boxes of a clause, each around those words of its line that are the clause's.

    Args:
        text: of the clause; only its letters and digits are compared, since line ends may have cut words in two.
        boxes: of the lines that it stands on, in reading order.
        lines: of the document, by their box.

    A box that is no line's (a cell of a table) stays as it is, and so does one whose words the clause has otherwise,
    as where a damaged word was mended.
    """
    letters, last = _letters(text), len(boxes) - 1
    return tuple(
        _around(lines[box], text, letters, begins=not place, ends=place == last) if box in lines else box
        for place, box in enumerate(boxes)
    )


def _around(line: Line, text: str, letters: str, *, begins: bool, ends: bool) -> Box:
    parts = [_letters(word.text) for word in line.words]
    found = _span(parts, letters, begins=begins, ends=ends)
    if found is None:
        return line.box
    start, stop = found
    while start and not parts[start - 1] and _is_said(line.words[start - 1], text, text.startswith if begins else None):
        start -= 1
    while stop < len(parts) and not parts[stop] and _is_said(line.words[stop], text, text.endswith if ends else None):
        stop += 1
    if stop - start == len(parts):
        return line.box
    return union(word.on(line.box.page) for word in line.words[start:stop])


def _span(parts: Sequence[str], letters: str, *, begins: bool, ends: bool) -> tuple[int, int] | None:
    """The words of a line (from, up to) that a clause with these letters has; None when that cannot be told.

    Those are all of them; or the end of the line, with which the clause begins; or its beginning, with which the
    clause ends; or a part within it, which is all of the clause. What numbers an item of a list is left out.
    """
    whole = "".join(parts)
    if not whole or not letters:
        return None
    starts = {sum(map(len, parts[:place])): place for place, part in enumerate(parts) if part}
    stops = {start + len(parts[place]): place + 1 for start, place in starts.items()}
    if whole in letters:
        return starts[0], stops[len(whole)]
    if begins and ends:
        return next(
            ((start, stops[at + len(letters)]) for at, start in starts.items() if _ends(whole, letters, at, stops)),
            None,
        )
    if begins:
        return next(
            ((start, stops[len(whole)]) for at, start in starts.items() if letters.startswith(whole[at:])), None
        )
    for at in [at for at in starts if at <= NUMBER][:2]:
        for stop in sorted((stop for stop in stops if stop > at), reverse=True) if ends else (len(whole),):
            part = whole[at:stop]
            if letters.endswith(part) if ends else part in letters:
                return starts[at], stops[stop]
    return None


def _ends(whole: str, letters: str, at: int, stops: Collection[int]) -> bool:
    """Whether those letters stand there, up to the end of a word."""
    return whole.startswith(letters, at) and at + len(letters) in stops


def _is_said(word: Word, text: str, at_side: Callable[[str], bool] | None) -> bool:
    """Whether a word without letters ('€') is the clause's; at its very beginning or end only what it has there."""
    return at_side(word.text) if at_side is not None else word.text in text


def _letters(text: str) -> str:
    return _OTHER.sub("", text).casefold()
