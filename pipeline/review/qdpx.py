"""Codings as a REFI-QDA project (.qdpx), which ATLAS.ti, MAXQDA, NVivo and others take in.

The standard is https://www.qdasoftware.org (REFI-QDA 1.5): a zip file with project.qde and the documents. A theme is a
code, and so is each verdict. A passage is a rectangle per page and column that it stands on: whole points from the
bottom left corner of the page, pages counted from 0. What has no such place is coded in a text of its own.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from pipeline.model import Box, union
from pipeline.model.files import atomic_path
from pipeline.publish import clean, encodable, one_line

SPACE = "urn:QDA-XML:project:1.0"
VERDICTS = ("akkoord", "aanpassen", "vervalt", "twijfel")
_NAME = 100  # characters of a passage that name its selection
_BREAK = "\n\n"  # between the passages of a text


@dataclass(frozen=True, slots=True)
class Source:
    """A document."""

    id: str
    title: str
    file: Path | None  # its PDF, where it is there
    heights: Mapping[int, float]  # of its pages as shown, in points; of those with a passage at least


@dataclass(frozen=True, slots=True)
class Coded:
    """What somebody holds of a passage."""

    document: str  # id of its source
    text: str
    boxes: tuple[Box, ...]  # on the pages as shown; none where it has no place
    theme: str  # id; '' where it is under none
    verdict: str  # one of `VERDICTS`, or ''
    remark: str
    who: str
    when: str  # ISO date and time with offset


def write_qdpx(path: Path, sources: Sequence[Source], codings: Sequence[Coded], themes: Mapping[str, str]) -> None:
    """Write the project; the same codings give the same file.

    Args:
        path: of the file.
        sources: the documents that the codings are in.
        codings: of all documents, in the order of the pages.
        themes: titles of the themes, by id.
    """
    project = Element("Project", {"xmlns": SPACE, "name": "Thema-tabel", "origin": "thematabel"})
    users = SubElement(project, "Users")
    people = {_user(one.who): one_line(one.who) for one in reversed(codings)}
    for guid, name in people.items():
        SubElement(users, "User", {"guid": guid, "name": _plain(name)})
    _codebook(project, themes)
    found = SubElement(project, "Sources")
    texts = [_text_source(found, one, codings) for one in sources]  # the schema has texts before PDFs
    drawn = [one for one in sources if _pdf_source(found, one, codings)]
    with atomic_path(path) as temporary, zipfile.ZipFile(temporary, "w") as packed:
        _pack(packed, "project.qde", tostring(project, encoding="utf-8", xml_declaration=True))
        for name, text in filter(None, texts):
            _pack(packed, f"sources/{name}", text.encode())
        for one in drawn:
            assert one.file is not None
            _pack(packed, f"sources/{_guid('source', one.id)}.pdf", one.file.read_bytes())


def _codebook(project: Element, themes: Mapping[str, str]) -> None:
    codes = SubElement(SubElement(project, "CodeBook"), "Codes")
    for name, title in themes.items():
        SubElement(codes, "Code", {"guid": _code("thema", name), "name": _plain(title), "isCodable": "true"})
    top = SubElement(codes, "Code", {"guid": _code("oordeel", ""), "name": "Oordeel", "isCodable": "false"})
    for verdict in VERDICTS:
        SubElement(top, "Code", {"guid": _code("oordeel", verdict), "name": verdict, "isCodable": "true"})


def _has_place(one: Coded, source: Source) -> bool:
    return source.file is not None and bool(one.boxes) and all(box.page in source.heights for box in one.boxes)


def _pdf_source(sources: Element, source: Source, codings: Iterable[Coded]) -> bool:
    """A PDF with a selection per rectangle of each passage; whether there are any."""
    placed = [one for one in codings if one.document == source.id and _has_place(one, source)]
    if not placed:
        return False
    guid = _guid("source", source.id)
    told = {"guid": guid, "name": _plain(source.title or source.id), "path": f"internal://{guid}.pdf"}
    drawn = SubElement(sources, "PDFSource", told)
    for one in placed:
        for number, area in enumerate(_areas(one.boxes)):
            height = source.heights[area.page]
            corners = {
                "page": str(area.page - 1),
                "firstX": str(round(area.x0)),
                "firstY": str(round(height - area.top)),
                "secondX": str(round(area.x1)),
                "secondY": str(round(height - area.bottom)),
            }
            _selection(drawn, "PDFSelection", one, corners, str(number))
    return True


def _text_source(sources: Element, source: Source, codings: Iterable[Coded]) -> tuple[str, str] | None:
    """The passages of a document that have no place on a page, as a text; its file and content."""
    loose = [one for one in codings if one.document == source.id and not _has_place(one, source)]
    if not loose:
        return None
    texts = [_plain(text) for text in dict.fromkeys(one.text for one in loose)]
    whole = _BREAK.join(texts)
    guid = _guid("text", source.id)
    title = f"{source.title or source.id} (passages)"
    told = {"guid": guid, "name": _plain(title), "plainTextPath": f"internal://{guid}.txt"}
    drawn = SubElement(sources, "TextSource", told)
    starts, start = {}, 0
    for text in texts:
        starts[text] = start
        start += len(text) + len(_BREAK)
    for one in loose:
        begin = starts[_plain(one.text)]
        span = {"startPosition": str(begin), "endPosition": str(begin + len(_plain(one.text)))}
        _selection(drawn, "PlainTextSelection", one, span, "")
    return f"{guid}.txt", whole


def _areas(boxes: Sequence[Box]) -> Iterator[Box]:
    """The rectangles around the lines of a passage: one for each page and column."""
    run: list[Box] = []
    for box in boxes:
        if run and (box.page != run[-1].page or box.bottom <= run[-1].top):
            yield union(run)
            run = []
        run.append(box)
    if run:
        yield union(run)


def _selection(source: Element, kind: str, one: Coded, where: Mapping[str, str], number: str) -> None:
    user = _user(one.who)
    known = (kind, one.document, one.text, user, *where.values(), number)
    made = {"creatingUser": user, **({"creationDateTime": one.when} if one.when else {})}
    told = {"guid": _guid(*known), "name": _plain(one_line(one.text))[:_NAME], **where, **made}
    selection = SubElement(source, kind, told)
    if one.remark:
        SubElement(selection, "Description").text = _plain(one.remark)
    verdict = (("oordeel", one.verdict),) if one.verdict in VERDICTS else ()
    for code in (*((("thema", one.theme),) if one.theme else ()), *verdict):
        coding = SubElement(selection, "Coding", {"guid": _guid(*known, *code), **made})
        SubElement(coding, "CodeRef", {"targetGUID": _code(*code)})


def _pack(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    packed.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)  # of no date: the same content, the same file


def _code(kind: str, name: str) -> str:
    return _guid("code", kind, name)


def _user(name: str) -> str:
    return _guid("user", one_line(name).casefold())


def _guid(*parts: str) -> str:
    return str(uuid5(NAMESPACE_URL, "\0".join(("thematabel", *map(encodable, parts)))))


def _plain(text: str) -> str:
    return clean(encodable(text))
