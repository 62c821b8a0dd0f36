"""Pages as statistical bulletins set them: figures in columns without lines, each page with the grid that it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

Grid = list[list[str]]
WIDTH, HEIGHT, LEFT = 612.0, 792.0, 72.0
TEXT = (
    "The office looks at the fees each spring and tells the outcome in its bulletin. Homes that were let during the "
    "year are counted at their last address, and what is told of them rests on a sample that changes every third year."
)


class Sheet:
    """A page that is written from top to bottom, at places told in points."""

    def __init__(self, path: Path, font: str = "Times", size: float = 9.0) -> None:
        self.canvas, self.size, self.top, self.seed = Canvas(str(path), pagesize=(WIDTH, HEIGHT)), size, 60.0, 0
        self.plain, self.bold = {"Times": ("Times-Roman", "Times-Bold")}.get(font, ("Helvetica", "Helvetica-Bold"))

    def put(self, x: float, text: str, side: str = "l", *, bold: bool = False, size: float = 0.0) -> float:
        """A text at this height with its left side, its right side or its middle at `x`; gives where it ends."""
        font = self.bold if bold else self.plain
        width = stringWidth(text, font, size or self.size)
        left = x - {"l": 0.0, "r": width, "c": width / 2}[side]
        self.canvas.setFont(font, size or self.size)
        self.canvas.drawString(left, HEIGHT - self.top, text)
        return float(left + width)

    def line(self, x0: float, x1: float, below: float = 3.0) -> None:
        """A hairline, `below` points under the text of this height."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, HEIGHT - self.top - below, x1, HEIGHT - self.top - below)

    def row(
        self, label: str, xs: Sequence[float], cells: Sequence[str], lead: float = 11.5, *, bold: bool = False
    ) -> None:
        """A label, spaces before it as its indentation, and cells set right at `xs`."""
        if label:
            self.put(LEFT + 4 * (len(label) - len(label.lstrip())), label.strip(), bold=bold)
        for x, cell in zip(xs, cells, strict=True):
            self.put(x, cell, "r", bold=bold)
        self.top += lead

    def dots(self, label: str, end: float) -> None:
        """A label with dots that lead to its figures."""
        x = self.put(LEFT, label)
        count = int((end - x - 3) / stringWidth(".", self.plain, self.size))
        self.put(end, "." * count, "r")

    def prose(self, times: int = 2) -> None:
        """Running text over the width of the page."""
        line = ""
        for word in (f"{TEXT} " * times).split():
            if stringWidth(f"{line} {word}", self.plain, 10) > WIDTH - 2 * LEFT:
                self.put(LEFT, line, size=10)
                self.top += 12
                line = ""
            line = f"{line} {word}".strip()
        self.put(LEFT, line, size=10)
        self.top += 18

    def title(self, text: str, *, bold: bool = True) -> None:
        """A title in the middle of the page."""
        self.put(WIDTH / 2, text, "c", bold=bold, size=10)
        self.top += 14

    def figures(self, count: int) -> list[str]:
        """Figures of our own, other ones each time, the same ones on each run."""
        self.seed += 1
        return [f"{(self.seed * 37 + i * 101) % 97 + 3},{(self.seed * 53 + i * 71) % 900 + 100}" for i in range(count)]

    def done(self) -> None:
        """The end of the document."""
        self.prose()
        self.canvas.save()


def three_levels(s: Sheet) -> list[Grid]:
    """Heads over heads over years, without any line."""
    xs = [300.0 + 50 * i for i in range(6)]
    s.title("Homes by tenure and year")
    s.title("[In thousands]", bold=False)
    for x, text, lead in ((425.0, "Occupied homes", 11.0), (350.0, "Owned", 0.0), (500.0, "Let", 11.0)):
        s.put(x, text, "c")
        s.top += lead
    years = ["1998", "1999", "2000"] * 2
    s.row("Region and year", xs, years, 14)
    first = "Region and year"
    grid = [[first, *["Occupied homes"] * 6], [first, *["Owned"] * 3, *["Let"] * 3], [first, *years]]
    for label in ("All regions", "  North", "    Upper", "    Lower", "  South"):
        grid.append([label.strip(), *(cells := s.figures(6))])
        s.row(label, xs, cells)
    return [grid]


