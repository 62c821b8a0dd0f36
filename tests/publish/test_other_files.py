"""Page, database, CSV and JSON."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline.model import Fact, GroupKind, MonitorFigure
from pipeline.publish import write_changes_json, write_html, write_monitor_csv, write_sqlite
from pipeline.publish.figures import bold_parts, with_unit
from pipeline.publish.series import series
from pipeline.publish.words.marks import word_marks
from pipeline.publish.words.text import one_line
from tests.publish.material import CONFIG, HOSTILE, RUN, comparison


class _Page(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.scripts = 0
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_page_says_everything_and_fetches_nothing(tmp_path: Path) -> None:
    """Hostile text is shown, not run; links are relative; the language is Dutch."""
    write_html(tmp_path / "t.html", comparison(HOSTILE), CONFIG, RUN)
    source = (tmp_path / "t.html").read_text("utf-8")
    page = _Page(source)
    assert page.scripts == 1
    text = " ".join("".join(page.text).split())
    for statement in HOSTILE:
        assert one_line(statement) in text
    assert '<html lang="nl">' in source
    assert "../corpus/map%202/cz%20%232%20(def).pdf#page=7" in page.links
    assert not [link for link in page.links if re.match(r"\w+:|//", link)]
    assert source.partition("</table>")[0].count('role="cell"') == 6


def test_page_marks_what_changed(tmp_path: Path) -> None:
    """An opened statement shows old beside new."""
    write_html(tmp_path / "t.html", comparison(), CONFIG, RUN)
    source = (tmp_path / "t.html").read_text("utf-8")
    assert "<ins>96,4%</ins>" in source
    assert "<del>95,5%</del>" in source
    assert 'data-change="nieuw"' in source


def test_database_holds_everything_with_keys(tmp_path: Path) -> None:
    """Foreign keys hold, views show the newest edition, and a second write replaces the first."""
    data = comparison(HOSTILE)
    for _ in range(2):
        write_sqlite(tmp_path / "e.sqlite", data)
    with closing(sqlite3.connect(tmp_path / "e.sqlite")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        count = {
            name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in (
                "documents",
                "tables",
                "cells",
                "clauses",
                "facts",
                "changes",
                "decisions",
                "monitor",
                "thema_tabel",
            )
        }
        assert count == {
            "documents": 4, "tables": 2, "cells": 15, "clauses": len(HOSTILE) + 6, "facts": 2, "changes": 3,
            "decisions": 0, "monitor": 6, "thema_tabel": len(HOSTILE) + 4,
        }  # fmt: skip
        assert database.execute("SELECT zorgkantoor, value, unit FROM tarieven").fetchall() == [("cz", 96.4, "%")]
        assert database.execute("SELECT change FROM wijzigingen").fetchall() == [("changed",), ("new",)]
        joined = """SELECT o.page, n.page FROM changes c
            JOIN clauses o ON o.key = c.old_clause JOIN clauses n ON n.key = c.new_clause"""
        assert database.execute(joined).fetchall() == [(7, 7), (7, 7)]
    assert [path.name for path in tmp_path.iterdir()] == ["e.sqlite"]


def test_monitor_csv_is_tidy(tmp_path: Path) -> None:
    """The columns of the contract, plain numbers, a byte-order mark."""
    write_monitor_csv(tmp_path / "monitor.csv", comparison())
    with (tmp_path / "monitor.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == [
        "document", "survey_year", "sector", "table", "question", "question_id", "answer", "group_kind", "group",
        "value", "unit", "n", "page", "answer_id", "caution", "remark",
    ]  # fmt: skip
    assert [(row["answer"], row["group"], row["value"], row["unit"]) for row in rows[:3]] == [
        ("Ja", "2024", "60", "%"), ("Ja", "2025", "75", "%"), ("NPS 2025", "CZ", "5", "NPS"),
    ]  # fmt: skip


def test_changes_json_has_the_fields_of_the_contract(tmp_path: Path) -> None:
    """Pages are empty, not zero, where an edition lacks the statement."""
    write_changes_json(tmp_path / "changes.json", comparison())
    changes = {change["change"]: change for change in json.loads((tmp_path / "changes.json").read_text("utf-8"))}
    assert set(changes["new"]) == {
        "zorgkantoor", "theme", "change", "old_document", "new_document", "old_id", "new_id", "old_text", "new_text",
        "old_page", "new_page", "similarity", "facts",
    }  # fmt: skip
    assert (changes["new"]["old_page"], changes["new"]["new_page"], changes["new"]["old_text"]) == (None, 7, "")
    assert changes["changed"]["facts"] == [{"kind": "richttarief", "old": "95,5%", "new": "96,4%"}]


def test_asking_for_the_package_costs_little() -> None:
    """Large libraries are loaded by the writer that needs them, not by the import."""
    heavy = ["xlsxwriter", "jinja2", "pandas", "scipy", "numpy", "openpyxl", "docx"]
    code = f"import sys, pipeline.publish; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("Het is 95,5% in 2024.", "Het is 96% in 2024.", ["95,5% "], ["96% "]),
        ("Een plan.", "Een goed plan, op papier.", [], ["goed ", ", op papier"]),
        ("gelijk", "gelijk", [], []),
    ],
)
def test_changed_words(old: str, new: str, gone: list[str], come: list[str]) -> None:
    """Whole words and figures; both wordings come out complete."""
    left, right = word_marks(old, new)
    assert ("".join(text for _, text in left), "".join(text for _, text in right)) == (old, new)
    assert [text for changed, text in left if changed] == gone
    assert [text for changed, text in right if changed] == come


def test_figures_in_bold_are_facts_and_amounts() -> None:
    """A year or the number of a paragraph is no figure; the text comes out complete."""
    text = "Zie 9.1: in 2024 is het 95,5% of € 2.500, binnen drie jaar (-2%)."
    parts = bold_parts(text, [Fact("termijn", 3, "jaar", "drie jaar")])
    assert "".join(part for _, part in parts) == text
    assert [part for bold, part in parts if bold] == ["95,5%", "€ 2.500", "drie jaar", "-2%"]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(95.5, "%", "95,5%"), (400000, "EUR", "€ 400.000"), (3, "jaar", "3 jaar"), ("2025-09-01", "", "2025-09-01")],
)
def test_numbers_are_written_in_dutch(value: float | str, unit: str, text: str) -> None:
    """A comma for decimals, dots between thousands."""
    assert with_unit(value, unit) == text


def _figure(document: str, year: str, value: float, answer: str = "Ja") -> MonitorFigure:
    kind: GroupKind = "jaar" if year else "geen"
    return MonitorFigure(document, document[-4:], "vv", "T1", "Vraag", "vraag", answer, kind, year, value, "%", "", 3)


def test_reports_that_disagree_both_stand_marked() -> None:
    """The same year from two reports is one series when equal, a series per report when not."""
    found = series([_figure("a-2024", "2023", 50), _figure("a-2024", "2024", 60), _figure("b-2025", "2024", 61),
                    _figure("b-2025", "2023", 50), _figure("b-2025", "2025", 70)])  # fmt: skip
    assert [(one.values, one.disputed) for one in found] == [
        ({"2023": 50, "2024": 60}, True), ({"2024": 61, "2023": 50, "2025": 70}, True)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "values"),
    [
        pytest.param(("Tarief van 95,5%", "Tarief van 96,4%"), [{"2024": 1, "2025": 2}], id="figure in the answer"),
        pytest.param(("NPS 2020", "NPS 2021"), [{"2020": 1, "2021": 2}], id="year as label of the row"),
        pytest.param(("Ja", "Nee"), [{"2024": 1}, {"2025": 2}], id="another answer"),
        pytest.param(("Ja, het loopt al sinds 2016", "Nee"), [{"2024": 1}, {"2025": 2}], id="year within a sentence"),
    ],
)
def test_answers_make_a_series(answers: tuple[str, str], values: list[dict[str, float]]) -> None:
    """One answer over the years, whatever figure the report names in it."""
    found = series([_figure("a-2024", "", 1, answers[0]), _figure("b-2025", "", 2, answers[1])])
    assert [one.values for one in found] == values
