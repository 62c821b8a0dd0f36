"""Which letters a lost glyph stood for: the choice that makes a word and that its width and its font allow."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model import Word
from pipeline.read.text.lexicon import LISTED, UNKNOWN, Lexicon
from pipeline.read.text.spelling import Spelling
from pipeline.read.text.widths import FontWidths

LIGATURES = {  # letters that fonts join into one glyph, with how usual each is in Dutch text
    **{"ti": 0.3, "tt": 0.13, "ft": 0.06, "fi": 0.07, "ff": 0.06, "fl": 0.04, "tti": 0.03, "ffi": 0.02, "tf": 0.02},
    **{"fb": 0.015, "fk": 0.01, "fh": 0.01, "fft": 0.003, "ffl": 0.005, "fj": 0.005, "ffb": 0.001},
    **{"ffh": 0.001, "ffk": 0.001, "ffj": 0.001, "tj": 0.002, "ij": 0.02, "st": 0.02, "ct": 0.01, "Th": 0.001},
}
LETTERS = dict.fromkeys("ëïéöüèêçáàóô’", 0.003)  # glyphs of one letter that get lost as well
INTACT = re.compile("|".join(sorted((key for key in (*LIGATURES, *LETTERS)), key=len, reverse=True)))
FEW = 6  # ligatures that are tried at each place of a word with three or more
UNCODED = 0.6  # weight of what was seen of U+FFFD: many glyphs share it, while a code of its own is one glyph
RARE = 0.003  # share that any of them keeps, however often others were seen
BELIEF = 2.0  # how many sightings the usual shares weigh against what the document shows
MOST = 4  # lost glyphs in one word: with more there is no telling
HOPELESS = 3.0  # so far behind by shape, no word is good enough to catch up
LOOKS = 0.5  # weight of how Dutch the letters look
PLAIN = 2.3  # cost up to which a repaired word helps to understand others
MARGIN = 0.3  # that the best choice must lead by
SURE = 0.8  # the same where no word list knows the word
LEAST_WIDTH_ERROR = 0.03  # em

Glyph = tuple[str, str]  # font and code: the same glyph is the same letters throughout the document


@dataclass(frozen=True, slots=True)
class Damage:
    """A word with lost glyphs: the pieces before, between and after them, and how wide they are together."""

    pieces: tuple[str, ...]  # one more than glyphs
    glyphs: tuple[Glyph, ...]
    width: float | None = None  # of all the lost glyphs, in ems; None when unknown

    def filled(self, letters: Sequence[str]) -> str:
        """The word with these letters in place of the glyphs."""
        return "".join(itertools.chain(*itertools.zip_longest(self.pieces, letters, fillvalue="")))


@dataclass(slots=True)
class Evidence:
    """What the document shows of its lost glyphs, and what is known of words; grows while words are decided."""

    lexicon: Lexicon
    spelling: Spelling
    widths: Mapping[str, FontWidths]
    intact: Mapping[str, Counter[str]]  # by font: letters that came through, so that they are not what is lost
    _seen: dict[Glyph, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _costs: dict[tuple[Glyph, str], float] = field(default_factory=dict)

    def see(self, found: Mapping[Damage, Sequence[str]]) -> None:
        """Take these for what the glyphs turned out to be, in place of what was seen before."""
        self._seen.clear()
        self._costs.clear()
        for damage, letters in found.items():
            for glyph, letter in zip(damage.glyphs, letters, strict=True):
                self._seen[glyph][letter] += 1

    def glyph_cost(self, glyph: Glyph, letters: str) -> float:
        """How unlikely it is that this glyph stood for `letters`: 0 for certain, in powers of ten."""
        if (glyph, letters) not in self._costs:
            self._costs[glyph, letters] = self._weigh(glyph, letters)
        return self._costs[glyph, letters]

    def _weigh(self, glyph: Glyph, letters: str) -> float:
        mine = self._seen.get(glyph, Counter())
        everywhere: Counter[str] = sum(self._seen.values(), Counter())
        usual = LIGATURES.get(letters) or LETTERS.get(letters, 0.0005)
        general = (everywhere[letters] + BELIEF * usual) / (everywhere.total() + BELIEF)
        share = (mine[letters] + BELIEF * general) / (mine.total() + BELIEF)
        whole = self.intact.get(glyph[0], Counter())[letters]
        lost = sum(count[letters] for (font, _), count in self._seen.items() if font == glyph[0])
        weight = UNCODED if glyph[1] == "\ufffd" else 1.0
        return -weight * math.log10(max(share, RARE)) - math.log10((lost + 0.5) / (whole + lost + 0.5))

    def cost(self, damage: Damage, letters: Sequence[str]) -> float:
        """What speaks against this choice: glyphs, width, and how well the result does as a word."""
        word = damage.filled(letters)
        return self.shape_cost(damage, letters) + self.lexicon.cost(word) + LOOKS * self.spelling.cost(word)

    def shape_cost(self, damage: Damage, letters: Sequence[str]) -> float:
        """What the glyphs and their width alone say against it."""
        glyphs = sum(self.glyph_cost(glyph, letter) for glyph, letter in zip(damage.glyphs, letters, strict=True))
        return glyphs + self._misfit(damage, letters)

    def _misfit(self, damage: Damage, letters: Sequence[str]) -> float:
        """How badly the letters' widths fit the place, 0 to 4; 0 when that cannot be told."""
        font = self.widths.get(damage.glyphs[0][0])
        wide = font.of("".join(letters)) if font else None
        if font is None or wide is None or damage.width is None:
            return 0.0
        error = max(LEAST_WIDTH_ERROR, font.error) * math.sqrt(len(letters))
        return min(4.0, 0.22 * ((damage.width - wide) / error) ** 2)


