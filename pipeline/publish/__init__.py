"""Words the comparison: workbook, page, CSV, JSON and database. Decides nothing.

What needs a large library is imported when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pipeline.publish.data.data_files import write_changes_json, write_monitor_csv
from pipeline.publish.data.document_files import write_clauses, write_document_files
from pipeline.publish.run_info import RunInfo
from pipeline.publish.words.reasons import says_of

if TYPE_CHECKING:
    from pipeline.publish.data.datapackage import write_datapackage
    from pipeline.publish.data.sqlite import write_sqlite
    from pipeline.publish.page.html import write_html
    from pipeline.publish.sheets.workbook import write_workbook

__all__ = [
    "RunInfo",
    "says_of",
    "write_changes_json",
    "write_clauses",
    "write_datapackage",
    "write_document_files",
    "write_html",
    "write_monitor_csv",
    "write_sqlite",
    "write_workbook",
]

_LATER = {
    "write_datapackage": "data.datapackage",
    "write_html": "page.html",
    "write_sqlite": "data.sqlite",
    "write_workbook": "sheets.workbook",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
