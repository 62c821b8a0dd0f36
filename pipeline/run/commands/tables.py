"""The tables of any PDF, without corpus or themes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.charts import tables_and_charts
from pipeline.config import Config
from pipeline.model import Table
from pipeline.model.files import atomic_write
from pipeline.read import read_document
from pipeline.tables import table_spans, uncovered_grid


def tables_of(path: Path, config: Config) -> list[Table]:
    """The tables of one PDF, in reading order. Raises UnreadablePdf."""
    return list(tables_and_charts(read_document(path, config.read), config.tables)[0])


def write_tables(path: Path, tables: Sequence[Table]) -> None:
    """Write `[{page, page_end, grid, spans}]`; a span is [row0, col0, row1, col1], counted from 0, ends included.

    A cell's text stands once, at its top left; null stands in the other places that it covers.
    """
    rows: list[dict[str, Any]] = [
        {"page": t.page, "page_end": t.page_end, "grid": uncovered_grid(t), "spans": table_spans(t)}
        for t in tables
        if t.kind == "table"
    ]
    atomic_write(path, json.dumps(rows, ensure_ascii=False, indent=1))
