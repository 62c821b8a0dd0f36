"""datapackage.json beside monitor.csv: what its columns mean, and where its figures come from (Frictionless)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

from pipeline.config import Config
from pipeline.model import Caution, Comparison, GroupKind
from pipeline.model.files import atomic_write
from pipeline.publish.data.data_files import MONITOR_FIELDS
from pipeline.publish.data.document_files import to_json
from pipeline.publish.run_info import RunInfo
from pipeline.publish.view import View
from pipeline.publish.words.text import one_line

_RIGHTS = (
    "The figures are quoted from the reports under 'sources'; the rights in those reports stay with their publishers, "
    "who have not licensed them by this file. Ask them before republishing more than a quotation."
)
_FILE = (
    "One figure a row. UTF-8 with a byte-order mark, commas, numbers with a decimal point. A text that a spreadsheet "
    "would take for a formula has an apostrophe before it."
)
_TEXT = {"type": "string"}
FIELDS: dict[str, dict[str, Any]] = {
    "document": {**_TEXT, "description": "id of the report; 'name' under 'sources'"},
    "survey_year": {"type": "year", "description": "year of the report; empty when not known"},
    "sector": {**_TEXT, "constraints": {"enum": ["vv", "ghz", "ggz"]}, "description": "empty when not known"},
    "table": {**_TEXT, "description": "label of the table, or its id when it has none"},
    "question": {**_TEXT, "description": "caption without label and n"},
    "question_id": {**_TEXT, "description": "the same for the same question in other reports"},
    "answer": {**_TEXT, "description": "label of the row; empty when the figure is about the question as a whole"},
    "group_kind": {
        **_TEXT,
        "constraints": {"required": True, "enum": list(get_args(GroupKind))},
        "description": "what 'group' is: a year, a zorgkantoor, a size of organisation, a statement, or no group",
    },
    "group": {
        **_TEXT,
        "description": "whom, when or which statement the figure is about; 'Overig' as the report has it",
    },
    "value": {"type": "number", "constraints": {"required": True}, "description": "in the unit of 'unit'"},
    "unit": {
        **_TEXT,
        "description": "%, EUR, procentpunt, punten, NPS (-100 to 100), score (a mean on the scale of the question), "
        "or aantal (a count)",
    },
    "n": {**_TEXT, "description": "number of respondents: a number, a range ('58-107'), or empty when not given"},
    "page": {"type": "integer", "constraints": {"minimum": 1}, "description": "page of the PDF, counted from 1"},
    "answer_id": {**_TEXT, "description": "the same for the same answer to one question in other reports"},
    "caution": {
        **_TEXT,
        "constraints": {"enum": [one for one in get_args(Caution) if one]},
        "description": "small-group: few respondents; group-size-unknown: the report does not give the n of the group",
    },
    "remark": {**_TEXT, "description": "what the report itself says of too few answers, in its own words"},
}


def write_datapackage(path: Path, comparison: Comparison, config: Config, run_info: RunInfo) -> None:
    """Write datapackage.json."""
    atomic_write(path, to_json(_package(View(comparison, config, run_info))))


def _package(view: View) -> dict[str, Any]:
    used = {figure.document for figure in view.comparison.monitor}
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "thematabel-monitor",
        "title": "Survey figures on the purchase of long-term care (Wlz), as tidy series",
        "description": _RIGHTS,
        "version": view.run_info.version,
        "created": view.run_info.made.isoformat(timespec="seconds"),
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "monitor",
                "title": "Survey figures",
                "description": _FILE,
                "path": "monitor.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8-sig",
                "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
                "schema": {
                    "fields": [{"name": name, **FIELDS[name]} for name in MONITOR_FIELDS],
                    "missingValues": [""],
                },
            }
        ],
    }
    sources = [_source(identity, view) for identity in view.documents if identity in used]
    return package | ({"sources": sources} if sources else {})


def _source(identity: str, view: View) -> dict[str, str]:
    """A report: its id, what it is called, and where it lies beside this file."""
    document = view.documents[identity]
    title = one_line(document.title) or view.edition(document)
    publisher = f" ({one_line(document.publisher)}, {document.year})" if document.publisher else ""
    return {"name": document.id, "title": f"{title}{publisher}", "path": view.link(identity)}
