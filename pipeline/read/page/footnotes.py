"""Notes at the foot of a page, kept out of the running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Line, Page
from pipeline.read.page.bands import ruled_zones
from pipeline.read.page.style import Style

SMALLER = 0.93  # of the document's type size: a note is at most so large
_MARK = re.compile(r"^\s*(\d{1,3}|[*†‡]{1,3})[.)]?(?=\s|[A-Z(])")


def mark_footnotes(lines: Sequence[Line], page: Page, style: Style) -> list[Line]:
    """Lines with the role `footnote`: small type from a mark on, down to the foot of the page.

    A note begins with a number or sign, in smaller type than the text, below all text of the usual size; or, in
    type a little smaller, below a short rule that stands at the left.
    """
    text_bottom = max((x.box.bottom for x in lines if x.size > SMALLER * style.size and _is_text(x)), default=0.0)
    rule = _short_rule(page, text_bottom)
    zones = ruled_zones(page, style.size)
    started = False
    out = []
    for line in sorted(enumerate(lines), key=lambda pair: pair[1].box.top):
        _, candidate = line
        low = candidate.box.top >= text_bottom - 1 and candidate.box.top > 0.5 * page.height
        small = candidate.size <= SMALLER * style.size
        in_table = any(z.top <= candidate.box.top and candidate.box.bottom <= z.bottom for z in zones)
        below_rule = rule is not None and candidate.box.top > rule
        if (
            _is_text(candidate)
            and low
            and small
            and not in_table
            and (started or below_rule or _begins_note(candidate))
        ):
            started = True
            out.append((line[0], replace(candidate, role="footnote", level=0)))
        else:
            out.append(line)
    return [line for _, line in sorted(out, key=lambda pair: pair[0])]


def _is_text(line: Line) -> bool:
    return line.role in ("body", "bullet", "heading", "caption")


def _begins_note(line: Line) -> bool:
    """Whether the line begins with a mark; a mark that is raised is a word of its own."""
    first = line.words[0]
    return bool(_MARK.match(line.text)) or bool(re.fullmatch(r"\d{1,3}|[*†‡]{1,3}", first.text))


def _short_rule(page: Page, below: float) -> float | None:
    """The height of a short horizontal rule between text and notes, if there is one."""
    rules = [
        rule.rect.top
        for rule in page.rules
        if rule.horizontal and rule.rect.top >= below - 2 and 0.05 * page.width < rule.rect.width < 0.95 * page.width
    ]
    return min(rules, default=None)
