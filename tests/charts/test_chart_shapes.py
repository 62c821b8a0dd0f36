"""Pies, rings, segments, clusters and points: paired where the drawing bears it out, listed where it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise, permutations
from math import cos, pi, sin, tan
from random import Random

import pytest

from pipeline.charts import tables_and_charts
from pipeline.charts.match import NEVER, matched
from pipeline.charts.sectors import pies_of
from pipeline.config import TableSettings
from pipeline.model import Curve, Fill, Page, Rect, Table, Word
from tests.tables.page_kit import across, middle, page, prose, reading, right, text, word

COLOURS = ("#00788a", "#f2a33a", "#7a3b90", "#9cc54a", "#8a8a8a")
Point = tuple[float, float]


def charts(of: Page) -> list[Table]:
    """What is found, charts only."""
    return [t for t in tables_and_charts(reading(of), TableSettings())[0] if t.kind == "chart"]


def series(of: Page) -> list[list[tuple[str, str]]]:
    """Each chart's labels and figures."""
    return [[(row[0], row[1]) for row in chart.grid] for chart in charts(of)]


def standing(values: Sequence[int], labels: Sequence[str]) -> Page:
    """Standing bars, a point and a half high for each per cent; '/' begins a new row of a label."""
    bars, words = [], []
    for i, (value, label) in enumerate(zip(values, labels, strict=True)):
        x = 100 + 80 * i
        bars.append(Fill(Rect(x, 400 - 1.5 * value, x + 40, 400), COLOURS[0]))
        words += middle(f"{value}%", x + 20, 386 - 1.5 * value)
        for row, part in enumerate(label.split("/")):
            words += middle(part, x + 20, 405 + 12 * row)
    return page([*prose(60), *words], [across(400, 90, 100 + 80 * len(values))], bars)


def stacked(rows: Sequence[Sequence[int]], top: float = 300) -> tuple[list[Fill], list[Word]]:
    """Lying bars cut in segments, three points a per cent, each with its figure inside."""
    fills, words = [], []
    for k, values in enumerate(rows):
        for i, (a, b) in enumerate(pairwise(accumulate(values, initial=0))):
            y = top + 30 * k
            fills.append(Fill(Rect(200 + 3 * a, y, 200 + 3 * b, y + 16), COLOURS[i]))
            words += middle(f"{values[i]}%", 200 + 1.5 * (a + b), y + 3)
    return fills, words


def legend(names: Sequence[str], left: float, top: float) -> tuple[list[Fill], list[Word]]:
    """Samples of colour with their names, beside each other."""
    fills = [Fill(Rect(left + 110 * i, top + 2, left + 7 + 110 * i, top + 9), COLOURS[i]) for i in range(len(names))]
    return fills, [w for i, name in enumerate(names) for w in text(name, left + 11 + 110 * i, top)]


def arc(x: float, y: float, radius: float, start: float, stop: float) -> list[Point]:
    """An arc between two shares of a turn from the top, as Bezier curves: corners and control points."""
    steps = max(1, int(abs(stop - start) * 4) + 1)
    angle = 2 * pi * (stop - start) / steps
    reach = radius * 4 / 3 * tan(angle / 4)
    at = [2 * pi * start - pi / 2 + angle * k for k in range(steps + 1)]
    points = [(x + radius * cos(at[0]), y + radius * sin(at[0]))]
    for a, b in pairwise(at):
        points.append((x + radius * cos(a) - reach * sin(a), y + radius * sin(a) + reach * cos(a)))
        points.append((x + radius * cos(b) + reach * sin(b), y + radius * sin(b) - reach * cos(b)))
        points.append((x + radius * cos(b), y + radius * sin(b)))
    return points


def pie(values: Sequence[int], x: float = 300, y: float = 400, hole: float = 0) -> list[Curve]:
    """The sectors of a pie (or ring) of 60 points from the top, clockwise."""
    found = []
    for i, (a, b) in enumerate(pairwise(end / sum(values) for end in accumulate(values, initial=0))):
        outer = arc(x, y, 60, a, b)
        found.append(Curve((*outer, *(arc(x, y, hole, b, a) if hole else [(x, y)]), outer[0]), COLOURS[i]))
    return found


