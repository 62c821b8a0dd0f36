"""How the time of one page grows with what stands on it: letters, coloured surfaces, drawn lines, cells of a table.

    python -m benchmarks.growth [--only NAME ...] [--share 0.25]

Each page is made twice, with a share of its objects and with all of them; `tables` reads it as a user would have it
read. What starting takes is told apart. Growth 1.0 is linear, 2.0 quadratic. Asked: a few seconds each.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

from reportlab.pdfgen.canvas import Canvas

from benchmarks.measuring import cost_of

WIDTH, HEIGHT = 595.0, 842.0
EDGE = 30.0
WORDS = ("zorgaanbieder", "levert", "de", "zorg", "aan", "huis", "volgens", "afspraak", "en", "meldt", "wat", "afwijkt")


@dataclass(frozen=True, slots=True)
class Crowd:
    """A page with very many of one thing."""

    count: int  # at full size
    draw: Callable[[Canvas, int], None]


def letters(canvas: Canvas, count: int) -> None:
    """Running text in tiny type, line below line."""
    per_line = 600
    lines = -(-count // per_line)
    step = (HEIGHT - 2 * EDGE) / lines
    size = min(1.8, 0.8 * step)
    text = " ".join(WORDS * (per_line // 10))
    canvas.setFont("Helvetica", size)
    for line in range(lines):
        shift = line % 80
        canvas.drawString(EDGE, HEIGHT - EDGE - line * step, text[shift : shift + per_line])


def fills(canvas: Canvas, count: int) -> None:
    """Coloured squares in rows, none of which touch, and one line of text: a chart of points, a drawing."""
    _caption(canvas)
    columns = 150
    rows = -(-count // columns)
    across, down = (WIDTH - 2 * EDGE) / columns, (HEIGHT - 3 * EDGE) / rows
    for index in range(count):
        row, column = divmod(index, columns)
        canvas.setFillColorRGB(0.2 + 0.6 * (index % 7) / 7, 0.5, 0.8)
        canvas.rect(EDGE + column * across, EDGE + row * down, 0.6 * across, 0.6 * down, stroke=0, fill=1)


def rules(canvas: Canvas, count: int) -> None:
    """Short lines across and down that cross here and there: hatching, a map."""
    _caption(canvas)
    columns = 200
    rows = -(-count // columns)
    across, down = (WIDTH - 2 * EDGE) / columns, (HEIGHT - 3 * EDGE) / rows
    canvas.setLineWidth(0.2)
    for index in range(count):
        row, column = divmod(index, columns)
        x, y = EDGE + column * across, EDGE + row * down
        if (row + column) % 2:
            canvas.line(x, y, x + (1.6 if index % 5 else 0.7) * across, y)
        else:
            canvas.line(x, y, x, y + (1.6 if index % 5 else 0.7) * down)


def cells(canvas: Canvas, count: int) -> None:
    """One table, each cell ruled on all four sides, a figure in each."""
    _caption(canvas)
    columns = 50
    rows = -(-count // columns)
    across, down = (WIDTH - 2 * EDGE) / columns, (HEIGHT - 3 * EDGE) / rows
    canvas.setLineWidth(0.2)
    canvas.setFont("Helvetica", min(4.0, 0.6 * down))
    for row in range(rows):
        for column in range(columns):
            x, y = EDGE + column * across, HEIGHT - 2 * EDGE - (row + 1) * down
            canvas.rect(x, y, across, down)
            canvas.drawString(x + 1, y + 0.25 * down, str((row * 37 + column * 11) % 997))


def _caption(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 1.5)  # so small that what is drawn is large beside it, and counts
    canvas.drawString(EDGE, HEIGHT - EDGE, "Tabel 1 Aantal locaties per gemeente")


CROWDS = {
    "letters": Crowd(100_000, letters),
    "fills": Crowd(20_000, fills),
    "rules": Crowd(20_000, rules),
    "cells": Crowd(5_000, cells),
}


def page_of(name: str, count: int, path: Path) -> Path:
    """A PDF of one page with so many of a thing."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=True)
    CROWDS[name].draw(canvas, count)
    canvas.showPage()
    canvas.save()
    return path


def main() -> None:
    """Measure each crowd and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", choices=sorted(CROWDS), default=sorted(CROWDS))
    parser.add_argument("--share", type=float, default=0.25)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        place = Path(folder)
        start = seconds(page_of("letters", 600, place / "start.pdf"))[0]
        print(f"{'what':<10}{'of them':>9}{'cpu s':>8}{'MB':>6}{'growth':>8}   starting: {start:.1f} s", flush=True)
        for name in asked.only:
            few, many = (
                seconds(page_of(name, int(CROWDS[name].count * share), place / f"{name}.pdf"))
                for share in (asked.share, 1)
            )
            growth = log(max(many[0] - start, 0.01) / max(few[0] - start, 0.01)) / log(1 / asked.share)
            print(f"{name:<10}{CROWDS[name].count:>9}{many[0]:>8.1f}{many[1]:>6.0f}{growth:>8.2f}", flush=True)


def seconds(path: Path) -> tuple[float, float]:
    """Processor seconds and MB of the largest process, for the tables of a PDF."""
    cost = cost_of([sys.executable, "-m", "pipeline", "tables", path, "--json", path.with_suffix(".json")])
    return cost.seconds, cost.megabytes


if __name__ == "__main__":
    main()
