"""Undoing what the typesetter did at line ends."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

_HYPHEN = re.compile(r"(?P<head>[^\s-][^\s]*)?[-‐]$")
_FIRST = re.compile(r"^(?P<word>[^\W\d_]+)")


def join_lines(lines: Sequence[str], known: Collection[str]) -> str:
    """Lines as one text. A hyphen at a line end goes only when the word is likely without it.

    `known` are the document's own unbroken words, lower case: the first witness. 'zorgaanbie-' + 'ders' is
    'zorgaanbieders'; 'VPT-' + 'uitbreiding' and 'in-' + 'en uitstroom' keep their hyphen.
    """
    text = ""
    for line in map(str.strip, lines):
        if not line:
            continue
        if not text:
            text = line
        elif _ends_in_hyphen(text):
            text = _join(text, line, known)
        else:
            text = f"{text} {line}"
    return text


def _ends_in_hyphen(text: str) -> bool:
    return bool(re.search(r"\w[-‐]$", text))


def _join(text: str, line: str, known: Collection[str]) -> str:
    head = re.split(r"\s", text)[-1].rstrip("-‐")
    first = _FIRST.match(line)
    if first is None:  # '2024-' + '2026', '(on-' + '...'
        return text + line
    if line.split(maxsplit=1)[0].lower() in {"en", "of", "en/of", "dan", "tot", "als"}:  # in- en uitstroom
        return f"{text} {line}"
    return text[:-1] + line if _is_broken(head, first.group("word"), known) else text + line


def _is_broken(head: str, tail: str, known: Collection[str]) -> bool:
    """Whether `head-tail` is one word that was broken, not a word with a hyphen of its own."""
    stem = re.split(r"[^\w-]", head)[-1]
    last = stem.split("-")[-1]
    whole = (last + tail).lower()
    if f"{stem}-{tail}".lower() in known:
        return False
    if whole in known:
        return True
    if last.endswith("isch") and len(tail) > 3:  # medisch-specialistisch
        return False
    # VPT-uitbreiding, 24-uurszorg, Noord-Holland keep theirs; else most often a broken compound
    return bool(last) and not (last[-1].isdigit() or last.isupper() or tail[0].isupper())


def words_in(lines: Iterable[str]) -> frozenset[str]:
    """The unbroken words of lines, lower case, with those that have a hyphen of their own."""
    words: set[str] = set()
    broken = False
    for line in lines:
        found = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line)
        if broken and found:
            found = found[1:]
        broken = _ends_in_hyphen(line)
        if broken and found:
            found = found[:-1]
        words.update(word.lower() for word in found if len(word) > 1)
    return frozenset(words)
