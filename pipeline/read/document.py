"""The whole of `read`: a document to pages of lines in reading order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.config import ReadSettings
from pipeline.model import Cause, Finding, Line, Page, Reading, Rect, Role, TreeUse, UnreadablePdf, Word
from pipeline.read.flow import set_pages
from pipeline.read.page.asides import mark_asides
from pipeline.read.page.bands import TextColumn, columns_of, ruled_zones, strong_gutters
from pipeline.read.page.cards import lines_beside, with_cards
from pipeline.read.page.contents import mark_contents
from pipeline.read.page.folding import folding_signs
from pipeline.read.page.footnotes import mark_footnotes
from pipeline.read.page.furniture import furniture_of
from pipeline.read.page.headings import find_headings
from pipeline.read.page.lines import Pitch, lines_of, pitch_of, with_blocks
from pipeline.read.page.margin_heads import place_margin_heads
from pipeline.read.page.margins import margin_notes
from pipeline.read.page.rows import base_lines, box_of, text_of
from pipeline.read.page.run_in import part_run_in_heads
from pipeline.read.page.running_chapters import with_running_chapters
from pipeline.read.page.style import Style, main_size, style_of
from pipeline.read.page.tagged import structure_of, tree_of, with_artifacts, with_tagged_headings, with_tagged_levels
from pipeline.read.page.tagged_order import in_tree_order
from pipeline.read.page.tiles import cards_and_tiles
from pipeline.read.pdf.drawn import drawn_pages
from pipeline.read.pdf.fields import FONT as FIELD
from pipeline.read.pdf.ocr import ocr_findings, recognise
from pipeline.read.pdf.unmapped import without_unmapped
from pipeline.read.sparing import without_bad_pages
from pipeline.read.text.characters import plain
from pipeline.read.text.hyphens import words_in
from pipeline.read.text.repair import repair_findings, repair_pages
from pipeline.register.flow.kinds import flowing
from pipeline.register.mending import mended

OnPage = Callable[[int, int], None]
SHOWN = 80  # characters of a passage that a finding repeats
_APART: tuple[Role, Role] = ("margin", "furniture")  # what is set apart before columns are sought


def read_document(path: Path, settings: ReadSettings, on_page: OnPage | None = None) -> Reading:
    """Read a document: pages of lines in reading order with roles, headings, and what went wrong.

    What it is is told from its content. One without pages (a web page) is set on pages of our own, with `places`.

    Raises:
        UnreadablePdf: when it cannot be opened or has no pages.
    """
    document = flowing(path)
    if document is not None:
        return set_pages(document)
    with TemporaryDirectory() as folder:
        at, pages = _drawn(path, Path(folder), on_page)
        readable, unmapped = without_unmapped(pages)
        scans = recognise(at, readable, settings)
    if not any(page.words or page.images for page in scans.pages):
        raise UnreadablePdf(path.name, Cause("niets-erop"))
    repair, lost = without_bad_pages(
        plain(scans.pages), lambda pages: repair_pages(pages, settings.words), "pagina-mislukt"
    )
    reading, bad = without_bad_pages(repair.pages, lambda pages: read_pages(pages, settings), "pagina-mislukt")
    copied = [Finding("gerepareerd")] if at != path else []
    unmapped = [finding for finding in unmapped if finding.page not in scans.read]
    findings = (*copied, *lost, *bad, *reading.findings, *unmapped, *ocr_findings(scans), *repair_findings(repair))
    return replace(reading, findings=findings)


def _drawn(path: Path, folder: Path, on_page: OnPage | None) -> tuple[Path, list[Page]]:
    """The pages, and the file that they are of: a repaired copy in `folder` where the file itself gives none."""
    cause = Cause("geen-paginas")
    for at in (path, None):
        copy = at or mended(path, folder)
        if copy is None:
            break
        try:
            pages = _pages_of(copy, on_page)
        except UnreadablePdf as error:
            cause = error.cause
            continue
        if pages and not all(page.unread for page in pages):
            return copy, pages
        cause = Cause("geen-pagina-leesbaar") if pages else cause
    raise UnreadablePdf(path.name, cause)


def _pages_of(path: Path, on_page: OnPage | None) -> list[Page]:
    pages: list[Page] = []
    for page, total in drawn_pages(path):
        pages.append(page)
        if on_page is not None:
            on_page(page.number, total)
    return pages


def read_pages(drawn: Sequence[Page], settings: ReadSettings) -> Reading:  # noqa: ARG001 - settings are to come
    """Pages as drawn to pages as read."""
    style = style_of(drawn)
    signs = folding_signs(drawn, style.size)
    drawn = [_unfolded(page, signs[page.number]) for page in drawn]
    tree = tree_of(drawn, style)
    repeated = furniture_of(drawn, style.size)
    furniture = {page.number: with_artifacts(page, repeated[page.number], tree) for page in drawn}
    text = {page.number: _besides([w for w in page.words if w.upright], furniture[page.number]) for page in drawn}
    rows = {page: base_lines(words) for page, words in text.items()}
    notes = margin_notes(drawn, rows, style)
    text = {page: _besides(words, notes[page]) for page, words in text.items()}
    cards = {page.number: cards_and_tiles(page, text[page.number], style.size) for page in drawn}
    in_cards = {page: {word for row in some for card in row for word in card.words} for page, some in cards.items()}
    text = {page: _besides(words, in_cards[page]) for page, words in text.items()}
    rows = {page: base_lines(text[page]) if notes[page] or in_cards[page] else found for page, found in rows.items()}
    zones = {page.number: ruled_zones(page, style.size) for page in drawn}
    gutters = _document_gutters(rows, zones, style)
    columns = {page.number: columns_of(rows[page.number], style.size, gutters, zones[page.number]) for page in drawn}
    ordered = {page: in_tree_order(found, tree.of(page)) for page, found in columns.items() if tree.of(page)}
    columns |= {page: found for page, found in ordered.items() if found}
    columns |= {page: with_cards(columns[page], boxes) for page, boxes in cards.items() if boxes}
    parts = {page: [(column, base_lines(column.words)) for column in found] for page, found in columns.items()}
    pitch = pitch_of(own for found in parts.values() for _, own in found)
    pages = [
        _read_page(
            page,
            parts[page.number],
            (notes[page.number], furniture[page.number] | signs[page.number]),
            style,
            pitch,
            len(drawn),
        )
        for page in drawn
    ]
    pages = part_run_in_heads(place_margin_heads(pages, style), style)
    known = words_in(line.text for page in pages for line in page.lines if line.role in ("body", "bullet"))
    marked, headings = find_headings(with_tagged_headings(pages, tree), style, known)
    marked, levelled = with_tagged_levels(marked, headings, tree)
    used: dict[TreeUse, bool] = {
        "headings": tree.headings,
        "levels": levelled != headings,
        "running-heads": furniture != repeated,
        "order": any(ordered.values()),
    }
    return Reading(
        pages=tuple(with_running_chapters(marked, levelled)),
        headings=tuple(levelled),
        findings=tuple(_findings(marked)),
        body_size=style.size,
        known_words=known,
        structure=structure_of(tree, used),
    )


def _besides(words: Sequence[Word], gone: Set[Word]) -> Sequence[Word]:
    """Words without some; on most pages there are none to leave out, and asking each word takes long."""
    return [word for word in words if word not in gone] if gone else words


def _document_gutters(
    rows: Mapping[int, Sequence[list[Word]]], zones: Mapping[int, Sequence[Rect]], style: Style
) -> list[float]:
    """Gutters that pages show clearly, those of most pages first; a place counts once."""
    found: list[list[float]] = []
    for page, own in rows.items():
        for gutter in strong_gutters(own, style.size, zones[page]):
            near = next((group for group in found if abs(group[0] - gutter) < 2 * style.size), None)
            if near is None:
                found.append([gutter])
            else:
                near.append(gutter)
    return [sorted(group)[len(group) // 2] for group in sorted(found, key=len, reverse=True)]


def _read_page(
    page: Page,
    columns: Sequence[tuple[TextColumn, Sequence[Sequence[Word]]]],  # with the rows of its words
    apart: tuple[frozenset[Word], frozenset[Word]],  # notes in the margin; furniture
    style: Style,
    pitch: Pitch,
    pages: int,
) -> Page:
    lines: list[Line] = []
    block = 0
    for column, rows in columns:
        own = with_blocks(lines_of(column, rows, page.number, style), pitch, block)
        lines += lines_beside(own) if column.is_card else own
        block = lines[-1].block + 1 if lines else block
    lines = mark_footnotes(lines, page, style)
    lines = mark_asides(lines, page, style, apart[1])
    lines, contents = mark_contents(lines, pages)
    for words, role in zip(apart, _APART, strict=True):
        lines += _lines_apart(words, role, page.number, 1 + max((line.block for line in lines), default=-1))
    unread = page.unread or (not page.words and bool(page.images))
    return replace(page, lines=tuple(lines), contents=contents, unread=unread)


def _unfolded(page: Page, signs: frozenset[Word]) -> Page:
    """The page without its folding signs among what tables are sought in; they stay as lines of furniture."""
    return replace(page, words=tuple(word for word in page.words if word not in signs)) if signs else page


def _lines_apart(words: frozenset[Word], role: Role, page: int, block: int) -> list[Line]:
    """Lines that are no part of the text; rows close to one another are one paragraph, as of a note."""
    lines: list[Line] = []
    for row in base_lines(list(words)):
        box, size = box_of(row, page), main_size(row)
        near = bool(lines) and 0 <= box.top - lines[-1].box.bottom < 0.7 * size and box.x0 < lines[-1].box.x1
        number = lines[-1].block if near and role == "margin" else block + len(lines)
        bold = all(word.bold for word in row)
        lines.append(Line(text_of(row), box, tuple(row), role, size, bold, column=-1, block=number))
    return lines


def _findings(pages: Sequence[Page]) -> list[Finding]:
    """What a person should know of the pages."""
    found = [Finding("scan" if page.images else "beschadigd", page.number) for page in pages if page.unread]
    found += [
        Finding(apart.kind, page.number, apart.box, (apart.text[:SHOWN],) if apart.text else ())
        for page in pages
        for apart in page.apart
    ]
    for page in pages:
        written = " ".join(word.text for word in page.words if word.font == FIELD)
        if written:
            found.append(Finding("ingevuld", page.number, facts=(written[:SHOWN],)))
    lost = sum(line.text.count("\ufffd") for page in pages for line in page.lines)
    if lost:
        found.append(Finding("verloren-tekens", facts=(str(lost),)))
    open_ends, paragraphs = _open_paragraphs(pages)
    if paragraphs >= 20 and open_ends > 0.5 * paragraphs:
        found.append(Finding("opmaak", facts=(str(open_ends), str(paragraphs)), sure=0.5))
    return found


def _open_paragraphs(pages: Sequence[Page]) -> tuple[int, int]:
    """Paragraphs of body text of two lines and more that do not end as a sentence, and all of them."""
    open_ends = total = 0
    for page in pages:
        blocks: dict[int, list[Line]] = {}
        for line in page.lines:
            if line.role == "body" and not page.contents:
                blocks.setdefault(line.block, []).append(line)
        for lines in blocks.values():
            if len(lines) >= 2:
                total += 1
                open_ends += not lines[-1].text.rstrip("”\"')").endswith((".", ":", "?", "!", ";"))
    return open_ends, total
