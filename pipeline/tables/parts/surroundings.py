"""What stands around a table on its page: whether it opens or closes the page."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from pipeline.config import TableSettings
from pipeline.config.matching import NO_WORDS, found
from pipeline.model import Page, Word
from pipeline.read import join_lines
from pipeline.tables.parts.assign import Assigned
from pipeline.tables.parts.part import Part
from pipeline.tables.parts.stitch import Setting
from pipeline.tables.text import Row, chunks_of, size_of

NOTE_SIZE = 0.93  # of the running text: smaller type at the foot of a page is a note
TITLE = 1.6  # em above a table within which its own title stands
FOOT = 0.75  # share of the page's height below which notes may stand


def setting_of(
    part: Part,
    pairs: Assigned,
    page: Page,
    rows: Sequence[Row],
    em: float,
    known: Set[str],
    settings: TableSettings,
    foot: float = 0.0,
) -> Setting:
    """A part with what it has above and below it; `foot` is where the text of pages of this height ends, in points."""
    running = {word for line in page.lines if line.role == "furniture" for word in line.words}
    box, words = part.first, [w for row in rows for w in row.words if w not in running]
    above = [w for w in words if w.rect.bottom <= box.top + 1 and _beside(w, part)]
    below = [w for w in words if w.rect.top >= box.bottom - 1 and _beside(w, part)]
    closes = all(size_of(w) < NOTE_SIZE * em and w.rect.top > FOOT * page.height for w in below)
    caption = pairs.caption_of(part)
    named = {id(w) for w in caption.words} if caption else set()
    text = join_lines(caption.lines, known) if caption else ""
    return Setting(
        replace(part, caption=text),
        opens=all(id(w) in named for w in above),
        closes=closes,
        caption_above=caption is not None
        and (caption.box.page < box.page or (caption.box.page == box.page and caption.box.bottom <= box.top + em)),
        goes_on=bool(found(settings.goes_on, text, NO_WORDS)),
        room=foot - max((w.rect.bottom for w in part.region.words), default=foot) if part.region else 0.0,
        foot=foot,
        titled=_titled(part, rows),
        caption_below=caption is not None and caption.box.page == box.page and caption.box.top >= box.bottom - em,
    )


def _titled(part: Part, rows: Sequence[Row]) -> bool:
    """Whether the line right above a part keeps to its width: a title of its own, not the text of the page."""
    box, em = part.first, part.size
    near = [row for row in rows if box.top - TITLE * em <= row.bottom <= box.top + 1]
    chunks = [c for row in near for c in chunks_of(row, 1.0) if c.rect.across(box) > 0]
    return bool(chunks) and all(box.x0 - em <= c.rect.x0 and c.rect.x1 <= box.x1 + em for c in chunks)


def feet_of(pages: Sequence[Page]) -> dict[float, float]:
    """By height of a page: where the fullest such page ends, its running foot included, in points from the top."""
    feet: dict[float, float] = {}
    for page in pages:
        feet[page.height] = max([feet.get(page.height, 0.0), *(w.rect.bottom for w in page.words if w.upright)])
    return feet


def _beside(word: Word, part: Part) -> bool:
    return word.rect.x1 > part.first.x0 and word.rect.x0 < part.first.x1
