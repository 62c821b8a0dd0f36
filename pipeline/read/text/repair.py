"""Repairs words whose text layer lost letters, word by word, so that tables and running text both have them.

Positions stay as they are. What cannot be decided stays as it is, and is counted.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.model import Finding, Page, Word
from pipeline.read.text.lexicon import UNKNOWN, Lexicon, count_words, word_list
from pipeline.read.text.ligatures import Damage, Evidence, Glyph, intact_by_font, restore
from pipeline.read.text.spelling import Spelling
from pipeline.read.text.widths import FontWidths, widths_by_font

# What stands where a glyph has no letters: the replacement character, pdfminer's '(cid:12)', private codes, and
# letters of African and other alphabets, to which some producers of PDF map the glyphs of ligatures.
HOLE = re.compile(
    "\\(cid:\\d+\\)|\ufffd|[\ue000-\uefff\uf100-\uf8ff]|[\u0180-\u0217\u021c-\u024f]|(?<=[a-z])[\u014c\u014d]"
)
_RUN = re.compile(rf"(?:{HOLE.pattern}|[^\W\d_]|(?<=\w)['’](?=\w))+")
_BROKEN = ("-", "\u00ad", "‐")
SAMPLE = 25  # each so manieth word of the list teaches what Dutch looks like
GLUED = 0.1  # of the type size: words nearer than this are one word in two fonts


@dataclass(frozen=True, slots=True)
class Repair:
    """Pages with their words repaired, the words that were, and those that could not be."""

    pages: tuple[Page, ...]
    repaired: tuple[str, ...] = ()  # in reading order of the text layer, one for each place
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """A damaged run of letters: which words of a page it runs over, and from where to where in their texts."""

    page: int  # index
    parts: tuple[tuple[int, int, int], ...]  # index of the word, start, end


def repair_pages(pages: Sequence[Page], field: Sequence[str] = ()) -> Repair:
    """The pages with lost letters restored where only one choice is likely; `field` are words that no list has."""
    words = [word for page in pages for word in page.words]
    if not any(HOLE.search(word.text) for word in words):
        return Repair(tuple(pages))
    whole = [word for word in words if not HOLE.search(word.text)]
    widths = widths_by_font(whole)
    own = count_words(word.text for word in whole)
    spelling = Spelling(own, _dutch())
    evidence = Evidence(Lexicon(own, field), spelling, widths, intact_by_font(whole))
    places = [place for index, page in enumerate(pages) for place in _places(page, index)]
    damages = [_damage(pages[place.page], place, widths) for place in places]
    found = restore(damages, evidence)
    apart = [
        part
        for place, damage in zip(places, damages, strict=True)
        for part in _apart(pages[place.page], place, damage, found, evidence.lexicon)
    ]
    if apart != places:
        places = apart
        damages = [_damage(pages[place.page], place, widths) for place in places]
        found = restore(damages, evidence)
    return _written(pages, places, damages, found)


@cache
def _dutch() -> Spelling:
    return Spelling(itertools.islice(word_list(), 0, None, SAMPLE))


def _apart(
    page: Page, place: _Place, damage: Damage, found: dict[Damage, tuple[str, ...]], lexicon: Lexicon
) -> list[_Place]:
    """The place itself, or its parts when they make no word together: what looked like two halves is none."""
    if len(place.parts) == 1 or (damage in found and lexicon.cost(damage.filled(found[damage])) < UNKNOWN):
        return [place]
    return [_Place(place.page, (part,)) for part in place.parts if HOLE.search(_text(page, part))]


def _places(page: Page, index: int) -> Iterator[_Place]:
    """The damaged runs of letters of a page; halves that a line end or a change of font parted are together."""
    if not any(HOLE.search(word.text) for word in page.words):
        return
    after = _continuations(page.words)
    before = {second: first for first, second in after.items()}
    used: set[tuple[int, int]] = set()
    for number, word in enumerate(page.words):
        for run in _RUN.finditer(word.text):
            if not HOLE.search(run.group()) or (number, run.start()) in used or not _is_word(run.group()):
                continue
            parts = [(number, run.start(), run.end())]
            while parts[0][1] == 0 and (other := before.get(parts[0][0])) is not None:
                parts.insert(0, _last_run(page.words[other], other))
            while _at_end(page.words, parts[-1]) and (other := after.get(parts[-1][0])) is not None:
                parts.append(_first_run(page.words[other], other))
            used.update((part, start) for part, start, _ in parts)
            yield _Place(index, tuple(parts))


def _is_word(run: str) -> bool:
    """Whether there is enough left of a word to tell what it was."""
    return bool(HOLE.sub("", run)) and not HOLE.sub("", run).isupper()


def _at_end(words: Sequence[Word], part: tuple[int, int, int]) -> bool:
    rest = words[part[0]].text[part[2] :]
    return rest == "" or rest in _BROKEN


def _last_run(word: Word, number: int) -> tuple[int, int, int]:
    """The run that a word ends in; an empty one at its end where it is all dashes and digits."""
    runs = list(_RUN.finditer(word.text))
    return (number, runs[-1].start(), runs[-1].end()) if runs else (number, len(word.text), len(word.text))


def _first_run(word: Word, number: int) -> tuple[int, int, int]:
    run = _RUN.match(word.text)
    return number, 0, run.end() if run else 0


def _continuations(words: Sequence[Word]) -> dict[int, int]:
    """By index of a word, that of the word which goes on with it, for pairs with damage: glued, or after a hyphen."""
    found: dict[int, int] = {}
    holed = {number for number, word in enumerate(words) if HOLE.search(word.text)}
    for number in holed:
        for other, word in enumerate(words):
            if _touches(words[number], word):
                found[number] = other
            if _touches(word, words[number]):
                found[other] = number
    for number, word in enumerate(words):
        if not word.text.endswith(_BROKEN):
            continue
        head: int | None = number
        if len(word.text) == 1:  # a hyphen of its own, in another font than the word before it
            head = next((other for other, before in enumerate(words) if _touches(before, word)), None)
        tail = _below(words, word)
        if head is None or tail is None or not holed & {head, tail} or tail in found.values():
            continue
        if head in holed or _RUN.search(words[head].text.rstrip("".join(_BROKEN))[-1:]):
            found[head] = tail
    return found


def _touches(word: Word, other: Word) -> bool:
    """Whether `other` goes on where `word` ends, in another font: in the same they would be one word."""
    level = (
        abs(other.rect.bottom - word.rect.bottom) < 0.3 * word.size and abs(other.size - word.size) < 0.2 * word.size
    )
    return (
        level and other.rect.x0 > word.rect.x0 and -0.3 * word.size < other.rect.x0 - word.rect.x1 < GLUED * word.size
    )


def _below(words: Sequence[Word], word: Word) -> int | None:
    """The first word of the next line of the same column: the line below that begins not right of this word."""
    rows = [i for i, other in enumerate(words) if 0.6 * word.size < other.rect.top - word.rect.top < 2.6 * word.size]
    left = [i for i in rows if words[i].rect.x0 <= word.rect.x0 + 1 and not _has_left_neighbour(words, words[i])]
    left = [i for i in left if _RUN.match(words[i].text) and abs(words[i].size - word.size) < 0.1 * word.size]
    return min(left, key=lambda i: (round(words[i].rect.top - word.rect.top), -words[i].rect.x0), default=None)


def _has_left_neighbour(words: Sequence[Word], word: Word) -> bool:
    return any(
        abs(other.rect.bottom - word.rect.bottom) < 0.3 * word.size
        and word.rect.x0 > other.rect.x0
        and word.rect.x0 - other.rect.x1 < word.size
        for other in words
    )


def _text(page: Page, part: tuple[int, int, int]) -> str:
    number, start, end = part
    return page.words[number].text[start:end]


def _damage(page: Page, place: _Place, widths: dict[str, FontWidths]) -> Damage:
    pieces: list[str] = [""]
    glyphs: list[Glyph] = []
    holed: set[int] = set()
    for part in place.parts:
        text, at = _text(page, part), 0
        for hole in HOLE.finditer(text):
            pieces[-1] += text[at : hole.start()]
            pieces.append("")
            glyphs.append((page.words[part[0]].font, hole.group()))
            holed.add(part[0])
            at = hole.end()
        pieces[-1] += text[at:]
    width = _lost_width(page.words[holed.pop()], len(glyphs), widths) if len(holed) == 1 else None
    return Damage(tuple(pieces), tuple(glyphs), width)


def _lost_width(word: Word, holes: int, widths: dict[str, FontWidths]) -> float | None:
    """The word's width without its known letters, in ems, rounded so that equal words count as one."""
    font = widths.get(word.font)
    rest = font.of(HOLE.sub("", word.text)) if font and word.upright and word.size else None
    if rest is None or len(HOLE.findall(word.text)) != holes:
        return None
    return round(word.rect.width / word.size - rest, 2)


