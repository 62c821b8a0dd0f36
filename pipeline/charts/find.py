"""Charts whose figures are text: small series of labels and figures, paired by where they stand.

What is drawn must bear the pairs out: a sector its angle, a bar its length, a dot its place. Where it does not, or
where labels are missing, nothing is guessed: the page is among the findings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace

from pipeline.charts.bars import bar_charts
from pipeline.charts.labels import is_prose
from pipeline.charts.marks import legend_of, rectangles
from pipeline.charts.part import Chart
from pipeline.charts.pies import pie_charts
from pipeline.charts.points import point_charts
from pipeline.charts.stacks import stack_charts
from pipeline.charts.text import ChartText, chart_text, figure_of
from pipeline.charts.titles import name_above, title_of
from pipeline.config import TableSettings
from pipeline.model import Cell, Finding, Page, Reading, Table, Word, union
from pipeline.read import fault_words, without_bad_pages
from pipeline.tables import search_tables, with_cautions
from pipeline.tables.captions.caption import label_of, n_of
from pipeline.tables.parts.name import section_of
from pipeline.tables.text import Row, rows_of

FEW = 2  # a chart says at least so many things
MOST = 0.7  # share of a table's words that are labels and figures of charts when it is no table


@dataclass(frozen=True, slots=True)
class OnPage:
    """The charts of a page, and how many more could not be read."""

    charts: tuple[Chart, ...]
    unread: int
    text: ChartText


def tables_and_charts(
    reading: Reading, settings: TableSettings, on_page: Callable[[int], None] | None = None
) -> tuple[list[Table], list[Finding]]:
    """The tables and charts of a document in reading order, and what on its pages could not be told for sure.

    `on_page` is called with the number of each page whose tables are done.
    """

    def search(pages: Sequence[Page]) -> tuple[list[Table], list[Finding]]:
        some = replace(reading, pages=tuple(pages))
        found = search_tables(some, settings, on_page)
        tables, findings = with_charts(found.tables, some, found.contents, found.rows)
        return with_cautions(tables, some, found.em, settings), [*found.findings, *findings]

    (tables, findings), bad = without_bad_pages(reading.pages, search, "tabellen-mislukt")
    return tables, [*bad, *findings]


def with_charts(
    tables: Sequence[Table],
    reading: Reading,
    contents: Sequence[Sequence[Word]],
    rows: Sequence[Sequence[Row]],
) -> tuple[list[Table], list[Finding]]:
    """Tables and charts in reading order; a table that is but the lines and the figures of a chart goes.

    `contents` are the words of each page without running heads and feet, `rows` the same as text rows. With them comes
    a finding for each page with a chart whose figures and labels cannot be paired for sure.
    """
    kept = list(tables)
    findings = []
    for page, words, lines in zip(reading.pages, contents, rows, strict=True):
        if page.contents or not _may_have_charts(page):
            continue
        try:
            kept, unread = _with_charts_of(page, words, lines, kept, reading)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - a hostile drawing must not cost the tables
            findings.append(Finding("grafiek-mislukt", page.number, facts=(fault_words(error),)))
            continue
        if unread:
            findings.append(Finding("grafiek", page.number, facts=(str(unread),)))
    return kept, findings


def _with_charts_of(
    page: Page, words: Sequence[Word], rows: Sequence[Row], tables: Sequence[Table], reading: Reading
) -> tuple[list[Table], int]:
    """The tables of the document with the charts of a page among them, and how many charts of it could not be read."""
    found = charts_on(page, words, rows, reading.known_words)
    kept = _without_grids(tables, page, words, found.charts)
    free = _outside(words, kept, page)
    if len(free) < len(words):  # what a table holds is no part of a chart
        found = charts_on(page, free, rows_of(free), reading.known_words)
    return _in_order(kept, _charts_of(page, found, reading)), found.unread


def charts_on(page: Page, words: Sequence[Word], rows: Sequence[Row], known: Set[str]) -> OnPage:
    """The charts among words (`rows` are their text rows) that stand in no table; a figure is used once at most."""
    text = chart_text(words, rows)
    if len(text.figures) < FEW and not any(map(figure_of, text.labels)):
        return OnPage((), 0, text)
    rects, legend = rectangles(page, words), legend_of(page, text)
    found = [
        *(chart for _, chart in pie_charts(page, text, legend, known)),
        *(chart for _, chart in stack_charts(page, text, rects, legend, known)),
        *(chart for _, chart in bar_charts(page, text, rects, legend, known)),
        *(chart for _, chart in point_charts(page, text, known)),
    ]
    charts: list[Chart] = []
    used: set[Word] = set()
    for chart in found:
        own = {w for p in chart.pairs for w in p.figure.label.words} if chart else set()
        if chart and len(chart.pairs) >= FEW and not own & used and not any(is_prose(p.label) for p in chart.pairs):
            charts.append(chart)
            used |= own
    unread = sum(chart is None for chart in found)
    return OnPage(tuple(_as_read(charts)), unread, text)


def _as_read(charts: Sequence[Chart]) -> list[Chart]:
    """From top to bottom, and from left to right where drawings stand beside each other."""
    rows: list[list[Chart]] = []
    for chart in sorted(charts, key=lambda c: c.drawn.top):
        middle = (chart.drawn.top + chart.drawn.bottom) / 2
        if rows and middle <= rows[-1][0].drawn.bottom:
            rows[-1].append(chart)
        else:
            rows.append([chart])
    return [chart for row in rows for chart in sorted(row, key=lambda c: c.drawn.x0)]


def _may_have_charts(page: Page) -> bool:
    """Whether anything is drawn that charts are drawn of."""
    return len(page.curves) + sum(bool(f.colour) for f in page.fills) >= FEW


def _without_grids(tables: Sequence[Table], page: Page, words: Sequence[Word], charts: Sequence[Chart]) -> list[Table]:
    """Tables without those that are but labels and figures of charts, and their lines.

    Lying bars may as well be drawn in the cells of a table: it goes only when there is nothing else in it.
    """
    said = {w for chart in charts if not chart.lying for w in chart.words}
    lying = [set(chart.words) for chart in charts if chart.lying]
    return [t for t in tables if t.page != page.number or not _is_said(_inside(words, t), said, lying)]


def _is_said(own: set[Word], said: set[Word], lying: Sequence[set[Word]]) -> bool:
    return bool(own) and (len(own & said) >= MOST * len(own) or any(own <= bars for bars in lying))


def _inside(words: Sequence[Word], table: Table) -> set[Word]:
    """The words within a table; none of one that runs over pages, which is no chart."""
    if len(table.boxes) > 1:
        return set()
    box = table.boxes[0]
    return {w for w in words if box.holds(w.on(box.page))}


def _outside(words: Sequence[Word], tables: Sequence[Table], page: Page) -> list[Word]:
    """The words of a page that stand in no table."""
    boxes = [b for t in tables for b in t.boxes if b.page == page.number]
    return [w for w in words if not any(b.holds(w.on(page.number)) for b in boxes)]


def _charts_of(page: Page, found: OnPage, reading: Reading) -> list[Table]:
    """The charts of a page as tables of two columns, label and figure."""
    used = {w for chart in found.charts for w in chart.words}
    titles = [title_of(page, found.text, chart.box, used, reading.known_words) for chart in found.charts]
    shared = [t.text for t in titles if t is not None]
    out = []
    for number, (chart, title) in enumerate(zip(found.charts, titles, strict=True), start=1):
        section = section_of(chart.box, page, reading.headings)
        caption = title.text if title else ""
        if shared.count(caption) > 1:  # several under one caption: each has a name of its own
            name = name_above(found.text, chart.drawn, reading.known_words)
            caption = " – ".join(part for part in (caption, name) if part)
        out.append(_as_table(chart, f"grafiek-p{page.number}-{number}", caption, section))
    return out


def _as_table(chart: Chart, name: str, caption: str, section: tuple[str, ...]) -> Table:
    page = chart.box.page
    cells = [
        Cell(row, col, 1, 1, union(word.on(page) for word in words))
        for row, pair in enumerate(chart.pairs)
        for col, words in enumerate((pair.words, pair.figure.label.words))
    ]
    return Table(
        id=name,
        label=label_of(caption),
        caption=caption,
        n=n_of(caption),
        page=page,
        page_end=page,
        boxes=(chart.box,),
        section=section,
        header_rows=0,
        grid=tuple((pair.label, pair.figure.text) for pair in chart.pairs),
        cells=tuple(cells),
        kind="chart",
    )


def _in_order(tables: Sequence[Table], charts: Sequence[Table]) -> list[Table]:
    """Charts put among the tables of their page by height."""
    out = list(tables)
    for chart in charts:
        place = (chart.page, chart.boxes[0].top)
        at = next((i for i, t in enumerate(out) if (t.page, t.boxes[0].top) > place), len(out))
        out.insert(at, chart)
    return out
