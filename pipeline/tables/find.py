"""The tables of a document: regions, grids, captions, parts stitched over pages, sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace

from pipeline.config import TableSettings
from pipeline.model import Finding, Page, Reading, Table, Word
from pipeline.read import fault_words
from pipeline.tables.captions.caption import Caption, captions_of
from pipeline.tables.captions.cautions import with_cautions
from pipeline.tables.captions.numbered import with_bare_numbers
from pipeline.tables.drawn.contest import contest
from pipeline.tables.drawn.lattice import lattices
from pipeline.tables.grid.draft import draft_of
from pipeline.tables.parts.assign import Assigned, assigned
from pipeline.tables.parts.below_heads import with_rows_below
from pipeline.tables.parts.name import tables_of
from pipeline.tables.parts.part import Part, part_of
from pipeline.tables.parts.plausible import is_table, may_go_on
from pipeline.tables.parts.rivals import columns_instead
from pipeline.tables.parts.stitch import Setting, stitched
from pipeline.tables.parts.surroundings import feet_of, setting_of
from pipeline.tables.parts.tagged import with_tagged_head
from pipeline.tables.parts.ticks import with_ticks
from pipeline.tables.regions.aligned import aligned_regions
from pipeline.tables.regions.edges import page_edges
from pipeline.tables.regions.frame import banners, contents_of, in_cards, margin_notes, without_pictured
from pipeline.tables.regions.index import WordIndex
from pipeline.tables.regions.open_rows import with_row_begun_before, with_row_that_goes_on
from pipeline.tables.regions.paragraphs import paragraph_regions
from pipeline.tables.regions.region import Region
from pipeline.tables.regions.ruled import ruled_regions
from pipeline.tables.regions.running import Prose, prose_of
from pipeline.tables.regions.sums import without_sum_lines
from pipeline.tables.regions.systems import MEET, systems_of
from pipeline.tables.regions.turned import turned_heads
from pipeline.tables.regions.typed import as_drawn
from pipeline.tables.text import Row, em_of, rows_of

OWN = 1.2  # em of white between a table and a caption that can only be its own
FRAME = 0.5  # share of a region's words that stand in smaller tables when it is but a frame around them


@dataclass(frozen=True, slots=True)
class Found:
    """What one page gave."""

    page: Page
    words: tuple[Word, ...]
    rows: tuple[Row, ...]  # the same words as text rows
    parts: tuple[Part, ...]
    captions: tuple[Caption, ...]
    lost: tuple[Finding, ...] = ()  # tables that could not be made, and those of which two readings differ

    @property
    def columns(self) -> Region | None:
        """The last region of columns of paragraphs, which may go on over the page."""
        regions = [part.region for part in self.parts if part.region and part.region.inner]
        return regions[-1] if regions else None


@dataclass(frozen=True, slots=True)
class Grids:
    """The tables of a document, and the words of each page that they were found among."""

    tables: tuple[Table, ...]
    contents: tuple[tuple[Word, ...], ...]  # of each page, without running heads and feet, turned heads set upright
    rows: tuple[Sequence[Row], ...]  # the same words as text rows
    em: float  # type size of the running text, points
    findings: tuple[Finding, ...] = ()  # tables that could not be made, and those of which two readings differ


def find_tables(reading: Reading, settings: TableSettings) -> list[Table]:
    """The tables of a document in reading order; a table that runs over pages is one."""
    found = search_tables(reading, settings)
    return with_cautions(found.tables, reading, found.em, settings)


def search_tables(reading: Reading, settings: TableSettings, on_page: Callable[[int], None] | None = None) -> Grids:
    """The tables of a document in reading order, before charts are told from them and cautions are added.

    `on_page` is called with the number of each page that is done.
    """
    upright = contents_of(reading.pages, reading.body_size)
    seen = [as_drawn(page, *found) for page, found in zip(reading.pages, upright, strict=True)]
    pages = [page for page, _, _ in seen]
    heads = [turned_heads(page.words, words, reading.known_words) for page, words, _ in seen]
    contents = tuple((*words, *more) for (_, words, _), more in zip(seen, heads, strict=True))
    em = reading.body_size or em_of([w for words in contents for w in words])
    rows = [rows_of(words) if more else own for (_, _, own), more, words in zip(seen, heads, contents, strict=True)]
    prose = prose_of(rows)
    found: list[Found] = []
    for page, words, lines in zip(pages, contents, rows, strict=True):
        before = found[-1].columns if found else None
        found.append(_on_page(page, words, lines, em, prose, settings, reading, before))
        if on_page is not None:
            on_page(page.number)
    matched: list[Assigned] = assigned([(f.parts, f.captions, f.words) for f in found], em)
    feet = feet_of(reading.pages)
    around: list[Setting] = []
    for f, pairs in zip(found, matched, strict=True):
        around += [
            setting_of(part, pairs, f.page, f.rows, em, reading.known_words, settings, feet[f.page.height])
            for part in pairs.parts
        ]
    tables = tables_of([s.part for s in stitched(around, reading.known_words)], reading)
    lost = tuple(finding for f in found for finding in f.lost)
    return Grids(tuple(with_bare_numbers(tables, reading, contents, em)), contents, tuple(rows), em, lost)


def _on_page(
    page: Page,
    words: Sequence[Word],
    rows: Sequence[Row],  # the same words
    em: float,
    prose: Prose,
    settings: TableSettings,
    reading: Reading,
    before: Region | None,
) -> Found:
    if not words:
        return Found(page, (), (), (), ())
    known, pages = reading.known_words, len(reading.pages)
    notes = margin_notes(page)
    captions = [] if page.contents else captions_of(page.number, _without(notes, words, rows), em)
    told = {id(w) for c in captions for w in c.words}
    free = without_pictured([w for w in words if id(w) not in told])
    edges = page_edges(page, em, settings.snap * em)
    edges, drawn = without_sum_lines(edges, systems_of(edges, MEET * em), WordIndex(free), em)
    parts: list[Part] = []
    used: set[int] = set()
    lost: list[Finding] = []
    ruled = ruled_regions(page, free, edges, drawn, captions, em)
    if ruled and page.number > 1:
        ruled[0] = with_row_begun_before(ruled[0], free, edges)
    if ruled and page.number < pages:
        ruled[-1] = with_row_that_goes_on(ruled[-1], free, edges)
    for region, part in _apart([(r, _part(r, known, lost)) for r in ruled]):
        parts.append(part)
        used |= set() if part.weak else {id(w) for w in region.words}
    # What looks like a contents page may still hold a ruled table; without lines its entries would be rows.
    apart = (*banners(page), *in_cards(page, free, em))
    rest = [] if page.contents else [w for w in free if id(w) not in used and not any(map(w.rect.middle_in, apart))]
    open_captions = [c for c in captions if not any(_owns(part, c, em) for part in parts)]
    left = rows if len(rest) == len(words) else rows_of(rest)
    aligned = _parts(aligned_regions(page, rest, left, edges, open_captions, prose, em), known, lost)
    columns = _parts(paragraph_regions(page, left, edges, em, before), known, lost)
    parts, aligned = with_rows_below(parts, aligned, rest, edges, em, lambda region: _part(region, known, lost))
    aligned = columns_instead(aligned, columns)
    whole = {id(w) for part in aligned if part.region and not part.weak for w in part.region.words}
    parts = [p for p in parts if not (p.weak and p.region and any(id(w) in whole for w in p.region.words))]
    parts, doubts = contest([*parts, *aligned], lattices(page.number, free, drawn, em), known)
    lost += doubts
    parts = [with_tagged_head(with_ticks(part, page.curves), page.tags) for part in parts]
    in_order = side_by_side(sorted(parts, key=lambda p: _place(p, page)), em)
    return Found(page, tuple(words), tuple(rows), tuple(in_order), tuple(captions), tuple(lost))


def _without(notes: Set[Word], words: Sequence[Word], rows: Sequence[Row]) -> Sequence[Row]:
    return rows_of([word for word in words if word not in notes]) if notes else rows


def _owns(part: Part, caption: Caption, em: float) -> bool:
    """Whether a caption stands so close to a ruled table that it vouches for no other."""
    box = part.first
    white = max(caption.box.top - box.bottom, box.top - caption.box.bottom)
    return not part.weak and white <= OWN * em and box.across(caption.box) > 0


def _place(part: Part, page: Page) -> tuple[float, float, float]:
    """Where a part comes in reading order: at its first text line where lines are known, else by height."""
    at = next((i for i, line in enumerate(page.lines) if part.first.holds(line.box)), None)
    if at is None:
        at = next((i for i, line in enumerate(page.lines) if line.box.top >= part.first.top), len(page.lines))
    return (float(at), part.first.top, part.first.x0)


def side_by_side(parts: Sequence[Part], em: float) -> list[Part]:
    """The same order, but parts that begin at one height beside each other follow each other from left to right."""
    out: list[Part] = []
    for part in parts:
        level = [i for i, other in enumerate(out) if abs(other.first.top - part.first.top) <= em]
        right = [i for i in level if out[i].first.x0 >= part.first.x1]
        out.insert(right[0], part) if right else out.append(part)
    return out


def _apart(found: Sequence[tuple[Region, Part | None]]) -> list[tuple[Region, Part]]:
    """Regions that do not share words: a frame around tables goes, and so does a small grid inside a table."""
    tables = [(region, part) for region, part in found if part is not None]
    kept: list[tuple[Region, Part]] = []
    for region, part in tables:
        own = {id(w) for w in region.words}
        inner = [r for r, _ in tables if r is not region and len(r.words) < len(own) and {id(w) for w in r.words} & own]
        if sum(len({id(w) for w in r.words} & own) for r in inner) >= FRAME * len(own):
            continue
        kept.append((region, part))
    out: list[tuple[Region, Part]] = []
    used: set[int] = set()
    for region, part in sorted(kept, key=lambda item: -len(item[0].words)):
        if not any(id(w) in used for w in region.words):
            out.append((region, part))
            used |= {id(w) for w in region.words}
    return out


def _parts(regions: Sequence[Region], known: frozenset[str], lost: list[Finding]) -> list[Part]:
    return [part for region in regions if (part := _part(region, known, lost)) is not None]


def _part(region: Region, known: frozenset[str], lost: list[Finding]) -> Part | None:
    """The part of a table that a region holds; a region that our code cannot cope with is `lost`, and only that."""
    try:
        return _made(region, known)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a hostile region must not cost the page
        lost.append(Finding("tabel-mislukt", region.box.page, region.box, (fault_words(error),)))
        return None


def _made(region: Region, known: frozenset[str]) -> Part | None:
    draft = draft_of(region, region.inner or None)
    if draft is None:
        return None
    part = part_of(draft, region, known)
    if is_table(part, draft):
        return replace(part, weak=region.weak)
    return replace(part, weak=True) if may_go_on(part) else None
