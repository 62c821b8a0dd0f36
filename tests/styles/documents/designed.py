"""A designer's report: coloured panels, pull quotes, margin notes, big numbers, cards side by side (WeasyPrint)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from tests.styles.documents.questions import bold, bullets, table
from tests.styles.documents.slides import number_and_legend
from tests.styles.documents.source import Block, Source, printed

SHEET = Path(__file__).with_suffix(".css")


def make(source: Source, target: Path, sheet: Path = SHEET, *, columns: bool = False) -> None:
    """Typeset the report in the look of a sheet."""
    set_page(_page(source, _in_columns(source) if columns else _blocks(source)), sheet, target)


def set_page(html: str, sheet: Path, target: Path) -> None:
    """Typeset HTML in the look of a sheet; the same gives the same bytes with the same versions."""
    from weasyprint import CSS, HTML

    os.environ["SOURCE_DATE_EPOCH"] = "0"  # subsets of fonts carry a time of change
    HTML(string=html).write_pdf(target, stylesheets=[CSS(filename=str(sheet))], pdf_identifier=b"thematabel")


def whole(source: Source, cover: str, contents: Iterable[str], body: Iterable[str]) -> str:
    """A publication as HTML: its cover, the lines of its contents, its chapters, and who published it."""
    title, date, publisher = (escape(source.settings[name]) for name in ("title", "date", "publisher"))
    return (
        f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{title}</title></head><body>{cover}'
        f'<section class="contents"><p class="head">Inhoud</p><ul>{"".join(contents)}</ul></section>'
        f'{"".join(body)}<p class="imprint">{publisher}, {date}. {escape(source.notice)}.</p></body></html>'
    )


def _page(source: Source, blocks: Iterator[str]) -> str:
    settings = source.settings
    cover = (
        f'<section class="cover" data-notice="{escape(source.notice)}"><p class="title">{escape(settings["title"])}</p>'
        f'<p class="subtitle">{escape(settings["subtitle"])}</p><p>{escape(settings["date"])}</p></section>'
    )
    imprint = (
        f'<section class="imprint"><p>Uitgave: {escape(settings["publisher"])}, {escape(settings["date"])}. '
        f"{escape(source.notice)}; er kunnen geen rechten aan worden ontleend.</p></section>"
    )
    body = "".join(blocks)
    return (
        f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{escape(settings["title"])}</title></head>'
        f"<body>{cover}{body}{imprint}</body></html>"
    )


def _blocks(source: Source) -> Iterator[str]:
    """Each block as HTML; a note in the margin is set beside the paragraph before it."""
    held = ""
    for block in source.blocks:
        if block.kind == "margin":
            yield f'<div class="beside"><aside>{bold(block.lines[0])}</aside>{held}</div>'
            held = ""
            continue
        yield held
        held = _block(block)
    yield held


def _in_columns(source: Source) -> Iterator[str]:
    """Each block as HTML, what is not as wide as the page in runs that a sheet can set in columns."""
    for wide, run in groupby(source.blocks, key=lambda block: block.kind in ("heading", "table", "numbers")):
        html = "".join(map(_block, run))
        yield html if wide else f'<div class="run">{html}</div>'


def _block(block: Block) -> str:
    lines = block.lines
    if block.kind == "heading":
        return f"<h{block.level}>{escape(printed(lines[0]))}</h{block.level}>"
    if block.kind == "quote":
        return f"<blockquote>{bold(lines[0])}</blockquote>"
    if block.kind == "box":
        return f'<div class="panel"><p class="label">{escape(lines[0])}</p><p>{bold(" ".join(lines[1:]))}</p></div>'
    if block.kind == "numbers":
        return f'<div class="numbers">{"".join(map(_number, lines))}</div>'
    if block.kind == "cards":
        return f'<div class="cards">{"".join(map(_card, lines))}</div>'
    if block.kind == "bullets":
        return bullets(block)
    if block.kind == "table":
        return table(block, captioned=True)
    return f"<p>{bold(lines[0])}</p>"


def _number(line: str) -> str:
    number, legend = number_and_legend(line)
    return f'<div><p class="big">{escape(number)}</p><p>{escape(legend)}</p></div>'


def _card(line: str) -> str:
    title, _, text = line.partition(" :: ")
    return f'<div><p class="label">{escape(title)}</p><p>{bold(text)}</p></div>'
