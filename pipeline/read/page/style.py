"""What is usual in this document: its type size, its line pitch. Every threshold is measured in these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model import Page, Word


@dataclass(frozen=True, slots=True)
class Style:
    """The document's own measures, in points."""

    size: float  # of most of the text
    colour: str  # of most of the text
    bold: bool  # whether most of the text is bold (some documents use a font that says so)


def style_of(pages: Iterable[Page]) -> Style:
    """Size and colour of most characters of upright text."""
    sizes: Counter[float] = Counter()
    colours: Counter[str] = Counter()
    bold = total = 0
    for page in pages:
        for word in page.words:
            if word.upright:
                sizes[round(word.size * 2) / 2] += len(word.text)
                colours[word.colour] += len(word.text)
                bold += word.bold * len(word.text)
                total += len(word.text)
    if not sizes:
        return Style(10.0, "", bold=False)
    return Style(sizes.most_common(1)[0][0], colours.most_common(1)[0][0], bold > total / 2)


def main_size(words: Sequence[Word]) -> float:
    """The size of most characters of a line, in points."""
    if len({word.size for word in words}) == 1:
        return words[0].size
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.size] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
