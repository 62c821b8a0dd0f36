"""The block at the top of the page: what is probably not right, worst first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model import Clause, Concern
from pipeline.publish.addresses import passage_id
from pipeline.publish.view import View
from pipeline.publish.words.concerns import ADVICE, concern_words, grade_words
from pipeline.publish.words.places import page_words


@dataclass(frozen=True, slots=True)
class Shown:
    """A concern as the page shows it."""

    grade: int
    grade_words: str
    whose: str  # zorgkantoor and theme, '' when it is about all
    says: str
    advice: str
    address: str  # of the place to look at; '' when there is none
    place: str  # what the link says


def concerns_of(view: View) -> list[Shown]:
    """The concerns of a comparison, in their order."""
    shown = {c.id: c for cell in view.comparison.matrix for c in cell.clauses}
    return [_shown(concern, view, shown) for concern in view.comparison.concerns]


def _shown(concern: Concern, view: View, clauses: Mapping[str, Clause]) -> Shown:
    names = [view.zorgkantoor(concern.zorgkantoor), view.theme(concern.theme)]
    address, place = _place(concern, view, clauses)
    whose = ", ".join(name for name in names if name)
    says = concern_words(concern, view.names)
    return Shown(concern.grade, grade_words(concern), whose, says, ADVICE[concern.kind], address, place)


def _place(concern: Concern, view: View, clauses: Mapping[str, Clause]) -> tuple[str, str]:
    """The address to look at and its words: a statement on this page, a page of the PDF, or a theme."""
    if concern.clause in clauses:
        return f"#{passage_id(clauses[concern.clause])}", "naar de uitspraak"
    if address := view.link(concern.document, concern.page):
        words = f"pdf, {page_words(concern.page)}" if concern.page else "pdf"
        return address, words
    return (f"#thema-{concern.theme}", "naar het thema") if concern.theme else ("", "")
