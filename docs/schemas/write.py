"""Write the JSON Schemas of what a run hands out, from the types that the program itself uses.

    python -m docs.schemas.write

A test holds them against the program and against the results on the demonstration documents.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from pipeline.publish.data.shapes import ChangeShape, ClauseShape, DocumentShape, TableShape
from pipeline.run.report import Report

HERE = Path(__file__).resolve().parent
DIALECT = "https://json-schema.org/draft/2020-12/schema"
SHAPES: dict[str, tuple[str, Any]] = {
    "document": ("document.json", DocumentShape),
    "tables": ("tables.json", list[TableShape]),
    "clause": ("a line of clauses.jsonl", ClauseShape),
    "changes": ("changes.json", list[ChangeShape]),
}
# What run.json says beside the fields of the report.
TOLD = {
    "up_to_date": {"type": "boolean", "description": "whether there was nothing to do"},
    "exit_code": {
        "enum": [0, 1, 2, None],
        "description": "1: finished, with documents set aside or files written beside; 2: failed; null: at work",
    },
    "skipped": {"type": "array", "items": {"type": "string"}, "description": "the same as unchanged"},
    "versions": {"type": "object", "additionalProperties": {"type": "string"}},
}


def schemas() -> dict[str, dict[str, Any]]:
    """Each schema by the stem of its file."""
    made = {name: _headed(title, TypeAdapter(shape)) for name, (title, shape) in SHAPES.items()}
    run = _headed("run.json", TypeAdapter(Report))
    run["properties"] |= TOLD
    run["required"] = sorted(run["properties"])
    return made | {"run": run}


def written(schema: dict[str, Any]) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _headed(title: str, adapter: TypeAdapter[Any]) -> dict[str, Any]:
    return {**adapter.json_schema(mode="serialization"), "$schema": DIALECT, "title": title}


if __name__ == "__main__":
    for stem, schema in schemas().items():
        (HERE / f"{stem}.schema.json").write_text(written(schema), "utf-8")
