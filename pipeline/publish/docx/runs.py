"""Runs of text and links in a paragraph of Word. Text goes in as text: it never becomes markup or a field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from pipeline.publish.figures import KEEPING_HYPHEN, unbroken
from pipeline.publish.words.text import clean

Run = tuple[str, str]  # name of a look, text
Element = Any  # of lxml, which python-docx gives no types

_MUTED, _MARK, _LINK, _NEW, _OLD = "5F6B7A", "A8480B", "0B5CAD", "0B6B3A", "A61B1B"
_Look = Mapping[str, str | None]  # element of w:rPr -> its value, in the order that Word wants
_LOOKS: Mapping[str, _Look] = {
    "": {},
    "own": {},
    "own_figure": {"b": None},
    "joint": {"color": _MUTED},
    "joint_figure": {"b": None, "color": _MUTED},
    "page": {"color": _MUTED},
    "mark": {"b": None, "i": None, "color": _MARK},
    "strong": {"b": None},
    "link": {"color": _LINK, "u": "single"},
    "added": {"b": None, "color": _NEW, "u": "single"},
    "removed": {"strike": None, "color": _OLD},
    "note": {"vertAlign": "superscript"},
}
LONGEST_ADDRESS = 2_000  # characters; Word does not follow what is longer


def paragraph(style: str = "") -> Element:
    """An empty paragraph, in a style given by its id."""
    made = OxmlElement("w:p")
    if style:
        _within(made, "w:pPr", "w:pStyle", style)
    return made


def add_runs(to: Element, runs: Iterable[Run]) -> None:
    """Append runs to a paragraph or a link."""
    for look, text in runs:
        if text:
            to.append(_run(look, text))


def add_line(document: Document, style: str, *runs: Run) -> None:
    """Append a paragraph in a style given by its name."""
    add_runs(document.add_paragraph(style=style)._p, runs)


class Links:
    """The addresses that a part of a document leads to, each registered once."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self._known: dict[str, str] = {}

    def add(self, to: Element, address: str, text: str) -> None:
        """Append a worded link to a paragraph of the part; only its words where there is nothing to follow."""
        if not address or len(address) > LONGEST_ADDRESS:
            add_runs(to, [("", text)])
            return
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), self._id(address))
        link.set(qn("w:history"), "1")
        add_runs(link, [("link", text)])
        to.append(link)

    def _id(self, address: str) -> str:
        # Not by `relate_to`, which looks through all that there are: a table leads to thousands of places.
        if address not in self._known:
            self._known[address] = f"link{len(self._known) + 1}"
            self.part.rels.add_relationship(
                RELATIONSHIP_TYPE.HYPERLINK, address, self._known[address], is_external=True
            )
        return self._known[address]


def add_mark(to: Element, tag: str, number: int | None = None) -> None:
    """Append the number of a note: `w:endnoteReference` with its id in the text, `w:endnoteRef` in the note itself."""
    run = _run("note", "")
    mark = OxmlElement(tag)
    if number is not None:
        mark.set(qn("w:id"), str(number))
    run.append(mark)
    to.append(run)


def add_field(to: Element, code: str) -> None:
    """Append a field that Word fills in, such as PAGE."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    field.append(_run("", "1"))
    to.append(field)


def _run(look: str, text: str) -> Element:
    run = deepcopy(_looking(look))
    for number, part in enumerate(unbroken(clean(text).replace("\n", " ")).split(KEEPING_HYPHEN)):
        if number:
            run.append(OxmlElement("w:noBreakHyphen"))
        if part:
            said = deepcopy(_preserved())
            said.text = part
            run.append(said)
    return run


@cache
def _looking(look: str) -> Element:
    """An empty run of a look, to be copied: a copy takes a tenth of the time."""
    run = OxmlElement("w:r")
    for tag, value in _LOOKS[look].items():
        _within(run, "w:rPr", f"w:{tag}", value)
    return run


@cache
def _preserved() -> Element:
    """Text that keeps its blanks, to be copied."""
    said = OxmlElement("w:t")
    said.set(qn("xml:space"), "preserve")
    return said


def _within(parent: Element, properties: str, tag: str, value: str | None) -> None:
    """Add a property to the properties of a paragraph or a run, which stand first in it."""
    holder = parent.find(qn(properties))
    if holder is None:
        holder = OxmlElement(properties)
        parent.insert(0, holder)
    one = OxmlElement(tag)
    if value is not None:
        one.set(qn("w:val"), value)
    holder.append(one)
