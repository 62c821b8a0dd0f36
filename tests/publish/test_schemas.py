"""The schemas in docs/schemas describe what the program hands out, and the results keep to them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from docs.schemas.write import HERE, schemas, written
from pipeline.publish.data.data_files import MONITOR_FIELDS
from tests.support import DemoRun

FILES = {
    "document": "*/document.json", "tables": "*/tables.json", "clause": "*/clauses.jsonl", "changes": "changes.json",
    "run": "run.json",
}  # fmt: skip


def _values(path: Path) -> Iterator[Any]:
    """What a file holds: one value, or one a line."""
    text = path.read_text("utf-8")
    yield from map(json.loads, text.splitlines()) if path.suffix == ".jsonl" else [json.loads(text)]


@pytest.mark.parametrize("name", FILES)
def test_schema_is_that_of_the_program(name: str) -> None:
    """Made anew it is what lies in docs/schemas; `python -m docs.schemas.write` writes it."""
    assert (HERE / f"{name}.schema.json").read_text("utf-8") == written(schemas()[name])


def test_every_schema_is_looked_at() -> None:
    """And each is a schema itself."""
    assert set(FILES) == set(schemas()) == {path.name.partition(".")[0] for path in HERE.glob("*.json")}
    for schema in schemas().values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", FILES)
def test_results_keep_to_their_schema(name: str, demo_run: DemoRun) -> None:
    """Every value of every file, and no key that the schema does not speak of."""
    schema = schemas()[name]
    validator = Draft202012Validator(_closed(schema))
    values = [value for path in sorted(demo_run.out.glob(FILES[name])) for value in _values(path)]
    assert values
    wrong = [f"{list(error.path)}: {error.message[:200]}" for value in values for error in validator.iter_errors(value)]
    assert wrong == []


def _closed(schema: Any) -> Any:
    """A schema that allows no keys beyond those that it names."""
    if isinstance(schema, list):
        return [_closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value) for key, value in schema.items()}
    return closed | ({"additionalProperties": False} if "properties" in closed else {})


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("document", {"year": "tweeduizend"}),
        ("document", {"kind": "roman"}),
        ("clause", {"page": 0}),
        ("clause", {"stance": "wens"}),
        ("clause", {"facts": [{"kind": "tarief"}]}),
    ],
)
def test_schema_refuses_what_is_wrong(name: str, change: dict[str, Any], demo_run: DemoRun) -> None:
    """A schema that takes anything would say nothing."""
    value = next(value for path in sorted(demo_run.out.glob(FILES[name])) for value in _values(path))
    assert not Draft202012Validator(schemas()[name]).is_valid(value | change)


def test_data_package_describes_the_survey_figures(demo_run: DemoRun) -> None:
    """Column by column in order; every cell is of the type and among the values that it names."""
    package = json.loads((demo_run.out / "datapackage.json").read_text("utf-8"))
    (resource,) = package["resources"]
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    assert tuple(fields) == MONITOR_FIELDS
    assert all(field["description"] for field in fields.values())
    with (demo_run.out / resource["path"]).open(encoding=resource["encoding"], newline="") as file:
        rows = list(csv.DictReader(file, delimiter=resource["dialect"]["delimiter"]))
    assert len(rows) > 50
    assert [(name, cell) for row in rows for name, cell in row.items() if not _fits(cell, fields[name])] == []


def _fits(cell: str, field: dict[str, Any]) -> bool:
    rules = field.get("constraints", {})
    if cell == "":
        return not rules.get("required")
    if field["type"] == "number":
        return float(cell) == float(cell)  # a number, and not 'nan'
    if field["type"] in ("integer", "year"):
        return int(cell) >= int(rules.get("minimum", 1))
    return cell in list(rules.get("enum", [cell]))


def test_data_package_names_its_sources(demo_run: DemoRun) -> None:
    """Every report, with the place of its PDF; the rights are said to be theirs."""
    package = json.loads((demo_run.out / "datapackage.json").read_text("utf-8"))
    assert {source["name"] for source in package["sources"]} == {"actiz-2024", "actiz-2025"}
    assert all((demo_run.out / source["path"]).is_file() for source in package["sources"])
    assert "publishers" in package["description"]
