"""Passages that a reviewer points at: the words of a page, and what a stretch of them says, with its boxes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from threading import Lock
from typing import TYPE_CHECKING, Any

from pipeline.model import Anchor, Box, Clause, ThematabelError, UnreadablePdf, union
from pipeline.review.matching import added_id
from pipeline.web.results import Paper

if TYPE_CHECKING:
    from pipeline.config import Config
    from pipeline.run import Places, PrintedPage, PrintedWord

KEPT = 40  # pages whose words are kept
Spot = tuple[int, int]  # line of a page and word of that line, from 0


class NoWords(ThematabelError):  # noqa: N818 - says what the matter is
    """The words that are asked for are not on that page, or it cannot be read."""

    def __init__(self, document: str, page: int, cause: str) -> None:
        super().__init__(document, page, cause)
        self.document, self.page, self.cause = document, page, cause

    def __str__(self) -> str:
        return f"{self.document}, bladzijde {self.page}: {self.cause}."


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in their order on the page, as one text."""

    text: str
    boxes: tuple[Box, ...]  # one per line
    section: tuple[str, ...]


class Words:
    """The words of pages, read by a process of its own: a document may be of any kind."""

    def __init__(self, places: Places, config: Callable[[], Config]) -> None:
        self._places, self._config = places, config
        self._stack = ExitStack()
        self._workers: Any = None
        self._kept: OrderedDict[tuple[str, int], PrintedPage] = OrderedDict()
        self._lock = Lock()

    def page(self, paper: Paper, number: int) -> PrintedPage:
        """The words of a page, as the last run read them.

        Raises:
            NoWords: when there is no such page, or it cannot be read.
        """
        with self._lock:
            if (paper.sha256, number) not in self._kept:
                self._read(paper, number)
            self._kept.move_to_end((paper.sha256, number))
            return self._kept[paper.sha256, number]

    def close(self) -> None:
        """Let go of the process."""
        self._stack.close()

    def _read(self, paper: Paper, number: int) -> None:
        """This page and its neighbours: they are asked for next."""
        if not 1 <= number <= paper.pages:
            raise NoWords(paper.id, number, f"het document heeft {paper.pages} bladzijden")
        from pipeline.run import one_worker, print_job, printed_pages  # noqa: PLC0415 - seldom needed, and heavy

        config = self._config()
        if self._workers is None:
            self._workers = self._stack.enter_context(one_worker(config.run))
        job = print_job(
            self._places, config, paper.source, paper.sha256, (max(1, number - 1), min(paper.pages, number + 1))
        )
        _, outcome = next(iter(self._workers.outcomes(printed_pages, [job], [paper.source], None)))
        if isinstance(outcome, UnreadablePdf):
            raise NoWords(paper.id, number, "de bladzijde is niet te lezen") from outcome
        for page in outcome:
            self._kept[paper.sha256, page.number] = page
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        if (paper.sha256, number) not in self._kept:
            raise NoWords(paper.id, number, "op deze bladzijde staan geen woorden")


def stretch(paper: Paper, page: PrintedPage, first: Spot, last: Spot) -> Stretch:
    """What stands from one word up to and including another, in reading order, whichever is given first.

    Raises:
        NoWords: when there are no such words.
    """
    from pipeline.read import join_lines  # noqa: PLC0415 - as above

    begin, end = sorted((first, last))
    lines = page.lines
    for line, word in (begin, end):
        if not (0 <= line < len(lines) and 0 <= word < len(lines[line].words)):
            raise NoWords(paper.id, page.number, "deze woorden staan er niet; laad de bladzijde opnieuw")
    chosen = [
        lines[n].words[begin[1] if n == begin[0] else 0 : end[1] + 1 if n == end[0] else None]
        for n in range(begin[0], end[0] + 1)
    ]
    text = join_lines([_said(words) for words in chosen], page.known)
    return Stretch(text, tuple(_around(words) for words in chosen if words), lines[begin[0]].section)


def split(clause: Clause, at: int, pages: Sequence[PrintedPage]) -> tuple[Stretch, Stretch]:
    """The two parts of a clause of which the second begins with word `at` of its text, from 1.

    Args:
        clause: what is cut in two.
        at: how many words, as white space divides them, the first part has.
        pages: the pages it stands on; where its words are not found on them, both parts keep all boxes.
    """
    words = clause.text.split()
    texts = " ".join(words[:at]), " ".join(words[at:])
    letters = sum(map(_letters, words[:at]))
    first: list[PrintedWord] = []
    second: list[PrintedWord] = []
    for word in _words_in(clause.boxes, pages):
        (second if letters <= 0 else first).append(word)
        letters -= _letters(word.text)
    if not first or not second or letters > 0:
        return Stretch(texts[0], clause.boxes, clause.section), Stretch(texts[1], clause.boxes, clause.section)
    parts = [_by_line(some, clause.boxes) for some in (first, second)]
    return Stretch(texts[0], parts[0], clause.section), Stretch(texts[1], parts[1], clause.section)


def joined(first: Clause, second: Clause) -> Stretch:
    """Two clauses as one, in the order given."""
    return Stretch(f"{first.text} {second.text}", (*first.boxes, *second.boxes), first.section)


def anchored(paper: Paper, found: Stretch, passage: str) -> Anchor:
    """What a passage that somebody pointed at is known by."""
    page = found.boxes[0].page if found.boxes else 0
    return Anchor(paper.id, added_id(paper.id, passage), found.text, found.section, page, found.boxes, paper.sha256)


def _said(words: Sequence[PrintedWord]) -> str:
    return "".join(word.text if word.glued or not n else f" {word.text}" for n, word in enumerate(words))


def _around(words: Iterable[PrintedWord]) -> Box:
    return union(word.box for word in words)


def _words_in(boxes: Sequence[Box], pages: Sequence[PrintedPage]) -> Iterator[PrintedWord]:
    """The words of which the middle lies in one of the boxes, in reading order."""
    for page in pages:
        for line in page.lines:
            yield from (word for word in line.words if _box_of(word, boxes) is not None)


def _box_of(word: PrintedWord, boxes: Sequence[Box]) -> int | None:
    """Which of the boxes holds the middle of a word."""
    return next((n for n, box in enumerate(boxes) if box.holds(word.box, slack=0)), None)


def _by_line(words: Sequence[PrintedWord], boxes: Sequence[Box]) -> tuple[Box, ...]:
    """A box per line of the clause that words stand on."""
    return tuple(_around(some) for _, some in groupby(words, key=lambda word: _box_of(word, boxes)))


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)
