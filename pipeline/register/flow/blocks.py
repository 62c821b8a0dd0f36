"""What a document without pages says: headings, paragraphs, list items and tables, in their order."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "text", "item", "caption", "table"]

WIDEST = 50  # columns of a table, and columns or rows that one cell may cover
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, and how many columns and rows it covers."""

    text: str
    columns: int = 1
    rows: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, caption or table; its text is on one line, and can be seen."""

    kind: BlockKind
    text: str = ""
    level: int = 0  # of a heading or of a list within lists, from 1
    rows: tuple[tuple[Cell, ...], ...] = ()  # of a table
    place: str = ""  # '#name' or 'https://.../#name', as a link leads to it; '' where there is none


@dataclass(frozen=True, slots=True)
class Flowing:
    """A whole document."""

    title: str  # what it calls itself in its properties
    blocks: tuple[Block, ...]


def in_one_line(text: str) -> str:
    """Text as it can be shown: composed, without line ends, soft hyphens and marks that turn its direction."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode()))
    return " ".join("".join(c if c.isprintable() or c.isspace() else " " for c in text).split())
