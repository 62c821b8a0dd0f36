"""What Excel is strict about in a workbook: it offers to repair one that breaks any of these rules.

Works on the parts of the file itself, since the libraries that read workbooks forgive most of it.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from openpyxl.utils import range_boundaries

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
P = "{http://schemas.openxmlformats.org/package/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
ORDER = [
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "autoFilter",
    "mergeCells", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "drawing", "legacyDrawing", "tableParts", "extLst",
]  # fmt: skip
LONGEST, LINKS, TARGET, LIST, ROWS, COLUMNS = 32_767, 65_530, 2_079, 255, 1_048_576, 16_384
_ESCAPE = re.compile("_x[0-9A-Fa-f]{4}_")
_NAME = re.compile(r"[A-Za-z_\\][\w.\\]{0,254}")
_CELL_LIKE = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc][0-9]*|[RrCc]")
_PLACE = re.compile(r"(?:'((?:[^']|'')+)'|(\w+))!\$?([A-Z]{1,3})\$?([0-9]+)(?::\$?([A-Z]{1,3})\$?([0-9]+))?")

Area = tuple[int, int, int, int]  # first column, first row, last column, last row, from 1


@dataclass
class Sheet:
    """A sheet: its name, its part, its cells as text by (row, column), and its relations by id."""

    name: str
    part: str
    root: ET.Element
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    relations: dict[str, ET.Element] = field(default_factory=dict)


def complaints(path: Path) -> list[str]:
    """Everything that Excel would repair, in words; empty when there is nothing."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    try:
        roots = {name: ET.fromstring(data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    except ET.ParseError as error:
        return [f"no XML: {error}"]
    return list(_Book(roots, set(parts)).complaints())


class _Book:
    def __init__(self, roots: dict[str, ET.Element], names: set[str]) -> None:
        self.roots, self.names = roots, names
        self.strings = [_string(si) for si in roots["xl/sharedStrings.xml"].iter(f"{M}si")]
        self.formats = len(roots["xl/styles.xml"].findall(f"{M}cellXfs/{M}xf"))
        relations = self._relations("xl/workbook.xml")
        self.sheets = [
            self._sheet(one.attrib["name"], _target("xl/workbook.xml", relations[one.attrib[f"{R}id"]]))
            for one in roots["xl/workbook.xml"].iter(f"{M}sheet")
        ]
        self.by_name = {sheet.name: sheet for sheet in self.sheets}

    def complaints(self) -> Iterator[str]:
        yield from self._parts()
        yield from self._names_of_sheets()
        yield from self._shared_strings()
        yield from self._defined_names()
        for sheet in self.sheets:
            for one in (*_layout(sheet), *self._cells(sheet), *self._links(sheet), *_lists(sheet)):
                yield f"{sheet.name}: {one}"
        yield from self._tables()
        yield from self._properties()

    def _relations(self, part: str) -> dict[str, ET.Element]:
        folder, name = posixpath.split(part)
        root = self.roots.get(f"{folder}/_rels/{name}.rels")
        return {} if root is None else {one.attrib["Id"]: one for one in root}

    def _sheet(self, name: str, part: str) -> Sheet:
        sheet = Sheet(name, part, self.roots[part], relations=self._relations(part))
        for cell in sheet.root.iter(f"{M}c"):
            column, row, _, _ = _area(cell.attrib["r"])
            value = cell.findtext(f"{M}v") or ""
            known = cell.get("t") == "s" and int(value) < len(self.strings)
            sheet.cells[row, column] = self.strings[int(value)] if known else value
        return sheet

    def _parts(self) -> Iterator[str]:
        """Every part has a type, every relation leads somewhere."""
        types = self.roots["[Content_Types].xml"]
        typed = {one.get("PartName", "").lstrip("/") for one in types} | {one.get("Extension", "") for one in types}
        for name in sorted(self.names - {"[Content_Types].xml"}):
            if name not in typed and name.rsplit(".", 1)[-1] not in typed:
                yield f"{name} has no type"
        for name, root in self.roots.items():
            if name.endswith(".rels"):
                part = name.replace("_rels/", "").removesuffix(".rels")
                for one in root:
                    if one.get("TargetMode") != "External" and _target(part, one) not in self.names:
                        yield f"{name} leads to {one.attrib['Target']}, which is not there"

    def _names_of_sheets(self) -> Iterator[str]:
        names = [sheet.name for sheet in self.sheets]
        if len({name.casefold() for name in names}) < len(names):
            yield "two sheets have one name"
        for name in names:
            if not 0 < len(name) <= 31 or re.search(r"[\[\]:*?/\\]|^'|'$", name):
                yield f"{name!r} cannot be the name of a sheet"

    def _shared_strings(self) -> Iterator[str]:
        root = self.roots["xl/sharedStrings.xml"]
        used = sum(cell.get("t") == "s" for sheet in self.sheets for cell in sheet.root.iter(f"{M}c"))
        if (root.get("count"), root.get("uniqueCount")) != (str(used), str(len(self.strings))):
            yield "the shared strings are counted wrong"
        for number, si in enumerate(root.iter(f"{M}si")):
            runs = si.findall(f"{M}r")
            texts = [t.text or "" for t in si.iter(f"{M}t")]
            if runs and (len(runs) < 2 or not all(texts) or len(texts) != len(runs)):
                yield f"string {number}: rich text needs two parts or more, none empty"
            if len(self.strings[number].encode("utf-16-le")) > 2 * LONGEST:
                yield f"string {number} is longer than a cell can hold"
            if any(_ESCAPE.search(text) for text in texts):
                yield f"string {number} would be taken for an escape"
            if any(t.text and t.text != t.text.strip() and t.get(SPACE) != "preserve" for t in si.iter(f"{M}t")):
                yield f"string {number} loses its blanks"

    def _defined_names(self) -> Iterator[str]:
        seen = set()
        for one in self.roots["xl/workbook.xml"].iter(f"{M}definedName"):
            name, local = one.attrib["name"], one.get("localSheetId")
            if (name.casefold(), local) in seen:
                yield f"the name {name} is there twice"
            seen.add((name.casefold(), local))
            if not _NAME.fullmatch(name) or _CELL_LIKE.fullmatch(name):
                yield f"{name} cannot be a name"
            if local is not None and int(local) >= len(self.sheets):
                yield f"the name {name} is of a sheet that is not there"
            for place in re.split(r",(?=(?:[^']*'[^']*')*[^']*$)", one.text or ""):
                bare = re.sub(r"\$([A-Z]+):\$([A-Z]+)$", r"$\g<1>$1:$\g<2>$1", place)
                bare = re.sub(r"!\$([0-9]+):\$([0-9]+)$", r"!$A$\g<1>:$A$\g<2>", bare)
                if self._missing(bare):
                    yield f"the name {name} leads to {place}"

    def _missing(self, place: str) -> bool:
        """Whether a place such as 'Blad'!A1 is in no sheet of the workbook."""
        found = _PLACE.fullmatch(place)
        if found is None:
            return True
        name = found[1].replace("''", "'") if found[1] else found[2]
        return name not in self.by_name or not 1 <= int(found[4]) <= ROWS

    def _cells(self, sheet: Sheet) -> Iterator[str]:
        """What cells may be."""
        for cell in sheet.root.iter(f"{M}c"):
            if cell.get("t") == "s" and int(cell.findtext(f"{M}v") or "-1") not in range(len(self.strings)):
                yield f"{cell.attrib['r']} has a string that is not there"
            if cell.get("t", "n") not in ("s", "n") or cell.find(f"{M}f") is not None:
                yield f"{cell.attrib['r']} is a formula, or of another kind than text and numbers"
            if int(cell.get("s", "0")) >= self.formats:
                yield f"{cell.attrib['r']} has a format that is not there"

    def _links(self, sheet: Sheet) -> Iterator[str]:
        links = list(sheet.root.iter(f"{M}hyperlink"))
        places = [link.attrib["ref"] for link in links]
        if len(links) > LINKS:
            yield f"{len(links)} links"
        if len(set(places)) < len(places):
            yield "two links in one cell"
        for link in links:
            column, row, _, _ = _area(link.attrib["ref"])
            if not sheet.cells.get((row, column)):
                yield f"the link in {link.attrib['ref']} has no words"
            relation = sheet.relations.get(link.get(f"{R}id", ""))
            if link.get(f"{R}id") and (relation is None or relation.get("TargetMode") != "External"):
                yield f"the link in {link.attrib['ref']} has no address"
            elif relation is not None:
                address = relation.attrib["Target"]
                if len(address) > TARGET or re.search(r"[\s\\<>\"{}|^`]", address):
                    yield f"the link in {link.attrib['ref']} leads to {address!r}"
            elif self._missing(link.get("location", "")):
                yield f"the link in {link.attrib['ref']} leads to {link.get('location')!r}"

    def _tables(self) -> Iterator[str]:
        """Names and ids of all tables together; then each against its sheet."""
        found = [
            (sheet, self.roots[_target(sheet.part, sheet.relations[part.attrib[f"{R}id"]])])
            for sheet in self.sheets
            for part in sheet.root.iter(f"{M}tablePart")
        ]
        names = [table.attrib["displayName"].casefold() for _, table in found]
        defined = {n.attrib["name"].casefold() for n in self.roots["xl/workbook.xml"].iter(f"{M}definedName")}
        if len(set(names)) < len(names) or len({table.attrib["id"] for _, table in found}) < len(found):
            yield "two tables have one name or id"
        if set(names) & defined:
            yield "a table has a name that is taken"
        for sheet, table in found:
            others = [_area(other.attrib["ref"]) for of, other in found if of is sheet and other is not table]
            merged = [_area(cell.attrib["ref"]) for cell in sheet.root.iter(f"{M}mergeCell")]
            if any(_overlap(_area(table.attrib["ref"]), other) for other in others + merged):
                yield f"{sheet.name}: its table overlaps something"
            for one in _table(sheet, table):
                yield f"{sheet.name}: {one}"

    def _properties(self) -> Iterator[str]:
        core = {child.tag.rsplit("}", 1)[-1]: child.text for child in self.roots["docProps/core.xml"]}
        for name in ("title", "subject", "creator", "created", "description", "keywords"):
            if not core.get(name):
                yield f"the property {name} is empty"


def _table(sheet: Sheet, table: ET.Element) -> Iterator[str]:
    """The name, the columns against the header cells, the filter."""
    name = table.attrib["displayName"]
    left, top, right, bottom = _area(table.attrib["ref"])
    if not _NAME.fullmatch(name) or _CELL_LIKE.fullmatch(name):
        yield f"{name} cannot be the name of a table"
    if bottom <= top:
        yield f"the table {name} has no rows"
    columns = [column.attrib["name"] for column in table.iter(f"{M}tableColumn")]
    heads = [sheet.cells.get((top, column), "") for column in range(left, right + 1)]
    if columns != heads:
        yield f"the columns of {name} are {columns}, its header {heads}"
    if len({column.casefold() for column in columns}) < len(columns) or not all(columns):
        yield f"two columns of {name} have one name, or one has none"
    if max((len(column) for column in columns), default=0) > 255:
        yield f"a column of {name} has too long a name"
    if len({column.attrib["id"] for column in table.iter(f"{M}tableColumn")}) < len(columns):
        yield f"two columns of {name} have one id"
    declared = table.find(f"{M}tableColumns")
    if declared is None or declared.get("count") != str(len(columns)):
        yield f"the columns of {name} are counted wrong"
    filtered = table.find(f"{M}autoFilter")
    if filtered is None or filtered.get("ref") != table.attrib["ref"]:
        yield f"the filter of {name} is not that of its table"


def _layout(sheet: Sheet) -> Iterator[str]:
    """Order of the parts of a sheet, of its rows and of its cells."""
    tags = [child.tag.removeprefix(M) for child in sheet.root]
    if tags != sorted(tags, key=ORDER.index):
        yield f"its parts stand in the order {tags}"
    rows = [int(row.attrib["r"]) for row in sheet.root.iter(f"{M}row")]
    if rows != sorted(set(rows)):
        yield "its rows are not in order"
    for row in sheet.root.iter(f"{M}row"):
        columns = [_area(cell.attrib["r"])[0] for cell in row]
        if columns != sorted(set(columns)) or any(_area(c.attrib["r"])[1] != int(row.attrib["r"]) for c in row):
            yield f"the cells of row {row.attrib['r']} are not in order"
        if float(row.get("ht", "0")) > 409.5:
            yield f"row {row.attrib['r']} is too high"
    for footer in sheet.root.iter(f"{M}headerFooter"):
        if any(len(part.text or "") > 255 for part in footer):
            yield "its footer is too long"


def _lists(sheet: Sheet) -> Iterator[str]:
    """Lists to choose from, and what is said beside them."""
    for rule in sheet.root.iter(f"{M}dataValidation"):
        choices = (rule.findtext(f"{M}formula1") or "").strip('"')
        if rule.get("type") == "list" and not 0 < len(choices.encode("utf-16-le")) // 2 <= LIST:
            yield f"the list of {rule.get('sqref')} has {len(choices)} characters"
        for name, longest in (("promptTitle", 32), ("prompt", 255), ("errorTitle", 32), ("error", 225)):
            if len(rule.get(name, "")) > longest:
                yield f"the {name} of {rule.get('sqref')} is too long"


def _string(si: ET.Element) -> str:
    return "".join(t.text or "" for t in si.iter(f"{M}t"))


def _target(part: str, relation: ET.Element) -> str:
    target = relation.attrib["Target"]
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def _area(ref: str) -> Area:
    left, top, right, bottom = range_boundaries(ref)
    return int(left or 1), int(top or 1), int(right or COLUMNS), int(bottom or ROWS)


def _overlap(one: Area, other: Area) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
