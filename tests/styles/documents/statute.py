"""A policy in articles with numbered paragraphs, typeset with Typst."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.styles.documents.source import Block, Source, printed, unmarked

PREAMBLE = Path(__file__).with_suffix(".typ")


def make(source: Source, target: Path) -> None:
    """Typeset the articles."""
    typeset(source, PREAMBLE, "\n\n".join(_blocks(source)), target)


def typeset(source: Source, preamble: Path, body: str, target: Path) -> None:
    """Typeset what is written in Typst's own language, behind the preamble that says how it looks."""
    import typst

    names = ("title", "subtitle", "publisher", "date")
    settings = "".join(f"#let {name} = [{safe(source.settings[name])}]\n" for name in names)
    notice = f"#let notice = [{safe(source.notice)}]\n"
    whole = settings + notice + preamble.read_text(encoding="utf-8") + body
    target.write_bytes(typst.compile(whole.encode(), format="pdf", timestamp=0))


def with_footnotes(source: Source, written: Callable[[Block], str]) -> str:
    """Blocks in order, as they are `written`; a note of the margin is a footnote to the paragraph before it."""
    return "".join(
        f"#footnote[{safe(unmarked(block.lines[0]))}]" if block.kind == "margin" else f"\n\n{written(block)}"
        for block in source.blocks
    )


def _blocks(source: Source) -> Iterator[str]:
    """Blocks in order; the paragraphs of an article are numbered."""
    number = 0
    for block in source.blocks:
        number = 0 if block.kind == "heading" else number + (block.kind == "text")
        yield _block(block, number)


def _block(block: Block, number: int) -> str:
    if block.kind == "heading":
        return f"{'=' * block.level} {safe(printed(block.lines[0]))}"
    if block.kind == "bullets":
        return "\n".join(f"#letter({n})[{safe(unmarked(line))}]" for n, line in enumerate(block.lines, start=1))
    if block.kind == "table":
        return _table(block)
    return f"#lid({number})[{safe(unmarked(block.lines[0]))}]"


def _table(block: Block) -> str:
    head, *rows = block.rows()
    cells = [f"[{safe(cell)}]" for row in rows for cell in row]
    header = ", ".join(f"[*{safe(cell)}*]" for cell in head)
    body = f"table(columns: ({'1fr, ' * len(head)}), table.header({header}), {', '.join(cells)})"
    return f"#block(strong[{safe(block.caption)}], sticky: true)\n#{body}"


def safe(text: str) -> str:
    """Text in which nothing is markup."""
    return re.sub(r"([\\#$*_`<>@=~\[\]\"'/+-])", r"\\\1", text)
