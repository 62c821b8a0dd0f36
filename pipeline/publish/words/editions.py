"""Editions and what was added to them, in words."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Document, TableColumn
from pipeline.model.wording import NO_DOCUMENT
from pipeline.publish.words.dates import in_words

UNKNOWN_YEAR = "jaar onbekend"


def edition_words(column: TableColumn | None, documents: dict[str, Document]) -> str:
    """'inkoopbeleid 2024, aangevuld 2025 en 2026'; what is missing is said."""
    known = [documents[name] for name in column.documents if name in documents] if column else []
    if column is None or not known:
        return NO_DOCUMENT
    years = [document.year or UNKNOWN_YEAR for document in known]
    if not column.base:
        return f"alleen aanvulling {listed(years)}; het inkoopbeleid waarop die aanvult, ontbreekt in het corpus"
    return f"inkoopbeleid {years[0]}" + (f", aangevuld {listed(years[1:])}" if years[1:] else "")


def listed(names: Sequence[str]) -> str:
    """'a', 'a en b', 'a, b en c'; each once."""
    some = list(dict.fromkeys(names))
    return " en ".join([", ".join(some[:-1]), some[-1]]) if len(some) > 1 else "".join(some)


def years_note(years: Sequence[str], advice: str) -> list[str]:
    """A note, with what it means, where figures of several years stand beside each other; none where all are of one."""
    if len(years) < 2:
        return []
    return [
        f"Let op: de kolommen rusten op beleid van verschillende jaren ({listed(years)}). Het jaar staat bij elk "
        f"cijfer; {advice}."
    ]


def publication(document: Document, made: str) -> str:
    """When a document was published as it prints it, else that it prints none; `made` is the day of its file."""
    if document.published:
        return f"gepubliceerd {in_words(document.published)}"
    return f"datum niet vermeld (bestand van {made})" if made else "datum niet vermeld"
