"""The chapter Verschillen of thema-tabel.docx: per theme a table of what zorgkantoren share and who deviates."""

from __future__ import annotations

from docx.document import Document

from pipeline.publish.differing import SaidLine, address, lines_of, silence
from pipeline.publish.docx.grid import add_table
from pipeline.publish.docx.paper import Paper
from pipeline.publish.docx.runs import Element, Links, Run, add_line, add_runs, paragraph
from pipeline.publish.view import View

TITLE = "Verschillen"
_TOLD = (
    "Vergeleken zijn alleen cijfers van dezelfde soort, eenheid en hetzelfde jaar, over hetzelfde onderwerp; het "
    "aantal tussen haakjes zegt hoeveel. 'Niets gevonden' wil niet zeggen dat er niets is."
)
_FIRST = (2.2, 1.3)  # widths of subject and outcome, in those of a zorgkantoor


def add_differences(document: Document, view: View, links: Links, paper: Paper) -> None:
    """Append the chapter; nothing where no policies are compared."""
    lines = {theme.id: lines_of(theme.id, view) for theme in view.config.themes}
    if not any(lines.values()):
        return
    add_line(document, "Heading 1", ("", TITLE))
    add_line(document, "Toelichting", ("", _TOLD))
    width = (paper.width - 2 * paper.margin) / (sum(_FIRST) + len(view.zorgkantoren))
    widths = [*(width * share for share in _FIRST), *[width] * len(view.zorgkantoren)]
    names = ["Onderwerp", "Uitkomst", *(view.zorgkantoor(one) for one in view.zorgkantoren)]
    for theme, some in lines.items():
        if some:
            add_line(document, "Heading 2", ("", view.theme(theme)))
            rows = [_row(line, view, links) for line in some]
            described = f"Verschillen over {view.theme(theme)} per zorgkantoor"
            add_table(document, described, [[("strong", name)] for name in names], rows, widths)


def _row(line: SaidLine, view: View, links: Links) -> list[list[Element]]:
    subject: list[Run] = [("strong", line.subject), ("page", f" ({line.kind})")]
    cells = [_cell(line, zorgkantoor, view, links) for zorgkantoor in view.zorgkantoren]
    return [[_made(subject)], [_made([("", line.outcome)])], *cells]


def _cell(line: SaidLine, zorgkantoor: str, view: View, links: Links) -> list[Element]:
    """What a zorgkantoor says, each with a link to its page; never nothing."""
    made: list[Element] = []
    for one in line.said.get(zorgkantoor, ()):
        told = _made([])
        links.add(told, address(one, view), one.words)
        more = f" + {one.more}" if one.more else ""
        add_runs(
            told, [("", more), ("mark", one.mark and f" {one.mark}"), ("page", one.condition and f" {one.condition}")]
        )
        made.append(told)
    return made or [_made([("page", silence(line, zorgkantoor, view))])]


def _made(runs: list[Run]) -> Element:
    made = paragraph("Tabeltekst")
    add_runs(made, runs)
    return made
