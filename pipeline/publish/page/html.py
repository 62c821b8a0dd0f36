"""The table as one self-contained page: no fetches, works without JavaScript, prints, fits a phone."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from pipeline.config import Config
from pipeline.model import Clause, Comparison
from pipeline.model.files import atomic_write
from pipeline.publish.charts import LineChart, line_charts
from pipeline.publish.figures import dutch
from pipeline.publish.page.cells import Pictures, cells_of
from pipeline.publish.page.controle import concerns_of
from pipeline.publish.page.differences import differences_of
from pipeline.publish.page.line_svg import LETTERS, key_svg, line_svg
from pipeline.publish.page.pictures import Draw, Drawing, drawn_here
from pipeline.publish.page.rest import dropped_of, rest_of
from pipeline.publish.run_info import RunInfo
from pipeline.publish.series import series
from pipeline.publish.view import View
from pipeline.publish.words.text import encodable, one_line


def write_html(path: Path, comparison: Comparison, config: Config, run_info: RunInfo, draw: Draw = drawn_here) -> None:
    """Write thema-tabel.html; `draw` makes the pictures of passages."""
    view = View(comparison, config, run_info)
    pictures = _pictures(view, path.parent / run_info.corpus, draw)
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
    return (files("pipeline.publish.page") / "templates" / name).read_text("utf-8")


def _pictures(view: View, corpus: Path, draw: Draw) -> Pictures:
    """Pictures of every statement in the table, by document and id."""
    shown: dict[str, list[Clause]] = {}
    for cell in view.comparison.matrix:
        for clause in cell.clauses:
            if clause.document in view.documents:
                shown.setdefault(clause.document, []).append(clause)
    drawings = [Drawing(corpus / view.documents[name].source, tuple(clauses)) for name, clauses in shown.items()]
    return {
        (document, identity): found
        for document, pictures in zip(shown, draw(drawings), strict=True)
        for identity, found in pictures.items()
    }


def _context(view: View, pictures: Pictures) -> dict[str, Any]:
    config, run_info = view.config, view.run_info
    zorgkantoren = [
        {
            "id": z,
            "name": view.zorgkantoor(z),
            "edition": view.header(z),
            "link": _document_link(z, view),
        }
        for z in view.zorgkantoren
    ]
    themes = [
        {
            "id": theme.id,
            "title": view.theme(theme.id),
            "cells": cells_of(theme.id, view, pictures),
        }
        for theme in config.themes
    ]
    return {
        **_within(_template("thema_tabel.css"), _template("thema_tabel.js")),
        "title": one_line(config.publish.title),
        "subject": one_line(config.publish.subject),
        "made": f"{run_info.made:%d-%m-%Y}",
        "reviewed": view.reviewed,
        "version": run_info.version,
        "zorgkantoren": zorgkantoren,
        "themes": themes,
        "statements": sum(len(cell.clauses) for cell in view.comparison.matrix),
        "concerns": concerns_of(view),
        "differences": differences_of(view),
        "changed": any(change.change != "same" for change in view.comparison.changes),
        "dropped": dropped_of(view),
        "unused": rest_of(view),
        "charts": [_chart(chart) for chart in line_charts(series(view.comparison.monitor))],
    }


def _within(style: str, script: str) -> dict[str, str]:
    """Style and script as they stand in the page, and the policy by which a browser runs these and nothing else."""
    allowed = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'"
    policy = f"{allowed}; style-src {_digest(style)}; script-src {_digest(script)}"
    return {"style": style, "script": script, "policy": policy}


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _chart(chart: LineChart) -> dict[str, Any]:
    """A drawing, and the table under it with the same figures."""
    return {
        "title": chart.title,
        "unit": chart.unit,
        "years": chart.years,
        "svg": line_svg(chart),
        "sources": "; ".join(chart.sources),
        "disputed": chart.disputed,
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


def _document_link(zorgkantoor: str, view: View) -> str:
    document = view.current.get(zorgkantoor)
    return view.link(document.id) if document else ""
