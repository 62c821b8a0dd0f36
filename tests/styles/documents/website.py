"""A page of a website for suppliers, printed from a browser: menu, tiles, accordions that are open, a side column."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from tests.styles.documents.questions import bold, print_page, table
from tests.styles.documents.source import Block, Source, printed

ADDRESS = "https://www.zorgkantoor.example/zorgaanbieders/wlz/inkoop-2027"
SHEET = Path(__file__).with_suffix(".css")
MENU = "Home", "Contracteren", "Declareren", "Zorg leveren", "Actueel", "Inloggen"
ASIDE = (
    "<aside><b>Op deze pagina</b><a>Kort</a><a>Veranderingen</a><a>Overeenkomst</a><a>Kwaliteit</a><a>Geld</a>"
    "<a>Techniek</a><b>Vragen?</b>Bel op werkdagen tussen 8.30 en 17.00 uur met het Klantteam.</aside>"
)
END = '<div class="useful">Was deze pagina nuttig? <span>Ja</span> <span>Nee</span></div>'


def make(source: Source, target: Path) -> None:
    """Print the page with Chromium."""
    print_page(_page(source), source, target, printed_at="2-6-2026 16:07", address=ADDRESS)


def _page(source: Source) -> str:
    settings = source.settings
    title = escape(settings["title"])
    menu = "".join(f"<span>{name}</span>" for name in MENU)
    top = (
        f'<nav><b>{escape(settings["publisher"])}</b>{menu}</nav><p class="crumbs">Home / Contracteren / Wlz</p>{ASIDE}'
        f'<p class="title">{title}</p><p class="lead">{escape(settings["subtitle"])}</p>'
        f'<p class="crumbs">Laatst gewijzigd: {escape(settings["date"])}</p>'
    )
    return (
        f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{SHEET.read_text(encoding='utf-8')}</style></head>"
        f"<body>{top}{''.join(_blocks(source))}{END}</body></html>"
    )


def _blocks(source: Source) -> Iterator[str]:
    """Blocks in order; what follows on a heading of the second level is inside its accordion."""
    inside = False
    for block in source.blocks:
        if block.kind == "heading" and inside:
            yield "</div></section>"
            inside = False
        if block.kind == "heading" and block.level == 2:
            yield f'<section><h2>{escape(printed(block.lines[0]))}<i></i></h2><div class="open">'
            inside = True
        else:
            yield _block(block)
    yield "</div></section>" if inside else ""


def _block(block: Block) -> str:
    lines = block.lines
    if block.kind == "heading":
        return f"<h1>{escape(printed(lines[0]))}</h1>"
    if block.kind == "bullets":
        return f"<ul>{''.join(f'<li>{bold(line)}</li>' for line in lines)}</ul>"
    if block.kind == "box":
        title, *rest = lines
        items = (
            f"<ul>{''.join(f'<li>{bold(line)}</li>' for line in rest)}</ul>" if rest[1:] else f"<p>{bold(rest[0])}</p>"
        )
        return f'<div class="box"><b>{escape(title)}</b>{items}</div>'
    if block.kind == "cards":
        return f'<div class="tiles">{"".join(map(_tile, lines))}</div>'
    if block.kind == "table":
        return f'<p class="caption">{escape(block.caption)}</p>{table(block)}'
    return f"<p>{bold(lines[0])}</p>"


def _tile(line: str) -> str:
    title, _, text = line.partition(" :: ")
    return f"<div><b>{escape(title)}</b>{bold(text)}</div>"
