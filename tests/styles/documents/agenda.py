"""An agenda in telegram style on small pages: heads at the side, dashes, grey boxes, tables (Typst)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.styles.documents.source import Block, Source, printed, unmarked
from tests.styles.documents.statute import safe, typeset

PREAMBLE = Path(__file__).with_suffix(".typ")


def make(source: Source, target: Path) -> None:
    """Typeset the agenda."""
    typeset(source, PREAMBLE, "\n\n".join(_parts(source)), target)


def _parts(source: Source) -> Iterator[str]:
    """A head of the second level stands beside what follows, up to a table: that is as wide as the page."""
    side, held = "", list[str]()
    for block in [*source.blocks, Block("heading", ("",), 1)]:
        if held and block.kind in ("heading", "table"):
            yield f"#beside[{side}][{' '.join(held)}]"
            side, held = "", []
        if block.kind == "table":
            yield from ([f"#beside[{side}][]"] if side else [])
            side = ""
            yield _table(block)
        elif block.kind == "heading" and block.level == 2:
            side = f"\n== {safe(printed(block.lines[0]))}\n"
        elif block.kind == "heading":
            yield f"= {safe(block.lines[0])}" if block.lines[0] else ""
        else:
            held.append(_block(block))


def _block(block: Block) -> str:
    if block.kind == "bullets":
        return f"#list({', '.join(f'[{_bold(line)}]' for line in block.lines)})"
    return f"#grey[#strong[{safe(block.lines[0])}] \\ {_bold(' '.join(block.lines[1:]))}]"


def _table(block: Block) -> str:
    head, *rows = block.rows()
    cells = ", ".join(f"[{safe(cell)}]" for row in rows for cell in row)
    header = ", ".join(f"[*{safe(cell)}*]" for cell in head)
    body = f"table(columns: (0.8fr, {'1fr, ' * (len(head) - 1)}), table.header({header}), {cells})"
    return f"#block(below: 1.5mm, emph[{safe(block.caption)}], sticky: true)\n#{body}"


def _bold(marked: str) -> str:
    """A line in Typst's own language, its bold words marked."""
    parts = re.split(r"\*\*", unmarked(marked))
    return "".join(f"#strong[{safe(part)}]" if number % 2 else safe(part) for number, part in enumerate(parts))
