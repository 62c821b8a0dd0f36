"""A manuscript to one HTML document: title page, contents, body in the order of the layout."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from body import Block, Heading, parse_body
from manuscript import Manuscript


def compose(manuscript: Manuscript) -> str:
    """The whole document as HTML; the style sheet of the layout is added when it is printed."""
    blocks = parse_body(manuscript.body)
    headings = [block.heading for block in blocks if block.heading]
    contents = render_contents(headings, manuscript.contents_depth)
    body = "\n".join(arrange(blocks, manuscript.layout, contents))
    return (
        f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8">{_metadata(manuscript)}</head>'
        f'<body class="{escape(manuscript.layout)} {escape(manuscript.zorgkantoor)}">'
        f"{_title_page(manuscript)}\n{body}</body></html>"
    )


def notice(manuscript: Manuscript) -> str:
    """What each page says, so that no page can be taken for the publisher's own."""
    publisher = manuscript.publisher
    return f"Demonstratiedocument van thematabel, geen publicatie van {publisher}"


def render_contents(headings: Iterable[Heading], depth: int) -> str:
    """The contents page: a line per heading, the page number is filled in when it is printed."""
    lines = "".join(
        f'<p class="toc-{heading.level}"><a href="#{heading.anchor}">{heading.text}</a></p>'
        for heading in headings
        if heading.level <= depth
    )
    return f'<nav class="contents"><p class="toc-title">Inhoud</p>{lines}</nav>'


def arrange(blocks: list[Block], layout: str, contents: str) -> Iterator[str]:
    """Blocks as the layout needs them; each step is one chapter or what stands before them."""
    blocks = [Block("contents", contents, wide=True) if b.kind == "contents" else b for b in blocks]
    if layout == "two-columns":
        yield from in_columns(blocks)
    elif layout == "landscape":
        yield from in_cards(blocks)
    elif layout == "margin-numbers":
        yield from with_margin_numbers(blocks)
    else:
        yield '<div class="flow">' + "\n".join(block.html for block in blocks) + "</div>"


def in_columns(blocks: Iterable[Block]) -> Iterator[str]:
    """Runs of narrow blocks in two columns; chapter headings and wide tables between them."""
    for wide, run in groupby(blocks, key=lambda block: block.wide):
        html = "\n".join(block.html for block in run)
        yield html if wide else f'<div class="columns">{html}</div>'


def in_cards(blocks: Iterable[Block]) -> Iterator[str]:
    """Boxes that follow one another become cards side by side."""
    for boxes, run in groupby(blocks, key=lambda block: block.kind == "box"):
        html = [block.html for block in run]
        yield f'<div class="cards">{"".join(html)}</div>' if boxes else "\n".join(html)


def with_margin_numbers(blocks: Iterable[Block]) -> Iterator[str]:
    """Paragraphs numbered throughout the document, the number in the left margin."""
    number = 0
    for block in blocks:
        if block.kind == "text" and block.html.startswith("<p>"):
            number += 1
            mark = f'<span class="margin-number">{number}</span>'
            yield f'<p class="numbered">{mark}' + block.html.removeprefix("<p>")
        else:
            yield block.html


def _title_page(manuscript: Manuscript) -> str:
    """The first page; it also hands the texts of header and footer to the style sheet."""
    strings = f'data-running="{escape(manuscript.running)}" data-notice="{escape(notice(manuscript))}"'
    lines = {
        "publisher": manuscript.publisher,
        "title": manuscript.title,
        "subtitle": manuscript.subtitle,
        "date": manuscript.date,
        "disclaimer": f"{notice(manuscript)}. De tekst is geschreven om deze software te tonen; "
        "er kunnen geen rechten aan worden ontleend.",
    }
    html = "".join(f'<p class="{name}">{escape(line)}</p>' for name, line in lines.items() if line)
    return f'<section class="title-page" {strings}>{html}</section>'


def _metadata(manuscript: Manuscript) -> str:
    title = f"{manuscript.title} - {manuscript.subtitle}" if manuscript.subtitle else manuscript.title
    entries = {
        "author": f"thematabel (demonstratie; geen publicatie van {manuscript.publisher})",
        "description": notice(manuscript),
        "keywords": ", ".join(filter(None, ["demonstratie", manuscript.kind, manuscript.sector, manuscript.year])),
        "dcterms.created": manuscript.iso_date,
        "dcterms.modified": manuscript.iso_date,
    }
    meta = "".join(f'<meta name="{k}" content="{escape(v)}">' for k, v in entries.items())
    return f"<title>{escape(title)}</title>{meta}"
