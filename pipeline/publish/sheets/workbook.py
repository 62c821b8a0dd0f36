"""The workbook: one module per sheet, written in one step."""

from __future__ import annotations

from pathlib import Path

from pipeline.config import Config
from pipeline.model import Comparison
from pipeline.model.files import atomic_path
from pipeline.publish.run_info import RunInfo
from pipeline.publish.sheets.bronpassages import anchors, passage_rows, write_bronpassages
from pipeline.publish.sheets.controle import write_controle
from pipeline.publish.sheets.documenten import write_documenten
from pipeline.publish.sheets.ervaringen import write_ervaringen
from pipeline.publish.sheets.excel import Book
from pipeline.publish.sheets.grafieken import write_grafieken
from pipeline.publish.sheets.leeswijzer import SHEETS, write_leeswijzer
from pipeline.publish.sheets.monitor import write_monitor
from pipeline.publish.sheets.niet_gebruikt import write_niet_gebruikt
from pipeline.publish.sheets.niet_meer_gevonden import write_niet_meer_gevonden
from pipeline.publish.sheets.tarieven import write_tarieven
from pipeline.publish.sheets.thema_tabel import write_thema_tabel
from pipeline.publish.sheets.verschillen import write_verschillen
from pipeline.publish.sheets.wijzigingen import write_wijzigingen
from pipeline.publish.sheets.witte_vlekken import write_witte_vlekken
from pipeline.publish.view import View
from pipeline.publish.words.text import one_line


def write_workbook(path: Path, comparison: Comparison, config: Config, run_info: RunInfo) -> None:
    """Write thema-tabel.xlsx; `path` is the old file or the whole new one, never half of it."""
    view = View(comparison, config, run_info)
    passages = passage_rows(view)
    with atomic_path(path) as temporary:
        book = Book(temporary, config.publish.font, run_info.made, _properties(view))
        for name in ("Leeswijzer", *SHEETS):
            book.workbook.add_worksheet(name)
        write_leeswijzer(book, view)
        write_controle(book, view, passages)
        write_thema_tabel(book, view, anchors(view))
        write_verschillen(book, view, passages)
        write_tarieven(book, view, passages)
        write_bronpassages(book, view)
        write_wijzigingen(book, view)
        write_monitor(book, view)
        write_grafieken(book, view)
        write_ervaringen(book, view)
        write_documenten(book, view)
        write_witte_vlekken(book, view, passages)
        write_niet_gebruikt(book, view, passages)
        write_niet_meer_gevonden(book, view, passages)
        book.close()


def _properties(view: View) -> dict[str, str]:
    settings = view.config.publish
    return {
        "title": one_line(settings.title)[:250],
        "subject": one_line(settings.subject)[:250],
        "author": f"thematabel {view.run_info.version}",
        "category": "inkoopbeleid Wlz",
        "keywords": "zorgkantoor, inkoopbeleid, Wlz, langdurige zorg",
        "comments": f"Stand van {view.run_info.made:%d-%m-%Y}. Zie het blad Leeswijzer.",
    }
