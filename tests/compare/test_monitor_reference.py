"""The reference monitors, figure by figure, against a truth that was made by other rules."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pipeline.compare import monitor_figures
from pipeline.compare.headers import Heads
from pipeline.config import Config
from pipeline.model import Document, Table
from tests.compare.monitor_truth import Key, difference, table_name, truth

LEAST = 0.99


@pytest.mark.parametrize(("report", "figures"), [("actiz-2025", 1002), ("vgn-2017", 678), ("actiz-2022", 54)])
def test_every_figure_says_what_the_table_says(report: str, figures: int, reference: Path, config: Config) -> None:
    """Value, unit, kind of group, group, n and answer of the given tables are right."""
    given = json.loads((reference / "truth" / f"{report}.json").read_text("utf-8"))
    expected = truth(given)
    assert expected.total() == figures
    right, differences = difference(expected, _found(given, config))
    assert right >= LEAST, differences


def _found(given: dict[str, Any], config: Config) -> Counter[Key]:
    about = given["document"]
    document = Document(about["id"], about["file"], "", "monitor", about["publisher"], "", about["year"],
                        about["sector"], "", about["pages"])  # fmt: skip
    heads = Heads(config.zorgkantoren, config.compare.columns)
    found: Counter[Key] = Counter()
    for entry in given["tables"]:
        grid = tuple(tuple(row) for row in entry["grid"])
        table = Table(entry["id"], entry["label"], entry["caption"], entry["n"], entry["page"], entry["page_end"], (),
                      tuple(entry["section"]), entry["header_rows"], grid)  # fmt: skip
        for f in monitor_figures(document, [table], heads):
            found[table_name(entry), f.answer, f.group_kind, f.group, f.value, f.unit, f.n] += 1
    return found