def restore(damages: Iterable[Damage], evidence: Evidence) -> dict[Damage, tuple[str, ...]]:
    """The letters of each damaged word that can be decided; the others are left out.

    First the words for which only one choice is a word at all: they show which ligatures this document lost.
    Then all, twice: what was decided shows more, and gives parts of compounds.
    """
    waiting = list(dict.fromkeys(damages))
    certain = {damage: _only_choice(damage, evidence.lexicon) for damage in waiting}
    found = {damage: letters for damage, letters in certain.items() if letters is not None}
    for _ in range(2):
        evidence.see(found)
        evidence.lexicon.learn(
            word for word in map(Damage.filled, found, found.values()) if evidence.lexicon.cost(word) <= PLAIN
        )
        best = {damage: _best(damage, evidence) for damage in waiting}
        found = {damage: letters for damage, letters in best.items() if letters is not None}
    return found


def _only_choice(damage: Damage, lexicon: Lexicon) -> tuple[str, ...] | None:
    """The choice that makes a listed word when no other makes one."""
    if len(damage.glyphs) > 2:
        return None
    known = [letters for letters in _choices(damage) if lexicon.cost(damage.filled(letters)) <= LISTED]
    return known[0] if len(known) == 1 else None


def _choices(damage: Damage, evidence: Evidence | None = None) -> Iterable[tuple[str, ...]]:
    """The letters that are tried, for each place; with many places only the likeliest."""
    options = []
    for index, glyph in enumerate(damage.glyphs):
        first = index == 0 and not damage.pieces[0]
        letters = [key for key in (*LIGATURES, *LETTERS) if first or key != "Th"]
        if len(damage.glyphs) > 1:
            costs = {key: evidence.glyph_cost(glyph, key) if evidence else -LIGATURES.get(key, 0) for key in letters}
            letters = sorted(letters, key=costs.__getitem__)[: FEW if len(damage.glyphs) > 2 else 2 * FEW]
        options.append(letters)
    return itertools.product(*options) if len(damage.glyphs) <= MOST else ()


def _best(damage: Damage, evidence: Evidence) -> tuple[str, ...] | None:
    """The choice with least against it, when it leads clearly: more clearly where it makes no known word."""
    costs: list[tuple[float, tuple[str, ...]]] = []
    least = math.inf
    for shape, letters in sorted(
        (evidence.shape_cost(damage, letters), letters) for letters in _choices(damage, evidence)
    ):
        if shape > least + HOPELESS:
            break
        costs.append((evidence.cost(damage, letters), letters))
        least = min(least, costs[-1][0])
    if not costs:
        return None
    costs.sort()
    best = costs[0][1]
    known = evidence.lexicon.cost(damage.filled(best)) < UNKNOWN
    lead = costs[1][0] - costs[0][0] if len(costs) > 1 else math.inf
    return best if lead >= (MARGIN if known else SURE) else None


def intact_by_font(words: Iterable[Word]) -> dict[str, Counter[str]]:
    """By font, how often the letters of each possible ligature came through unharmed."""
    intact: dict[str, Counter[str]] = defaultdict(Counter)
    for word in words:
        intact[word.font].update(INTACT.findall(word.text))
    return intact
