"""Captions that lost the word 'Tabel': a number that the running numbering of the document's tables lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Heading, Reading, Table, Word
from pipeline.read import join_lines
from pipeline.tables.captions.caption import Caption, caption_from, n_of
from pipeline.tables.text import chunks_of, rows_of

NEAR = 3.0  # em of white at most between a table and its caption
_LABEL = re.compile(r"(?P<word>\D*?[ .])(?P<chapter>(?:[A-Z]{1,2}[.-]?|\d{1,3}[.-])*)(?P<number>\d{1,3})")


@dataclass(frozen=True, slots=True)
class _Missing:
    """A number between two that are there, and the pages where its table can stand."""

    label: str  # 'Tabel 1.17'
    bare: str  # '1.17'
    first: int
    last: int


def with_bare_numbers(
    tables: Sequence[Table], reading: Reading, contents: Sequence[Sequence[Word]], em: float
) -> list[Table]:
    """`tables`, where those without a caption take one that begins with the number that is missing among the others.

    The number alone is no proof (paragraphs are numbered too): it stands between the pages of its neighbours, with a
    dash or the like behind it, next to a table without a caption, and is no heading.
    """
    named = list(tables)
    for missing in _missing(tables):
        for page in range(missing.first, missing.last + 1):
            found = _bare_caption(missing.bare, page, contents[page - 1], reading.headings)
            near = [i for i, t in enumerate(named) if found and not t.caption and _beside(t, found, em)]
            if found and near:
                named[near[0]] = _captioned(named[near[0]], found, missing.label, reading.known_words, named)
                break
    return named


def _missing(tables: Sequence[Table]) -> Iterator[_Missing]:
    """The numbers that a chapter's numbering skips, in order; the first and the last of it are not known."""
    pages: dict[tuple[str, str], dict[int, Table]] = {}
    for table in tables:
        if label := _LABEL.fullmatch(table.label):
            pages.setdefault((label["word"], label["chapter"]), {}).setdefault(int(label["number"]), table)
    for (word, chapter), there in pages.items():
        for number in range(min(there) + 1, max(there)):
            before, after = there.get(number - 1), there.get(number + 1)
            if number not in there and before and after and before.page_end <= after.page:
                bare = f"{chapter}{number}"
                yield _Missing(f"{word}{bare}", bare, before.page_end, after.page)


def _bare_caption(bare: str, page: int, words: Sequence[Word], headings: Sequence[Heading]) -> Caption | None:
    chunks = [chunk for row in rows_of(words) for chunk in chunks_of(row, 1.2)]
    titles = {re.sub(r"\W+", "", heading.text) for heading in headings}
    for start in chunks:
        if re.match(rf"{re.escape(bare)}\s*[-–—:|]\s*\w", start.text) and re.sub(r"\W+", "", start.text) not in titles:
            return caption_from(page, start, chunks)
    return None


def _beside(table: Table, caption: Caption, em: float) -> bool:
    """Whether a caption stands right above or below a table."""
    return any(
        box.page == caption.box.page
        and box.across(caption.box) > 0
        and max(caption.box.top - box.bottom, box.top - caption.box.bottom) <= NEAR * em
        for box in table.boxes
    )


def _captioned(table: Table, caption: Caption, label: str, known: frozenset[str], others: Sequence[Table]) -> Table:
    text = join_lines(caption.lines, known)
    name = re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")
    free = name not in {other.id for other in others}
    return replace(table, id=name if free else table.id, label=label, caption=text, n=n_of(text))