def around(texts: Sequence[str], values: Sequence[int], far: float, x: float = 300, y: float = 400) -> list[Word]:
    """Texts in the direction of the middle of each sector, their near side at that distance from the centre."""
    words = []
    for (a, b), name in zip(pairwise(end / sum(values) for end in accumulate(values, initial=0)), texts, strict=True):
        angle, wide = pi * (a + b) - pi / 2, len(name) * 2.5
        side = wide if cos(angle) > 0.3 else -wide if cos(angle) < -0.3 else 0
        words += middle(name, x + far * cos(angle) + side, y + far * sin(angle) - 5)
    return words


def with_curves(of: Page, curves: Iterable[Curve]) -> Page:
    """The page with these drawn on it."""
    return replace(of, curves=(*of.curves, *curves))


def test_labels_over_several_rows() -> None:
    """And where each figure and label stands on the page."""
    (found,) = charts(standing([30, 60, 10], ["Geheel/eens", "Deels", "Weet nog/niet"]))
    assert [*found.grid] == [("Geheel eens", "30%"), ("Deels", "60%"), ("Weet nog niet", "10%")]
    assert (found.id, found.header_rows) == ("grafiek-p1-1", 0)
    assert [cell.box is not None for cell in found.cells] == [True] * 6


def test_bars_to_both_sides() -> None:
    """Each side has its name above it in its colour; a row gives two figures."""
    fills: list[Fill] = []
    words: list[Word] = []
    for i, (name, less, more) in enumerate((("Tarieven", 10, 41), ("Innovatie", 20, 6), ("Overproductie", 3, 17))):
        top = 300 + 30 * i
        fills.append(Fill(Rect(350 - 2 * less, top, 350, top + 14), COLOURS[1]))
        fills.append(Fill(Rect(350, top, 350 + 2 * more, top + 14), COLOURS[0]))
        words += [*text(name, 100, top + 2), *right(f"{less}%", 346 - 2 * less, top + 2)]
        words += text(f"{more}%", 354 + 2 * more, top + 2)
    names = [
        replace(word("Slechter", 300, 280), colour=COLOURS[1]),
        replace(word("Beter", 360, 280), colour=COLOURS[0]),
    ]
    (found,) = series(page([*prose(60), *words, *names], [], fills))
    assert found[:2] == [("Tarieven – Slechter", "10%"), ("Tarieven – Beter", "41%")]
    assert len(found) == 6


def test_clusters_of_bars_with_a_legend() -> None:
    """Bars that touch share a label; the legend tells them apart."""
    fills, words = legend(["2023", "2024"], 150, 450)
    for i, (name, values) in enumerate((("Wonen", (20, 50)), ("Thuis", (35, 40)), ("Dag", (10, 15)))):
        for k, value in enumerate(values):
            x = 100 + 100 * i + 30 * k
            fills.append(Fill(Rect(x, 400 - 2 * value, x + 28, 400), COLOURS[k]))
            words += middle(str(value), x + 14, 386 - 2 * value)
        words += middle(name, 129 + 100 * i, 405)
    (found,) = series(page([*prose(60), *words], [], fills))
    assert found[:3] == [("Wonen – 2023", "20"), ("Wonen – 2024", "50"), ("Thuis – 2023", "35")]
    assert len(found) == 6


def test_a_bar_in_segments_with_labels_below() -> None:
    """Narrow segments have labels that are wider than they are."""
    fills, words = stacked([[70, 20, 10]])
    names = [*middle("Ja", 305, 320), *middle("Ten dele", 440, 320), *middle("Weet niet", 487, 332)]
    expected = [("Ja", "70%"), ("Ten dele", "20%"), ("Weet niet", "10%")]
    assert series(page([*prose(60), *words, *names], [], fills)) == [expected]


def test_rows_of_segments_with_a_legend() -> None:
    """Row and colour make the label together; a year may be the label of a row."""
    fills, words = stacked([[50, 30, 20], [40, 45, 15], [60, 25, 15]])
    samples, names = legend(["eens", "neutraal", "oneens"], 200, 400)
    rows = [w for i, year in enumerate(("2015", "2016", "2017")) for w in text(year, 150, 303 + 30 * i)]
    (found,) = series(page([*prose(60), *words, *names, *rows], [], [*fills, *samples]))
    assert found[2:4] == [("2015 – oneens", "20%"), ("2016 – eens", "40%")]
    assert len(found) == 9


