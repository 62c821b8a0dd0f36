"""Answers on a website as a visitor printed them: menu, trail, cookie line, questions folded open (Chromium)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from tests.styles.documents.questions import print_page, text
from tests.styles.documents.source import Source, printed

ADDRESS = "https://www.zorgkantoor.example/gehandicaptenzorg/antwoorden-2028"
PRINTED = "26-5-2027"
MENU = ("Zorgverlening", "Declareren", "Inkoop", "Wachtlijst", "Verpleging en verzorging", "Inloggen")
TRAIL = ("Home", "Zorgaanbieder", "Gehandicaptenzorg", "Inkoop 2028")
COOKIES = "Deze website gebruikt cookies om te tellen hoe vaak een pagina wordt bekeken. Prima &nbsp; Instellen"
LINKS = ("Contact", "Klacht over DSW", "Formulieren", "Privacy", "Toegankelijkheid", "Proclaimer")
SHEET = Path(__file__).with_suffix(".css")


def make(source: Source, target: Path) -> None:
    """Print the page with Chromium; the date of printing stands in the foot, beside the address."""
    address = f"{ADDRESS} &nbsp; Afgedrukt op {PRINTED}"
    print_page(_page(source), source, target, printed_at=escape(source.settings["publisher"]), address=address)


def _page(source: Source) -> str:
    settings = {name: escape(value) for name, value in source.settings.items()}
    groups = [printed(block.lines[0]) for block in source.blocks if block.kind == "heading" and block.level == 1]
    top = (
        f'<p class="cookies">{COOKIES}</p><header><b>{settings["publisher"]}</b>{_row(MENU)}</header>'
        f'<p class="trail">{" &rsaquo; ".join(TRAIL)}</p><p class="title">{settings["title"]}</p>'
        f'<p class="lead">{settings["subtitle"]}</p><p class="date">Laatst gewijzigd: {settings["date"]} &nbsp;|&nbsp; '
        f"Alles openen &nbsp;|&nbsp; Afdrukken</p>"
    )
    end = f'<p class="useful">Hebt u hier iets aan? &nbsp; Ja &nbsp; Nee</p><footer>{_row(LINKS)}</footer>'
    return (
        f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{settings["title"]}</title>'
        f"<style>{SHEET.read_text(encoding='utf-8')}</style></head><body>{top}"
        f"<nav>{_row(groups)}</nav>{''.join(_items(source))}{end}</body></html>"
    )


def _row(words: tuple[str, ...] | list[str]) -> str:
    return "".join(f"<a>{escape(word)}</a>" for word in words)


def _items(source: Source) -> Iterator[str]:
    """Each block as HTML; a question is the handle of an item that holds the blocks up to the next heading."""
    open_item = ""
    for block in source.blocks:
        if block.kind != "heading":
            yield text(block, captioned=True)
            continue
        words = escape(printed(block.lines[0]))
        yield open_item
        open_item = "" if block.level == 1 else "</details>"
        yield f"<h1>{words}</h1>" if block.level == 1 else f"<details open><summary><h2>{words}</h2></summary>"
    yield open_item
