"""The style corpus as values: sentences of our own in eight house styles, judged by hand, in `sentences/*.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent / "sentences"
THEMES = ("algemeen", "kwaliteit", "behandeling", "bekostiging", "duurzaamheid", "technologie", "overig")
KINDS = (
    *("richttarief", "tarief", "opslag", "afslag", "plafond"),
    *("ratio", "termijn", "bedrag", "datum", "percentage"),
)
Round = Literal["first", "second"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a sentence: its kind, and the ways to write value and unit that are right."""

    kind: str
    ways: tuple[tuple[str, str], ...]  # (value, unit), the number without its sign

    @classmethod
    def read(cls, written: str) -> Figure:
        """From `afslag -2 %`, or `termijn 0.5 jaar of 6 maand` where two are as good."""
        kind, rest = written.split(" ", 1)
        if kind not in KINDS:
            raise ValueError(f"{written!r}: {kind} is no kind of figure")
        ways = (way.strip().partition(" ") for way in rest.split(" of "))
        return cls(kind, tuple((value.lstrip("-"), unit) for value, _, unit in ways))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or bullet, or cell) with what a careful reader says of it."""

    text: str
    own: bool  # whether it states the zorgkantoor's own position
    themes: tuple[str, ...]  # any of these is right
    figures: tuple[Figure, ...]
    trap: str  # why it is easily misjudged; empty for a plain one
    lead: str  # the line that introduces its list, if any


@dataclass(frozen=True, slots=True)
class Text:
    """What stands together: a paragraph, a box, a paragraph whose head runs in."""

    sentences: tuple[Sentence, ...]
    box: str = ""  # title of the box
    run_in: str = ""  # bold words at its start


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; a bullet is one or more sentences."""

    lead: str
    items: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; a cell is a sentence that is judged or a plain label."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Sentence | str, ...], ...]


Block = Text | Bullets | Grid


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading path."""

    path: tuple[str, ...]
    blocks: tuple[Block, ...]

    def sentences(self) -> Iterator[Sentence]:
        """Every judged sentence, in reading order."""
        for block in self.blocks:
            if isinstance(block, Text):
                yield from block.sentences
            elif isinstance(block, Bullets):
                yield from (sentence for item in block.items for sentence in item)
            else:
                yield from (cell for row in block.rows for cell in row if isinstance(cell, Sentence))


@dataclass(frozen=True, slots=True)
class Booklet:
    """The sentences of one style and one round; it is typeset as one small document."""

    style: str
    round: Round
    zorgkantoor: str
    publisher: str
    title: str
    sections: tuple[Section, ...]

    @property
    def name(self) -> str:
        """Its file name without ending."""
        return f"{self.style}-{self.round}"

    @property
    def row(self) -> dict[str, str]:
        """What the register says of it."""
        whose = {"publisher": self.publisher, "zorgkantoor": self.zorgkantoor, "title": self.title}
        return {"id": self.name, "kind": "inkoopbeleid", "year": "2028", "sector": "vv", **whose}

    def sentences(self) -> list[Sentence]:
        """Every judged sentence, in reading order."""
        return [sentence for section in self.sections for sentence in section.sentences()]


def read_booklets(folder: Path = FOLDER) -> list[Booklet]:
    """All booklets, by style and round; what is misspelt raises ValueError or KeyError."""
    return [booklet for path in sorted(folder.glob("*.yaml")) for booklet in _booklets(path)]


def _booklets(path: Path) -> Iterator[Booklet]:
    data = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    rounds: tuple[Round, ...] = ("first", "second")
    for turn in rounds:
        sections = tuple(_section(entry) for entry in data["sections"] if entry["round"] == turn)
        if sections:
            yield Booklet(data["style"], turn, data["zorgkantoor"], data["publisher"], data["title"], sections)


def _section(entry: dict[str, Any]) -> Section:
    return Section(tuple(entry["path"]), tuple(_block(block, entry["themes"]) for block in entry["blocks"]))


def _block(entry: dict[str, Any], themes: Sequence[str]) -> Block:
    if "text" in entry:
        texts = tuple(_sentence(item, themes, "") for item in entry["text"])
        return Text(texts, entry.get("box", ""), entry.get("runin", ""))
    if "bullets" in entry:
        lead = entry.get("lead", "")
        items = ((item if isinstance(item, list) else [item]) for item in entry["bullets"])
        return Bullets(lead, tuple(tuple(_sentence(part, themes, lead) for part in item) for item in items))
    rows = (tuple(c if isinstance(c, str) else _sentence(c, themes, "") for c in row) for row in entry["rows"])
    return Grid(tuple(entry["columns"]), tuple(rows))


def _sentence(entry: dict[str, Any], themes: Sequence[str], lead: str) -> Sentence:
    if unknown := entry.keys() - {"own", "not", "themes", "facts", "trap"}:
        raise ValueError(f"unknown in a sentence: {unknown}")
    own = "own" in entry
    chosen = tuple(entry.get("themes", themes))
    if strange := set(chosen) - set(THEMES):
        raise ValueError(f"no themes: {strange}")
    figures = tuple(Figure.read(written) for written in entry.get("facts", []))
    return Sentence(entry["own" if own else "not"], own, chosen, figures, entry.get("trap", ""), lead)
