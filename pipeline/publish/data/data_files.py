"""monitor.csv and changes.json."""

from __future__ import annotations

from pathlib import Path

from pipeline.model import Comparison
from pipeline.model.files import atomic_write
from pipeline.publish.data.contract import change_dict, plain_number
from pipeline.publish.data.document_files import csv_bytes, to_json

MONITOR_FIELDS = (
    "document", "survey_year", "sector", "table", "question", "question_id", "answer", "group_kind", "group", "value",
    "unit", "n", "page", "answer_id", "caution", "remark",
)  # fmt: skip


def write_monitor_csv(path: Path, comparison: Comparison) -> None:
    """Write monitor.csv: one figure a row, numbers with a decimal point, separated by commas (for programs first)."""
    rows: list[list[object]] = [list(MONITOR_FIELDS)]
    for figure in comparison.monitor:
        values = {name: getattr(figure, name) for name in MONITOR_FIELDS}
        rows.append([*{**values, "value": plain_number(figure.value)}.values()])
    atomic_write(path, csv_bytes(rows, delimiter=","))


def write_changes_json(path: Path, comparison: Comparison) -> None:
    """Write changes.json."""
    atomic_write(path, to_json([change_dict(change) for change in comparison.changes]))