def _written(
    pages: Sequence[Page],
    places: Sequence[_Place],
    damages: Sequence[Damage],
    found: dict[Damage, tuple[str, ...]],
) -> Repair:
    """The pages with what was found put in place."""
    texts = [[word.text for word in page.words] for page in pages]
    repaired: list[str] = []
    left: list[str] = []
    for place, damage in reversed(list(zip(places, damages, strict=True))):  # from behind: offsets stay right
        letters = found.get(damage)
        if letters is None:
            left.append(damage.filled(["\ufffd"] * len(damage.glyphs)))
            continue
        repaired.append(damage.filled(letters))
        rest = iter(letters)
        for number, start, end in place.parts:
            text = texts[place.page][number]
            mine = _fill(text[start:end], rest)
            texts[place.page][number] = text[:start] + mine + text[end:]
    written = [
        replace(page, words=tuple(_with_text(word, text) for word, text in zip(page.words, new, strict=True)))
        for page, new in zip(pages, texts, strict=True)
    ]
    return Repair(tuple(written), tuple(reversed(repaired)), tuple(reversed(left)))


def _fill(text: str, letters: Iterator[str]) -> str:
    return HOLE.sub(lambda _: next(letters), text)


def _with_text(word: Word, text: str) -> Word:
    return word if text == word.text else replace(word, text=text)


def repair_findings(repair: Repair) -> list[Finding]:
    """What a person should know of it: the words that were repaired, and those that are still damaged."""
    return [
        Finding(kind, facts=(str(len(words)), *Counter(words)))
        for kind, words in (("hersteld", repair.repaired), ("niet-hersteld", repair.left))
        if words
    ]
