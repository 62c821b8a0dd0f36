"""Which words changed between two wordings of a statement."""

from __future__ import annotations

import re

from rapidfuzz.distance import Indel

_TOKEN = re.compile(r"[\w€]+(?:[-.,:/&'’][\w]+)*%?\s*|[^\w\s]\s*|\s+")

Marked = list[tuple[bool, str]]  # (whether it changed, text)


def word_marks(old: str, new: str) -> tuple[Marked, Marked]:
    """Both wordings in parts, each with whether the other wording lacks it; whole words, blanks kept."""
    before, after = _tokens(old), _tokens(new)
    left: Marked = []
    right: Marked = []
    for code in Indel.opcodes([_bare(token) for token in before], [_bare(token) for token in after]):
        _add(left, code.tag != "equal", "".join(before[code.src_start : code.src_end]))
        _add(right, code.tag != "equal", "".join(after[code.dest_start : code.dest_end]))
    return left, right


def _tokens(text: str) -> list[str]:
    """Words, figures and marks, each with the blanks behind it; '95,5%' and 'V&V-zorg' are one."""
    return _TOKEN.findall(text)


def _bare(token: str) -> str:
    return token.strip()


def _add(parts: Marked, changed: bool, text: str) -> None:
    """Lengthen the last part, or begin a new one."""
    if not text:
        return
    if parts and parts[-1][0] == changed:
        parts[-1] = (changed, parts[-1][1] + text)
    else:
        parts.append((changed, text))
