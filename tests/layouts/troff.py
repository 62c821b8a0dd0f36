"""A source as tbl input for groff: lines drawn as strokes of their own, the thirteen old PostScript fonts."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from tests.layouts.sources import Source, text_of

START = ".pl 29.7c\n.po 2.4c\n.ll 16c\n.ps 10\n.vs 13\n.ft T\n.sp 2c\n"


def manuscript(source: Source) -> str:
    """Paragraphs, captions and tables of a source, in order."""
    out = [START]
    for element in source.body.iter():
        if element.tag == "p":
            out.append(f".ad {'l' if 'caption' in element.get('class', '') else 'b'}\n{text_of(element)}\n.sp .6\n")
        elif element.tag == "table":
            out.append(_table(element, _look(source, element)))
    return "".join(out)


def _look(source: Source, table: ET.Element) -> str:
    if table.get("class") == "grid" or source.name == "tariffs":
        return "grid"
    return next((look for look in ("aligned", "no-outer-border") if source.name.startswith(look)), "rules")


def _table(table: ET.Element, look: str) -> str:
    rows = list(table.iter("tr"))
    heads = [all(cell.tag == "th" for cell in row) for row in rows]
    formats, lines = _laid_out(rows, "|" if look == "no-outer-border" else " ")
    ruled: list[str] = ["_"] if look == "rules" else []
    for i, line in enumerate(lines):
        ruled.append(line)
        ends = heads[i] and not heads[min(i + 1, len(heads) - 1)]
        if (look == "rules" and (ends or i == len(lines) - 1)) or (look == "no-outer-border" and i < len(lines) - 1):
            ruled.append("_")
    options = "allbox tab(~);" if look == "grid" else "tab(~);"
    return ".TS\n" + options + "\n" + "\n".join(formats) + ".\n" + "\n".join(ruled) + "\n.TE\n.sp\n"


def _laid_out(rows: list[ET.Element], between: str) -> tuple[list[str], list[str]]:
    """Format and data line of each row; `s` and `^` for the places that a merged cell covers."""
    taken: dict[tuple[int, int], str] = {}
    formats, lines = [], []
    for r, row in enumerate(rows):
        cells = list(row)
        letters: list[str] = []
        texts: list[str] = []
        c = 0
        while cells or (r, c) in taken:
            if (r, c) in taken:
                letters.append(taken[r, c])
                if taken[r, c] == "^":
                    texts.append("")
                c += 1
                continue
            cell = cells.pop(0)
            high, wide = int(cell.get("rowspan", "1")), int(cell.get("colspan", "1"))
            for i in range(high):
                for k in range(wide):
                    taken[r + i, c + k] = "^" if i else "s"
            del taken[r, c]
            classes = cell.get("class", "").split()
            letters.append(
                ("r" if "r" in classes else "c" if "c" in classes else "l") + ("B" if cell.tag == "th" else "")
            )
            text = text_of(cell)
            texts.append(f"T{{\n{text}\nT}}" if len(text) > 34 else text)
            c += 1
        formats.append(between.join(letters))
        lines.append("~".join(texts))
    return formats, lines