@pytest.mark.parametrize("hole", [0, 30], ids=["pie", "ring"])
def test_sectors_with_labels_around(hole: float) -> None:
    """Figures inside the sectors, labels outside, each nearest to its own."""
    values, names = [45, 30, 25], ["Ja", "Deels", "Nee"]
    words = [*around([f"{v}%" for v in values], values, 45), *around(names, values, 70)]
    of = with_curves(page([*prose(60), *words]), pie(values, hole=hole))
    assert series(of) == [[("Ja", "45%"), ("Deels", "30%"), ("Nee", "25%")]]


def test_pies_that_share_a_legend() -> None:
    """Labels by colour; the pies are told apart by the words above them."""
    samples, names = legend(["voldoende", "minder"], 150, 490)
    figures = [*around(["60%", "40%"], [60, 40], 40, 200), *around(["25%", "75%"], [25, 75], 40, 400)]
    years = [*middle("2016", 200, 326), *middle("2017", 400, 326)]
    caption = text("Figuur 3 – Zijn de afspraken voldoende? (n=104)", 120, 515)
    of = page([*prose(60), *names, *figures, *years, *caption], [], samples)
    one, two = charts(with_curves(of, [*pie([60, 40], 200), *pie([25, 75], 400)]))
    assert [*one.grid] == [("voldoende", "60%"), ("minder", "40%")]
    assert [*two.grid] == [("voldoende", "25%"), ("minder", "75%")]
    assert [(c.caption.rpartition(" ")[2], c.n) for c in (one, two)] == [("2016", "104"), ("2017", "104")]


def test_narrow_sectors_with_lines_to_their_labels() -> None:
    """Where labels had to be moved, a line leads from the sector to label and figure."""
    curves = pie([60, 33, 3, 4])
    words = [*around(["60%", "33%"], [60, 40], 40), *around(["Ja", "Nee"], [60, 40], 72)]
    for name, value, at, end in (("Anders", "3%", 0.945, (215.0, 330.0)), ("Onbekend", "4%", 0.98, (285.0, 310.0))):
        angle = 2 * pi * at - pi / 2
        curves.append(Curve(((300 + 60 * cos(angle), 400 + 60 * sin(angle)), end)))
        words += [*middle(name, end[0], end[1] - 24), *middle(value, end[0], end[1] - 12)]
    (found,) = series(with_curves(page([*prose(60), *words]), curves))
    assert found == [("Ja", "60%"), ("Nee", "33%"), ("Anders", "3%"), ("Onbekend", "4%")]


def test_more_than_half_a_pie() -> None:
    """A sector's direction is the middle of its rim, however far that runs."""
    (found,) = pies_of(pie([80, 20]))
    assert [round(s.angle / 3.6) for s in found.sectors] == [80, 20]
    assert [round(s.middle) % 360 for s in found.sectors] == [54, 234]


def test_dots_on_a_line() -> None:
    """Figures above the dots, years on the axis below; higher must be more."""
    figures, heights = ["+12", "+24", "+8"], [340.0, 300.0, 356.0]
    words = [w for i, f in enumerate(figures) for w in middle(f, 150 + 100 * i, heights[i] - 18)]
    words += [w for i, year in enumerate(("2020", "2021", "2022")) for w in middle(year, 150 + 100 * i, 400)]
    dots = [Curve(tuple(arc(150 + 100 * i, y, 5, 0, 1)), COLOURS[0]) for i, y in enumerate(heights)]
    assert series(with_curves(page([*prose(60), *words]), dots)) == [[("2020", "+12"), ("2021", "+24"), ("2022", "+8")]]


def test_boxes_with_figures() -> None:
    """Figures in boxes apart from each other, the label below each; the cells of a table are no such boxes."""
    fills = [Fill(Rect(100 + 120 * i, 300, 200 + 120 * i, 330), COLOURS[0]) for i in range(3)]
    words = [w for i, f in enumerate(("€ 680.000", "€ 50.000", "€ 2.000.000")) for w in middle(f, 150 + 120 * i, 310)]
    words += [w for i, name in enumerate(("Gemiddeld", "Minimum", "Maximum")) for w in middle(name, 150 + 120 * i, 335)]
    of = page([*prose(60), *words], [], fills)
    assert series(of) == [[("Gemiddeld", "€ 680.000"), ("Minimum", "€ 50.000"), ("Maximum", "€ 2.000.000")]]
    cells = [replace(f, rect=replace(f.rect, x0=f.rect.x0 - 10, x1=f.rect.x1 + 10)) for f in fills]
    assert series(replace(of, fills=tuple(cells))) == []


