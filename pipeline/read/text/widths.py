"""How wide the letters of each font are, learnt from whole words: what a lost letter must have measured.

A text layer that lost a letter still says where the word ends. Widths are in ems (shares of the type size).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from pipeline.model import Word

ENOUGH = 40  # different words of a font from which its widths are learnt
MOST = 900  # words of a font that are looked at: more do not make it better
USUAL = 0.5  # em: what a letter is taken for as long as little is known


@dataclass(frozen=True, slots=True)
class FontWidths:
    """The widths of the characters of one font, and how far words usually are from the sum of theirs, in ems."""

    widths: dict[str, float]
    error: float

    def of(self, text: str) -> float | None:
        """The width of `text`, None when one of its characters is unknown."""
        try:
            return sum(self.widths[char] for char in text)
        except KeyError:
            return None


def widths_by_font(words: Iterable[Word]) -> dict[str, FontWidths]:
    """The widths of each font that sets enough words, from words without damage."""
    fonts: dict[str, dict[str, float]] = defaultdict(dict)
    for word in words:
        if word.upright and word.size > 0 and len(word.text) > 1 and len(fonts[word.font]) < MOST:
            fonts[word.font].setdefault(word.text, word.rect.width / word.size)
    return {font: _learn(measured) for font, measured in fonts.items() if len(measured) >= ENOUGH}


def _learn(measured: dict[str, float]) -> FontWidths:
    """Least squares: the characters' widths of which the words' widths are the sums."""
    seen = Counter(char for word in measured for char in set(word))
    chars = sorted(seen)
    place = {char: index for index, char in enumerate(chars)}
    rows, sums = [], []
    for word, width in measured.items():
        row = [0.0] * len(chars)
        for char in word:
            row[place[char]] += 1.0
        rows.append(row)
        sums.append(width)
    for char in chars:  # a weak belief, so that what hardly occurs does not get an absurd width
        rows.append([0.2 if other == char else 0.0 for other in chars])
        sums.append(0.2 * USUAL)
    from scipy.linalg import lstsq  # noqa: PLC0415 - half a second and 30 MB that only damaged documents need

    found = [float(width) for width in lstsq(rows, sums)[0]]
    widths = {char: found[place[char]] for char in chars if seen[char] >= 3}
    errors = [abs(width - sum(found[place[char]] for char in word)) for word, width in measured.items()]
    return FontWidths(widths, 1.5 * median(errors))
