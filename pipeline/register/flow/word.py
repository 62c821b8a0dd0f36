"""A Word document (.docx) as blocks: what a reader sees of its text, without contents, hidden and deleted text."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from pipeline.model import Cause, UnreadablePdf
from pipeline.model.files import unpacked_size
from pipeline.register.flow.blocks import WIDEST, Block, Cell, Flowing, in_one_line

DOCUMENT = "word/document.xml"
LARGEST = 200  # MB that the parts of a document may take when unpacked
MOST = 200_000  # blocks of a document
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = {f"{_W}del", f"{_W}moveFrom", _FALLBACK}
_BLANKS = {f"{_W}tab", f"{_W}br", f"{_W}cr"}
_BOX = f"{_W}txbxContent"
_HEADING = re.compile(r"heading ([1-9])")
_LONGEST_HEADING = 90  # characters of a line in bold that goes for a heading where no style says what is one
_LAST_LEVEL = 9


def is_word(path: Path) -> bool:
    """Whether a file is a Word document by its content."""
    try:
        with zipfile.ZipFile(path) as parts:
            return DOCUMENT in parts.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def read_word(data: bytes, name: str) -> Flowing:
    """The blocks of a Word document, from its bytes.

    Raises:
        UnreadablePdf: when it is too large when unpacked, damaged, or says nothing.
    """
    import docx  # noqa: PLC0415 - few runs meet a Word document

    if unpacked_size(BytesIO(data)) > LARGEST * 1024 * 1024:
        raise UnreadablePdf(name, Cause("te-groot", (str(LARGEST),)))
    try:
        document = docx.Document(BytesIO(data))
        title = in_one_line(document.core_properties.title or "")
        blocks = _Reader(_Styles(document.styles.element)).blocks_of(document.element.body)
    except (KeyError, ValueError, zipfile.BadZipFile, SyntaxError) as error:  # a syntax error is lxml's, of its XML
        raise UnreadablePdf(name, Cause("geen-pagina-leesbaar")) from error
    if not blocks:
        raise UnreadablePdf(name, Cause("niets-erop"))
    return Flowing(title, tuple(blocks))


class _Styles:
    """What the styles of a document make of a paragraph, by the id of its style."""

    def __init__(self, styles: Any) -> None:
        self._by_id = {style.get(f"{_W}styleId"): style for style in styles.iter(f"{_W}style")}

    def name(self, identity: str) -> str:
        """The name of a style in small letters; Word keeps the names of its own in English."""
        style = self._by_id.get(identity)
        found = style.find(f"{_W}name") if style is not None else None
        return (found.get(f"{_W}val") or "").lower() if found is not None else ""

    def property(self, paragraph: Any, tag: str) -> Any:
        """A property of a paragraph: its own, else that of its style or of what that is based on; None without."""
        own = paragraph.find(f"{_W}pPr/{_W}{tag}")
        identity, met = _style_of(paragraph), set[str]()
        while own is None and identity in self._by_id and identity not in met:
            met.add(identity)
            style = self._by_id[identity]
            own = style.find(f"{_W}pPr/{_W}{tag}")
            base = style.find(f"{_W}basedOn")
            identity = base.get(f"{_W}val") or "" if base is not None else ""
        return own


class _Reader:
    """Makes blocks of paragraphs and tables."""

    def __init__(self, styles: _Styles) -> None:
        self.styles = styles
        self.bold: list[int] = []  # places of paragraphs that are all in bold and short

    def blocks_of(self, body: Any) -> list[Block]:
        """All blocks; where no style makes headings, lines in bold that stand alone are taken for them."""
        blocks: list[Block] = []
        for part in _parts(body):
            self._take(part, blocks)
            if len(blocks) >= MOST:
                break
        if not any(block.kind == "heading" for block in blocks):
            for place in self.bold:
                if place + 1 < len(blocks) and blocks[place].kind == "text":
                    blocks[place] = Block("heading", blocks[place].text, 1)
        return blocks

    def _take(self, part: Any, blocks: list[Block]) -> None:
        if part.tag == f"{_W}p":
            self._take_paragraph(part, blocks)
            return
        rows = _rows_of(part)
        if len(rows) > 1 and max(sum(cell.columns for cell in row) for row in rows) > 1:
            blocks.append(Block("table", rows=rows))
            return
        for cell in part.iter(f"{_W}tc"):  # one row or column is no table but a layout
            if next(cell.iterancestors(f"{_W}tbl")) is part:
                for inner in _parts(cell):
                    self._take(inner, blocks)

    def _take_paragraph(self, paragraph: Any, blocks: list[Block]) -> None:
        name = self.styles.name(_style_of(paragraph))
        if name.startswith(("toc ", "table of")):
            return
        if text := in_one_line(_text_of(paragraph)):
            if self._is_all_bold(paragraph, text):
                self.bold.append(len(blocks))
            blocks.append(self._block(paragraph, text, name))
        for box in paragraph.iter(_BOX):
            if not any(above.tag in _UNSEEN for above in box.iterancestors()):
                for inner in _parts(box):
                    self._take(inner, blocks)

    def _block(self, paragraph: Any, text: str, name: str) -> Block:
        if level := self._heading_level(paragraph, name):
            return Block("heading", text, level)
        if name == "caption":
            return Block("caption", text)
        numbered = self.styles.property(paragraph, "numPr")
        number = numbered.find(f"{_W}numId") if numbered is not None else None
        if number is not None and number.get(f"{_W}val") != "0":  # 0 takes a list away again
            return Block("item", text, _whole(numbered.find(f"{_W}ilvl"), 0) + 1)
        return Block("text", text)

    def _heading_level(self, paragraph: Any, name: str) -> int:
        """1 to 9; 0 for what is no heading."""
        if found := _HEADING.match(name):
            return int(found[1])
        if name == "title":
            return 1
        outline = self.styles.property(paragraph, "outlineLvl")
        level = _whole(outline, _LAST_LEVEL) + 1
        return level if level <= _LAST_LEVEL else 0

    def _is_all_bold(self, paragraph: Any, text: str) -> bool:
        runs = [run for run in paragraph.iter(f"{_W}r") if "".join(run.itertext(f"{_W}t")).strip()]
        bold = bool(runs) and all(_is_on(run.find(f"{_W}rPr/{_W}b")) for run in runs)
        return bold and len(text) <= _LONGEST_HEADING and not text.endswith((".", ";", ","))


def _parts(holder: Any) -> Iterator[Any]:
    """The paragraphs and tables that stand in a body, a cell or a text box, also those within a content control."""
    for part in holder:
        if part.tag in (f"{_W}p", f"{_W}tbl"):
            yield part
        elif part.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"):
            yield from _parts(part)


def _text_of(paragraph: Any) -> str:
    """Its words as they stand when all changes are accepted; not those of text boxes that hang from it."""
    said: list[str] = []
    for one in paragraph.iter(f"{_W}t", f"{_W}noBreakHyphen", *_BLANKS):
        above = list(one.iterancestors())
        above = above[: above.index(paragraph)]
        if any(node.tag in _UNSEEN or node.tag == _BOX for node in above) or _is_on(
            above[0].find(f"{_W}rPr/{_W}vanish")
        ):
            continue
        if one.tag == f"{_W}t":
            said.append(one.text or "")
        elif above[0].tag == f"{_W}r":
            said.append(" " if one.tag in _BLANKS else "-")
    return "".join(said)


def _rows_of(table: Any) -> tuple[tuple[Cell, ...], ...]:
    """The cells of a table row by row; one that goes on from above makes the cell there higher."""
    rows: list[list[list[Any]]] = []  # text, columns, rows, header
    above: dict[int, list[Any]] = {}  # by column: the cell that covers it
    for row in table.findall(f"{_W}tr"):
        header = _is_on(row.find(f"{_W}trPr/{_W}tblHeader"))
        cells: list[list[Any]] = []
        column = 0
        for cell in row.findall(f"{_W}tc"):
            wide = max(1, min(WIDEST, _whole(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)))
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merged is not None and merged.get(f"{_W}val") in (None, "continue") and column in above:
                above[column][2] += 1
            else:
                text = in_one_line(" ".join(_text_of(paragraph) for paragraph in cell.iter(f"{_W}p")))
                cells.append([text, wide, 1, header])
                above[column] = cells[-1]
            column += wide
        rows.append(cells[:WIDEST])
    return tuple(tuple(Cell(text, wide, min(WIDEST, high), head) for text, wide, high, head in row) for row in rows)


def _style_of(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style.get(f"{_W}val") or "" if style is not None else ""


def _is_on(given: Any) -> bool:
    return given is not None and given.get(f"{_W}val") not in ("0", "false", "none", "off")


def _whole(given: Any, otherwise: int) -> int:
    """The number that an element gives; `otherwise` where it gives none."""
    said = given.get(f"{_W}val") or "" if given is not None else ""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 5 else otherwise
