"""A policy in two columns of prose: chapters over the page, subheads in the column, boxes with bullets (WeasyPrint)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import count, groupby
from pathlib import Path

from tests.styles.documents.designed import set_page, whole
from tests.styles.documents.questions import bold, table
from tests.styles.documents.source import Block, Source, printed

SHEET = Path(__file__).with_suffix(".css")


def make(source: Source, target: Path) -> None:
    """Typeset the policy."""
    set_page(_page(source), SHEET, target)


def _page(source: Source) -> str:
    title, subtitle, date = (escape(source.settings[name]) for name in ("title", "subtitle", "date"))
    publisher, notice = escape(source.settings["publisher"]), escape(source.notice)
    cover = (
        f'<section class="cover" data-notice="{notice}"><p class="house">{publisher}</p><p class="title">{title}</p>'
        f'<p class="subtitle">{subtitle}</p><p>{date}</p></section>'
    )
    chapters = [block for block in source.blocks if block.kind == "heading" and block.level == 1]
    lines = (f'<li><a href="#h{number}">{escape(block.lines[0])}</a></li>' for number, block in enumerate(chapters))
    return whole(source, cover, lines, _in_columns(source))


def _in_columns(source: Source) -> Iterator[str]:
    """The blocks in runs set in columns; chapters and tables are as wide as the page."""
    chapters = count()
    for wide, run in groupby(source.blocks, key=lambda block: block.kind == "table" or block.level == 1):
        if not wide:
            yield f'<div class="run">{"".join(map(_block, run))}</div>'
            continue
        for block in run:
            if block.level == 1:
                yield f'<h1 id="h{next(chapters)}">{escape(block.lines[0])}</h1>'
            else:
                yield f'<div class="whole">{table(block, captioned=True)}</div>'


def _block(block: Block) -> str:
    if block.kind == "heading":
        return f"<h{block.level}>{escape(printed(block.lines[0]))}</h{block.level}>"
    if block.kind == "bullets":
        return _bullets(block.lines)
    if block.kind == "box":
        label, *lines = block.lines
        return f'<div class="box"><p class="label">{escape(label)}</p>{_bullets(line[1:] for line in lines)}</div>'
    return f"<p>{bold(block.lines[0])}</p>"


def _bullets(lines: Iterator[str] | tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li>{bold(line)}</li>' for line in lines)}</ul>"
