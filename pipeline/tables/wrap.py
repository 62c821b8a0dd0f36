"""Lines of one cell or caption as one string."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

KEPT = re.compile(r"[A-Z0-9]-$")  # VPT-, V&V-, ZZP4-: after a capital or a digit the hyphen is the word's own
JOINING = {"en", "of", "en/of", "tot", "als"}  # 'zorg- en dienstverlening'


def joined_lines(lines: Sequence[str], known: Set[str] = frozenset()) -> str:
    """One string; a hyphen at a line end goes when it only parts a word.

    `known` are unbroken words in lower case: the first witness for how a word is written.
    """
    text = ""
    for line in (" ".join(line.split()) for line in lines):
        text = _with(text, line, known) if text and line else text or line
    return text


def _with(text: str, line: str, known: Set[str]) -> str:
    if text.endswith("\u00ad"):
        return text[:-1] + line
    if not re.search(r"\w-$", text):
        return text + line if text.endswith("/") and not text.endswith(" /") else f"{text} {line}"
    first = re.split(r"[\s.,;:()]", line, maxsplit=1)[0]
    head = re.split(r"[\s(]", text)[-1]
    if first.lower() in JOINING:
        return f"{text} {line}"
    if _keeps_hyphen(head, first, known):
        return text + line
    return text[:-1] + line


def _keeps_hyphen(head: str, first: str, known: Set[str]) -> bool:
    whole, hyphened = (head[:-1] + first).lower(), (head + first).lower()
    if whole in known:
        return False
    return hyphened in known or bool(KEPT.search(head)) or not first[:1].islower()
