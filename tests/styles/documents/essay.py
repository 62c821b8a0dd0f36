"""An essay as a small book: long paragraphs without white between them, footnotes, old-style figures (Typst)."""

from __future__ import annotations

from pathlib import Path

from tests.styles.documents.source import Block, Source, printed, unmarked
from tests.styles.documents.statute import safe, typeset, with_footnotes

PREAMBLE = Path(__file__).with_suffix(".typ")


def make(source: Source, target: Path) -> None:
    """Typeset the essay."""
    typeset(source, PREAMBLE, with_footnotes(source, _block), target)


def _block(block: Block) -> str:
    if block.kind == "heading":
        return f"{'=' * block.level} {safe(printed(block.lines[0]))}"
    if block.kind == "quote":
        return f"#pulled[{safe(unmarked(block.lines[0]))}]"
    if block.kind == "table":
        head, *rows = block.rows()
        cells = ", ".join(f"[{safe(cell)}]" for row in rows for cell in row)
        header = ", ".join(f"[_{safe(cell)}_]" for cell in head)
        columns = f"({'1fr, ' * len(head)})"
        return f"#figures[{safe(block.caption)}][#table(columns: {columns}, table.header({header}), {cells})]"
    return safe(unmarked(block.lines[0]))
