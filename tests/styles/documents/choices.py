"""A policy in prose as a designer sets it: contents, numbered chapters, one column, two sorts of boxes (WeasyPrint)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from tests.styles.documents.designed import set_page
from tests.styles.documents.questions import bold, table
from tests.styles.documents.source import Block, Source, printed

SHEET = Path(__file__).with_suffix(".css")


def make(source: Source, target: Path) -> None:
    """Typeset the policy."""
    set_page(_page(source), SHEET, target)


def _page(source: Source) -> str:
    settings = {name: escape(value) for name, value in source.settings.items()}
    cover = (
        f'<section class="cover" data-notice="{escape(source.notice)}" data-title="{settings["title"]}. '
        f'{settings["subtitle"]}"><p class="house">{settings["publisher"]}</p><p class="title">{settings["title"]}</p>'
        f'<p class="subtitle">{settings["subtitle"]}</p><p class="date">{settings["date"]}</p></section>'
    )
    imprint = (
        f'<p class="imprint">Uitgave: {settings["publisher"]}, {settings["date"]}. {escape(source.notice)}; '
        "er kunnen geen rechten aan worden ontleend.</p>"
    )
    body = "".join(_block(number, block) for number, block in enumerate(source.blocks))
    return (
        f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{settings["title"]}. '
        f"{settings['subtitle']}</title></head><body>{cover}"
        f'<nav><p class="title">Inhoud</p>{"".join(_contents(source))}</nav>{body}{imprint}</body></html>'
    )


def _contents(source: Source) -> Iterator[str]:
    """A line for each heading; the sheet adds the page."""
    for number, block in enumerate(source.blocks):
        if block.kind == "heading":
            yield f'<a class="level{block.level}" href="#b{number}">{_heading(block)}</a>'


def _heading(block: Block) -> str:
    """The words of a heading, the number of a chapter set apart."""
    number, _, words = printed(block.lines[0]).partition(" ")
    return f"<b>{number}</b> {escape(words)}" if number.isdigit() else escape(printed(block.lines[0]))


def _block(number: int, block: Block) -> str:
    if block.kind == "heading":
        return f'<h{block.level} id="b{number}">{_heading(block)}</h{block.level}>'
    if block.kind == "box":
        label, *lines = block.lines
        sort = "ours" if label.startswith("Zo doen we het") else "theirs"
        return f'<div class="box {sort}"><p class="label">{escape(label)}</p><p>{bold(" ".join(lines))}</p></div>'
    if block.kind == "table":
        return table(block, captioned=True)
    return f"<p>{bold(block.lines[0])}</p>"
