"""The truth of a document from its source and its PDF: the statements from the one, their pages from the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2

from tests.styles.documents.source import Block, Fact, Source, Statement, printed

_CONTENTS = re.compile("inhoud|.{0,80}inhoudsopgave")  # behind a line at the head of the page


def truth_of(source: Source, pdf: Path) -> dict[str, Any]:
    """The truth as the scorer reads it; a statement that is not in the PDF raises ValueError."""
    pages = Pages.read(pdf)
    headings: list[dict[str, Any]] = []
    tables: list[dict[str, Any]] = []
    clauses: list[dict[str, Any]] = []
    path: list[str] = []
    for block in source.blocks:
        if block.kind == "heading":
            title = printed(block.lines[0])
            path = [*path[: block.level - 1], title]
            headings.append({"level": block.level, "text": title, "page": pages.next_with(title)})
        for statement in block.statements():
            number = f"{source.id}-c{len(clauses) + 1:03}"
            clauses.append(_clause(number, statement, path, pages.next_with(statement.text)))
        if block.kind == "table":
            tables.append(_table(f"{source.id}-t{len(tables) + 1}", block, path, pages))
    named = ("id", "kind", "publisher", "zorgkantoor", "year", "sector", "title")
    document = {name: source.settings[name] for name in named} | {"pages": len(pages.letters), "file": pdf.name}
    return {"document": document, "headings": headings, "tables": tables, "clauses": clauses}


@dataclass(slots=True)
class Pages:
    """The letters of each page, and how far reading has come."""

    letters: list[str]
    at: int = 0  # page, counted from 0

    @classmethod
    def read(cls, pdf: Path) -> Pages:
        """Open a PDF and keep only letters and digits: line ends and hyphens differ by producer.

        Reading begins behind the contents page, where there is one: it has the words of every heading.
        """
        document = pypdfium2.PdfDocument(pdf)
        try:
            letters = [_letters(page.get_textpage().get_text_range()) for page in document]
            return cls(letters, at=next((n for n, page in enumerate(letters) if _CONTENTS.match(page)), -1) + 1)
        finally:
            document.close()

    def next_with(self, text: str) -> int:
        """The page, counted from 1, on which a text begins, at or after the last one found (or just before it)."""
        wanted = _letters(text)
        half, quarter = max(12, len(wanted) // 2), max(12, len(wanted) // 4)
        for part in (wanted, wanted[:half], wanted[:quarter], wanted[-half:]):  # it may run over a page's end
            for number in self._order():
                if part in self.letters[number]:
                    self.at = max(self.at, number)
                    return number + 1
        raise ValueError(f"not in the PDF: {text!r}")

    def _order(self) -> Iterator[int]:
        """This page and those after it, then the one before: a margin note may be printed early."""
        yield from range(self.at, len(self.letters))
        yield from range(max(0, self.at - 1), self.at)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", re.sub(r"[\u00ad\ufffe\x02]", "", text).lower())


def _clause(number: str, statement: Statement, path: list[str], page: int) -> dict[str, Any]:
    return {
        "id": number,
        "themes": list(statement.themes),
        "key": statement.key,
        "page": page,
        "section": list(path),
        "text": statement.text,
        "facts": [_fact(fact, statement.text) for fact in statement.facts],
    }


def _fact(fact: Fact, text: str) -> dict[str, str]:
    """With the words around the number, as far as the number is written in digits."""
    digits = re.escape(fact.value.lstrip("-").replace(".", ","))
    match = re.search(rf"(?:€ ?)?{digits}(?: ?%| \w+)?", text)
    return {"kind": fact.kind, "value": fact.value, "unit": fact.unit, "text": match[0] if match else ""}


def _table(number: str, block: Block, path: list[str], pages: Pages) -> dict[str, Any]:
    grid = block.rows()
    first = pages.next_with(" ".join(grid[0]))
    last = pages.next_with(grid[-1][-1])
    label = re.match(r"Tabel \d+", block.caption)
    return {
        "id": number,
        "label": label[0] if label else "",
        "n": "",
        "caption": block.caption,
        "header_rows": 1,
        "page": first,
        "page_end": last,
        "section": list(path),
        "grid": grid,
    }
