"""Booklets typeset as small PDFs, each in its own house style, with WeasyPrint."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from tests.styles.sentences import Block, Booklet, Bullets, Grid, Section, Sentence

SHEET = Path(__file__).parent / "booklet.css"


def typeset(booklet: Booklet, folder: Path) -> Path:
    """Write the booklet below the folder; the path of the PDF."""
    from weasyprint import CSS, HTML  # only here: the sentences can be read without Pango

    path = folder / f"{booklet.name}.pdf"
    HTML(string=compose(booklet)).write_pdf(path, stylesheets=[CSS(filename=str(SHEET))])
    return path


def compose(booklet: Booklet) -> str:
    """The booklet as HTML: a title page, and its sections with a heading wherever the path changes."""
    notice = escape(f"Demonstratiedocument van thematabel, geen publicatie van {booklet.publisher}")
    front = (
        f'<div class="front" data-notice="{notice}"><p class="publisher">{escape(booklet.publisher)}</p>'
        f'<p class="title">{escape(booklet.title)}</p><p>{notice}.</p></div>'
    )
    body: list[str] = []
    open_path: tuple[str, ...] = ()
    for section in booklet.sections:
        body.append(_section(section, open_path, booklet.style))
        open_path = section.path
    return (
        f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{escape(booklet.title)}</title></head>'
        f'<body class="{booklet.style}">{front}<div class="flow">{"".join(body)}</div></body></html>'
    )


def _section(section: Section, open_path: tuple[str, ...], style: str) -> str:
    shared = 0
    while shared < len(open_path) and open_path[: shared + 1] == section.path[: shared + 1]:
        shared += 1
    heads = "".join(
        f"<h{level}>{escape(head)}</h{level}>" for level, head in enumerate(section.path, 1) if level > shared
    )
    blocks = [_block(block, style) for block in section.blocks]
    if style == "legal":  # numbered paragraphs
        return f"<section>{heads}<ol>{''.join(f'<li>{block}</li>' for block in blocks)}</ol></section>"
    return f"<section>{heads}{''.join(blocks)}</section>"


def _block(block: Block, style: str) -> str:
    if isinstance(block, Grid):
        rows = "".join(f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
        head = "".join(f"<th>{escape(name)}</th>" for name in block.columns)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    if isinstance(block, Bullets):
        tag = 'ol class="letters"' if style == "legal" else "ul"
        items = "".join(f"<li>{_words(item)}</li>" for item in block.items)
        lead = f"<p>{escape(block.lead)}</p>" if block.lead else ""
        return f"{lead}<{tag}>{items}</{tag.split(maxsplit=1)[0]}>"
    run_in = f"<b>{escape(block.run_in)}</b> " if block.run_in else ""
    text = f"<p>{run_in}{_words(block.sentences)}</p>"
    return f'<div class="box"><p class="label">{escape(block.box)}</p>{text}</div>' if block.box else text


def _cell(cell: Sentence | str) -> str:
    return escape(cell if isinstance(cell, str) else cell.text)


def _words(sentences: Iterable[Sentence]) -> str:
    return " ".join(escape(sentence.text) for sentence in sentences)
