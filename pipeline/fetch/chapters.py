"""A policy that is published as web pages, as one page of our own: its words, and nothing that a browser would run.

What changes from visit to visit (menus, scripts, marks of a visit) is not in it, so that only new words make a new
version.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape
from urllib.parse import unquote

from pipeline.register.flow.blocks import Block, Cell, Flowing
from pipeline.register.flow.web import ADDRESS, read_web

ENOUGH = 3  # pages from which a paragraph that comes back is told from the text


def as_one(pages: Sequence[tuple[str, bytes]]) -> bytes:
    """Pages, each with its address, as one page in their order; a paragraph that most of them repeat is left out.

    Raises:
        UnreadablePdf: when one of them says nothing, or cannot be trusted to a parser. Its source is the address.
    """
    read = [(address, read_web(content, address)) for address, content in pages]
    often = Counter(key for _, one in read for key in {(block.kind, block.text) for block in one.blocks if block.text})
    most = len(read) / 2 if len(read) >= ENOUGH else len(read)
    parts = [
        _section(address, [block for block in one.blocks if often[block.kind, block.text] <= most])
        for address, one in read
    ]
    title = escape(_title(read[0][1]))
    head = f'<!doctype html>\n<html lang="nl"><head><meta charset="utf-8"><title>{title}</title></head>\n<body>\n'
    return (head + "\n".join(parts) + "\n</body></html>\n").encode()


def _title(first: Flowing) -> str:
    return first.title or next((block.text for block in first.blocks if block.kind == "heading"), "")


def _section(address: str, blocks: Sequence[Block]) -> str:
    lines = [f'<section {ADDRESS}="{escape(address)}">']
    named = ""
    for block in blocks:
        name = f' id="{escape(unquote(block.place[1:]))}"' if block.place not in ("", named) else ""
        named = block.place
        lines.append(_element(block, name))
    return "\n".join([*lines, "</section>"])


def _element(block: Block, name: str) -> str:
    text = escape(block.text)
    match block.kind:
        case "heading":
            return f"<h{block.level}{name}>{text}</h{block.level}>"
        case "item":
            return f"{'<ul>' * block.level}<li{name}>{text}</li>{'</ul>' * block.level}"
        case "caption":
            return f"<figcaption{name}>{text}</figcaption>"
        case "table":
            rows = ("".join(map(_cell, row)) for row in block.rows)
            return f"<table{name}>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    return f"<p{name}>{text}</p>"


def _cell(cell: Cell) -> str:
    tag = "th" if cell.header else "td"
    return f'<{tag} colspan="{cell.columns}" rowspan="{cell.rows}">{escape(cell.text)}</{tag}>'
