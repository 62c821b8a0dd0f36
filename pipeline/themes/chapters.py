"""What each chapter of a document speaks of, told from all its passages and headings together.

A sentence seldom names its theme; its chapter does, in one way or another. So what a passage belongs to follows from
what stands around it, too, however an author puts his headings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.config import Theme
from pipeline.config.matching import Words, may_hit, pieces, without
from pipeline.themes.passages import Passage, bare_heading

LATER = 0.85  # share of the weight of the theme that a heading names just before
ENOUGH = 4  # hits of terms after which more of them say nothing new
STRONG, HEADING = 3.0, 6.0  # what a strong term and a heading of a section say of a chapter, beside a weak term's 1
CALM = 6.0  # evidence that a chapter needs to say half of what it could
WHOLE = 0.5  # of the passages: a heading that more of them stand under is the title, not a chapter
EDGE = 5.0  # the first and the last 1/5 of a document
Section = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """The different strong and weak terms of a theme in a text."""

    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


NO_TERMS = Terms()


@dataclass(slots=True)
class Vocabulary:
    """Finds the words of themes in texts and headings; what was found once is kept."""

    themes: Sequence[Theme]
    words: Words
    _terms: dict[str, dict[str, Terms]] = field(default_factory=dict)
    _named: dict[str, dict[str, float]] = field(default_factory=dict)

    def terms(self, text: str) -> dict[str, Terms]:
        """Theme -> its terms in a text, look-alikes left out; themes without any are absent."""
        if text not in self._terms:
            found = {theme.id: _terms(theme, text, self.words) for theme in self.themes} if text.strip() else {}
            found = self._without_claimed(found)
            self._terms[text] = {theme: terms for theme, terms in found.items() if terms.strong or terms.weak}
        return self._terms[text]

    def _without_claimed(self, found: Mapping[str, Terms]) -> dict[str, Terms]:
        """The theme for the rest keeps only what no other theme claims: so a theme that is added takes its words."""
        rest = {theme.id for theme in self.themes if theme.rest}
        claimed = {hit for theme, terms in found.items() if theme not in rest for hit in (*terms.strong, *terms.weak)}
        return {
            theme: Terms(_but(terms.strong, claimed), _but(terms.weak, claimed)) if theme in rest else terms
            for theme, terms in found.items()
        }

    def named(self, heading: str) -> dict[str, float]:
        """Theme -> how much a heading names it, 0..1: what it names first is what it is about."""
        if heading not in self._named:
            ranks = _ranks(heading, self.themes, self.words)
            rest = {theme.id for theme in self.themes if theme.rest}
            claimed = min((rank for theme, rank in ranks.items() if theme not in rest), default=len(ranks) + 1)
            self._named[heading] = {
                theme: LATER**rank for theme, rank in ranks.items() if theme not in rest or rank < claimed
            }
        return self._named[heading]


@dataclass(frozen=True, slots=True)
class Chapters:
    """Where a section belongs, what that chapter speaks of, and where in the document it begins."""

    vocabulary: Vocabulary
    shares: Mapping[Section, Mapping[str, float]]  # chapter -> theme -> 0..1, together less than 1
    begins: Mapping[Section, float]  # chapter -> share of the document that stands before it
    chapter: Mapping[Section, Section]  # section -> its chapter

    def share(self, section: Section) -> Mapping[str, float]:
        """Theme -> share of what the chapter of a section says."""
        return self.shares.get(self.chapter.get(section, section), {})

    def edges(self, section: Section) -> tuple[float, float]:
        """How near the beginning and how near the end of the document a chapter begins, each 0..1.

        A chapter that is called after a theme of its own is not general for where it stands.
        """
        chapter = self.chapter.get(section, section)
        named = self.vocabulary.named(chapter[-1]) if chapter else {}
        general = {theme.id for theme in self.vocabulary.themes if theme.general}
        free = 1.0 - max((much for theme, much in named.items() if theme not in general), default=0.0)
        place = self.begins.get(chapter, WHOLE)
        return free * max(0.0, 1 - EDGE * place), free * max(0.0, 1 - EDGE * (1 - place))


def chapters_of(passages: Sequence[Passage], themes: Sequence[Theme], words: Words) -> Chapters:
    """The chapters of a document from all its passages, in their order, those that are no own position with them."""
    vocabulary = Vocabulary(themes, words)
    under = Counter(section for passage in passages for section in _within(passage.section))
    most = WHOLE * len(passages)
    chapter = {passage.section: _chapter(passage.section, under, most) for passage in passages}
    evidence: dict[Section, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    begins: dict[Section, float] = {}
    for place, passage in enumerate(passages):
        where = chapter[passage.section]
        if 0 < under[where] <= most:  # what is most of the document has no place in it
            begins.setdefault(where, place / len(passages))
        for theme, terms in vocabulary.terms(passage.text).items():
            strong, weak = min(ENOUGH, len(terms.strong)), min(ENOUGH, len(terms.weak))
            evidence[where][theme] += STRONG * strong + weak
    for section, where in chapter.items():
        for theme, much in vocabulary.named(section[-1]).items() if section else ():
            evidence[where][theme] += HEADING * much
    shares = {where: _shares(counted) for where, counted in evidence.items()}
    return Chapters(vocabulary, shares, begins, chapter)


def _within(section: Section) -> list[Section]:
    """A section and all that it stands in, outermost first."""
    return [section[:depth] for depth in range(1, len(section) + 1)]


def _chapter(section: Section, under: Mapping[Section, int], most: float) -> Section:
    """The outermost that is no title of the whole."""
    return next((outer for outer in _within(section) if under[outer] <= most), section)


def _shares(counted: Mapping[str, float]) -> dict[str, float]:
    total = sum(counted.values()) + CALM
    return {theme: much / total for theme, much in counted.items()}


def _ranks(heading: str, themes: Sequence[Theme], words: Words) -> dict[str, int]:
    """The themes that a heading names, with their order in it."""
    bare = bare_heading(heading)
    places = {}
    for theme in themes:
        text = without(theme.hides, bare, words)
        starts = [start for _, start in pieces(theme.headings, text, words)]
        if starts:
            places[theme.id] = min(starts)
    order = sorted(set(places.values()))
    return {theme: order.index(place) for theme, place in places.items()}


def _terms(theme: Theme, text: str, words: Words) -> Terms:
    if not (may_hit(theme.strong, text, words) or may_hit(theme.weak, text, words)):
        return NO_TERMS
    bare = without(theme.hides, text, words)
    return Terms(_hits(theme.strong, bare, words), _hits(theme.weak, bare, words))


def _but(hits: tuple[str, ...], claimed: set[str]) -> tuple[str, ...]:
    return tuple(hit for hit in hits if hit not in claimed)


def _hits(patterns: Sequence[str], text: str, words: Words) -> tuple[str, ...]:
    """The different pieces of the text, lower case, in the order of the patterns."""
    return tuple(dict.fromkeys(piece.lower() for piece, _ in pieces(patterns, text, words)))
