"""Two editions of one policy whose house style differs, from one list of statements.

`python -m tests.styles.editions.make [--truth-only]` writes `prose.pdf` and `telegram.pdf`, the truth of each, and
`changes.json`. A line of `statements.txt` is `CHANGE THEMES: as prose => as telegram bullet`, where CHANGE is same,
changed, dropped (no bullet) or new (no prose); `back:` is background, a line with # a section in both.
"""

from __future__ import annotations

import argparse
import os
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from tests.styles.documents.make import write_truth
from tests.styles.documents.source import THEMES, Block, Source, printed, unmarked
from tests.styles.documents.truth import truth_of

HERE = Path(__file__).parent
EDITIONS = {"prose": "old", "telegram": "new"}
SIZE = 3  # sentences in a paragraph of the prose


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: what it says in either edition, in the marks of a source; empty where it does not stand."""

    change: str  # same, changed, new, dropped; heading, back
    themes: str  # as written, with the star
    old: str
    new: str


def read_lines() -> tuple[dict[str, str], list[Line]]:
    """The settings and the lines of the list."""
    head, _, body = (HERE / "statements.txt").read_text(encoding="utf-8").partition("\n---\n")
    settings = dict(line.split(": ", 1) for line in head.splitlines())
    return settings, [_line(line) for line in body.splitlines() if line.strip()]


def edition(name: str) -> Source:
    """One of the two as the source of a document."""
    settings, lines = read_lines()
    side = EDITIONS[name]
    own = {key.removeprefix(f"{side} "): value for key, value in settings.items()}
    blocks: list[Block] = []
    for line in lines:
        text = line.old if side == "old" else line.new
        if line.change == "heading":
            blocks.append(Block("heading", (text,), 1))
        elif text:
            marked = text if line.change == "back" else f"{{{line.themes} {text}}}"
            _add(blocks, marked, "text" if side == "old" else "bullets")
    return Source(own | {"id": name, "subtitle": ""}, tuple(blocks))


def changes() -> list[dict[str, Any]]:
    """The truth of the comparison, as the scorer reads it."""
    truth = []
    for number, line in enumerate(line for line in read_lines()[1] if line.change not in ("heading", "back")):
        names = [THEMES[name] for name in line.themes.rstrip("*").split("+")]
        row: dict[str, Any] = {"change": line.change, "themes": names, "key": line.themes.endswith("*")}
        row |= {"old_id": f"o{number:02}" if line.old else "", "new_id": f"n{number:02}" if line.new else ""}
        truth.append(row | {"old_text": _words(line.old), "new_text": _words(line.new)})
    return truth


def main() -> None:
    """Typeset and annotate both."""
    parser = argparse.ArgumentParser(description="Make the two editions.")
    parser.add_argument("--truth-only", action="store_true", help="keep the PDFs as they are")
    options = parser.parse_args()
    for name in EDITIONS:
        source = edition(name)
        if not options.truth_only:
            _typeset(source, HERE / f"{name}.pdf")
        write_truth(truth_of(source, HERE / f"{name}.pdf"), HERE / f"{name}.json")
    write_truth(changes(), HERE / "changes.json")


def _line(written: str) -> Line:
    if written.startswith("# "):
        old, new = written[2:].split(" => ")
        return Line("heading", "", old, new)
    label, _, texts = written.partition(": ")
    old, _, new = f" {texts} ".partition(" => ")
    change, _, themes = label.partition(" ")
    return Line(change, themes, old.strip(), new.strip())


def _add(blocks: list[Block], marked: str, kind: str) -> None:
    """Put a sentence into the paragraph that is open, or a bullet into the list."""
    last = blocks[-1]
    if last.kind != kind:
        blocks.append(Block(kind, (marked,)))
    elif kind == "bullets":
        blocks[-1] = Block(kind, (*last.lines, marked))
    elif len(re.findall(r"[.] |[.]$", printed(last.lines[0]))) >= SIZE:
        blocks.append(Block(kind, (marked,)))
    else:
        blocks[-1] = Block(kind, (f"{last.lines[0]} {marked}",))


def _words(text: str) -> str:
    return text.split(" // ", 1)[0]


def _typeset(source: Source, target: Path) -> None:
    from weasyprint import CSS, HTML

    os.environ["SOURCE_DATE_EPOCH"] = "0"  # subsets of fonts carry a time of change
    settings = source.settings
    front = (
        f'<section class="front" data-notice="{escape(source.notice)}"><p>{escape(settings["publisher"])}</p>'
        f'<p class="title">{escape(settings["title"])}</p><p>{escape(settings["date"])}</p>'
        f"<p>{escape(source.notice)}.</p></section>"
    )
    html = (
        f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{escape(settings["title"])}</title></head>'
        f'<body class="{source.id}">{front}{"".join(map(_html, source.blocks))}</body></html>'
    )
    sheet = CSS(filename=str(HERE / "editions.css"))
    HTML(string=html).write_pdf(target, stylesheets=[sheet], pdf_identifier=b"thematabel")


def _html(block: Block) -> str:
    lines = [escape(unmarked(line)) for line in block.lines]
    if block.kind == "heading":
        return f"<h1>{lines[0]}</h1>"
    return f"<p>{lines[0]}</p>" if block.kind == "text" else f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


if __name__ == "__main__":
    main()
