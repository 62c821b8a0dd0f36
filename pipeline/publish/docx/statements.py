"""Statements as paragraphs of Word: bullets with bold figures, a link to the page and the number of their note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docx.document import Document

from pipeline.model import Clause
from pipeline.publish.docx.notes import Notes
from pipeline.publish.docx.runs import Element, Links, add_runs, paragraph
from pipeline.publish.sheets.statements import statement
from pipeline.publish.view import View

_BULLETS = {"eigen": "ListBullet", "landelijk": "ListBullet2"}


class Statements:
    """Makes the paragraphs of cells; knows the document that they go into, for its links and notes."""

    def __init__(self, document: Document, view: View) -> None:
        self.view = view
        self.links = Links(document.part)
        self.notes = Notes(document, view)

    def cell(self, theme: str, zorgkantoor: str) -> list[Element]:
        """What a cell of the table holds, own choices first; never nothing."""
        clauses = self.view.cells.get((theme, zorgkantoor), ())
        if not clauses:
            return [_aside(self.view.why_empty(theme, zorgkantoor))]
        made = list(self._paragraphs(clauses))
        if (theme, zorgkantoor) in self.view.spots:
            made.append(_aside(self.view.why_few(theme, zorgkantoor)))
        return made

    def _paragraphs(self, clauses: Sequence[Clause]) -> Iterator[Element]:
        for scope, style in _BULLETS.items():
            some = [clause for clause in clauses if clause.scope == scope]
            if some and scope == "landelijk":
                head = paragraph("Landelijk")
                add_runs(head, [("", "Landelijk")])
                yield head
            yield from (self._bullet(clause, style) for clause in some)

    def _bullet(self, clause: Clause, style: str) -> Element:
        made = paragraph(style)
        for look, text in statement(clause, self.view).runs[1:]:  # the first is the bullet, which Word draws itself
            if look == "page":
                add_runs(made, [("", " ")])
                self.links.add(made, self.view.link_of(clause), self.view.page_words(clause))
                self.notes.refer(made, clause)
            else:
                add_runs(made, [(look, text)])
        return made


def _aside(text: str) -> Element:
    made = paragraph("Leeg")
    add_runs(made, [("", text)])
    return made
