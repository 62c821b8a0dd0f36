"""The sources as notes at the end of a document: real endnotes, so that a reader can jump there and back."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from pipeline.model import Clause
from pipeline.publish.addresses import passage_address
from pipeline.publish.docx.runs import Element, Links, add_mark, add_runs, paragraph
from pipeline.publish.view import View
from pipeline.publish.words.places import place_words
from pipeline.publish.words.text import one_line

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
_SEPARATORS = {-1: "separator", 0: "continuationSeparator"}  # ids that Word keeps for them


class Notes:
    """Numbers the sources of a document as they are referred to; each statement has one note, however often named."""

    def __init__(self, document: Document, view: View) -> None:
        self.view = view
        root = parse_xml(f"<w:endnotes {nsdecls('w', 'r')}/>")
        for number, kind in _SEPARATORS.items():
            root.append(_separator(number, kind))
        self.part = XmlPart(PackURI("/word/endnotes.xml"), _CONTENT_TYPE, root, document.part.package)
        document.part.relate_to(self.part, RELATIONSHIP_TYPE.ENDNOTES)
        self.links = Links(self.part)
        _number_plainly(document)
        self._numbers: dict[tuple[str, str], int] = {}

    def refer(self, to: Element, clause: Clause) -> None:
        """Append to a paragraph the number of the note that holds the source of a clause."""
        key = (clause.document, clause.id)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self.part.element.append(self._note(self._numbers[key], clause))
        add_mark(to, "w:endnoteReference", self._numbers[key])

    def _note(self, number: int, clause: Clause) -> Element:
        note = OxmlElement("w:endnote")
        note.set(qn("w:id"), str(number))
        line = paragraph("EndnoteText")
        add_mark(line, "w:endnoteRef")
        document = self.view.documents.get(clause.document)
        name = self.view.edition(document) if document else clause.document
        place = [name, *((one_line(clause.section[-1]),) if clause.section else ())]
        add_runs(line, [("", f" {', '.join(place)}, ")])
        self.links.add(line, self.view.link_of(clause), place_words(clause))
        passage = one_line(clause.text)
        if passage != one_line(clause.short):  # what the cell shows need not be said twice
            add_runs(line, [("", f": {passage}")])
        if clause.id in self.view.shown:
            add_runs(line, [("", " ")])
            self.links.add(line, f"{self.view.run_info.page_folder}{passage_address(clause)}", "(op de webpagina)")
        note.append(line)
        return note


def _separator(number: int, kind: str) -> Element:
    """The line that Word draws above notes, which every part with notes must hold."""
    note = OxmlElement("w:endnote")
    note.set(qn("w:type"), kind)
    note.set(qn("w:id"), str(number))
    line, run = paragraph(), OxmlElement("w:r")
    run.append(OxmlElement(f"w:{kind}"))
    line.append(run)
    note.append(line)
    return note


def _number_plainly(document: Document) -> None:
    """Notes are numbered 1, 2, 3, where the habit is i, ii, iii. Word asks the settings, LibreOffice the section."""
    for_all = _decimal()
    for number in _SEPARATORS:
        one = OxmlElement("w:endnote")
        one.set(qn("w:id"), str(number))
        for_all.append(one)
    document.settings.element.find(qn("w:compat")).addprevious(for_all)
    section = document.sections[0]._sectPr
    size = section.find(qn("w:pgSz"))
    size.addprevious(_decimal())


def _decimal() -> Element:
    properties, form = OxmlElement("w:endnotePr"), OxmlElement("w:numFmt")
    form.set(qn("w:val"), "decimal")
    properties.append(form)
    return properties