def test_title_of_the_panel() -> None:
    """What stands out at the head of the shading around a chart is its title; plain text after it is not."""
    of = standing([30, 60, 10], ["Ja", "Deels", "Nee"])
    head = [replace(w, colour=COLOURS[0]) for w in text("Verzoek om maatwerk", 95, 220)]
    words, panel = (*of.words, *head, *text("laat zien of", 210, 220)), Fill(Rect(85, 210, 350, 450), "#eef0f4")
    assert [c.caption for c in charts(replace(of, words=words, fills=(panel, *of.fills)))] == ["Verzoek om maatwerk"]


def test_gridlines_of_a_chart_are_no_table() -> None:
    """Lines behind bars with figures between them: one chart, no table."""
    of = standing([30, 60, 10], ["Ja", "Deels", "Nee"])
    scale = [w for i in range(5) for w in right(f"{20 * i}%", 85, 395 - 30 * i)]
    lined = replace(of, words=(*of.words, *scale), rules=tuple(across(400 - 30 * i, 90, 340) for i in range(5)))
    assert [table.kind for table in tables_and_charts(reading(lined), TableSettings())[0]] == ["chart"]


def wrong_sectors() -> Page:
    """Figures that are not the shares that are drawn."""
    words = [*around(["20%", "55%", "25%"], [45, 30, 25], 45), *around(["Ja", "Deels", "Nee"], [45, 30, 25], 70)]
    return with_curves(page([*prose(60), *words]), pie([45, 30, 25]))


def no_labels() -> Page:
    """A pie with figures only."""
    return with_curves(page([*prose(60), *around(["60%", "40%"], [60, 40], 40)]), pie([60, 40]))


def one_label_too_few() -> Page:
    """Bars of which one has no label."""
    of = standing([30, 60, 10], ["Ja", "Deels", "Nee"])
    return replace(of, words=tuple(w for w in of.words if w.text != "Deels"))


@pytest.mark.parametrize("draw", [wrong_sectors, no_labels, one_label_too_few])
def test_what_cannot_be_paired_is_listed(draw: Callable[[], Page]) -> None:
    """Nothing is guessed: no chart, and a warning that names the page."""
    tables, findings = tables_and_charts(reading(draw()), TableSettings())
    assert [t for t in tables if t.kind == "chart"] == []
    assert [(one.kind, one.page) for one in findings] == [("grafiek", 1)]


def test_no_warning_without_figures() -> None:
    """Drawings without figures, and charts that were read, are not listed."""
    for of in (with_curves(page(prose(60)), pie([60, 40])), standing([30, 60, 10], ["Ja", "Deels", "Nee"])):
        assert tables_and_charts(reading(of), TableSettings())[1] == []


def test_least_distance_in_all() -> None:
    """The pairing costs no more than any other, and no text is used twice."""
    random = Random(7)
    for _ in range(60):
        rows, columns = random.randint(1, 4), random.randint(4, 5)
        costs = [[random.choice((random.random() * 50, NEVER)) for _ in range(columns)] for _ in range(rows)]
        found = matched(costs)
        best = min(sum(costs[i][k] for i, k in enumerate(way)) for way in permutations(range(columns), rows))
        if found is None:
            assert best >= NEVER
        else:
            assert len(set(found)) == rows
            assert sum(costs[i][k] for i, k in enumerate(found)) == pytest.approx(best)


@pytest.mark.parametrize("seed", range(25))
def test_no_figure_twice_on_a_crowded_page(seed: int) -> None:
    """Bars, segments and a pie close to each other."""
    random = Random(seed)
    values = random.sample(range(3, 60), random.randint(2, 5))
    of = standing(values, [random.choice(("Ja", "Nee", "Weet niet")) for _ in values])
    fills, words = stacked([[50, 30, 20]] * random.randint(1, 3), top=random.uniform(405, 460))
    x, shares = random.uniform(420, 520), [50, 30, 20]
    words += [*around(["50%", "30%", "20%"], shares, 45, x, 560), *around(["Ja", "Deels", "Nee"], shares, 70, x, 560)]
    of = replace(of, words=(*of.words, *words), fills=(*of.fills, *fills))
    found = [
        cell.box for chart in charts(with_curves(of, pie(shares, x, 560))) for cell in chart.cells if cell.col == 1
    ]
    assert found
    assert len(set(found)) == len(found)
