"""A policy in running prose, one column: a page of contents, numbered sections, footnotes, a band of colour (Typst)."""

from __future__ import annotations

from pathlib import Path

from tests.styles.documents.source import Block, Source, printed, unmarked
from tests.styles.documents.statute import safe, typeset, with_footnotes

PREAMBLE = Path(__file__).with_suffix(".typ")


def make(source: Source, target: Path) -> None:
    """Typeset the policy."""
    typeset(source, PREAMBLE, with_footnotes(source, _block), target)


def _block(block: Block) -> str:
    if block.kind == "heading":
        return f"{'=' * block.level} {safe(printed(block.lines[0]))}"
    if block.kind == "bullets":
        return f"#list({', '.join(f'[{safe(unmarked(line))}]' for line in block.lines)})"
    if block.kind == "box":
        title, *rest = (safe(unmarked(line)) for line in block.lines)
        return f"#framed[{title}][{' '.join(rest)}]"
    if block.kind == "table":
        return _table(block)
    return safe(unmarked(block.lines[0]))


def _table(block: Block) -> str:
    """The last column of two is the wider one: there the words stand."""
    head, *rows = block.rows()
    cells = ", ".join(f"[{safe(cell)}]" for row in rows for cell in row)
    header = ", ".join(f"[{safe(cell)}]" for cell in head)
    columns = "(1fr, 1.7fr)" if len(head) == 2 else f"(1.4fr, {'1fr, ' * (len(head) - 1)})"
    return f"#captioned[{safe(block.caption)}][#table(columns: {columns}, table.header({header}), {cells})]"
