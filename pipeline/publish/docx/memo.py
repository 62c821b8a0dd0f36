"""Memos: what one zorgkantoor's policy says per theme, or what all of them say about one theme."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from docx.document import Document

from pipeline.config import Config
from pipeline.model import Change, Clause, Comparison
from pipeline.publish.docx.grid import add_table
from pipeline.publish.docx.paper import MEMO, new_document, save
from pipeline.publish.docx.runs import Element, Links, add_line, add_runs, paragraph
from pipeline.publish.docx.statements import Statements
from pipeline.publish.docx.thema_tabel import tell_sources
from pipeline.publish.figures import with_unit
from pipeline.publish.run_info import RunInfo
from pipeline.publish.view import View
from pipeline.publish.words.marks import Marked, word_marks
from pipeline.publish.words.places import page_words, place_words
from pipeline.publish.words.text import one_line

_WIDTHS = (90.0, 70.0, 210.0, 60.0, 40.0)  # points: whose figure, kind, subject, figure, page


def write_memos(
    folder: Path, comparison: Comparison, config: Config, run_info: RunInfo, only: Collection[str] = ()
) -> list[Path]:
    """Write a memo per zorgkantoor with a policy and one per theme; returns the files, in the order of config.yaml.

    `only` are ids of zorgkantoren and themes; all of them when it is empty. Links go from `folder`: `run_info` says
    where the corpus and the page are as seen from there.
    """
    view = View(comparison, config, run_info)
    wanted = only or {*(z.id for z in config.zorgkantoren), *(theme.id for theme in config.themes)}
    written = []
    for zorgkantoor in config.zorgkantoren:
        if zorgkantoor.id in view.current and zorgkantoor.id in wanted:
            written.append(folder / f"zorgkantoor-{zorgkantoor.id}.docx")
            save(_of_zorgkantoor(view, zorgkantoor.id), written[-1], view)
    for theme in config.themes:
        if theme.id in wanted:
            written.append(folder / f"thema-{theme.id}.docx")
            save(_of_theme(view, theme.id), written[-1], view)
    return written


def _of_zorgkantoor(view: View, zorgkantoor: str) -> Document:
    """Its statements per theme, its figures, and what changed since the edition before."""
    title = f"{view.zorgkantoor(zorgkantoor)}: {view.header(zorgkantoor)}"
    cells = [(view.theme(theme.id), theme.id, zorgkantoor) for theme in view.config.themes]
    document, statements = _of_cells(view, title, cells, "{} uitspraken op {} thema's.", whose=False)
    _changed(document, statements, [one for one in view.comparison.changes if one.zorgkantoor == zorgkantoor])
    tell_sources(document)
    return document


def _of_theme(view: View, theme: str) -> Document:
    """What each zorgkantoor says about it, and the figures side by side."""
    cells = [(f"{view.zorgkantoor(z.id)}, {view.header(z.id)}", theme, z.id) for z in view.config.zorgkantoren]
    title = f"{view.theme(theme)} in het inkoopbeleid"
    document, _ = _of_cells(view, title, cells, "{} uitspraken van {} zorgkantoren.", whose=True)
    tell_sources(document)
    return document


def _of_cells(
    view: View, title: str, cells: Sequence[tuple[str, str, str]], counted: str, *, whose: bool
) -> tuple[Document, Statements]:
    """A memo of some cells (heading, theme, zorgkantoor): how much they hold, their statements, their figures."""
    document = new_document(view, title, MEMO)
    mine = [view.cells.get((theme, zorgkantoor), ()) for _, theme, zorgkantoor in cells]
    _tell(document, counted.format(sum(map(len, mine)), sum(map(bool, mine))), view)
    statements = Statements(document, view)
    for heading, theme, zorgkantoor in cells:
        add_line(document, "Heading 1", ("", heading))
        _append(document, statements.cell(theme, zorgkantoor))
    _figures(document, statements, list(chain.from_iterable(mine)), whose=whose)
    return document, statements


def _tell(document: Document, counted: str, view: View) -> None:
    made = f"Stand van {view.run_info.made:%d-%m-%Y}, gemaakt met thematabel {view.run_info.version}."
    care = (
        "De woorden zijn die van de documenten, ingekort: het nummer achter een uitspraak is de noot met de hele "
        "passage, achteraan. Controleer een uitspraak in het document voordat u er een besluit op neemt."
    )
    add_line(document, "Toelichting", ("", f"{counted} {made} {care}"))


def _append(document: Document, paragraphs: Iterable[Element]) -> None:
    """Paragraphs at the end of the text, before the properties of its last section."""
    last = document.element.body.sectPr
    for one in paragraphs:
        last.addprevious(one)


def _figures(document: Document, statements: Statements, clauses: Sequence[Clause], *, whose: bool) -> None:
    """The figures that cost or earn money in these statements, a row each; nothing where there are none."""
    rows: dict[tuple[str, ...], list[list[Element]]] = {}
    view, links = statements.view, statements.links
    for clause in clauses:
        for fact in clause.facts:
            if fact.kind in view.config.publish.tariff_kinds:
                subject = one_line(fact.subject) or one_line(clause.short)
                told = (view.zorgkantoor(clause.zorgkantoor), fact.kind, subject, with_unit(fact.value, fact.unit))
                rows.setdefault(told, [*([_line(text)] for text in told), [_page(links, view, clause)]])
    if not rows:
        return
    add_line(document, "Heading 1", ("", "Tarieven, opslagen, afslagen en plafonds"))
    heads = [[("strong", name)] for name in ("Zorgkantoor", "Soort", "Onderwerp", "Cijfer", "Pagina")]
    first = 0 if whose else 1
    add_table(
        document,
        "Cijfers uit de uitspraken hierboven",
        heads[first:],
        [row[first:] for row in rows.values()],
        _WIDTHS[first:] if whose else (_WIDTHS[1], sum(_WIDTHS[0:3:2]), *_WIDTHS[3:]),
    )


def _line(text: str) -> Element:
    made = paragraph("Tabeltekst")
    add_runs(made, [("", text)])
    return made


def _page(links: Links, view: View, clause: Clause) -> Element:
    made = paragraph("Tabeltekst")
    links.add(made, view.link_of(clause), place_words(clause))
    return made


def _changed(document: Document, statements: Statements, changes: Sequence[Change]) -> None:
    """What was reworded since the edition before, with the words that differ, and what the new edition lacks."""
    view, links = statements.view, statements.links
    reworded = [one for one in changes if one.change == "changed" and one.new_id in view.shown]
    dropped = [one for one in changes if one.change == "dropped"]
    if not reworded and not dropped:
        return
    add_line(document, "Heading 1", ("", "Wat veranderde ten opzichte van de vorige editie"))
    if reworded:
        add_line(document, "Heading 2", ("", "Gewijzigd"))
        _append(document, (line for one in reworded for line in _both(links, view, one)))
    if dropped:
        add_line(document, "Heading 2", ("", "Vervallen"))
        _append(document, (_dropped(links, view, one) for one in dropped))


def _both(links: Links, view: View, change: Change) -> Iterator[Element]:
    old, new = word_marks(one_line(change.old_text), one_line(change.new_text))
    now, before = paragraph("ListBullet"), paragraph("ListContinue")
    add_runs(now, [("strong", "Nu: "), *_marked(new, "added"), ("", " ")])
    add_runs(before, [("strong", "Was: "), *_marked(old, "removed"), ("", " ")])
    for line, name, page in (
        (now, change.new_document, change.new_page),
        (before, change.old_document, change.old_page),
    ):
        _add_page(links, line, view, name, page)
        yield line


def _dropped(links: Links, view: View, change: Change) -> Element:
    line = paragraph("ListBullet")
    add_runs(line, [("strong", f"{view.theme(change.theme)}: "), ("", f"{one_line(change.old_text)} ")])
    _add_page(links, line, view, change.old_document, change.old_page)
    return line


def _add_page(links: Links, line: Element, view: View, document: str, page: int | None) -> None:
    if page:
        links.add(line, view.link(document, page), page_words(page))


def _marked(parts: Marked, look: str) -> list[tuple[str, str]]:
    return [(look if changed else "", text) for changed, text in parts]
