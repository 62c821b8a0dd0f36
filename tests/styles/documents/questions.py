"""Questions and answers as a web page that someone printed from a browser, with the browser's header and footer."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from tests.styles.documents.source import Block, Source, printed, unmarked

ADDRESS = "https://www.zorgkantoor.example/zorgaanbieders/inkoop/veelgestelde-vragen"
SHEET = Path(__file__).with_suffix(".css")
MARGIN = (
    '<div style="font: 8px sans-serif; width: 100%; padding: 0 24px; display: flex; justify-content: space-between">'
)


def make(
    source: Source,
    target: Path,
    *,
    sheet: Path = SHEET,
    printed_at: str = "14-05-2027, 09:41",
    address: str = ADDRESS,
) -> None:
    """Print the page with Chromium, as Ctrl+P does."""
    print_page(_page(source, sheet), source, target, printed_at=printed_at, address=address)


def print_page(page_html: str, source: Source, target: Path, *, printed_at: str, address: str) -> None:
    """Print a web page with the browser's own lines at head and foot, and the notice among them."""
    from playwright.sync_api import sync_playwright

    header = f"{MARGIN}<span>{printed_at}</span><span>{escape(source.settings['title'])}</span><span></span></div>"
    counter = '<span><span class="pageNumber"></span>/<span class="totalPages"></span></span>'
    footer = f"{MARGIN}<span>{address}</span><span>{escape(source.notice)}</span>{counter}</div>"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(page_html)
        page.pdf(
            path=str(target),
            format="A4",
            display_header_footer=True,
            print_background=True,
            header_template=header,
            footer_template=footer,
            margin={"top": "18mm", "bottom": "18mm", "left": "16mm", "right": "16mm"},
        )
        browser.close()


def _page(source: Source, sheet: Path) -> str:
    settings = source.settings
    top = (
        f'<div class="bar">{escape(settings["publisher"])} &nbsp; Zorgaanbieders &nbsp;›&nbsp; Inkoop &nbsp;›&nbsp; '
        f'Veelgestelde vragen</div><p class="title">{escape(settings["title"])}</p>'
        f"<p><b>{escape(settings['subtitle'])}</b><br>Bijgewerkt op {escape(settings['date'])}</p>"
    )
    body = "".join(map(_block, source.blocks))
    title = escape(settings["title"])
    return (
        f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{sheet.read_text(encoding='utf-8')}</style></head>"
        f"<body>{top}{body}</body></html>"
    )


def _block(block: Block) -> str:
    if block.kind == "heading":
        return f"<h{block.level}>{escape(printed(block.lines[0]))}</h{block.level}>"
    return text(block)


def text(block: Block, *, captioned: bool = False) -> str:
    """What is no heading, as HTML: bullets, a box with its label, a table, a paragraph."""
    if block.kind == "bullets":
        return bullets(block)
    if block.kind == "box":
        label, *lines = block.lines
        return f'<div class="box"><b>{escape(label)}</b>{bold(" ".join(lines))}</div>'
    if block.kind == "table":
        return table(block, captioned=captioned)
    return f"<p>{bold(block.lines[0])}</p>"


def bullets(block: Block) -> str:
    """Bullets as HTML."""
    return f"<ul>{''.join(f'<li>{bold(line)}</li>' for line in block.lines)}</ul>"


def table(block: Block, *, captioned: bool = False) -> str:
    """A table as HTML, its first row a head."""
    head, *rows = block.rows()
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    caption = f"<caption>{escape(block.caption)}</caption>" if captioned and block.caption else ""
    top = f"<thead><tr>{''.join(f'<th>{escape(cell)}</th>' for cell in head)}</tr></thead>"
    return f"<table>{caption}{top}{body}</table>"


def bold(marked: str) -> str:
    """A line as HTML, its bold words marked."""
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(unmarked(marked), quote=False))
