"""Where a statement stands on the html page, so that other files can lead to it."""

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
