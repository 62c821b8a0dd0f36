"""A designer's publication: chapters that open with a panel, prose in two columns, notes in the margin (WeasyPrint)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import count, groupby
from pathlib import Path

from tests.styles.documents.designed import set_page, whole
from tests.styles.documents.questions import bold, bullets, table
from tests.styles.documents.slides import number_and_legend
from tests.styles.documents.source import Block, Source, printed

SHEET = Path(__file__).with_suffix(".css")


def make(source: Source, target: Path) -> None:
    """Typeset the publication."""
    set_page(_page(source), SHEET, target)


def _page(source: Source) -> str:
    title, subtitle, date = (escape(source.settings[name]) for name in ("title", "subtitle", "date"))
    publisher, notice = escape(source.settings["publisher"]), escape(source.notice)
    cover = (
        f'<section class="cover" data-notice="{notice}"><p class="title">{title}</p><p class="subtitle">{subtitle}</p>'
        f'<p class="house">{publisher} | {date}</p></section>'
    )
    return whole(source, cover, _contents(source), _chapters(source))


def _contents(source: Source) -> Iterator[str]:
    """A line for each heading, with the page that the sheet looks up."""
    headings = (block for block in source.blocks if block.kind == "heading")
    for number, block in enumerate(headings):
        yield f'<li class="level{block.level}"><a href="#h{number}">{escape(printed(block.lines[0]))}</a></li>'


def _chapters(source: Source) -> Iterator[str]:
    """Headings, figures and tables as wide as the text, an opening on its panel, the rest in runs of two columns."""
    numbers, opens = count(), False  # opens: a chapter's panel waits for its lead
    for wide, run in groupby(source.blocks, key=lambda block: block.kind in ("heading", "numbers", "table")):
        blocks = list(run)
        if wide:
            for block in blocks:
                text, opens = _whole(block, numbers), block.level == 1
                yield f'<section class="opening">{text}' if opens else text
            continue
        if opens:
            yield f'<p class="lead">{bold(blocks.pop(0).lines[0])}</p></section>'
        notes = "".join(f"<p>{bold(block.lines[0])}</p>" for block in blocks if block.kind == "margin")
        body = "".join(_block(block) for block in blocks if block.kind != "margin")
        aside = f"<aside>{notes}</aside>" if notes else ""
        yield f'<div class="beside">{aside}<div class="run">{body}</div></div>' if body else ""


def _whole(block: Block, numbers: Iterator[int]) -> str:
    if block.kind == "heading":
        return f'<h{block.level} id="h{next(numbers)}">{escape(printed(block.lines[0]))}</h{block.level}>'
    return table(block, captioned=True) if block.kind == "table" else f'<div class="figures">{_figures(block)}</div>'


def _figures(block: Block) -> str:
    figures = map(number_and_legend, block.lines)
    return "".join(f'<div><p class="big">{escape(big)}</p><p>{escape(legend)}</p></div>' for big, legend in figures)


def _block(block: Block) -> str:
    if block.kind == "quote":
        return f"<blockquote>{bold(block.lines[0])}</blockquote>"
    if block.kind == "box":
        label, *lines = block.lines
        kind = "watch" if label == "Let op" else "know"
        return f'<div class="box {kind}"><p class="label">{escape(label)}</p><p>{bold(" ".join(lines))}</p></div>'
    return bullets(block) if block.kind == "bullets" else f"<p>{bold(block.lines[0])}</p>"