def dollars_apart(s: Sheet) -> list[Grid]:
    """Dollar signs in line before the figures, lines over those of a total, titles of groups by themselves."""
    xs = [380.0, 460.0, 540.0]
    s.row("", xs, ["2001", "2000", "1999"], bold=True)
    grid = [["", "2001", "2000", "1999"]]
    for group in ("Revenue", "Expenses"):
        grid.append([group, "", "", ""])
        s.row(group, [], [])
        for name in ("   Fees", "   Grants", "   Other items", f"   Total {group.lower()}"):
            cells, signed = s.figures(3), name.strip() != "Other items"
            for x in xs:
                if "Total" in name:
                    s.line(x - 52, x, -8.5)
                if signed:
                    s.put(x - 52, "$")
            s.row(name, xs, cells, 12)
            grid.append([name.strip(), *(f"$ {cell}" if signed else cell for cell in cells)])
    return [grid]


def stacked(s: Sheet) -> list[Grid]:
    """The same head again below a title of its own: a table of its own."""
    xs, heads, grids = [260.0, 330.0, 400.0], ["Spring", "Summer", "Autumn"], []
    for title in ("A. Requests received", "B. Requests granted", "C. Requests open at the end of the year"):
        s.put(LEFT, title, bold=True)
        s.top += 13
        s.row("Office", xs, heads)
        grid = [["Office", *heads]]
        for label in ("Quay", "Market", "Old Town"):
            grid.append([label, *(cells := s.figures(3))])
            s.row(label, xs, cells)
        grids.append(grid)
        s.top += 8
    return grids


def lines_under_spanners(s: Sheet) -> list[Grid]:
    """A line under each upper head, narrower than the columns below it, lines over the whole width elsewhere."""
    xs, under = [270.0, 330.0, 390.0, 450.0, 530.0], ["Number", "Percent", "Number", "Percent", "Change"]
    s.line(LEFT, 540, -8)
    s.top += 4
    for x, year in ((300.0, "1995"), (420.0, "2000")):
        s.put(x, year, "c")
        s.line(x - 55, x + 35)
    s.top += 13
    s.row("Age", xs, under)
    s.line(LEFT, 540, -8)
    s.top += 4
    grid = [["Age", "1995", "1995", "2000", "2000", "Change"], ["Age", *under]]
    for label in ("Total", "Up to 12", "12 to 18", "Over 18"):
        s.dots(label, 225)
        cells = s.figures(5)
        grid.append([label, *cells])
        s.row("", xs, cells)
    s.line(LEFT, 540, -8)
    return [grid]


def two_panels(s: Sheet) -> list[Grid]:
    """One table whose rows go on in a second set of columns, under one title."""
    xs, heads = [210.0, 270.0], ["Members", "Boats"]
    s.title("Number of clubs with a licence")
    for shift in (0.0, 260.0):
        s.put(LEFT + shift, "Club", bold=True)
        for x, head in zip(xs, heads, strict=True):
            s.put(x + shift, head, "r", bold=True)
    s.top += 13
    grid = [["Club", *heads] * 2]
    for pair in (("Aire", "Marne"), ("Dart", "Neath"), ("Exe", "Ouse"), ("Fal", "Plym"), ("Kent", "Test")):
        row: list[str] = []
        for shift, name in zip((0.0, 260.0), pair, strict=True):
            s.put(LEFT + shift, name)
            cells = s.figures(2)
            for x, cell in zip(xs, cells, strict=True):
                s.put(x + shift, cell, "r")
            row += [name, *cells]
        s.top += 10
        grid.append(row)
    return [grid]


def unit_below_heads(s: Sheet) -> list[Grid]:
    """A unit in the middle below the heads is that of all columns, and no line of the one that it stands under."""
    heads = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug"]
    xs = [150.0 + 45 * i for i in range(8)]
    s.row("Year", xs, heads)
    s.put(302, "Cents per pound", "c")
    s.top += 13
    grid = [["Year", *heads], ["Year", *["Cents per pound"] * 8]]
    for year in range(1990, 1998):
        s.dots(str(year), 105)
        cells = s.figures(8)
        grid.append([str(year), *cells])
        s.row("", xs, cells)
    return [grid]


