"""Undoing what the typesetter did at line ends."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

import simplemma

_JOINTS = {"en", "of", "en/of", "dan", "tot", "als", "respectievelijk"}  # after half a word whose other half follows
_APART = {"niet", "non", "ex"}
_BETWEEN = {"op", "aan", "tot", "in", "bij", "voor", "en", "te", "de"}
_CLASHES = {"aa", "ee", "oo", "uu", "ii", "ai", "au", "ei", "eu", "ie", "oe", "oi", "ou", "ui", "ij", "ae"}
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
        elif re.search(r"\w/$", text) and line[0].isalnum():  # 'en/' + 'of'
            text += line
        else:
            text = f"{text} {line}"
    return text


def _ends_in_hyphen(text: str) -> bool:
    return bool(re.search(r"\w[-‐]$", text))


def _join(text: str, line: str, known: Collection[str]) -> str:
    head = re.split(r"[^\w-]", text[:-1])[-1]
    first = _FIRST.match(line)
    if first is None:  # '2024-' + '2026', '(on-' + '...'
        return text + line
    tail = first.group("word")
    if line.split(maxsplit=1)[0].rstrip(",").lower() in _JOINTS and not _only_whole(head, tail, known):
        return f"{text} {line}"  # in- en uitstroom
    return text[:-1] + line if _is_broken(head, tail, known) else text + line


def _only_whole(head: str, tail: str, known: Collection[str]) -> bool:
    """Whether the document has the whole word and never the first half: 'verle-' + 'en'."""
    return (head + tail).lower() in known and head.lower() not in known


def _is_broken(head: str, tail: str, known: Collection[str]) -> bool:
    """Whether `head-tail` is one word that was broken, not a word with a hyphen of its own.

    What the document itself has decides. Else words that Dutch spells with a hyphen keep it: after a figure, an
    abbreviation (Wlz-zorg, pgb-houder) or a single letter, before a capital, between adjectives (medisch-technisch),
    after niet-, and where vowels would be read together (auto-ongeluk). Anything else is most often a broken compound.
    """
    before, _, last = head.rpartition("-")
    if f"{head}-{tail}".lower() in known:
        return False
    if (last + tail).lower() in known:
        return True
    if len(last) < 2 or last[-1].isdigit() or tail[0].isupper() or _is_abbreviation(last):
        return False
    if before and last.lower() in _BETWEEN:  # een-op-een
        return False
    apart = last.lower() in _APART or (last.endswith("isch") and len(tail) > 3)
    if not apart and last[-1] + tail[0] not in _CLASHES:  # asked before the word list, which takes long to load
        return True
    if simplemma.is_known(last + tail, lang="nl", low_memory=True):
        return True
    return not apart and not (_is_word(last, known) and _is_word(tail, known))


def _is_abbreviation(word: str) -> bool:
    """In capitals, or of letters that cannot be spoken: VPT, Wlz, pgb."""
    return word.isupper() or word[1:] != word[1:].lower() or not re.search(r"[aeiouyáéíóúäëïöü]", word.lower())


def _is_word(text: str, known: Collection[str]) -> bool:
    return text.lower() in known or simplemma.is_known(text, lang="nl", low_memory=True)


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
