"""The table as one self-contained page: no fetches, works without JavaScript, prints, fits a phone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from pipeline.config import Config
from pipeline.model import Change, Clause, Comparison
from pipeline.model.files import atomic_write
from pipeline.publish.charts import LineChart, line_charts
from pipeline.publish.figures import bold_parts, dutch, with_unit
from pipeline.publish.line_svg import LETTERS, key_svg, line_svg
from pipeline.publish.marks import Marked, word_marks
from pipeline.publish.pictures import passage_pictures
from pipeline.publish.run_info import RunInfo
from pipeline.publish.series import series
from pipeline.publish.text import clean, encodable, one_line
from pipeline.publish.thema_tabel import NO_DOCUMENT, NO_PASSAGE
from pipeline.publish.view import CHANGES, STANCES, View

Pictures = Mapping[tuple[str, str], list[str]]  # (document, clause id) -> data addresses


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as the page shows it, closed and opened."""

    parts: list[tuple[bool, str]]
    page: int
    own: bool
    change: str  # '', gewijzigd, nieuw, ongewijzigd
    stance: str
    passage: str
    section: str
    link: str
    facts: str
    why: list[str]
    old: Marked
    new: Marked
    old_page: int | None
    old_link: str
    pictures: list[str]  # data addresses of the passage as it stands on the page


@dataclass(frozen=True, slots=True)
class HtmlCell:
    """A cell: its zorgkantoor and its statements, or why there are none."""

    zorgkantoor: str
    name: str
    statements: list[Statement]
    empty: str


def write_html(path: Path, comparison: Comparison, config: Config, run_info: RunInfo) -> None:
    """Write thema-tabel.html."""
    view = View(comparison, config, run_info)
    pictures = _pictures(view, path.parent / run_info.corpus)
    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("thema_tabel.html.j2").render(_context(view, pictures))
    atomic_write(path, encodable(page))


def _template(name: str) -> str:
    return (files("pipeline.publish") / "templates" / name).read_text("utf-8")


def _pictures(view: View, corpus: Path) -> Pictures:
    """Pictures of every statement in the table, by document and id."""
    shown: dict[str, list[Clause]] = {}
    for cell in view.comparison.matrix:
        for clause in cell.clauses:
            shown.setdefault(clause.document, []).append(clause)
    return {
        (document, identity): [picture for picture in found if picture]
        for document, clauses in shown.items()
        if document in view.documents
        for identity, found in passage_pictures(corpus / view.documents[document].source, clauses).items()
    }


def _context(view: View, pictures: Pictures) -> dict[str, Any]:
    config, run_info = view.config, view.run_info
    cells = {(cell.theme, cell.zorgkantoor): cell.clauses for cell in view.comparison.matrix}
    zorgkantoren = [
        {
            "id": z.id,
            "name": view.zorgkantoor(z.id),
            "edition": _edition(z.id, view),
            "link": _document_link(z.id, view),
        }
        for z in config.zorgkantoren
    ]
    themes = [
        {
            "id": theme.id,
            "title": view.theme(theme.id),
            "cells": [_cell(z.id, cells.get((theme.id, z.id), ()), view, pictures) for z in config.zorgkantoren],
        }
        for theme in config.themes
    ]
    return {
        "title": one_line(config.publish.title),
        "subject": one_line(config.publish.subject),
        "made": f"{run_info.made:%d-%m-%Y}",
        "version": run_info.version,
        "zorgkantoren": zorgkantoren,
        "themes": themes,
        "statements": sum(len(cell.clauses) for cell in view.comparison.matrix),
        "changed": any(change.change != "same" for change in view.comparison.changes),
        "dropped": [_dropped(change, view) for change in view.comparison.changes if change.change == "dropped"],
        "charts": [_chart(chart) for chart in line_charts(series(view.comparison.monitor))],
    }


def _chart(chart: LineChart) -> dict[str, Any]:
    """A drawing, and the table under it with the same figures."""
    return {
        "title": chart.title,
        "unit": chart.unit,
        "years": chart.years,
        "svg": line_svg(chart),
        "sources": "; ".join(chart.sources),
        "lines": [
            {
                "name": line.name,
                "letter": LETTERS[number],
                "key": key_svg(number),
                "cells": [
                    f"{dutch(line.values[year])}{'%' if chart.unit == '%' else ''}" if year in line.values else "–"
                    for year in chart.years
                ],
            }
            for number, line in enumerate(chart.lines)
        ],
    }


def _edition(zorgkantoor: str, view: View) -> str:
    document = view.current.get(zorgkantoor)
    return f"inkoopbeleid {document.year}" if document else NO_DOCUMENT


def _document_link(zorgkantoor: str, view: View) -> str:
    document = view.current.get(zorgkantoor)
    return view.link(document.id) if document else ""


def _cell(zorgkantoor: str, clauses: tuple[Clause, ...], view: View, pictures: Pictures) -> HtmlCell:
    ordered = sorted(clauses, key=lambda clause: clause.scope == "landelijk")
    empty = "" if clauses else NO_PASSAGE if zorgkantoor in view.current else NO_DOCUMENT
    statements = [_statement(c, view, pictures.get((c.document, c.id), [])) for c in ordered]
    return HtmlCell(zorgkantoor, view.zorgkantoor(zorgkantoor), statements, empty)


def _statement(clause: Clause, view: View, pictures: list[str]) -> Statement:
    change = view.change_of(clause)
    edited = change is not None and change.change == "changed"
    old, new = word_marks(one_line(change.old_text), one_line(change.new_text)) if change and edited else ([], [])
    return Statement(
        parts=bold_parts(one_line(clause.short) or one_line(clause.text), clause.facts),
        page=clause.page,
        own=clause.scope == "eigen",
        change=CHANGES[change.change] if change else "",
        stance=STANCES.get(clause.stance, clause.stance),
        passage=one_line(clause.text),
        section=" › ".join(one_line(heading) for heading in clause.section),
        link=view.link(clause.document, clause.page),
        facts="; ".join(one_line(f"{f.kind} {with_unit(f.value, f.unit)} {f.subject}") for f in clause.facts),
        why=[one_line(reason) for reason in clause.why],
        old=old,
        new=new,
        old_page=change.old_page if change and edited else None,
        old_link=view.link(change.old_document, change.old_page) if change and edited else "",
        pictures=pictures,
    )


def _dropped(change: Change, view: View) -> dict[str, Any]:
    return {
        "zorgkantoor": view.zorgkantoor(change.zorgkantoor),
        "zorgkantoor_id": change.zorgkantoor,
        "theme": view.theme(change.theme),
        "theme_id": change.theme,
        "text": clean(change.old_text),
        "page": change.old_page,
        "link": view.link(change.old_document, change.old_page),
        "document": change.old_document,
    }
