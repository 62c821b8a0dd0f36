"""Where a statement stands, in words: a page, or a paragraph of its section where the document has no pages."""

from __future__ import annotations

from pipeline.model import Clause, MonitorFigure
from pipeline.publish.words.text import one_line


def place_words(clause: Clause) -> str:
    """'p. 7' or 'alinea 3', with a blank that does not break."""
    return page_words(clause.page) if clause.page else f"alinea\xa0{clause.paragraph}"


def page_words(page: int) -> str:
    """'p. 7', with a blank that does not break."""
    return f"p.\xa0{page}"


def source_words(figure: MonitorFigure) -> str:
    """Where a figure stands: 'actiz-2025, Tabel 3, p. 7'."""
    place = [figure.document, one_line(figure.table), *([f"p. {figure.page}"] if figure.page else [])]
    return ", ".join(place)


def open_words(page: int) -> str:
    """What a link to a page says; 0 for a document without pages."""
    return f"Open pagina {page}" if page else "Open bron"