def lines_under_heads(s: Sheet) -> list[Grid]:
    """Heads of two lines with a line under them that the labels have not; lines over the figures of a sum."""
    xs, upper, lower = [330.0, 400.0, 470.0], ["FY 2000", "FY 2001", "Change"], ["Actual", "Asked", "00-01"]
    s.title("BUDGET BY ACCOUNT")
    s.title("(in millions)", bold=False)
    s.row("", xs, upper, 10)
    s.row("", xs, lower, 0)
    s.line(290, 470, 2)
    s.top += 14
    grid = [["", *(f"{a} {b}" for a, b in zip(upper, lower, strict=True))]]
    for label in ("Salaries", "Buildings", "    Subtotal", "Receipts", "    Total"):
        for x in xs if "otal" in label else ():
            s.line(x - 40, x, -9)
        grid.append([label.strip(), *(cells := s.figures(3))])
        s.row(label, xs, cells, 12.5, bold="Total" in label)
    return [grid]


def groups_in_the_middle(s: Sheet) -> list[Grid]:
    """Titles of groups stand in the middle of the figures, over all of their columns."""
    xs, heads = [220.0, 290.0, 360.0, 430.0, 500.0], ["1980", "1985", "1990", "1995", "2000"]
    s.row("Age", xs, heads, 13, bold=True)
    grid = [["Age", *heads]]
    for group in ("Houses with a garden", "Houses without"):
        s.put(347, group, "c", bold=True)
        s.top += 12
        grid.append(["", *[group] * 5])
        for label in ("15 to 24", "25 to 44", "45 to 64", "65 and over"):
            grid.append([label, *(cells := s.figures(5))])
            s.row(label, xs, cells, 10.5)
        s.top += 3
    return [grid]


def figure_in_a_head(s: Sheet) -> list[Grid]:
    """An upper head that runs over bounds of columns just before a number of its own is not cut there."""
    s.size = 7.0
    xs, heads, under = (
        [200.0 + 40 * i for i in range(6)],
        ["Ages under 18", "Ages 18 and over"],
        ["All", "Men", "Women"],
    )
    for i, head in enumerate(heads):
        a, b = xs[3 * i] - 28, xs[3 * i + 2]
        s.put((a + b) / 2, head, "c")
        s.line(a, b)
    s.top += 11
    s.row("Matter", xs, under * 2, 12)
    grid = [["Matter", *[heads[0]] * 3, *[heads[1]] * 3], ["Matter", *under * 2]]
    for label in ("TOTAL", "Noise", "Waste", "Parking", "Dogs"):
        s.dots(label, 160)
        cells = s.figures(6)
        grid.append([label, *cells])
        s.row("", xs, cells, 9)
    return [grid]


def said_to_go_on(s: Sheet) -> list[Grid]:
    """The next page repeats the number of the table with 'Continued', and its head: one table."""
    xs, heads = [240.0, 310.0, 380.0], ["Tested", "Passed", "Failed"]
    grid = [["County", *heads]]
    s.top = 560.0
    for page in range(2):
        s.put(LEFT, "Table 9. Wells by county" + ("--Continued" if page else ""), bold=True)
        s.top += 13
        s.row("County", xs, heads, 13, bold=True)
        while s.top < 735 and len(grid) < 24:
            grid.append([f"County {len(grid)}", *(cells := s.figures(3))])
            s.row(grid[-1][0], xs, cells, 10)
        if not page:
            s.canvas.showPage()
            s.top = 60.0
    s.top += 14
    return [grid]


def no_table(s: Sheet) -> list[Grid]:
    """An address beside a date, terms with what they mean, numbered references."""
    for label, right in (("Bureau of Records", "March 4, 2002"), ("1400 Lake Street", "Ref. 02-118")):
        s.put(LEFT, label)
        s.put(540, right, "r")
        s.top += 12
    s.prose()
    for term, meaning in (
        ("Permit:", "a leave in writing to fish."),
        ("Source:", "any place from which water is let out."),
    ):
        s.put(90, term)
        s.put(160, meaning)
        s.top += 14
    for i in range(4):
        s.put(LEFT, f"{i + 1}.")
        s.put(90, "Doe, R. and Roe, J. (1999). The counties and their fees, 2nd edition.")
        s.top += 13
    return []


PAGES: tuple[Callable[[Sheet], list[Grid]], ...] = (
    three_levels,
    dollars_apart,
    stacked,
    lines_under_spanners,
    two_panels,
    unit_below_heads,
    lines_under_heads,
    groups_in_the_middle,
    figure_in_a_head,
    said_to_go_on,
    no_table,
)
