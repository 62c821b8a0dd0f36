"""A source of a document with truth: plain text with a mark around each statement of own position.

Settings as `key: value`, a line of ---, then blocks with a blank line between them; the first sign of a line says what
it is: `#` heading, `-` bullet, `|` row of a table (`|!` its caption), `>` box (the first line is its title), `~` margin
note, `!` pull quote, `=` card (`= Title :: text`), `+` number with a legend (`+ 94% :: text`); else a paragraph.
A statement is `{theme+theme* words // kind value unit; kind value unit}`; the star says that it belongs in the
comparison table. `**words**` are bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

THEMES = {
    "alg": "algemeen",
    "kwal": "kwaliteit",
    "beh": "behandeling",
    "bek": "bekostiging",
    "duur": "duurzaamheid",
    "tech": "technologie",
    "ove": "overig",
}
SIGNS = {
    "#": "heading",
    "-": "bullets",
    "|": "table",
    ">": "box",
    "~": "margin",
    "!": "quote",
    "=": "cards",
    "+": "numbers",
}
REQUIRED = ("id", "kind", "publisher", "zorgkantoor", "year", "sector", "title", "subtitle", "date")
_STATEMENT = re.compile(r"\{(?P<themes>[a-z+]+)(?P<key>\*?) (?P<text>[^{}]*?)(?: // (?P<facts>[^{}]*))?\}")


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure: kind, value as a plain number or ISO date, unit as in the contract."""

    kind: str
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class Statement:
    """An own position as it is printed, with its judgement."""

    text: str
    themes: tuple[str, ...]
    key: bool
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one kind, marks of statements still in them, the sign at their start taken off."""

    kind: str  # one of SIGNS' values, or text
    lines: tuple[str, ...]
    level: int = 0  # of a heading

    def statements(self) -> Iterator[Statement]:
        """The statements in it, in reading order."""
        for line in self.lines:
            yield from (_statement(match) for match in _STATEMENT.finditer(line))

    def rows(self) -> list[list[str]]:
        """The cells of a table as they are printed; a caption is no row."""
        rows = (line for line in self.lines if not line.startswith("!"))
        return [[printed(cell) for cell in row.strip().strip("|").split("|")] for row in rows]

    @property
    def caption(self) -> str:
        """The caption of a table; empty when it has none."""
        return next((line[1:].strip() for line in self.lines if line.startswith("!")), "")


@dataclass(frozen=True, slots=True)
class Source:
    """A document: its settings and blocks."""

    settings: dict[str, str]
    blocks: tuple[Block, ...]

    @property
    def id(self) -> str:
        """Its name, also that of its PDF."""
        return self.settings["id"]

    @property
    def notice(self) -> str:
        """What each page says."""
        return f"Demonstratiedocument van thematabel, geen publicatie van {self.settings['publisher']}"


def read_source(path: Path) -> Source:
    """Read a source; a mark that is not understood or a setting that lacks raises ValueError."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    settings = dict(line.split(": ", 1) for line in head.splitlines())
    if missing := set(REQUIRED) - settings.keys():
        raise ValueError(f"{path.name} lacks {', '.join(sorted(missing))}")
    blocks = tuple(_blocks(body))
    left = [line for block in blocks for line in block.lines if set(printed(line)) & set("{}")]
    if left:
        raise ValueError(f"{path.name}: a mark is not understood in {left[0]!r}")
    return Source(settings, blocks)


def printed(marked: str) -> str:
    """A line as it is printed: without the marks of statements and of bold words."""
    return " ".join(_STATEMENT.sub(lambda match: match["text"], marked).replace("**", "").replace(" :: ", " ").split())


def unmarked(marked: str) -> str:
    """A line without the marks of statements; bold and `::` are still in it."""
    return _STATEMENT.sub(lambda match: match["text"], marked).strip()


def _blocks(body: str) -> Iterator[Block]:
    for paragraph in re.split(r"\n\s*\n", body.strip()):
        for kind, run in groupby(paragraph.splitlines(), key=lambda line: SIGNS.get(line[0], "text")):
            lines = list(run)
            if kind == "heading":
                for line in lines:
                    marks, text = line.split(" ", 1)
                    yield Block(kind, (text,), len(marks))
            elif kind == "text":
                yield Block(kind, (" ".join(lines),))
            else:
                yield Block(kind, tuple(line[1:].strip() for line in lines))


def _statement(match: re.Match[str]) -> Statement:
    themes = tuple(THEMES[name] for name in match["themes"].split("+"))
    facts = tuple(_fact(written.strip()) for written in (match["facts"] or "").split(";") if written.strip())
    return Statement(printed(match["text"]), themes, bool(match["key"]), facts)


def _fact(written: str) -> Fact:
    """`afslag -2 %`; where a figure can be written in two ways ('0.5 jaar of 6 maand') the first counts."""
    kind, value, *unit = written.split(" of ", maxsplit=1)[0].split(" ", 2)
    return Fact(kind, value, unit[0] if unit else "")
