"""Last period's comparison table, read into statements per zorgkantoor and theme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.config import Theme, Zorgkantoor
from pipeline.model import Grid
from pipeline.themes.sentences import sentence_spans

COLUMNS = 2  # zorgkantoren that the header of such a table names at least
LONG_HEAD = 40  # characters that a column's head may have beside the name
HEADER = 6  # rows in which the header is looked for
ALIKE = 75  # likeness of a row's name and a theme's title, 0..100
ITEM = re.compile(r"(?:^|(?<=\s))(?:[-–•◦▪●*]|\d{1,2}[.)])\s+(?=\S)")
BRIEF = 4  # words; a list of such items is one statement
PAGE = re.compile(r"\s*\(p\.\s*\d+\)(?:\s(?:nieuw|gewijzigd))?\s*$")  # as our own workbook ends a statement
OURS = re.compile(r"^[•◦]\s")
YEAR = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True, slots=True)
class EarlierTable:
    """A comparison table of an earlier period: where it comes from and what it says."""

    source: str  # the document's id, or a workbook's path below the corpus
    year: str  # four digits, or ''
    grid: Grid
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of such a table."""

    source: str
    zorgkantoor: str
    theme: str  # '' when the row's name is none of ours
    text: str
    lead_in: str = ""  # of its list

    @property
    def whole(self) -> str:
        """The statement with the lead-in that it needs."""
        return f"{self.lead_in} {self.text}".strip()


def is_earlier_table(grid: Grid, zorgkantoren: Sequence[Zorgkantoor]) -> bool:
    """Whether a table has a column for each of several zorgkantoren."""
    return _header(grid, zorgkantoren) is not None


def statements_of(table: EarlierTable, zorgkantoren: Sequence[Zorgkantoor], themes: Sequence[Theme]) -> list[Statement]:
    """The statements of a table, by row, then by column; empty when it has no columns for zorgkantoren."""
    header = _header(table.grid, zorgkantoren)
    if header is None:
        return []
    row, columns = header
    statements: list[Statement] = []
    theme = ""
    for cells in table.grid[row + 1 :]:
        theme = _theme(cells[0], themes, theme)
        for column, zorgkantoor in columns.items():
            statements += _statements(cells[column], table.source, zorgkantoor, theme)
    return list(dict.fromkeys(statements))


def _header(grid: Grid, zorgkantoren: Sequence[Zorgkantoor]) -> tuple[int, Mapping[int, str]] | None:
    """The row that names the zorgkantoren, and whose column is which."""
    for number, cells in enumerate(grid[:HEADER]):
        columns = {
            column: whose for column, cell in enumerate(cells) if column and (whose := _whose(cell, zorgkantoren))
        }
        if len(set(columns.values())) >= COLUMNS:
            return number, columns
    return None


def _whose(cell: str, zorgkantoren: Sequence[Zorgkantoor]) -> str:
    """The zorgkantoor that a short cell names, '' when it names none."""
    bare = _bare(cell)
    for zorgkantoor in zorgkantoren:
        for name in (zorgkantoor.name, *zorgkantoor.aliases):
            if f"{bare} ".removeprefix("zorgkantoor ").startswith(f"{_bare(name)} "):
                return zorgkantoor.id if len(bare) <= len(name) + LONG_HEAD else ""
    return ""


def _bare(text: str) -> str:
    return " ".join(re.findall(r"[\w&]+", text.lower()))


def _theme(cell: str, themes: Sequence[Theme], before: str) -> str:
    """The theme whose title a row's first cell says, cut off or spelled out as it may be; an empty cell goes on."""
    name = re.sub(r"\(vervolg\)", "", cell).strip()
    if not name:
        return before
    rated = [(_alike(name, theme.title), theme.id) for theme in themes]
    best = max(rated, default=(0.0, ""))
    return best[1] if best[0] >= ALIKE else ""


def _alike(name: str, title: str) -> float:
    return max(fuzz.ratio(name.lower(), title.lower()), fuzz.token_set_ratio(name.lower(), title.lower()))


def _statements(cell: str, source: str, zorgkantoor: str, theme: str) -> Iterator[Statement]:
    for block in re.split(r"\n+", cell):
        ours = bool(OURS.match(block) and PAGE.search(block))
        for lead_in, text in [("", OURS.sub("", PAGE.sub("", block)))] if ours else _parts(block):
            if len(re.findall(r"[^\W\d]{2,}|\d+", text)) >= (1 if lead_in else 2):
                yield Statement(source, zorgkantoor, theme, text.strip(), lead_in.strip())


def _parts(block: str) -> Iterator[tuple[str, str]]:
    """(lead-in, statement) of running text in which lists may stand, their marks amid the line."""
    pieces = [piece.strip() for piece in ITEM.split(block)]
    sentences = [block[start:end] for start, end in sentence_spans(pieces[0])] if pieces[0] else []
    if len(pieces) == 1:
        yield from (("", sentence) for sentence in sentences)
        return
    lead_in = sentences.pop() if sentences else ""
    yield from (("", sentence) for sentence in sentences)
    listed = [[piece[start:end] for start, end in sentence_spans(piece)] for piece in pieces[1:] if piece]
    items = [sentences[0] for sentences in listed]
    if all(len(item.split()) <= BRIEF for item in items):
        yield "", f"{lead_in} {', '.join(items)}".strip()
    else:
        yield from ((lead_in, item) for item in items)
    yield from (("", sentence) for sentences in listed for sentence in sentences[1:])  # the list has ended
