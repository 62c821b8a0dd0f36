"""Where a statement stands, on the html page and in its source, so that other files can lead to it."""

from __future__ import annotations

from urllib.parse import quote

from pipeline.model import Clause

PAGE_FILE = "thema-tabel.html"  # beside the workbook


def passage_id(clause: Clause) -> str:
    """The id of a statement's element on the page: letters, digits, and what an address may hold besides."""
    return f"passage-{quote(clause.id, safe='')}"


def passage_address(clause: Clause) -> str:
    """The relative address of a statement on the page, as the workbook links to it."""
    return f"{PAGE_FILE}#{passage_id(clause)}"


def source_address(corpus: str, source: str) -> str:
    """Relative address of a document: '../corpus/map/naam.pdf'. `corpus` is the way to it."""
    return quote(f"{corpus.rstrip('/')}/{source}", safe="/.:-_~()+,@")


def page_address(address: str, page: int | None) -> str:
    """A page of the document at an address: '../corpus/naam.pdf#page=7'."""
    return f"{address}#page={page}" if page else address


def statement_address(address: str, clause: Clause) -> str:
    """The page that a statement of the document at an address stands on; its part where there are no pages."""
    if clause.page:
        return page_address(address, clause.page)
    return clause.place if clause.place.startswith(("http://", "https://")) else f"{address}{clause.place}"
