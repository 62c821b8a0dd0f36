"""Lines that could be a heading by their look: larger, bolder or a little different from the text around them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from pipeline.model import Line, Page
from pipeline.read.page.style import Style

LARGER = 1.07  # of the document's type size: so large is a heading by size
UNNUMBERED = 0.97  # of the document's type size: smaller bold type is a caption or a note
NUMBERED = 0.9  # with a number it may be a little smaller
LONGEST = 200  # characters
PARAGRAPHS = 40  # words in long lines: so many show the size of a page's text
QUIET = 3  # titles with a number that show what titles look like
NUMBER = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2}){0,4}|[A-Z](?:\.\d{1,2}){1,3})[.)]?\s+(?=\S*[^\W\d_])")
CHAPTER = re.compile(r"^(hoofdstuk|bijlage|deel|appendix)\s+([A-Z]\b|\d{1,2}\b|[IVX]+\b)", re.I)
_ARTICLE = re.compile(r"^(artikel|paragraaf|lid|§)\s*\d", re.I)
_TABLE = re.compile(r"^(tabel|figuur|grafiek)\s*[A-Z]?\d", re.I)

QuietLook = tuple[float, bool, str, bool]  # size, bold, colour, italic


def blocks(lines: Sequence[Line]) -> Iterable[tuple[int, int]]:
    """Paragraphs of body text as (first, last) index; a heading over two lines is one, however wide its spacing."""
    index = 0
    while index < len(lines):
        line = lines[index]
        last = index
        if line.role in ("body", "bullet"):
            while last + 1 < len(lines) and _same_heading(lines[last], lines[last + 1]):
                last += 1
            yield index, last
        index = last + 1


def _same_heading(line: Line, after: Line) -> bool:
    if after.role not in ("body", "bullet") or after.column != line.column:
        return False
    if after.block == line.block and not number_of(after.text):
        return True
    near = 0 < after.box.top - line.box.top < 1.6 * line.size
    alike = abs(after.size - line.size) < 0.3 and after.bold == line.bold and colour_of(after) == colour_of(line)
    return near and alike and not number_of(after.text)


def text_size(page: Page) -> float:
    """The type size of most text of the page, when it has paragraphs: an introduction may be set larger throughout."""
    sizes: Counter[float] = Counter()
    for line in page.lines:
        if line.role in ("body", "bullet", "aside") and not line.bold and len(line.words) >= 5:
            sizes[line.size] += len(line.words)
    size, words = sizes.most_common(1)[0] if sizes else (0.0, 0)
    return size if words >= PARAGRAPHS else 0.0


def stands_out(lines: Sequence[Line], style: Style, around: float) -> bool:
    """Larger than the text `around` it, or bold throughout, or of another colour: as nothing in the text is."""
    if len(lines) > 4:
        return False
    larger = all(line.size >= LARGER * around for line in lines)
    least = NUMBERED if _ARTICLE.match(lines[0].text) or number_of(lines[0].text) else UNNUMBERED
    bold = all(line.bold and line.size >= least * style.size for line in lines)
    return larger or (bold and len(lines) <= 3)


def quiet_looks(pages: Sequence[Page], style: Style) -> set[QuietLook]:
    """Looks only a little unlike that of the text, which numbered titles ('2.1 Aanbod') show to be that of titles."""
    seen: Counter[QuietLook] = Counter()
    for page in pages:
        for first, last in blocks(page.lines):
            lines = page.lines[first : last + 1]
            if "." in number_of(lines[0].text) and _could_be_quiet(lines, style):
                seen[_quiet_look(lines[0])] += 1
    return {look for look, times in seen.items() if times >= QUIET}


def is_quiet(lines: Sequence[Line], style: Style, quiet: Collection[QuietLook]) -> bool:
    """A title that differs from the text only a little: it has a number with a point, or looks like those that have."""
    numbered = "." in number_of(lines[0].text)
    return _could_be_quiet(lines, style) and (numbered or _quiet_look(lines[0]) in quiet)


def _quiet_look(line: Line) -> QuietLook:
    return round(line.size * 2) / 2, line.bold, colour_of(line), all(word.italic for word in line.words)


def _could_be_quiet(lines: Sequence[Line], style: Style) -> bool:
    """A short line of its own in italics, in a colour, or half a point larger."""
    text = lines[0].text
    if len(lines) > 1 or len(text) > 90 or text.endswith((".", ":", ";", ",")):
        return False
    if lines[0].size < 0.97 * style.size:
        return False  # a caption, a note
    differs = lines[0].size >= 1.03 * style.size or colour_of(lines[0]) != style.colour
    return differs or all(word.italic for word in lines[0].words)


def reads_as_heading(text: str) -> bool:
    """Whether the words could be those of a title: no caption, no part of a sentence, no quotation set large."""
    if not 2 <= len(text) <= LONGEST or not re.search(r"[^\W\d_]{2}", text):
        return False
    if _TABLE.match(text) or text.endswith((",", ";")) or (text[0] in "“‘\"'" and len(text.split()) > 5):
        return False  # captions, parts of sentences, quotations set large
    if re.match(r"^[•\-–]\s", text) or "@" in text:
        return False
    ends_as_sentence = text.endswith(".") and len(text.split()) > 6 and not NUMBER.match(text)
    return not ends_as_sentence and (text[0].isupper() or text[0].isdigit() or text[0] in "‘'“\"(" or len(text) < 60)


def without_ornament(text: str) -> str:
    """A heading without the sign or symbol before its number or its first word: a check mark, an icon, a dingbat."""
    bare = text.lstrip()
    while bare and (bare[0].isspace() or _is_ornament(bare[0])):
        bare = bare[1:]
    return bare or text


def _is_ornament(char: str) -> bool:
    return unicodedata.category(char) in {"So", "Sm", "Sk", "Co", "Cn"} or char in "•‣⁃∙·"


def colour_of(line: Line) -> str:
    """The colour of most words of a line, as '#rrggbb'."""
    colours = Counter(word.colour for word in line.words)
    return colours.most_common(1)[0][0]


def number_of(text: str) -> str:
    """The number that a heading begins with, or 'chapter' for 'Hoofdstuk 3', 'Bijlage B'."""
    if CHAPTER.match(text):
        return "chapter"
    if match := NUMBER.match(text):
        return match.group("number")
    return ""
