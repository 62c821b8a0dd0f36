"""Tables of the sources: spans, header rows and looks that Markdown itself does not have."""

import re
from dataclasses import dataclass, replace
from html import escape

LOOKS = ("grid", "rules", "plain", "band", "zebra")
FLAGS = (*LOOKS, "wide", "keep", "breaks", "nocaption", "small")
SHORT = 7  # body rows; a table up to this long is not broken over pages unless it asks for it

ABOVE = "^"
LEFT = "<"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as written; `source` is its Markdown, `html` what is printed."""

    source: str
    html: str
    align: str = ""  # left, center, right or empty
    row_span: int = 1
    col_span: int = 1


@dataclass(frozen=True, slots=True)
class Attributes:
    """The line in braces below a table."""

    flags: frozenset[str] = frozenset()
    header: int | None = None  # number of header rows; None: one, or none when it is empty
    cols: tuple[int, ...] = ()  # widths of the columns in percent

    @property
    def look(self) -> str:
        """Which of LOOKS; grid lines when the source does not say."""
        return next((look for look in LOOKS if look in self.flags), "grid")


def parse_attributes(text: str) -> Attributes:
    """Read `{.grid .wide header=2 cols=40,20,40}`; an unknown word is an error."""
    flags: set[str] = set()
    values: dict[str, str] = {}
    for word in text.strip("{} ").split():
        key, _, value = word.partition("=")
        if key.startswith(".") and key[1:] in FLAGS:
            flags.add(key[1:])
        elif key in ("header", "cols") and value:
            values[key] = value
        else:
            raise ValueError(f"unknown table attribute {word!r}; known: .{' .'.join(FLAGS)}")
    return Attributes(
        flags=frozenset(flags),
        header=int(values["header"]) if "header" in values else None,
        cols=tuple(int(width) for width in values.get("cols", "").split(",") if width),
    )


def render_table(rows: list[list[Cell]], attributes: Attributes) -> str:
    """HTML of a table whose first row is the header row of Markdown."""
    header = attributes.header
    if header is None:
        header = int(any(cell.source for cell in rows[0]))
    if header == 0 and not any(cell.source for cell in rows[0]):
        rows = rows[1:]
    # Spans never cross from head to body: a browser would cut them there anyway.
    head = _rows_html(merge_spans(rows[:header]), "th")
    body = _rows_html(merge_spans(rows[header:]), "td")
    thead = f"<thead>{head}</thead>" if head else ""
    return f"<table>{_columns_html(attributes.cols)}{thead}<tbody>{body}</tbody></table>"


def is_kept_together(rows: list[list[Cell]], attributes: Attributes) -> bool:
    """Whether the table is moved to the next page as a whole rather than broken."""
    if "breaks" in attributes.flags:
        return False
    return "keep" in attributes.flags or len(rows) <= SHORT + 1


def merge_spans(rows: list[list[Cell]]) -> list[list[Cell | None]]:
    """Turn `^` and `<` into spans; a covered place becomes None.

    A cell grows to the right over `<` first and then downwards as long as the row below repeats
    it with `^` (and `<` in the columns that it covers).
    """
    grid: list[list[Cell | None]] = [list(row) for row in rows]
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if grid[r][c] is None or cell.source in (ABOVE, LEFT):
                continue
            width = _run([other.source for other in row[c + 1 :]], LEFT) + 1
            below = [rows[i][c].source for i in range(r + 1, len(rows))]
            height = _run(below, ABOVE) + 1
            for i in range(r, r + height):
                grid[i][c : c + width] = [None] * width
            grid[r][c] = replace(cell, row_span=height, col_span=width)
    for r, placed in enumerate(grid):
        if stray := [c for c in placed if c is not None and c.source in (ABOVE, LEFT)]:
            raise ValueError(f"row {r + 1}: {stray[0].source!r} has no cell to continue")
    return grid


def _run(sources: list[str], mark: str) -> int:
    """How many cells in a row, from the first, are the mark."""
    return next((i for i, source in enumerate(sources) if source != mark), len(sources))


def _rows_html(rows: list[list[Cell | None]], tag: str) -> str:
    return "".join(
        "<tr>" + "".join(_cell_html(cell, tag) for cell in row if cell is not None) + "</tr>" for row in rows
    )


def _cell_html(cell: Cell, tag: str) -> str:
    spans = "".join(
        f' {name}="{span}"' for name, span in (("rowspan", cell.row_span), ("colspan", cell.col_span)) if span > 1
    )
    classes = [cell.align] if cell.align else []
    if re.fullmatch(r"[-+–]?[\d.,]+ ?%?|[-–]", cell.source):
        classes.append("number")
    if cell.row_span > 1:
        classes.append("group")
    name = f' class="{escape(" ".join(classes))}"' if classes else ""
    return f"<{tag}{name}{spans}>{cell.html}</{tag}>"


def _columns_html(widths: tuple[int, ...]) -> str:
    return "".join(f'<col style="width:{width}%">' for width in widths)
