"""Where a statement stands, in words: a page, or a paragraph of its section where the document has no pages."""

from __future__ import annotations

from pipeline.model import Clause


def place_words(clause: Clause) -> str:
    """'p. 7' or 'alinea 3', with a blank that does not break."""
    return f"p.\xa0{clause.page}" if clause.page else f"alinea\xa0{clause.paragraph}"


def open_words(clause: Clause) -> str:
    """What a link to it says."""
    return f"Open pagina {clause.page}" if clause.page else "Open bron"
