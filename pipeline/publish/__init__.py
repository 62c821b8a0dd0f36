"""Words the comparison: workbook, page, CSV, JSON and database. Decides nothing.

This is its face: what stands above asks for these names, and for none of the modules inside. Each is imported when it
is first asked for: who wants one sentence needs no workbook, and no model of the data either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline import loaded_when_asked

if TYPE_CHECKING:
    from pipeline.publish.data.contract import clause_of
    from pipeline.publish.data.controle import concern_dicts
    from pipeline.publish.data.data_files import write_changes_json, write_monitor_csv
    from pipeline.publish.data.datapackage import write_datapackage
    from pipeline.publish.data.document_files import (
        clauses_in,
        csv_bytes,
        write_clauses,
        write_document_files,
        write_document_json,
    )
    from pipeline.publish.data.sqlite import write_sqlite
    from pipeline.publish.docx.memo import write_memos
    from pipeline.publish.docx.thema_tabel import write_docx
    from pipeline.publish.figures import bold_parts, with_unit
    from pipeline.publish.page.html import write_html
    from pipeline.publish.page.pictures import Draw, Drawing, Drawn, Picture, drawn
    from pipeline.publish.run_info import RunInfo
    from pipeline.publish.sheets.bronpassages_anchor import Stamp, mark, read_stamp
    from pipeline.publish.sheets.bronpassages_review import (
        ANCHOR,
        DOCUMENT,
        ID,
        PAGE,
        PASSAGE,
        REMARK,
        SECTION,
        SECTION_MARK,
        TEXT,
        THEME,
        VERDICT,
        VERDICTS,
        day_of,
        section_text,
    )
    from pipeline.publish.sheets.workbook import write_workbook
    from pipeline.publish.words.causes import caused, unreadable
    from pipeline.publish.words.failures import failure, fault_words, machine_words
    from pipeline.publish.words.findings import cause_words, finding_lines, finding_words
    from pipeline.publish.words.language import Language
    from pipeline.publish.words.messages import counted, said
    from pipeline.publish.words.places import place_words
    from pipeline.publish.words.plainly import plainly
    from pipeline.publish.words.reasons import Says, says_of, single, why
    from pipeline.publish.words.text import cell_text, clean, encodable, one_line

__all__ = [
    "ANCHOR",
    "DOCUMENT",
    "ID",
    "PAGE",
    "PASSAGE",
    "REMARK",
    "SECTION",
    "SECTION_MARK",
    "TEXT",
    "THEME",
    "VERDICT",
    "VERDICTS",
    "Draw",
    "Drawing",
    "Drawn",
    "Language",
    "Picture",
    "RunInfo",
    "Says",
    "Stamp",
    "bold_parts",
    "cause_words",
    "caused",
    "cell_text",
    "clause_of",
    "clauses_in",
    "clean",
    "concern_dicts",
    "counted",
    "csv_bytes",
    "day_of",
    "drawn",
    "encodable",
    "failure",
    "fault_words",
    "finding_lines",
    "finding_words",
    "machine_words",
    "mark",
    "one_line",
    "place_words",
    "plainly",
    "read_stamp",
    "said",
    "says_of",
    "section_text",
    "single",
    "unreadable",
    "why",
    "with_unit",
    "write_changes_json",
    "write_clauses",
    "write_datapackage",
    "write_document_files",
    "write_document_json",
    "write_docx",
    "write_html",
    "write_memos",
    "write_monitor_csv",
    "write_sqlite",
    "write_workbook",
]

_COLUMNS = (
    "ANCHOR", "DOCUMENT", "ID", "PAGE", "PASSAGE", "REMARK", "SECTION", "SECTION_MARK", "TEXT", "THEME", "VERDICT",
    "VERDICTS", "day_of", "section_text",
)  # fmt: skip
_LATER = {
    "clause_of": "data.contract",
    **dict.fromkeys(("write_changes_json", "write_monitor_csv"), "data.data_files"),
    **dict.fromkeys(
        ("clauses_in", "csv_bytes", "write_clauses", "write_document_files", "write_document_json"),
        "data.document_files",
    ),
    "RunInfo": "run_info",
    **dict.fromkeys(("caused", "unreadable"), "words.causes"),
    **dict.fromkeys(("failure", "fault_words", "machine_words"), "words.failures"),
    **dict.fromkeys(("cause_words", "finding_lines", "finding_words"), "words.findings"),
    "Language": "words.language",
    **dict.fromkeys(("counted", "said"), "words.messages"),
    "place_words": "words.places",
    "plainly": "words.plainly",
    **dict.fromkeys(("Says", "says_of", "single", "why"), "words.reasons"),
    **dict.fromkeys(("cell_text", "clean", "encodable", "one_line"), "words.text"),
    "concern_dicts": "data.controle",
    "write_datapackage": "data.datapackage",
    "write_docx": "docx.thema_tabel",
    "write_html": "page.html",
    "write_memos": "docx.memo",
    "write_sqlite": "data.sqlite",
    "write_workbook": "sheets.workbook",
    **dict.fromkeys(("Draw", "Drawing", "Drawn", "Picture", "drawn"), "page.pictures"),
    **dict.fromkeys(("bold_parts", "with_unit"), "figures"),
    **dict.fromkeys(("Stamp", "mark", "read_stamp"), "sheets.bronpassages_anchor"),
    **dict.fromkeys(_COLUMNS, "sheets.bronpassages_review"),
}

__getattr__ = loaded_when_asked(__name__, _LATER)
